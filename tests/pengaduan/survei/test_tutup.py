"""Closing, depositing, publishing, revising: once each, and the same figure everywhere."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from asn.core.models import RiwayatKeadaan
from asn.core.periode import Periode
from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from kepegawaian.instansi.models import IndikatorInstansi, Kota
from kepegawaian.instansi.services import indikator_catat
from kinerja.evaluasi.figur import indikator as figur
from pengaduan.survei import dokumen, lembar_kerja, penyaji
from pengaduan.survei.models import HasilSurvei, Kampanye
from pengaduan.survei.rules.unsur import UNSUR
from pengaduan.survei.services import jadwal, publik, terbit, tindak, tutup
from pengaduan.survei.services.kampanye import kampanye_batalkan, kampanye_buat, kampanye_buka, layanan_atur
from tests.pengaduan.survei.pembuat import buat_jawaban, buat_kampanye

ALASAN = "Loket pindah ke gedung baru."
CAMPURAN = ["343334334", "333333333", "444343433", "322333323", "434444444", "333233332", "343333343"]


@pytest.fixture
def ditutup(kampanye, kepala) -> Kampanye:
    buat_jawaban(kampanye, CAMPURAN)
    return tutup.kampanye_tutup(kampanye=kampanye, oleh=kepala, catatan=ALASAN)


def indikator() -> list[IndikatorInstansi]:
    return list(IndikatorInstansi.objects.filter(jenis="IKM"))


class TestTutup:
    def test_dibekukan_dan_dicatat_sekali(self, ditutup, kampanye, kepala):
        hasil, (satu,) = ditutup.hasil_terakhir, indikator()
        assert (satu.nilai, satu.kode, satu.n) == (hasil.ikm, hasil.mutu, 7)
        assert (satu.periode, satu.tautan) == ("2026-T4", f"/survei/{kampanye.pk}/")
        with pytest.raises(TransitionRefused):
            tutup.kampanye_tutup(kampanye=kampanye, oleh=kepala, catatan=ALASAN)
        assert (len(indikator()), HasilSurvei.objects.count()) == (1, 1)

    def test_sama_dengan_hitung_skm_dari_jawaban_yang_diterbitkan(self, ditutup, tmp_path, capsys):
        hasil, jalur = ditutup.hasil_terakhir, tmp_path / "jawaban.csv"
        jalur.write_text(lembar_kerja.jawaban_csv(hasil))
        call_command("hitung_skm", str(jalur))
        teks = capsys.readouterr().out
        assert f"IKM (nilai indeks × 25): {penyaji.tulis(hasil.ikm)}" in teks
        assert f"Mutu pelayanan: {hasil.mutu}" in teks
        for u in UNSUR:
            baris = next(b for b in teks.splitlines() if b.startswith(u.kode))
            assert baris.split()[-2] == penyaji.tulis(hasil.angka["nrr"][u.kunci], 3)

    def test_sebelum_hari_terakhir_harus_beralasan(self, kampanye, kepala):
        with pytest.raises(TransitionRefused, match="alasannya"):
            tutup.kampanye_tutup(kampanye=kampanye, oleh=kepala)

    @pytest.mark.parametrize("siapa", ["pengelola", "citra", "budi"])
    def test_bukan_wewenangnya(self, kampanye, siapa, request):
        with pytest.raises(PermissionDenied):
            tutup.kampanye_tutup(kampanye=kampanye, oleh=request.getfixturevalue(siapa), catatan=ALASAN)

    def test_terlalu_sedikit_tidak_dicatat_dan_tidak_terbit(self, kampanye, kepala):
        buat_jawaban(kampanye, ["444444444"] * 4)
        buat_jawaban(kampanye, ["444444444"] * 9, kanal="terbuka")
        baris = tutup.kampanye_tutup(kampanye=kampanye, oleh=kepala, catatan=ALASAN)
        assert (baris.hasil_terakhir.ikm, indikator()) == (None, [])
        with pytest.raises(TransitionRefused, match="kurang dari 5"):
            terbit.hasil_terbitkan(kampanye=baris, oleh=kepala)

    def test_jadwal_menutup_yang_jatuh_tempo_pada_kalender_kotanya(self, dinas, kampanye, kota_tangsel, kepala):
        buat_jawaban(kampanye, CAMPURAN)
        Kampanye.objects.update(mulai=timezone.localdate() - timedelta(days=9), selesai=timezone.localdate())
        assert jadwal.kota_jalankan(kota_id=kota_tangsel.pk)["ditutup"] == 0
        besok = timezone.now() + timedelta(days=1)
        with time_machine.travel(besok, tick=False):
            assert jadwal.kota_jalankan(kota_id=kota_tangsel.pk)["ditutup"] == 1
            assert jadwal.kota_jalankan(kota_id=kota_tangsel.pk)["ditutup"] == 0
        assert Kampanye.objects.get().keadaan == "ditutup"
        assert RiwayatKeadaan.objects.get(transisi="tutup").oleh.username == "layanan.36.74"
        assert len(indikator()) == 1
        assert kepala.pk in Kabar.objects.filter(jenis="survei").values_list("penerima", flat=True)

    def test_evaluasi_berkala_membaca_angka_yang_sama(self, ditutup, dinas, kota_tangsel):
        periode = Periode.dari_kode("2026-T4")
        ada = figur.baca(kota_id=kota_tangsel.pk, akar_ids=[dinas.pk], periode=periode)
        ukuran = ada.ukuran(dinas.pk, "IKM", periode)
        assert (ukuran.nilai, ukuran.n) == (ditutup.hasil_terakhir.ikm, ditutup.hasil_terakhir.n)


class TestTerbit:
    @pytest.fixture
    def hasil(self, ditutup, kepala) -> HasilSurvei:
        satu = terbit.hasil_terbitkan(kampanye=ditutup, oleh=kepala)
        terbit.laporan_cetak(hasil_id=satu.pk, cetak=dokumen.laporan_pdf)
        return HasilSurvei.objects.select_related("tanda", "pdf").get(pk=satu.pk)

    def test_pdf_xlsx_halaman_dan_indikator_sama(self, hasil, client, settings):
        ikm = penyaji.tulis(hasil.ikm)
        with (settings.BERKAS_ROOT / hasil.pdf.jalur).open("rb") as berkas:
            pdf = "\n".join(h.extract_text() for h in PdfReader(berkas).pages)
        buku = load_workbook(BytesIO(lembar_kerja.buku_xlsx(hasil)))
        ringkas = {b[0]: b[1] for b in buku["Ringkasan"].iter_rows(values_only=True)}
        halaman = client.get(f"/skm/tangerang-selatan/hasil/{hasil.pk}/").content.decode()
        assert indikator()[0].nilai == hasil.ikm == Decimal(str(ringkas["IKM"])).quantize(Decimal("0.01"))
        assert ikm in pdf
        assert ikm in halaman
        assert hasil.nomor in pdf
        for u, baris in zip(UNSUR, buku["Unsur"].iter_rows(min_row=2, values_only=True), strict=True):
            nrr = penyaji.tulis(hasil.angka["nrr"][u.kunci], 3)
            assert penyaji.tulis(str(baris[3]), 3) == nrr
            assert nrr in pdf
            assert nrr in halaman
        assert len(list(buku["Jawaban"].iter_rows(min_row=2))) == hasil.n

    def test_tersegel_dan_sekali(self, hasil):
        assert hasil.tanda.sha256 == hasil.pdf.sha256
        assert not terbit.laporan_cetak(hasil_id=hasil.pk, cetak=dokumen.laporan_pdf)
        assert terbit.laporan_belum_tercetak() == []

    def test_pengelola_tidak_menerbitkan_sendiri(self, ditutup, pengelola):
        with pytest.raises(PermissionDenied):
            terbit.hasil_terbitkan(kampanye=ditutup, oleh=pengelola)

    def test_revisi_menggantikan_dan_mencatat_ulang(self, hasil, sari, kepala, layanan):
        kampanye, lama = hasil.kampanye, hasil.ikm
        sampai = timezone.localdate() + timedelta(days=3)
        with pytest.raises(PermissionDenied):
            tutup.kampanye_buka_kembali(kampanye=kampanye, oleh=kepala, catatan=ALASAN, selesai=sampai)
        kampanye = tutup.kampanye_buka_kembali(kampanye=kampanye, oleh=sari, catatan=ALASAN, selesai=sampai)
        assert publik.hasil_publik(kampanye.kota).get().pk == hasil.pk  # stands until the revision is published
        assert indikator()[0].nilai == lama
        buat_jawaban(kampanye, ["111111111"] * 5)
        kampanye = tutup.kampanye_tutup(kampanye=kampanye, oleh=kepala, catatan=ALASAN)
        baru = terbit.hasil_terbitkan(kampanye=kampanye, oleh=kepala)
        terbit.laporan_cetak(hasil_id=baru.pk, cetak=dokumen.laporan_pdf)
        hasil.refresh_from_db()
        assert (baru.revisi, baru.n, hasil.digantikan) == (1, 12, True)
        assert publik.hasil_publik(kampanye.kota).get().pk == baru.pk
        assert indikator()[0].nilai == baru.ikm < lama
        assert hasil.tanda.digantikan_oleh_id == baru.tanda_id
        assert HasilSurvei.objects.get(pk=hasil.pk).angka["ikm"] == str(lama)


class TestSiapkan:
    def test_satu_survei_per_unit_dan_periode(self, kampanye, dinas, pengelola):
        periode = kampanye.periode_objek
        isi = {"instansi": dinas, "mulai": periode.mulai, "selesai": periode.selesai, "oleh": pengelola}
        with pytest.raises(TransitionRefused, match="sudah mempunyai"):
            kampanye_buat(periode=periode, **isi)
        baru = kampanye_buat(
            periode=periode.berikutnya(),
            **isi | {"mulai": periode.berikutnya().mulai, "selesai": periode.berikutnya().selesai},
        )
        assert list(baru.baris_layanan.values_list("populasi", flat=True)) == [100]

    def test_jadwal_harus_menyentuh_periodenya(self, dinas, layanan, pengelola):
        hari = timezone.localdate()
        with pytest.raises(ValidationError, match="bersinggungan"):
            kampanye_buat(instansi=dinas, periode=Periode("triwulan", 2030), mulai=hari, selesai=hari, oleh=pengelola)

    def test_orang_kota_lain_tidak_menyiapkan(self, dinas, citra):
        hari = timezone.localdate()
        with pytest.raises(PermissionDenied):
            kampanye_buat(instansi=dinas, periode=Periode.pada(hari, "tahun"), mulai=hari, selesai=hari, oleh=citra)

    def test_layanan_beku_setelah_dibuka_tetapi_jumlahnya_tidak(self, kampanye, layanan, pengelola):
        layanan_atur(kampanye=kampanye, populasi={layanan.pk: 250}, oleh=pengelola)
        assert kampanye.baris_layanan.get().populasi == 250
        with pytest.raises(TransitionRefused, match="dibekukan"):
            layanan_atur(kampanye=kampanye, populasi={}, oleh=pengelola)

    def test_tidak_dibuka_tanpa_layanan_dan_tidak_dibatalkan_setelah_dijawab(self, dinas, kampanye, pengelola):
        kosong = buat_kampanye(dinas, periode="2027-T1", keadaan="draf")
        kosong.baris_layanan.all().delete()
        with pytest.raises(TransitionRefused, match="satu layanan"):
            kampanye_buka(kampanye=kosong, oleh=pengelola)
        buat_jawaban(kampanye, ["333333333"])
        with pytest.raises(TransitionRefused, match="tutup dan hitung"):
            kampanye_batalkan(kampanye=kampanye, oleh=pengelola, catatan=ALASAN)


class TestTindak:
    @pytest.fixture
    def rencana(self, ditutup, kepala_dinas, kepala):
        return tindak.rencana_buat(
            kampanye=ditutup,
            unsur="waktu",
            uraian="Membuka satu loket lagi.",
            penanggung_jawab=kepala_dinas,
            tenggat=timezone.localdate() + timedelta(days=5),
            oleh=kepala,
        )

    def test_diingatkan_seminggu_sekali(self, rencana, buat_pengguna, kota_tangsel, kepala_dinas):
        ratna = buat_pengguna("ratna", kota_tangsel, pegawai=kepala_dinas)
        hari = timezone.localdate()
        assert tindak.rencana_ingatkan(hari=hari) == 1
        assert tindak.rencana_ingatkan(hari=hari) == 0
        assert tindak.rencana_ingatkan(hari=hari + timedelta(days=7)) == 1
        judul = list(Kabar.objects.filter(penerima=ratna).values_list("judul", flat=True))
        assert any("lewat 2 hari" in j for j in judul)

    def test_selesai_dengan_bukti_oleh_penanggung_jawab(self, rencana, buat_pengguna, kota_tangsel, kepala_dinas):
        ratna = buat_pengguna("ratna", kota_tangsel, pegawai=kepala_dinas)
        isi = {"rencana": rencana, "tanggal": timezone.localdate(), "oleh": ratna}
        with pytest.raises(TransitionRefused, match="buktinya"):
            tindak.rencana_selesaikan(capaian="Loket dibuka.", bukti=None, **isi)
        berkas = SimpleUploadedFile("foto.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
        selesai = tindak.rencana_selesaikan(capaian="Loket dibuka.", bukti=berkas, **isi)
        assert (selesai.keadaan, selesai.bukti.nama_asli) == ("selesai", "foto.pdf")
        assert tindak.rencana_ingatkan(hari=timezone.localdate() + timedelta(days=30)) == 0
        with pytest.raises(TransitionRefused):
            tindak.rencana_batalkan(rencana=selesai, oleh=ratna_kepala(kota_tangsel, buat_pengguna), catatan=ALASAN)

    def test_pejabat_unit_lain_dan_kota_lain_ditolak(self, ditutup, kepala, citra, kepala_dinas, kota_tangsel):
        isi = {"kampanye": ditutup, "unsur": "waktu", "uraian": "x", "tenggat": timezone.localdate()}
        with pytest.raises(PermissionDenied):
            tindak.rencana_buat(penanggung_jawab=kepala_dinas, oleh=citra, **isi)
        kepala_dinas.jabatan.memimpin = False
        kepala_dinas.jabatan.save()
        with pytest.raises(ValidationError, match="perangkat daerah"):
            tindak.rencana_buat(penanggung_jawab=kepala_dinas, oleh=kepala, **isi)


def ratna_kepala(kota: Kota, buat_pengguna):
    return buat_pengguna("hana", kota, ("BKD", {}))


def test_indikator_dicatat_ulang_menggantikan(dinas):
    isi = {"instansi": dinas, "periode": "2026-T4", "jenis": "IKM", "sumber": "Survei"}
    indikator_catat(nilai=Decimal("80.5"), kode="B", n=10, **isi)
    indikator_catat(nilai=Decimal("90.5"), kode="A", n=20, tautan="/survei/1/", **isi)
    assert [(i.nilai, i.kode, i.n) for i in indikator()] == [(Decimal("90.500"), "A", 20)]
    with pytest.raises(ValidationError):
        indikator_catat(nilai=None, kode="", **isi)
    assert connection.in_atomic_block
