"""Pages of officers: who may, what happens, what is refused."""

import re
from datetime import timedelta
from io import BytesIO

from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from pengaduan.survei.models import Jawaban, Kampanye, Kupon, LayananPublik, RencanaTindak
from pengaduan.survei.rules.unsur import UNSUR
from pengaduan.survei.services import terbit, tutup
from pengaduan.survei.views.kupon import KUKI_KIOS
from tests.pengaduan.survei.pembuat import buat_jawaban, isian_form

ALASAN = {"alasan": "Loket pindah ke gedung baru."}


def alamat(nama: str, *argumen: object) -> str:
    return reverse(f"survei:{nama}", args=argumen)


class TestPetugas:
    def test_dari_layanan_sampai_survei_dibuka(self, dinas, pengelola, masuk):
        klien, hari = masuk(pengelola), timezone.localdate()
        assert "Tambah layanan" in klien.get(alamat("buat")).content.decode()
        klien.post(alamat("layanan_baru"), {"instansi": dinas.pk, "nama": "KTP elektronik", "aktif": "on"})
        layanan = LayananPublik.objects.get()
        isi = {"instansi": dinas.pk, "periode": f"{hari.year}", "mulai": hari, "selesai": hari, "kios": "on"}
        jawaban = klien.post(alamat("buat"), isi)
        kampanye = Kampanye.objects.get()
        assert jawaban.headers["Location"] == alamat("layanan_atur", kampanye.pk)
        klien.post(alamat("layanan_atur", kampanye.pk), {f"layanan_{layanan.pk}": "500"})
        tanya = {"waktu_pertanyaan": "Apakah cepat?", "waktu_1": "Lambat sekali"}
        klien.post(alamat("kuesioner", kampanye.pk), tanya)
        klien.post(alamat("buka", kampanye.pk), {"alasan": ""})
        kampanye.refresh_from_db()
        assert (kampanye.keadaan, kampanye.baris_layanan.get().populasi) == ("berjalan", 500)
        assert kampanye.pertanyaan[2].pertanyaan == "Apakah cepat?"
        assert kampanye.pertanyaan[2].pilihan[1:] == UNSUR[2].pilihan[1:]
        halaman = klien.get(kampanye.get_absolute_url()).content.decode()
        assert "217" in halaman  # the sample that 500 people need
        assert re.search(r"KTP elektronik</th><td[^>]*>500</td><td[^>]*>0</td>", halaman)
        assert "Tutup dan hitung" not in halaman

    def test_galat_di_bidangnya(self, dinas, layanan, pengelola, masuk):
        hari = timezone.localdate()
        isi = {"instansi": dinas.pk, "periode": str(hari.year), "mulai": hari, "selesai": hari - timedelta(days=1)}
        form = masuk(pengelola).post(alamat("buat"), isi).context["form"]
        assert "mendahului" in form.errors["selesai"][0]
        jauh = isi | {"mulai": hari + timedelta(days=900), "selesai": hari + timedelta(days=901)}
        assert "bersinggungan" in masuk(pengelola).post(alamat("buat"), jauh).context["form"].errors["mulai"][0]

    def test_unit_di_luar_jangkauan_tidak_dapat_dipilih(self, dinas, layanan, citra, masuk):
        hari = timezone.localdate()
        isi = {"instansi": dinas.pk, "periode": str(hari.year), "mulai": hari, "selesai": hari}
        assert "instansi" in masuk(citra).post(alamat("buat"), isi).context["form"].errors
        assert Kampanye.objects.count() == 0

    def test_nilai_tidak_terlihat_sebelum_ditutup(self, kampanye, pengelola, masuk):
        buat_jawaban(kampanye, ["444444444"] * 20, saran="Antre lama")
        for bagian in ("ringkasan", "unsur", "responden", "saran", "tindak", "kuesioner", "riwayat"):
            halaman = masuk(pengelola).get(kampanye.get_absolute_url(), {"bagian": bagian}).content.decode()
            assert "100,00" not in halaman
            assert "Antre lama" not in halaman

    def test_tutup_terbit_dan_setiap_bagian(self, kampanye, kepala, kepala_dinas, masuk):
        buat_jawaban(kampanye, ["343333331"] * 20, saran="<script>alert(1)</script>")
        klien = masuk(kepala)
        klien.post(alamat("tutup", kampanye.pk), {"alasan": ""})
        assert Kampanye.objects.get().keadaan == "berjalan"  # before its last day only with a reason
        klien.post(alamat("tutup", kampanye.pk), ALASAN)
        isi = {
            "unsur": "sarana",
            "uraian": "Menambah kursi.",
            "penanggung_jawab": kepala_dinas.pk,
            "tenggat": timezone.localdate(),
        }
        klien.post(alamat("tindak_buat", kampanye.pk), isi)
        rencana = RencanaTindak.objects.get()
        klien.post(alamat("terbitkan", kampanye.pk), {"alasan": ""})
        assert Kampanye.objects.get().keadaan == "diterbitkan"
        for bagian in ("ringkasan", "unsur", "responden", "saran", "tindak", "kuesioner", "riwayat"):
            halaman = klien.get(kampanye.get_absolute_url(), {"bagian": bagian}).content.decode()
            assert "<script>alert" not in halaman
        assert "Menambah kursi." in klien.get(alamat("tindak", rencana.pk)).content.decode()
        hasil = Kampanye.objects.get().hasil_terakhir
        assert klien.get(alamat("xlsx", hasil.pk)).status_code == 200
        assert klien.get(alamat("daftar"), {"format": "csv"}).status_code == 200

    def test_draf_pdf_sebelum_terbit(self, kampanye, kepala, masuk):
        buat_jawaban(kampanye, ["343333331"] * 6)
        hasil = tutup.kampanye_tutup(kampanye=kampanye, oleh=kepala, catatan="x" * 20).hasil_terakhir
        jawaban = masuk(kepala).get(alamat("pdf", hasil.pk))
        assert jawaban.headers["Content-Type"] == "application/pdf"
        terbit.hasil_terbitkan(kampanye=Kampanye.objects.get(), oleh=kepala)
        assert masuk(kepala).get(alamat("pdf", hasil.pk)).status_code == 302


