"""Marks from a table: preview, all or nothing, undo until the list is published."""

import pytest
from django.core.exceptions import PermissionDenied

from asn.core.workflows import TransitionRefused
from asn.impor import services
from kepegawaian.rekrutmen.models import NilaiUjian
from kepegawaian.rekrutmen.services.hasil.terbit import pengumuman_terbitkan
from tests.impor.conftest import antrean, batalkan, jalankan, periksa, terapkan  # noqa: F401
from tests.kepegawaian.rekrutmen.hasil.pembuat_hasil import Dunia, buat_seleksi

pytestmark = pytest.mark.django_db


@pytest.fixture
def kosong(lingkup, kota_tangsel, buat_pengguna) -> Dunia:
    seleksi, lowongan = buat_seleksi(kota_tangsel)
    d = Dunia(kota_tangsel, seleksi, lowongan, buat_pengguna)
    for nama in ("ani", "budiman", "cici"):
        d.pelamar(nama)
    return d


def naskah(d, *baris, kepala="Nomor peserta;TWK;TIU;TKP;Kehadiran"):
    isi = [b.format(**{n: x.nomor for n, x in d.lamaran.items()}) for b in baris]
    return "\n".join([kepala, *isi]).encode()


BENAR = ("{ani};100;100;180;Hadir", "{budiman};80;90;170,5;", "{cici};;;;Tidak hadir")


def test_impor_lalu_batal(kosong, periksa, terapkan, batalkan):  # noqa: F811
    impor = periksa(naskah(kosong, *BENAR), jenis="nilai-skd")
    assert (impor.baru, impor.galat) == (3, 0), [b.masalah for b in impor.isi_baris.all()]
    assert not NilaiUjian.objects.exists()
    impor = terapkan(impor)
    assert impor.keadaan == "diterapkan", impor.pesan
    baris = {x.lamaran_id: x for x in NilaiUjian.objects.all()}
    ani, budiman, cici = (baris[kosong.lamaran[n].pk] for n in ("ani", "budiman", "cici"))
    assert (ani.nilai, ani.hadir, ani.ujian, ani.sumber) == (
        {"TWK": "100", "TIU": "100", "TKP": "180"},
        True,
        "DASAR",
        "IMPOR",
    )
    assert (budiman.nilai["TKP"], cici.hadir, cici.nilai) == ("170.5", False, {})
    impor = batalkan(impor)
    assert impor.keadaan == "dibatalkan", impor.pesan
    assert not NilaiUjian.objects.exists()


def test_sesudah_diumumkan_tidak_dapat_dibatalkan(kosong, periksa, terapkan, sari):  # noqa: F811
    impor = terapkan(periksa(naskah(kosong, *BENAR), jenis="nilai-skd"))
    hari = kosong.kota.hari_ini()
    pengumuman_terbitkan(seleksi=kosong.seleksi, tahap="dasar", nomor="1", tanggal=hari, oleh=sari)
    with pytest.raises(TransitionRefused):
        services.impor_batalkan(impor=impor, oleh=sari)
    lagi = periksa(naskah(kosong, "{ani};150;175;225;Hadir"), jenis="nilai-skd")
    assert lagi.galat == 1
    assert "sudah diumumkan" in lagi.isi_baris.get().masalah[0]["pesan"]


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        ("{ani};151;100;180;Hadir", "150"),
        ("{ani};100;;180;Hadir", "Isi semua nilai"),
        ("{ani};100;100;180;Tidak hadir", "tidak mempunyai nilai"),
        ("TS-X;100;100;180;Hadir", "tidak ada di kota ini"),
        ("{ani};seratus;100;180;Hadir", "seratus"),
        ("{ani};100;100;180;mungkin", "mungkin"),
    ],
)
def test_baris_salah(kosong, periksa, baris, pesan):  # noqa: F811
    impor = periksa(naskah(kosong, baris), jenis="nilai-skd")
    assert impor.galat == 1
    assert pesan in " ".join(m["pesan"] for m in impor.isi_baris.get().masalah)


def test_peserta_kota_lain_tidak_dikenal(kosong, periksa, citra):  # noqa: F811
    impor = periksa(naskah(kosong, BENAR[0]), jenis="nilai-skd", oleh=citra)
    assert impor.galat == 1


def test_pelamar_tidak_mengimpor(kosong):
    with pytest.raises(PermissionDenied):
        services.impor_unggah(
            kota_id=kosong.kota.pk,
            jenis="nilai-skd",
            isi=naskah(kosong, *BENAR),
            nama="nilai.csv",
            oleh=kosong.lamaran["ani"].pelamar.akun,
        )


def test_diperbaiki_dengan_impor_berikutnya(kosong, periksa, terapkan):  # noqa: F811
    terapkan(periksa(naskah(kosong, *BENAR), jenis="nilai-skd"))
    impor = periksa(naskah(kosong, "{ani};105;100;180;Hadir", *BENAR[1:]), jenis="nilai-skd")
    assert (impor.berubah, impor.sama) == (1, 2)
    terapkan(impor)
    assert NilaiUjian.objects.get(lamaran=kosong.lamaran["ani"]).nilai["TWK"] == "105"
