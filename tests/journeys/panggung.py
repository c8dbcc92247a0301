"""Prepares the database the journeys run on; run as a process of its own, under the environment of their servers."""

import os

import django
from django.conf import settings
from django.core.management import call_command

from asn.tertanam import pastikan

# Known only to the throw-away database of one test run.
AKUN = "jelajah"
SANDI = "kopi-pagi-di-serpong"
RAHASIA_TOTP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
UKURAN = 0.1


def utama() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn.settings")
    pastikan()  # addresses are given; this makes the secrets of the folder
    django.setup()
    call_command("buat_contoh", ukuran=UKURAN, verbosity=0, proses=1)
    call_command("collectstatic", verbosity=0, interactive=False)
    _buat_akun()
    _siapkan_penilaian()
    _siapkan_seleksi()
    _siapkan_utuh()


def _siapkan_seleksi() -> None:
    """One applicant in three selections: refused at the papers, contesting the first exam, and passed."""
    from tests.journeys.panggung_seleksi import siapkan  # noqa: PLC0415

    siapkan(SANDI)


def _siapkan_penilaian() -> None:
    """The annual evaluation of the persona "pegawai" stands at its beginning; the two above come in by password."""
    from asn.akun.models import Pengguna  # noqa: PLC0415
    from asn.contoh.penilaian import buka_kembali  # noqa: PLC0415
    from asn.core.lingkup import lingkup_kota  # noqa: PLC0415

    pegawai = Pengguna.objects.get(email="pegawai.36.74@demo.invalid")
    with lingkup_kota([pegawai.kota_id]):
        penilai, atasan = buka_kembali(pegawai.pegawai_id)
        for nama, akun in (("penilai", penilai), ("atasan", atasan)):
            akun.username = f"jelajah.{nama}"
            akun.set_password(SANDI)
            akun.save()


def _siapkan_utuh() -> None:
    """Another three people whose whole year begins again: their SKP is a draft. They come in by password."""
    from asn.akun.models import Pengguna  # noqa: PLC0415
    from asn.contoh.penilaian import buka_dari_awal  # noqa: PLC0415
    from asn.core.lingkup import lingkup_kota  # noqa: PLC0415
    from kepegawaian.instansi.models import Kota  # noqa: PLC0415

    kota = Kota.objects.get(kode="36.74")
    with lingkup_kota([kota.pk]):
        terpakai = Pengguna.objects.filter(kota=kota, pegawai__isnull=False).exclude(username__startswith="layanan")
        _, *akun = buka_dari_awal(kota, list(terpakai.values_list("pegawai_id", flat=True)))
        for nama, satu in zip(("pegawai", "penilai", "atasan"), akun, strict=True):
            satu.username = f"{AKUN}.utuh.{nama}"
            satu.set_password(SANDI)
            satu.save()


def _buat_akun() -> None:
    """A BKD analyst who signs in the long way: password and authenticator."""
    # Only after django.setup() may models be imported.
    from allauth.mfa.totp.internal.auth import TOTP  # noqa: PLC0415

    from asn.akun.models import Pengguna, Penugasan  # noqa: PLC0415
    from kepegawaian.instansi.models import Kota  # noqa: PLC0415

    kota = Kota.objects.get(kode="36.74")
    pengguna = Pengguna(username=AKUN, nama="Sari Jelajah", email=f"{AKUN}@contoh.invalid", kota=kota)
    pengguna.set_password(SANDI)
    pengguna.save()
    Penugasan.objects.create(pengguna=pengguna, peran="BKD", kota=kota)
    TOTP.activate(pengguna, RAHASIA_TOTP)
    assert settings.MFA_WAJIB


if __name__ == "__main__":
    utama()