class TestKupon:
    def test_satu_di_layar_dan_selembar_pdf(self, kampanye, layanan, pengelola, masuk):
        klien = masuk(pengelola)
        layar = klien.post(alamat("kupon", kampanye.pk), {"layanan": layanan.pk, "jumlah": "1"})
        kode = layar.context["kartu"]["kode"]
        assert kode in layar.content.decode()
        assert kode not in klien.get(alamat("kupon", kampanye.pk)).content.decode()
        lembar = klien.post(alamat("kupon", kampanye.pk), {"layanan": layanan.pk, "jumlah": "12"})
        assert lembar.headers["Content-Type"] == "application/pdf"
        assert Kupon.objects.count() == 13
        # Eight fit below the heading; none is cut in two by the end of a page.
        isi = [satu.extract_text() for satu in PdfReader(BytesIO(lembar.content)).pages]
        assert [teks.count("Bagaimana layanan kami?") for teks in isi] == [8, 4]
        assert [teks.count("Tanpa nama.") for teks in isi] == [8, 4]

    def test_kios_dinyalakan_petugas_yang_lalu_keluar(self, kampanye, layanan, pengelola, masuk, client):
        Kampanye.objects.update(kios=True)
        klien, kios = masuk(pengelola), "/skm/tangerang-selatan/kios/"
        assert client.get(kios).status_code == 403
        jawaban = klien.post(alamat("kios_nyalakan", kampanye.pk))
        assert jawaban.headers["Location"] == kios
        assert klien.get(kampanye.get_absolute_url()).status_code == 302  # signed out on this device
        teks = klien.get(kios).content.decode()
        assert "js/kios.js" in teks
        # No page that goes away by itself while somebody reads it without script (WCAG 2.2.1).
        assert 'http-equiv="refresh"' not in teks
        assert klien.post(kios, isian_form()).headers["Location"].endswith("?kios=1")
        assert Jawaban.objects.get().kanal == "kios"
        assert klien.post(kios, isian_form()).status_code == 429  # nobody answers again within seconds
        masuk(pengelola).post(alamat("kios_matikan", kampanye.pk))
        assert klien.get(kios).status_code == 403
        client.cookies[KUKI_KIOS] = "dipalsukan"
        assert client.get(kios).status_code == 403


def test_banding_jujur(kampanye, kepala, layanan, masuk):
    hari = timezone.localdate()
    Kampanye.objects.update(mulai=hari - timedelta(days=200), selesai=hari + timedelta(days=1))
    buat_jawaban(kampanye, ["222222222", "233222222"] * 20, tanggal=hari - timedelta(days=60))
    buat_jawaban(kampanye, ["333333333", "343333333"] * 20, tanggal=hari)
    isi = {"instansi": kampanye.instansi_id, "tanggal": hari - timedelta(days=30), "bulan": 3}
    assert masuk(kepala).get(alamat("banding"), isi).context["form"].is_bound is False  # open surveys do not leak
    tutup.kampanye_tutup(kampanye=Kampanye.objects.get(), oleh=kepala, catatan="x" * 20)
    halaman = masuk(kepala).get(alamat("banding"), isi)
    teks = halaman.content.decode()
    assert halaman.context["banding"].kode == "naik"
    assert "bukan mengapa" in teks
    assert "40" in teks
    kosong = masuk(kepala).get(alamat("banding"), isi | {"tanggal": hari + timedelta(days=300)})
    assert kosong.context["banding"] is None


def test_poster_satu_halaman_dengan_alamat_yang_berlaku(kampanye, pengelola, citra, masuk):
    """One A4 page: the open link when there is one, otherwise where a coupon is typed in; nothing once closed."""
    for terbuka, jalur in ((False, "/skm/tangerang-selatan/kupon/"), (True, f"/isi/{kampanye.kode}/")):
        Kampanye.objects.update(tautan_terbuka=terbuka)
        jawaban = masuk(pengelola).get(alamat("poster", kampanye.pk))
        halaman = PdfReader(BytesIO(jawaban.content)).pages
        assert len(halaman) == 1
        assert jalur in "".join(halaman[0].extract_text().split())
        assert [round(float(sisi)) for sisi in halaman[0].mediabox[2:]] == [595, 842]
    assert masuk(citra).get(alamat("poster", kampanye.pk)).status_code in (403, 404)
    Kampanye.objects.update(keadaan="ditutup")
    assert masuk(pengelola).get(alamat("poster", kampanye.pk)).status_code == 302
