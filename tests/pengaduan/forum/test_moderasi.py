"""Moderation: a reason from the list, the original sealed and opened only with a reason, the author told."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.urls import reverse

from asn.core.models import CatatanAkses
from asn.core.workflows import TransitionRefused
from pengaduan.forum.models import Moderasi, Surat
from pengaduan.forum.services.moderasi import asli_buka, moderasi_massal, moderasi_putuskan
from tests.pengaduan.forum.conftest import TANGSEL
from tests.pengaduan.forum.pembuat import buat_komentar

pytestmark = pytest.mark.django_db
ISI = "Kepala loket Anton bodoh, teleponnya 0812 3456 7890."
BERSIH = "Kepala loket [disamarkan], teleponnya [disamarkan]."


@pytest.fixture
def komentar(konsultasi):
    return buat_komentar(konsultasi, ISI, keadaan="ditahan")


def test_samarkan_menyegel_naskah_asli(komentar, pengelola, warga):
    moderasi_putuskan(
        komentar=komentar,
        tindakan="samarkan",
        alasan="data_pribadi",
        isi_baru=BERSIH,
        oleh=pengelola,
        catatan="Ulangi.",
    )
    komentar.refresh_from_db()
    assert (komentar.keadaan, komentar.isi, komentar.isi_asli) == ("tayang", BERSIH, ISI)
    with connection.cursor() as kursor:
        kursor.execute("SELECT isi, isi_asli FROM forum_komentar")
        isi, asli = kursor.fetchone()
        kursor.execute("SELECT row_to_json(e)::text FROM forum_komentarevent e")
        jejak = str(kursor.fetchall())
    assert "Anton" not in isi + asli
    assert "Anton" not in jejak, "naskah yang disembunyikan tidak boleh terbuka di riwayat perubahan"
    halaman = warga.get(f"{TANGSEL}{komentar.konsultasi_id}/masukan/").text
    assert BERSIH in halaman
    assert "Memuat data pribadi" in halaman


def test_sembunyikan_lalu_pulihkan(komentar, pengelola, warga):
    moderasi_putuskan(komentar=komentar, tindakan="sembunyikan", alasan="serangan", oleh=pengelola)
    komentar.refresh_from_db()
    assert (komentar.isi, komentar.isi_asli) == ("", ISI)
    for jalur in ("masukan/", "masukan.csv"):
        isi = warga.get(f"{TANGSEL}{komentar.konsultasi_id}/{jalur}").text
        assert "Anton" not in isi
    moderasi_putuskan(komentar=komentar, tindakan="pulihkan", oleh=pengelola)
    komentar.refresh_from_db()
    assert (komentar.keadaan, komentar.isi, komentar.isi_asli) == ("tayang", ISI, "")


def test_samar_dua_kali_naskah_pertama_yang_tersegel(komentar, pengelola):
    moderasi_putuskan(komentar=komentar, tindakan="samarkan", alasan="serangan", isi_baru=BERSIH, oleh=pengelola)
    moderasi_putuskan(
        komentar=komentar, tindakan="samarkan", alasan="serangan", isi_baru="Kepala loket.", oleh=pengelola
    )
    komentar.refresh_from_db()
    assert komentar.isi_asli == ISI


@pytest.mark.parametrize(
    ("tindakan", "lain"),
    [
        ("sembunyikan", {}),
        ("samarkan", {"isi_baru": BERSIH}),
        ("samarkan", {"alasan": "serangan"}),
        ("samarkan", {"alasan": "serangan", "isi_baru": ISI}),
    ],
)
def test_tanpa_alasan_atau_tanpa_perubahan_ditolak(komentar, pengelola, tindakan, lain):
    with pytest.raises(ValidationError):
        moderasi_putuskan(komentar=komentar, tindakan=tindakan, oleh=pengelola, **lain)
    komentar.refresh_from_db()
    assert (komentar.keadaan, komentar.isi) == ("ditahan", ISI)
    assert Moderasi.objects.count() == 0


@pytest.mark.parametrize("siapa", ["pengelola_lain", "budi", "citra"])
def test_orang_yang_salah(komentar, siapa, request):
    with pytest.raises(PermissionDenied):
        moderasi_putuskan(komentar=komentar, tindakan="loloskan", oleh=request.getfixturevalue(siapa))


@pytest.mark.parametrize(
    ("keadaan", "tindakan"), [("tayang", "loloskan"), ("ditahan", "pulihkan"), ("ditarik", "samarkan")]
)
def test_keadaan_yang_salah(konsultasi, pengelola, keadaan, tindakan):
    satu = buat_komentar(konsultasi, keadaan=keadaan)
    with pytest.raises(TransitionRefused):
        moderasi_putuskan(komentar=satu, tindakan=tindakan, alasan="serangan", isi_baru="x", oleh=pengelola)


def test_dua_kali_yang_kedua_ditolak(komentar, pengelola):
    moderasi_putuskan(komentar=komentar, tindakan="loloskan", oleh=pengelola)
    with pytest.raises(TransitionRefused):
        moderasi_putuskan(komentar=komentar, tindakan="loloskan", oleh=pengelola)
    assert Moderasi.objects.count() == 1


def test_pengirim_dikabari_tanpa_isi(komentar, pengelola, surel, warga):
    moderasi_putuskan(
        komentar=komentar, tindakan="sembunyikan", alasan="serangan", catatan="Tanpa hinaan.", oleh=pengelola
    )
    assert Surat.objects.get().jenis == "moderasi"
    [jalur] = surel()
    warga.post(jalur)
    isi = warga.get(f"{TANGSEL}saya/").text
    assert "Menghina, mengancam" in isi
    assert "Tanpa hinaan." in isi


def test_naskah_asli_dengan_alasan_tercatat(komentar, pengelola, pengelola_lain, masuk):
    moderasi_putuskan(komentar=komentar, tindakan="sembunyikan", alasan="serangan", oleh=pengelola)
    jalur = reverse("forum:asli", args=[komentar.pk])
    klien = masuk(pengelola)
    assert "Anton" not in klien.get(reverse("forum:moderasi", args=[komentar.pk])).text
    assert klien.post(jalur, {"alasan": "ingin"}).status_code == 422
    assert CatatanAkses.objects.count() == 0
    assert "Anton" in klien.post(jalur, {"alasan": "Keberatan pengirim nomor 4"}).text
    catatan = CatatanAkses.objects.get()
    assert (catatan.pengguna, catatan.butir) == (pengelola, "naskah asli masukan")
    assert masuk(pengelola_lain).post(jalur, {"alasan": "Ingin tahu isinya saja"}).status_code == 404
    with pytest.raises(komentar.DoesNotExist):
        asli_buka(komentar=komentar, alasan="Ingin tahu isinya", oleh=pengelola_lain)


def test_pembaca_tanpa_izin_moderasi_tidak_memutus(komentar, masuk, budi):
    """The PPK may read; what is posted does nothing."""
    klien = masuk(budi)
    jalur = reverse("forum:moderasi", args=[komentar.pk])
    assert "Putuskan" not in klien.get(jalur).text
    klien.post(jalur, {"tindakan": "loloskan"})
    komentar.refresh_from_db()
    assert komentar.keadaan == "ditahan"


def test_massal_melewati_yang_sudah_diputus(konsultasi, pengelola, pengelola_lain, masuk):
    ditahan = [buat_komentar(konsultasi, keadaan="ditahan") for _ in range(3)]
    moderasi_putuskan(komentar=ditahan[0], tindakan="sembunyikan", alasan="promosi", oleh=pengelola)
    dipilih = {"pilih": [k.pk for k in ditahan]}
    masuk(pengelola_lain).post(reverse("forum:massal"), dipilih)
    assert konsultasi.komentar.tayang().count() == 0
    masuk(pengelola).post(reverse("forum:massal"), dipilih)
    assert sorted(konsultasi.komentar.values_list("keadaan", flat=True)) == ["disembunyikan", "tayang", "tayang"]
    assert moderasi_massal(komentar=list(konsultasi.komentar.all()), oleh=pengelola) == 0


def test_putusan_membawa_ke_yang_berikutnya(konsultasi, pengelola, masuk):
    satu, dua = (buat_komentar(konsultasi, keadaan="ditahan") for _ in range(2))
    klien = masuk(pengelola)
    lanjut = klien.post(reverse("forum:moderasi", args=[satu.pk]), {"tindakan": "loloskan"})
    assert lanjut.headers["Location"] == reverse("forum:moderasi", args=[dua.pk])
    habis = klien.post(reverse("forum:moderasi", args=[dua.pk]), {"tindakan": "loloskan"})
    assert habis.headers["Location"] == reverse("forum:antrean")
