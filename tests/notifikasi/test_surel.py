"""The outbox: nothing of what was rolled back, everything after the mail server is back, never what the news says."""

from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone

from asn.notifikasi.models import Kabar
from asn.notifikasi.services import surel as layanan
from asn.notifikasi.services.kabar import kabar_baca, pilihan_simpan
from asn.notifikasi.services.surel import PERCOBAAN_MAKS, SUBJEK, kota_bersurel_tertunda, surel_antar, surel_ringkas
from asn.notifikasi.tasks import antar_surel

pytestmark = pytest.mark.usefixtures("lingkup")


class PeladenMati(EmailBackend):
    def send_messages(self, messages):
        raise SMTPServerDisconnected("mati")


class PeladenTakTerhubung(EmailBackend):
    def open(self):
        raise ConnectionRefusedError


class PeladenMenolak(EmailBackend):
    def send_messages(self, messages):
        raise SMTPRecipientsRefused({})


@pytest.fixture
def peladen(settings):
    """`peladen(PeladenMati)` puts another mail server in place."""

    def ganti(kelas=None) -> None:
        jalur = (
            f"{kelas.__module__}.{kelas.__qualname__}" if kelas else "django.core.mail.backends.locmem.EmailBackend"
        )
        settings.EMAIL_BACKEND = jalur

    return ganti


def segera() -> None:
    """Let the pause of a delayed mail be over."""
    Kabar.objects.update(coba_pada=timezone.now())


def test_surel_tidak_memuat_isi(kirim, gita, kota_tangsel, settings):
    settings.ALAMAT_PUBLIK = "https://kepegawaian.contoh.go.id/"
    kabar = kirim(judul="Hukuman disiplin dijatuhkan", isi="Teguran tertulis")
    assert surel_antar(kota_tangsel.pk) is False
    (surat,) = mail.outbox
    assert (surat.subject, surat.to) == (SUBJEK, [gita.email])
    assert "https://kepegawaian.contoh.go.id/kabar/" in surat.body
    assert not {"Hukuman", "Teguran"} & set(surat.body.split())
    kabar.refresh_from_db()
    assert kabar.surel == "terkirim"


def test_pengumuman_boleh_menyebut_judulnya(kirim, kota_tangsel):
    kirim(judul="Sistem ditutup\nmalam ini", jenis="pengumuman")
    surel_antar(kota_tangsel.pk)
    assert mail.outbox[0].subject == "Sistem ditutup malam ini"


def test_dua_kali_diantar_tetap_satu_surat(kirim, kota_tangsel):
    kirim()
    surel_antar(kota_tangsel.pk)
    surel_antar(kota_tangsel.pk)
    assert len(mail.outbox) == 1


