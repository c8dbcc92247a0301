"""Pages of results: owner, colleague, stranger, and the papers."""

import re
from io import BytesIO

import pytest
from django.core.cache import cache
from django.urls import reverse
from pypdf import PdfReader

from asn.core.berkas import berkas_baca
from asn.notifikasi.models import Kabar
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.pegawai.models import Golongan, RiwayatJabatan, RiwayatPangkat, RiwayatPendidikan
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_bukti_susulkan
from kepegawaian.rekrutmen import dokumen_hasil
from kepegawaian.rekrutmen.models import HasilPeserta, Pengangkatan, Pengumuman
from kepegawaian.rekrutmen.services.hasil.cetak import pengumuman_cetak, sk_cetak
from kepegawaian.rekrutmen.services.hasil.terbit import pengumuman_terbitkan
from tests.kepegawaian.rekrutmen.hasil import test_pengangkatan as angkat
from tests.kepegawaian.rekrutmen.hasil import test_sanggah as ts
from tests.kepegawaian.rekrutmen.hasil.conftest import NILAI

pytestmark = pytest.mark.django_db


@pytest.fixture
def terbit(dunia, sari):
    hari = dunia.kota.hari_ini()
    return pengumuman_terbitkan(seleksi=dunia.seleksi, tahap="dasar", nomor="810/1", tanggal=hari, oleh=sari)


@pytest.fixture
def akhir(dunia, terbit, sari):
    dunia.tahap("integrasi")
    for nama, (_, skb) in NILAI.items():
        if skb:
            dunia.nilai(nama, "LANJUTAN", SKB=skb)
    hari = dunia.kota.hari_ini()
    return pengumuman_terbitkan(seleksi=dunia.seleksi, tahap="akhir", nomor="810/2", tanggal=hari, oleh=sari)


def hal(nama, *argumen):
    return reverse(f"hasil_seleksi:{nama}", args=argumen)


def teks(jawaban):
    return jawaban.content.decode()


def test_ruang_menuntun_sampai_terbit(dunia, sari, masuk):
    klien = masuk(sari)
    isi = teks(klien.get(hal("ruang", dunia.seleksi.pk)))
    assert "Umumkan hasil" in isi
    assert "Berhak ikut" in isi
    isi = teks(klien.get(hal("peringkat", dunia.seleksi.pk, "dasar")))
    assert "Belum diumumkan: hanya panitia yang melihat" in isi
    assert klien.post(hal("terbit", dunia.seleksi.pk, "dasar"), {"nomor": "", "tanggal": ""}).status_code == 422
    hari = dunia.kota.hari_ini().isoformat()
    # What a browser's date field can read.
    assert f'value="{hari}"' in teks(klien.get(hal("terbit", dunia.seleksi.pk, "dasar")))
    jawaban = klien.post(hal("terbit", dunia.seleksi.pk, "dasar"), {"nomor": "810/1", "tanggal": hari}, follow=True)
    assert "diumumkan dan dibekukan" in teks(jawaban)
    assert "Seperti diumumkan" in teks(klien.get(hal("peringkat", dunia.seleksi.pk, "dasar")))


def test_tanggal_lain_ditolak(dunia, sari, masuk):
    jawaban = masuk(sari).post(hal("terbit", dunia.seleksi.pk, "dasar"), {"nomor": "1", "tanggal": "2020-01-01"})
    assert jawaban.status_code == 422
    assert not Pengumuman.objects.exists()


def test_langkah_tertahan_masa_sanggah(dunia, terbit, sari, masuk):
    klien = masuk(sari)
    assert "belum berakhir" in teks(klien.get(hal("ruang", dunia.seleksi.pk)))
    klien.post(hal("langkah", dunia.seleksi.pk, "mulai_lanjutan"))
    dunia.seleksi.refresh_from_db()
    assert dunia.seleksi.keadaan == "sanggah_dasar"


@pytest.mark.parametrize("bentuk", ["publik", "berkas"])
def test_yang_belum_terbit_tidak_ada_bagi_siapa_pun(dunia, bentuk, client, sari, masuk):
    argumen = ["tangerang-selatan", dunia.seleksi.pk, "dasar", *([1, "csv"] if bentuk == "berkas" else [])]
    for klien in (client, masuk(sari), masuk(dunia.lamaran["ani"].pelamar.akun)):
        assert klien.get(hal(bentuk, *argumen)).status_code == 404


