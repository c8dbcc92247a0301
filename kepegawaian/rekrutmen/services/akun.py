"""The account of an applicant: first the e-mail address is proven, then the account comes to be.

Nobody learns from the form whether an address is known: the mail says it to its reader. The link is signed, holds for
a day and opens one registration; the address is also written into allauth's own table as verified.
"""

from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from stdnum.id import nik as stdnum_nik

from asn.akun.models import Pengguna, Penugasan
from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from asn.core.sandi import sidik
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import slug_kota
from kepegawaian.pegawai.rules import nik as aturan_nik
from kepegawaian.pegawai.rules.enum import JenisKelamin
from kepegawaian.rekrutmen.models import Lamaran, Pelamar
from kepegawaian.rekrutmen.services.panitia import sidik_nama

BERLAKU_DETIK = 24 * 60 * 60
_PENANDA = TimestampSigner(sep="~", salt="rekrutmen.daftar")
JENIS_KELAMIN = {"L": JenisKelamin.PRIA, "P": JenisKelamin.WANITA}


def pendaftaran_minta(*, kota: Kota, surel: str) -> None:
    """Send the link, or the news that this address has an account already. Always the same answer on the page."""
    surel = surel.strip().lower()
    ada = Pengguna.objects.filter(email=surel).exists()
    jalur = (
        reverse("account_login") if ada else reverse("lamaran:aktifkan", args=[slug_kota(kota), token(kota, surel)])
    )
    ajakan = (
        "Alamat ini sudah mempunyai akun. Masuk dengan akun itu, lalu pilih lowongan yang Anda minati:"
        if ada
        else "Buka tautan berikut dalam 24 jam untuk membuat akun pelamar:"
    )
    isi = (
        f"Yth. Bapak/Ibu,\n\n{ajakan}\n\n{settings.ALAMAT_PUBLIK.rstrip('/')}{jalur}\n\n"
        "Bila Anda tidak merasa mendaftar, abaikan surat ini; tanpa tautan itu tidak ada akun yang dibuat.\n"
        f"Seleksi ini tidak dipungut biaya.\n\nPanitia seleksi, Pemerintah {kota.nama}\n"
    )
    enqueue("akun.kirim_surel", f"Akun pelamar – {kota}", isi, surel)


def token(kota: Kota, surel: str) -> str:
    return _PENANDA.sign(f"{kota.pk}|{surel}")


def surel_dari_token(kota: Kota, teks: str) -> str:
    """The proven address; empty for anything forged, too old, or meant for another city."""
    try:
        kota_id, surel = _PENANDA.unsign(teks, max_age=BERLAKU_DETIK).split("|", 1)
    except (BadSignature, ValueError):
        return ""
    return surel if kota_id == str(kota.pk) else ""


def nik_periksa(nik: str, *, lahir: date | None, jenis_kelamin: str = "") -> str:
    """The NIK as it is stored. Raises ValidationError: it must agree with the own birth date and sex."""
    rapi = stdnum_nik.compact(nik)
    temuan = aturan_nik.periksa(rapi, tanggal_lahir=lahir, jenis_kelamin=JENIS_KELAMIN.get(jenis_kelamin))
    if temuan:
        raise ValidationError([t.pesan for t in temuan])
    return rapi


@transaction.atomic
def pelamar_daftar(*, kota: Kota, surel: str, sandi: str, isi: dict[str, Any]) -> Pelamar:
    """Account, role and applicant at once. The city must be in scope. Raises ValidationError at the field."""
    if Pengguna.objects.filter(email=surel).exists():
        raise ValidationError("Alamat surel ini sudah mempunyai akun. Silakan masuk.")
    akun = Pengguna(username=surel[:150], email=surel, nama=isi["nama"].strip(), kota=kota)
    try:
        validate_password(sandi, akun)
    except ValidationError as galat:
        raise ValidationError({"sandi": galat.messages}) from galat
    akun.set_password(sandi)
    akun.full_clean()
    akun.save()
    EmailAddress.objects.create(user=akun, email=surel, verified=True, primary=True)
    return pelamar_buat(akun=akun, kota=kota, isi=isi)


@transaction.atomic
def pelamar_buat(*, akun: Pengguna, kota: Kota, isi: dict[str, Any]) -> Pelamar:
    """The applicant of one city for an account whose address is proven."""
    nik = _nik(isi)
    pelamar = Pelamar(
        kota=kota, akun=akun, sidik_nik=sidik(nik), sidik_nama=sidik_nama(isi["nama"]), **(isi | {"nik": nik})
    )
    pelamar.full_clean(exclude=["kota"], validate_constraints=False)
    try:
        with transaction.atomic():
            pelamar.save()
    except IntegrityError as galat:
        raise ValidationError({"nik": "NIK atau akun ini sudah terdaftar sebagai pelamar di kota ini."}) from galat
    hari_ini = timezone.localdate()
    Penugasan.objects.get_or_create(pengguna=akun, peran="PELAMAR", kota=kota, defaults={"mulai": hari_ini})
    return pelamar


def pelamar_gabung(*, akun: Pengguna, kota: Kota, isi: dict[str, Any]) -> Pelamar:
    """An existing account becomes an applicant of this city too; the city need not be in scope."""
    if not akun.email:
        raise ValidationError("Akun ini belum mempunyai alamat surel. Lengkapi dahulu lewat administrator.")
    with lingkup_kota([kota.pk]):
        return pelamar_buat(akun=akun, kota=kota, isi=isi)


def _nik(isi: dict[str, Any]) -> str:
    try:
        return nik_periksa(isi["nik"], lahir=isi["tanggal_lahir"], jenis_kelamin=isi["jenis_kelamin"])
    except ValidationError as galat:
        raise ValidationError({"nik": galat.messages}) from galat


@transaction.atomic
def pelamar_ubah(*, pelamar: Pelamar, isi: dict[str, Any], oleh: Any) -> Pelamar:
    """Change the own record. What decides about eligibility and identity stays once an application was sent."""
    baris = Pelamar.objects.terlihat_oleh(oleh, "rekrutmen.melamar").select_for_update(of=("self",)).get(pk=pelamar.pk)
    if Lamaran.objects.masuk().filter(pelamar=baris).exists():
        isi = {k: isi[k] for k in ("telepon", "alamat")}
    else:
        nik = _nik(isi)
        isi = isi | {"nik": nik}
        baris.sidik_nik, baris.sidik_nama = sidik(nik), sidik_nama(isi["nama"])
    for kolom, nilai in isi.items():
        setattr(baris, kolom, nilai)
    baris.full_clean(exclude=["kota"])
    baris.save()
    return baris
