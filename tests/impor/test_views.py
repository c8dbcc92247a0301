"""The pages of an import, entered by owner, colleague and stranger."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from asn.impor import services
from asn.impor.models import Impor
from kepegawaian.pegawai.models import Pegawai
from tests.impor.berkas import naskah, orang, tabel
from tests.impor.conftest import jalankan

pytestmark = pytest.mark.django_db


def unggah(klien, isi: bytes, kota, jenis="pegawai", nama="data.csv"):
    data = {"kota": kota.pk, "jenis": jenis, "berkas": SimpleUploadedFile(nama, isi)}
    return klien.post(reverse("impor:mulai"), data)


def test_dari_unggah_sampai_batal(lingkup, masuk, sari, kota_tangsel):
    klien = masuk(sari)
    jawab = unggah(klien, naskah(tabel([orang(1), orang(2)])), kota_tangsel)
    impor = Impor.objects.get()
    assert jawab.headers["Location"] == reverse("impor:petakan", args=[impor.pk])
    halaman = klien.get(jawab.headers["Location"]).content.decode()
    assert orang(1)["NIK"] not in halaman
    assert orang(1)["NIP BARU"] in halaman

    jawab = klien.post(jawab.headers["Location"], {f"kolom_{i}": n for i, n in impor.peta.items()})
    rincian = reverse("impor:rincian", args=[impor.pk])
    assert jawab.headers["Location"] == rincian
    assert "progress" in klien.get(rincian).content.decode()
    jalankan(impor)
    halaman = klien.get(rincian).content.decode()
    assert "Terapkan semua" in halaman
    assert orang(1)["NIK"] not in halaman
    assert klien.get(reverse("impor:kemajuan", args=[impor.pk]), headers={"HX-Request": "true"}).headers["HX-Refresh"]

    assert "Terapkan 2 baris" in klien.get(reverse("impor:terapkan", args=[impor.pk])).content.decode()
    klien.post(reverse("impor:terapkan", args=[impor.pk]), {"cara": "semua"})
    jalankan(impor)
    assert Pegawai.objects.count() == 2
    assert "Batalkan impor" in klien.get(rincian).content.decode()
    klien.post(reverse("impor:batalkan", args=[impor.pk]))
    jalankan(impor)
    assert not Pegawai.objects.exists()
    assert "Dibatalkan" in klien.get(rincian).content.decode()


def test_yang_sah_saja_harus_dinyatakan(periksa, masuk, sari):
    impor = periksa(naskah(tabel([orang(1), orang(2, NAMA="A" * 151)])))
    klien, alamat = masuk(sari), reverse("impor:terapkan", args=[impor.pk])
    assert "Terapkan yang sah saja" in klien.get(reverse("impor:rincian", args=[impor.pk])).content.decode()
    assert klien.post(alamat, {"cara": "sah"}).status_code == 200
    assert klien.post(alamat, {"cara": "semua", "sah_saja": "on"}).status_code == 302
    impor.refresh_from_db()
    assert impor.cara == ""  # "semua" is refused while rows are wrong, whatever the form says
    assert klien.post(alamat, {"cara": "sah", "sah_saja": "on"}).status_code == 302
    impor.refresh_from_db()
    assert impor.cara == "sah"


def test_saringan_status_dan_pencarian(periksa, masuk, sari):
    impor = periksa(naskah(tabel([orang(1), orang(2, NAMA="A" * 151), orang(3)])))
    klien, alamat = masuk(sari), reverse("impor:rincian", args=[impor.pk])
    assert [b.nomor for b in klien.get(f"{alamat}?status=galat").context["tabel"].data] == [3]
    assert [b.nomor for b in klien.get(f"{alamat}?q={orang(3)['NIP BARU']}").context["tabel"].data] == [4]
    assert klien.get(f"{alamat}?q=2").context["tabel"].data[0].nomor == 2


def test_teks_dari_berkas_tidak_menjadi_markup(periksa, masuk, sari):
    impor = periksa(naskah(tabel([orang(1, NAMA="<script>alert(1)</script>", **{"JENIS KELAMIN": "<b>"})])))
    halaman = masuk(sari).get(reverse("impor:rincian", args=[impor.pk])).content.decode()
    assert "<script>alert" not in halaman
    assert "“<b>" not in halaman


def test_berkas_yang_ditolak_menjadi_kalimat(lingkup, masuk, sari, kota_tangsel):
    jawab = unggah(masuk(sari), b"%PDF-1.4 bukan tabel", kota_tangsel, nama="data.pdf")
    assert jawab.status_code == 200
    assert "XLSX, atau CSV" in jawab.content.decode()
    assert not Impor.objects.exists()


@pytest.mark.parametrize("kode", ["pegawai", "riwayat-jabatan", "indikator-instansi"])
def test_templat_dapat_diunggah_kembali(lingkup, masuk, sari, kota_tangsel, kode):
    klien = masuk(sari)
    isi = klien.get(reverse("impor:templat"), {"jenis": kode}).content
    assert unggah(klien, isi, kota_tangsel, kode, "templat.xlsx").status_code == 302
    impor = Impor.objects.get()
    assert set(impor.peta.values()) == {k.nama for k in impor.definisi.kolom}


def test_contoh_pada_templat_pegawai_sah(periksa, masuk, sari):
    isi = masuk(sari).get(reverse("impor:templat"), {"jenis": "pegawai"}).content
    impor = periksa(isi, "templat.xlsx")
    assert (impor.baru, impor.galat, impor.lembar) == (1, 0, "Pegawai")


def test_jenis_templat_yang_tidak_ada(lingkup, masuk, sari):
    assert masuk(sari).get(reverse("impor:templat"), {"jenis": "gaji"}).status_code == 404


def test_peran(periksa, lingkup, masuk, buat_pengguna, kota_tangsel, budi):
    """The administrator of the city reads; PPK and the clerk of an instansi have no import at all."""
    impor = periksa(naskah(tabel([orang(1)])))
    admin = masuk(buat_pengguna("adi", kota_tangsel, ("ADMIN_KOTA", {})))
    halaman = admin.get(reverse("impor:rincian", args=[impor.pk]))
    assert (halaman.status_code, "Terapkan semua" in halaman.content.decode()) == (200, False)
    assert admin.get(reverse("impor:mulai")).status_code == 403
    assert admin.get(reverse("berkas_unduh", args=[impor.berkas_id])).status_code == 404
    assert masuk(budi).get(reverse("impor:daftar")).status_code == 403
    assert masuk(budi).post(reverse("impor:terapkan", args=[impor.pk]), {"cara": "semua"}).status_code == 403


def test_bkd_kota_lain_tidak_dapat_mengimpor_ke_sini(lingkup, masuk, citra, kota_tangsel):
    assert unggah(masuk(citra), naskah(tabel([orang(1)])), kota_tangsel).status_code == 200
    assert not Impor.objects.exists()


def test_batal_yang_tidak_mungkin_menyebut_sebabnya(periksa, terapkan, masuk, sari):
    impor = terapkan(periksa(naskah(tabel([orang(1)]))))
    Pegawai.objects.update(versi=5)
    halaman = masuk(sari).get(reverse("impor:batalkan", args=[impor.pk])).content.decode()
    assert "tidak dapat dibatalkan" in halaman
    assert orang(1)["NIP BARU"] in halaman


def test_hentikan_sebelum_diterapkan(periksa, masuk, sari):
    impor = periksa(naskah(tabel([orang(1)])))
    masuk(sari).post(reverse("impor:hentikan", args=[impor.pk]))
    impor.refresh_from_db()
    assert impor.keadaan == "dihentikan"
    assert jalankan(services.impor_periksa_ulang(impor=impor, oleh=sari)).keadaan == "diperiksa"


def test_berkas_masalah_menjadi_pekerjaan(periksa, masuk, sari, antrean):
    impor = periksa(naskah(tabel([orang(1, NAMA=None)])))
    jawab = masuk(sari).post(reverse("impor:masalah", args=[impor.pk]))
    assert "/pekerjaan/" in jawab.headers["Location"]
    assert antrean[-1][0] == "impor.berkas_masalah"
