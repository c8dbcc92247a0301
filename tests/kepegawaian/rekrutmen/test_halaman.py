"""Pages of the applicant: few queries, saved without a page, and doors that stay shut."""

import re

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_form
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from asn.core.berkas import berkas_terlihat
from kepegawaian.rekrutmen.forms_publik import FormPendidikan
from kepegawaian.rekrutmen.models import Lamaran
from kepegawaian.rekrutmen.services.verifikasi import verifikasi_ambil, verifikasi_putuskan
from tests.kepegawaian.rekrutmen import pembuat
from tests.kepegawaian.rekrutmen.pembuat import pdf, unggahan

# What the page asks itself; frame, session and account are asked for every page of the system.
KUERI_MAKS = 12


@pytest.fixture
def draf(pelamar, lowongan):
    return pembuat.buat_lamaran(pelamar, lowongan, keadaan="draf", tingkat="", bidang="", ipk=None)


@pytest.mark.parametrize("bagian", ["pendidikan", "dokumen", "akomodasi", "tinjau"])
def test_halaman_lamaran_sedikit_kueri(draf, masuk, ayu, bagian):
    klien, alamat = masuk(ayu), f"/lamaran/{draf.pk}/isi/{bagian}/"
    klien.get(alamat)
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert klien.get(alamat).status_code == 200
    isi = [k["sql"] for k in kueri if "SAVEPOINT" not in k["sql"] and "set_config" not in k["sql"]]
    assert len(isi) <= KUERI_MAKS, "\n".join(isi)


def test_tersimpan_sendiri_tanpa_halaman(draf, masuk, ayu):
    jawaban = masuk(ayu).post(
        f"/lamaran/{draf.pk}/isi/pendidikan/",
        {"tingkat": "SMA", "langkah": "simpan"},
        headers={"X-Simpan-Sendiri": "ya"},
    )
    assert (jawaban.status_code, Lamaran.objects.get().tingkat) == (204, "SMA")


def test_tidak_layak_disebut_seketika(draf, masuk, ayu):
    klien, alamat = masuk(ayu), f"/lamaran/{draf.pk}/isi/pendidikan/"
    klien.post(alamat, {"tingkat": "SMA", "langkah": "simpan"})
    assert "Lowongan ini meminta ijazah S-1" in klien.get(alamat).content.decode()


def test_berkas_salah_disebut_di_sampingnya(draf, masuk, ayu):
    syarat = draf.seleksi.dokumen.get(kode="KTP")
    jawaban = masuk(ayu).post(f"/lamaran/{draf.pk}/dokumen/{syarat.pk}/", {"berkas": unggahan(pdf(), "ktp.pdf")})
    assert (jawaban.status_code, "harus berupa JPEG" in jawaban.content.decode()) == (422, True)


def test_klik_kedua_tidak_mengajukan_dua_kali(lamaran, masuk, ayu):
    jawaban = masuk(ayu).post(f"/lamaran/{lamaran.pk}/ajukan/")
    assert (jawaban.status_code, jawaban.url) == (302, f"/lamaran/{lamaran.pk}/")


def test_berkas_hanya_dibaca_pemilik_dan_verifikatornya(draf, masuk, ayu, sari, verifikator, citra):
    syarat = draf.seleksi.dokumen.get(kode="IJAZAH")
    masuk(ayu).post(f"/lamaran/{draf.pk}/dokumen/{syarat.pk}/", {"berkas": unggahan(pdf())})
    berkas = draf.berkas.get().berkas_id
    boleh = {o.username: berkas_terlihat(o, berkas) is not None for o in (ayu, sari, citra, verifikator[0][0])}
    assert boleh == {"ayu": True, "sari": False, "citra": False, "verif0": False}
    Lamaran.objects.update(keadaan="diajukan", nomor="X-1", tingkat="S1", diajukan_pada=timezone.now())
    akun, panitia = verifikator[0]
    assert verifikasi_ambil(panitia=panitia, oleh=akun)
    boleh = {o.username: berkas_terlihat(o, berkas) is not None for o in (akun, verifikator[1][0])}
    assert boleh == {"verif0": True, "verif1": False}