def test_warga_membaca_menurut_nomor(dunia, terbit, client):
    jalur = hal("publik", "tangerang-selatan", dunia.seleksi.pk, "dasar")
    nomor = dunia.lamaran["eko"].nomor
    isi = teks(client.get(jalur))
    assert nomor in isi
    assert "Eko" not in isi
    assert teks(client.get(jalur, {"nomor": nomor})).count("<tr>") == 2
    assert client.get(hal("publik", "sorong", dunia.seleksi.pk, "dasar")).status_code == 404
    berkas = client.get(hal("berkas", "tangerang-selatan", dunia.seleksi.pk, "dasar", 1, "csv"))
    assert b"".join(berkas.streaming_content) == berkas_baca(terbit.berkas)
    assert client.get(hal("berkas", "tangerang-selatan", dunia.seleksi.pk, "dasar", 1, "pdf")).status_code == 404
    assert client.get(hal("berkas", "tangerang-selatan", dunia.seleksi.pk, "dasar", 2, "csv")).status_code == 404


def test_hasil_akhir_menerangkan_setiap_sebutan_di_dalamnya(dunia, akhir, client):
    """Also the codes of those who did not come as far as the last exam, each with how many they are."""
    isi = teks(client.get(hal("publik", "tangerang-selatan", dunia.seleksi.pk, "akhir")))
    for x in HasilPeserta.objects.filter(pengumuman=akhir):
        assert f"<dt>{x.akhir or x.status}</dt>" in isi
    banyak = [int(n) for n in re.findall(r"<dd>[^<]*: (\d+) peserta</dd>", isi)]
    assert sum(banyak) == akhir.isi["peserta"]


def test_mengapa_peringkat_saya(dunia, akhir, masuk):
    klien = masuk(dunia.lamaran["budiman"].pelamar.akun)
    isi = teks(klien.get(hal("saya")))
    assert "TIDAK LULUS" in isi
    milik = HasilPeserta.objects.get(pengumuman=akhir, lamaran=dunia.lamaran["budiman"])
    isi = teks(klien.get(hal("alasan", milik.pk)))
    assert "usia tertua" in isi
    assert "nilai akhir" in isi
    assert "78,727" in isi
    for nama in ("ani", "cici"):
        assert dunia.lamaran[nama].nomor not in isi
    lain = HasilPeserta.objects.get(pengumuman=akhir, lamaran=dunia.lamaran["ani"])
    assert klien.get(hal("alasan", lain.pk)).status_code == 404


def test_yang_di_bawah_ambang_membaca_sebabnya(dunia, terbit, masuk):
    milik = HasilPeserta.objects.get(pengumuman=terbit, lamaran=dunia.lamaran["dedi"])
    isi = teks(masuk(dunia.lamaran["dedi"].pelamar.akun).get(hal("alasan", milik.pk)))
    assert "<strong>tidak</strong>" in isi
    assert "di bawah ambang batas" in isi


def test_sanggah_banyak_di_halaman(dunia, terbit, buat_pengguna, masuk, sari):
    doni = buat_pengguna("doni", dunia.kota, ("PANITIA", {}))
    dunia.panitia(doni)
    k = ts.ajukan(dunia)
    klien = masuk(doni)
    assert dunia.lamaran["eko"].nomor in teks(klien.get(hal("sanggah")))
    assert "Tidak ada sanggah" in teks(masuk(sari).get(hal("sanggah")))
    isi = {"hasil": "ditolak", "pertimbangan": ts.TIMBANG, "ringkasan": ts.RINGKAS}
    assert klien.post(hal("sanggah"), isi).status_code == 422
    jawaban = klien.post(hal("sanggah"), isi | {"pilih": [f"{k.pk}:{k.versi}:{k.sidik}"]})
    assert "terjawab" in teks(jawaban)
    assert Keberatan.objects.get(pk=k.pk).keadaan == "ditolak"
    publik = klien.get(hal("publik_sanggah", "tangerang-selatan", dunia.seleksi.pk))
    assert ts.RINGKAS in teks(publik)
    assert dunia.lamaran["eko"].nomor not in teks(publik)


def test_pengumuman_dan_sk_tercetak_sekali(dunia, akhir, kota_tangsel, buat_pengguna, sari, budi):
    assert pengumuman_cetak(pengumuman_id=akhir.pk, cetak=dokumen_hasil.pengumuman_pdf)
    assert not pengumuman_cetak(pengumuman_id=akhir.pk, cetak=dokumen_hasil.pengumuman_pdf)
    akhir.refresh_from_db()
    halaman = PdfReader(BytesIO(berkas_baca(akhir.pdf))).pages
    isi = " ".join(h.extract_text() for h in halaman)
    assert dunia.lamaran["cici"].nomor in isi
    assert "810/2" in isi
    assert "Cici" not in isi
    d = angkat.siapkan(kota_tangsel, buat_pengguna, sari)
    satu = Pengangkatan.objects.select_related("lamaran__pelamar__akun", "seleksi__kota").get(seleksi=d.seleksi)
    angkat.sampai_nomor(satu, sari)
    angkat.angkat(satu, budi)
    assert sk_cetak(pengangkatan_id=satu.pk, cetak=dokumen_hasil.sk_pdf)
    assert not sk_cetak(pengangkatan_id=satu.pk, cetak=dokumen_hasil.sk_pdf)
    satu.refresh_from_db()
    isi = PdfReader(BytesIO(berkas_baca(satu.sk))).pages[0].extract_text()
    assert "19980531 202703 2 001" in isi
    assert "31 Mei 1998" in isi


