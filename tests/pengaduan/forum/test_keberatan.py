"""An author objects to a moderator's decision: once, and somebody else than the moderator looks at it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.urls import reverse

from asn.core.models import RiwayatKeadaan
from asn.core.workflows import TransitionRefused
from pengaduan.forum.models import KeberatanModerasi, Komentar, Konsultasi, Moderasi, Surat
from pengaduan.forum.services import moderasi
from pengaduan.forum.services.keberatan import keberatan_ajukan, keberatan_putuskan, putusan_digugat
from pengaduan.forum.services.moderasi import moderasi_putuskan
from pengaduan.forum.workflows import KeadaanKonsultasi
from tests.pengaduan.forum.conftest import TANGSEL
from tests.pengaduan.forum.pembuat import buat_komentar, buat_partisipan
from tests.pengaduan.forum.test_masukan import ISI, buktikan

pytestmark = pytest.mark.django_db
SEBAB = "Saya menyebut jabatan, bukan orang, dan tidak menghina siapa pun."


@pytest.fixture
def tertutup(konsultasi, pengelola) -> Komentar:
    """Hidden by the moderator of the dinas."""
    satu = buat_komentar(konsultasi, ISI)
    return moderasi_putuskan(komentar=satu, tindakan="sembunyikan", alasan="serangan", oleh=pengelola)


def ajukan(komentar) -> KeberatanModerasi:
    return keberatan_ajukan(komentar=komentar, partisipan=komentar.partisipan, isi=SEBAB)


def test_dari_halaman_warga_sampai_tayang_lagi(warga, konsultasi, surel, pengelola, sari, masuk):
    buktikan(warga, konsultasi, surel)
    komentar = Komentar.objects.get()
    assert "Minta moderator lain" not in warga.get(f"{TANGSEL}saya/").text
    moderasi_putuskan(komentar=komentar, tindakan="sembunyikan", alasan="serangan", oleh=pengelola)
    jalur = f"{TANGSEL}saya/{komentar.pk}/keberatan/"
    assert jalur in warga.get(f"{TANGSEL}saya/").text
    assert warga.post(jalur, {"isi": "tidak"}).status_code == 422
    assert warga.post(jalur, {"isi": SEBAB}).status_code == 302
    saya = warga.get(f"{TANGSEL}saya/").text
    assert "menunggu moderator lain" in saya
    assert jalur not in saya
    assert SEBAB not in warga.get(f"{TANGSEL}{konsultasi.pk}/masukan/").text
    # The moderator who decided finds it neither in the queue nor with a form; the other one does.
    rincian, putus = (
        reverse("forum:moderasi", args=[komentar.pk]),
        reverse("forum:keberatan_putus", args=[komentar.pk]),
    )
    satu, dua = masuk(pengelola), masuk(sari)
    assert rincian not in satu.get(reverse("forum:antrean")).text
    assert "ditinjau moderator lain" in satu.get(rincian).text
    assert rincian in dua.get(reverse("forum:antrean")).text
    assert SEBAB in dua.get(rincian).text
    assert dua.post(putus, {"keberatan-keputusan": "tolak"}).status_code == 422
    assert dua.post(putus, {"keberatan-keputusan": "kabul"}).status_code == 302
    assert ISI in warga.get(f"{TANGSEL}{konsultasi.pk}/masukan/").text
    assert "dikabulkan" in warga.get(f"{TANGSEL}saya/").text


def test_ditolak_dengan_alasan_dan_pengirim_dikabari(tertutup, sari):
    keberatan = ajukan(tertutup)
    surat = Surat.objects.count()
    with pytest.raises(ValidationError):
        keberatan_putuskan(keberatan=keberatan, kabul=False, catatan="tidak", oleh=sari)
    keberatan_putuskan(keberatan=keberatan, kabul=False, catatan="Kata pertama menghina kepala loket.", oleh=sari)
    tertutup.refresh_from_db()
    assert (tertutup.keadaan, tertutup.isi) == ("disembunyikan", "")
    assert Surat.objects.count() == surat + 1
    assert RiwayatKeadaan.objects.filter(objek_id=keberatan.pk, transisi="tolak").count() == 1
    for kabul in (True, False):  # decided once
        with pytest.raises(TransitionRefused):
            keberatan_putuskan(keberatan=keberatan, kabul=kabul, catatan="Dibaca sekali lagi.", oleh=sari)
    with pytest.raises(TransitionRefused):
        ajukan(tertutup)


def test_yang_disamarkan_pun_dapat_dipulihkan(konsultasi, pengelola, sari):
    satu = buat_komentar(konsultasi, ISI)
    samar = {"tindakan": "samarkan", "alasan": "serangan", "isi_baru": "Mohon loket buka."}
    moderasi_putuskan(komentar=satu, oleh=pengelola, **samar)
    satu.refresh_from_db()
    keberatan_putuskan(keberatan=ajukan(satu), kabul=True, catatan="", oleh=sari)
    satu.refresh_from_db()
    assert (satu.keadaan, satu.isi, satu.isi_asli) == ("tayang", ISI, "")
    with pytest.raises(TransitionRefused, match="tampil utuh"):
        moderasi_putuskan(komentar=satu, tindakan="pulihkan", oleh=sari)


def test_bukan_moderator_yang_memutus_dan_bukan_orang_luar(tertutup, pengelola, pengelola_lain, budi, citra, sari):
    keberatan = ajukan(tertutup)
    with pytest.raises(TransitionRefused, match="moderator lain"):
        keberatan_putuskan(keberatan=keberatan, kabul=True, catatan="", oleh=pengelola)
    for orang in (pengelola_lain, budi, citra):
        with pytest.raises(PermissionDenied):
            keberatan_putuskan(keberatan=keberatan, kabul=True, catatan="", oleh=orang)
    assert moderasi.jumlah_menunggu(sari) == 1
    assert [moderasi.jumlah_menunggu(p) for p in (pengelola, pengelola_lain, citra)] == [0, 0, 0]


def test_hanya_pengirimnya_dan_sekali_per_putusan(tertutup, warga):
    asing = buat_partisipan(tertutup.kota_id)
    with pytest.raises(TransitionRefused):
        keberatan_ajukan(komentar=tertutup, partisipan=asing, isi=SEBAB)
    ajukan(tertutup)
    with pytest.raises(TransitionRefused):
        ajukan(tertutup)
    assert warga.post(f"{TANGSEL}saya/{tertutup.pk}/keberatan/", {"isi": SEBAB}).headers["Location"].endswith("/saya/")
    assert KeberatanModerasi.objects.count() == 1


@pytest.mark.parametrize(("keadaan", "dapat"), [(k, k in ("dibuka", "ditutup")) for k in KeadaanKonsultasi])
def test_sesudah_tanggapan_terbit_tidak_lagi(keadaan, dapat):
    komentar = Komentar(keadaan="disembunyikan", isi_asli=ISI, konsultasi=Konsultasi(keadaan=keadaan))
    assert (putusan_digugat(komentar, [Moderasi(tindakan="sembunyikan")]) is not None) is dapat


def test_yang_tampil_utuh_tidak_punya_putusan_untuk_digugat(konsultasi):
    for keadaan in ("tayang", "ditahan", "ditarik"):
        with pytest.raises(TransitionRefused):
            ajukan(buat_komentar(konsultasi, keadaan=keadaan))


def test_dipulihkan_sendiri_keberatannya_ikut_selesai(tertutup, pengelola):
    """The moderator sees the error before anybody else decides."""
    keberatan = ajukan(tertutup)
    moderasi_putuskan(komentar=tertutup, tindakan="pulihkan", oleh=pengelola)
    keberatan.refresh_from_db()
    assert keberatan.keadaan == "dikabulkan"


def test_putusan_baru_dapat_digugat_lagi(tertutup, pengelola, sari):
    keberatan_putuskan(keberatan=ajukan(tertutup), kabul=True, catatan="", oleh=sari)
    moderasi_putuskan(komentar=tertutup, tindakan="sembunyikan", alasan="promosi", oleh=pengelola)
    tertutup.refresh_from_db()
    assert ajukan(tertutup).keadaan == "menunggu"


def test_kata_pengirim_tidak_ada_di_riwayat_perubahan(tertutup, sari):
    keberatan_putuskan(keberatan=ajukan(tertutup), kabul=False, catatan="Sudah tepat menurut aturan.", oleh=sari)
    with connection.cursor() as kursor:
        kursor.execute("SELECT row_to_json(e)::text FROM forum_keberatanmoderasievent e")
        jejak = str(kursor.fetchall())
    assert "menunggu" in jejak
    assert "menghina" not in jejak


def test_keberatan_menahan_terbitnya_tanggapan(tertutup):
    ajukan(tertutup)
    assert tertutup.konsultasi.komentar.menunggu().count() == 1