def test_putusan_sendiri_terbaca_dan_tidak_dapat_diubah(lamaran, masuk, verifikator):
    akun, panitia = verifikator[0]
    satu = verifikasi_ambil(panitia=panitia, oleh=akun)
    isi = {s: {"putusan": "MS", "alasan": "", "catatan": ""} for s in ("IDENTITAS", "USIA", "KUALIFIKASI", "KTP")}
    isi["IJAZAH"] = {"putusan": "TMS", "alasan": "TIDAK_TERBACA", "catatan": "Lihat halaman 2."}
    klien, alamat = masuk(akun), f"/rekrutmen/verifikasi/{satu.pk}/"
    assert "disabled" not in klien.get(alamat).content.decode().split("<fieldset", 1)[1].split("</fieldset", 1)[0]
    verifikasi_putuskan(verifikasi=satu, putusan=isi, oleh=akun)
    halaman = klien.get(alamat).content.decode()
    assert halaman.count("data-syarat disabled") == 5
    assert halaman.count('value="MS" id="ms-') == 5
    assert halaman.count(" checked") == 5
    assert 'id="tms-IJAZAH" checked' in halaman
    assert "Lihat halaman 2." in halaman
    assert "Ada kepentingan" not in halaman
    assert "Simpan putusan" not in halaman


def test_isian_ringkas_sama_dengan_yang_lengkap(draf):
    """The same fields, names, values and hints, without a way for a value to become markup."""
    form = FormPendidikan(initial={"lembaga": 'a"<b>', "bidang": draf.lowongan.bidang[0]}, lamaran=draf)
    unsur = re.compile(r'(?:name|value|for|id|type|class|maxlength|aria-describedby)="[^"]*"')
    ringkas, lengkap = form.ringkas(), as_crispy_form(form)
    assert sorted(unsur.findall(ringkas)) == sorted(unsur.findall(lengkap))
    assert "a&quot;&lt;b&gt;" in ringkas
    assert "<b>" not in ringkas


def test_pendaftaran_menjawab_sama_untuk_surel_yang_dikenal(client, ayu, kota_tangsel, lingkup):
    alamat = "/lamaran/kota/tangerang-selatan/daftar/"
    dikenal, baru = (client.post(alamat, {"surel": s}).content for s in (ayu.email, "baru@contoh.invalid"))
    hapus = lambda isi: isi.split(b"<main", 1)[1].split(b"</main", 1)[0]  # noqa: E731
    assert hapus(dikenal) == hapus(baru)


def test_tautan_palsu_tidak_membuka_akun(client, kota_tangsel):
    assert client.get("/lamaran/kota/tangerang-selatan/aktifkan/1%7Ca@b.id~x~y/").status_code == 410


def test_lowongan_yang_masih_dibuka_tampil_lebih_dahulu(lowongan, client, kota_tangsel):
    """Each says until when; a vacancy whose registration is over stays readable behind those one can apply for."""
    tutup = pembuat.buat_seleksi(kota_tangsel, keadaan="verifikasi", gelombang=7)
    pembuat.buat_lowongan(tutup, nama_jabatan="Aaa")
    isi = client.get("/lowongan/tangerang-selatan/").content.decode()
    daftar = isi[isi.index('class="lowongan-daftar"') :]
    assert daftar.index("Pendaftaran sampai") < daftar.index("Pendaftaran sudah ditutup")


@pytest.mark.parametrize("keadaan", ["draf", "diajukan"])
def test_lamaran_orang_lain_tidak_ada(pelamar, lowongan, masuk, ayu, buat_pengguna, kota_tangsel, keadaan):
    """Another applicant of the same city: 404 on every page and act of it."""
    lain = {"tingkat": "", "bidang": "", "ipk": None} if keadaan == "draf" else {}
    satu = pembuat.buat_lamaran(pelamar, lowongan, keadaan=keadaan, **lain)
    rekan = buat_pengguna("rekan", kota_tangsel)
    pembuat.buat_pelamar(rekan, kota_tangsel, "Bayu Pratama", 2)
    klien, dasar = masuk(rekan), f"/lamaran/{satu.pk}/"
    syarat = satu.seleksi.dokumen.all()[0]
    bagian = [f"isi/{b}/" for b in ("pendidikan", "dokumen", "akomodasi", "tinjau")]
    assert masuk(ayu).get(f"{dasar}isi/dokumen/", follow=True).status_code == 200
    for jalur in ("", *bagian, "batalkan/", "kartu/"):
        assert klien.get(dasar + jalur).status_code == 404, jalur
    for jalur in ("isi/pendidikan/", f"dokumen/{syarat.pk}/", f"dokumen/{syarat.pk}/lepas/", "ajukan/", "batalkan/"):
        assert klien.post(dasar + jalur, {"tingkat": "SMA"}).status_code == 404, jalur
    assert Lamaran.objects.get(pk=satu.pk).keadaan == keadaan