def test_sk_menjadi_bukti_riwayat_yang_dibaca_orangnya(lingkup, kota_tangsel, buat_pengguna, sari, budi, masuk):
    d = angkat.siapkan(kota_tangsel, buat_pengguna, sari)
    satu = Pengangkatan.objects.select_related("lamaran__pelamar__akun", "seleksi__kota").get()
    angkat.sampai_nomor(satu, sari)
    pegawai = angkat.angkat(satu, budi)
    sk_cetak(pengangkatan_id=satu.pk, cetak=dokumen_hasil.sk_pdf)
    satu.refresh_from_db()
    pangkat, jabatan = RiwayatPangkat.objects.get(pegawai=pegawai), RiwayatJabatan.objects.get(pegawai=pegawai)
    assert {pangkat.bukti.sha256, jabatan.bukti.sha256} == {satu.sk.sha256}
    assert not RiwayatPendidikan.objects.get(pegawai=pegawai).bukti_id
    ani = d.lamaran["ani"].pelamar.akun
    ani.refresh_from_db()
    alamat = reverse("berkas_unduh", args=[pangkat.bukti_id])
    terbaca = masuk(ani).get(alamat)
    assert terbaca.status_code == 200
    assert terbaca.getvalue().startswith(b"%PDF")
    assert masuk(buat_pengguna("dodo", kota_tangsel)).get(alamat).status_code == 404
    # A job delivered twice, or a later document, leaves what is there.
    jenis = [JENIS_RIWAYAT["pangkat"], JENIS_RIWAYAT["jabatan"]]
    tautan = satu.get_absolute_url()
    assert riwayat_bukti_susulkan(pegawai=pegawai, jenis=jenis, tautan=tautan, berkas=satu.sk) == 0
    kabar = Kabar.objects.get(penerima=ani, judul__startswith="Anda diangkat")
    assert kabar.tautan == reverse("pegawai:rincian", args=[pegawai.pk])


def test_dari_drh_sampai_diangkat_di_halaman(lingkup, kota_tangsel, buat_pengguna, sari, budi, masuk):
    d = angkat.siapkan(kota_tangsel, buat_pengguna, sari)
    satu = Pengangkatan.objects.get()
    ani = masuk(d.lamaran["ani"].pelamar.akun)
    assert "Lengkapi DRH" in teks(ani.get(hal("saya")))
    assert ani.post(hal("drh", satu.pk), {"telepon": "0812345678", "kirim": "1"}).status_code == 422
    assert ani.post(hal("drh", satu.pk), angkat.DRH | {"kirim": "1"}).status_code == 302
    terkirim = teks(ani.get(hal("drh", satu.pk)))
    assert "SKCK/1" in terkirim
    assert "<textarea" not in terkirim
    bkd = masuk(sari)
    for langkah, ada in (("drh", False), ("periksa", True), ("nomor", False)):
        assert (
            "DRH menunggu pemeriksaan</span>" in teks(bkd.get(hal("pengangkatan_daftar"), {"langkah": langkah}))
        ) is ada
    assert "SKCK/1" in teks(bkd.get(hal("drh_putuskan", satu.pk)))
    assert bkd.post(hal("drh_putuskan", satu.pk), {"terima": "1", "catatan": ""}).status_code == 302
    isi = {"nomor": "1998", "pertek": "P/1", "golongan": _golongan(), "tmt": "2027-03-01"}
    jawaban = bkd.post(hal("nomor", satu.pk), isi)
    assert jawaban.status_code == 422
    assert "18 angka" in teks(jawaban)
    assert bkd.post(hal("nomor", satu.pk), isi | {"nomor": "19980531 202703 2 001"}).status_code == 302
    # A mistake in it is mended, not typed anew.
    assert 'value="19980531 202703 2 001"' in teks(bkd.get(hal("nomor", satu.pk)))
    assert bkd.get(hal("angkat", satu.pk)).status_code == 403
    cache.clear()
    sk = {"nomor_sk": "813/1", "tanggal_sk": kota_tangsel.hari_ini().isoformat()}
    jawaban = masuk(budi).post(hal("angkat", satu.pk), sk, follow=True)
    assert "tercatat di buku induk" in teks(jawaban)
    assert "masa percobaan" in teks(jawaban)


def _golongan():
    return Golongan.objects.get(kode="III/a", kelompok_asn="PNS").pk