def test_diantrekan_setelah_commit(kirim, kota_tangsel, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as sesudah:
        kirim()
    assert len(sesudah) == 1


def test_yang_dibatalkan_tidak_terkirim(kirim, kota_tangsel, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as sesudah, transaction.atomic():
        kirim()
        transaction.set_rollback(True)
    surel_antar(kota_tangsel.pk)
    assert (sesudah, mail.outbox, Kabar.objects.count()) == ([], [], 0)


def test_tanpa_surel_tidak_mengantre(kirim, gita, django_capture_on_commit_callbacks):
    pilihan_simpan(pengguna=gita, pilihan={"usulan": "tidak"})
    with django_capture_on_commit_callbacks() as sesudah:
        kirim()
    assert sesudah == []


@pytest.mark.parametrize("kelas", [PeladenMati, PeladenTakTerhubung])
def test_peladen_mati_lalu_hidup(kirim, kota_tangsel, peladen, kelas):
    kabar = kirim()
    peladen(kelas)
    assert surel_antar(kota_tangsel.pk) is False
    kabar.refresh_from_db()
    assert kabar.surel == "antre"
    peladen()
    segera()
    assert kota_bersurel_tertunda() == [kota_tangsel.pk]
    surel_antar(kota_tangsel.pk)
    assert len(mail.outbox) == 1
    assert kota_bersurel_tertunda() == []


def test_jeda_memanjang_lalu_menyerah(kirim, kota_tangsel, peladen):
    kabar = kirim()
    peladen(PeladenMati)
    jeda = []
    for _ in range(PERCOBAAN_MAKS):
        segera()
        surel_antar(kota_tangsel.pk)
        kabar.refresh_from_db()
        jeda.append(kabar.coba_pada - timezone.now())
    assert jeda[1] > jeda[0]
    assert (kabar.surel, kabar.dibaca) == ("gagal", False)


def test_yang_tertunda_menunggu_waktunya(kirim, kota_tangsel, peladen):
    kirim()
    peladen(PeladenMati)
    surel_antar(kota_tangsel.pk)
    peladen()
    surel_antar(kota_tangsel.pk)
    assert mail.outbox == []


def test_peladen_mati_tidak_dihujani(kirim, kota_tangsel, peladen):
    """One refusal ends the round: the other mails keep all their tries."""
    for _ in range(3):
        kirim()
    peladen(PeladenMati)
    surel_antar(kota_tangsel.pk)
    assert sorted(Kabar.objects.values_list("percobaan", flat=True)) == [0, 0, 1]


def test_alamat_yang_ditolak_tidak_menahan_yang_lain(kirim, kota_tangsel, peladen):
    kirim()
    kirim()
    peladen(PeladenMenolak)
    surel_antar(kota_tangsel.pk)
    assert set(Kabar.objects.values_list("surel", flat=True)) == {"gagal"}


def test_yang_sudah_dibaca_tidak_disurati(kirim, gita, kota_tangsel):
    kabar_baca(kabar=[kirim()], oleh=gita)
    surel_antar(kota_tangsel.pk)
    assert mail.outbox == []


def test_akun_yang_ditutup_sesudahnya_tidak_disurati(kirim, gita, kota_tangsel):
    kirim()
    gita.is_active = False
    gita.save()
    surel_antar(kota_tangsel.pk)
    assert mail.outbox == []


def test_banyak_surel_dibagi_porsi(kirim, kota_tangsel, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(layanan, "PORSI", 2)
    for _ in range(3):
        kirim()
    with django_capture_on_commit_callbacks() as lanjutan:
        antar_surel(kota_tangsel.pk)
    assert (len(mail.outbox), len(lanjutan)) == (2, 1)
    with django_capture_on_commit_callbacks() as lanjutan:
        antar_surel(kota_tangsel.pk)
    assert (len(mail.outbox), len(lanjutan)) == (3, 0)


class TestRingkasan:
    def test_satu_surat_per_orang(self, kirim, gita, sari, kota_tangsel):
        for _ in range(3):
            kirim(jenis="tugas", kepada=[gita, sari])
        assert surel_ringkas(kota_tangsel.pk) == 2
        assert {s.to[0] for s in mail.outbox} == {gita.email, sari.email}
        assert "3 kabar baru" in mail.outbox[0].body
        assert surel_ringkas(kota_tangsel.pk) == 0

    def test_yang_sudah_dibaca_tidak_dihitung(self, kirim, gita, kota_tangsel):
        kirim(jenis="tugas")
        kabar_baca(kabar=[kirim(jenis="tugas")], oleh=gita)
        surel_ringkas(kota_tangsel.pk)
        assert "satu kabar baru" in mail.outbox[0].body

    def test_semua_sudah_dibaca_tanpa_surat(self, kirim, gita, kota_tangsel):
        kabar_baca(kabar=[kirim(jenis="tugas")], oleh=gita)
        assert surel_ringkas(kota_tangsel.pk) == 0
        assert Kabar.objects.get().surel == "tidak"

    def test_peladen_mati_diulang(self, kirim, kota_tangsel, peladen):
        kirim(jenis="tugas")
        peladen(PeladenMati)
        with pytest.raises(SMTPServerDisconnected):
            surel_ringkas(kota_tangsel.pk)
        peladen()
        assert surel_ringkas(kota_tangsel.pk) == 1

    def test_tidak_ikut_surel_langsung(self, kirim, kota_tangsel):
        kirim(jenis="tugas")
        surel_antar(kota_tangsel.pk)
        assert mail.outbox == []
