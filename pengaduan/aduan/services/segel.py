"""Seals: identity and original words as ciphertext under keys of their own, opened by two persons with a reason."""

import json
from datetime import timedelta
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from asn.core.services import akses_catat
from asn.core.workflows import TransitionRefused
from pengaduan.aduan.models import Aduan, BukaSegel, IdentitasPelapor, NaskahTersegel
from pengaduan.aduan.services.catatan import peristiwa_catat
from pengaduan.aduan.services.kabar import kabar_petugas, pemegang_kota
from pengaduan.aduan.workflows import IZIN_MINTA_SEGEL, IZIN_PUTUS_SEGEL, IZIN_WBS

BIDANG = ("nama", "telepon", "surel", "alamat")
ALASAN_TERPENDEK = 20


@lru_cache(maxsize=4)
def _fernet(kunci: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(k) for k in kunci])


def _kunci() -> MultiFernet:
    return _fernet(tuple(settings.KUNCI_SEGEL))


def segel(isi: dict[str, str]) -> str:
    return _kunci().encrypt(json.dumps(isi, ensure_ascii=False, sort_keys=True).encode()).decode()


def _buka(sandi: str) -> dict[str, str]:
    return json.loads(_kunci().decrypt(sandi.encode()))


def identitas_segel(aduan: Aduan, isi: dict[str, str]) -> IdentitasPelapor | None:
    """Keep what the reporter chose to say about themselves; nothing said, no row."""
    bersih = {k: isi.get(k, "").strip() for k in BIDANG if isi.get(k, "").strip()}
    if not bersih:
        return None
    return IdentitasPelapor.objects.create(
        kota_id=aduan.kota_id, aduan=aduan, sandi=segel(bersih), bersurel="surel" in bersih
    )


def surel_pelapor(aduan: Aduan) -> str:
    """The address for a notice; read by the system alone, shown to nobody."""
    identitas = IdentitasPelapor.objects.filter(aduan=aduan, bersurel=True).first()
    return _buka(identitas.sandi).get("surel", "") if identitas else ""


def naskah_segel(aduan: Aduan, *, alasan: str, oleh: Any) -> NaskahTersegel:
    """Put the present words under seal before they are redacted."""
    isi = {"judul": aduan.judul, "isi": aduan.isi, "lokasi": aduan.lokasi}
    return NaskahTersegel.objects.create(
        kota_id=aduan.kota_id, aduan=aduan, sandi=segel(isi), alasan=alasan[:300], oleh=oleh
    )


def segel_minta(*, aduan: Aduan, alasan: str, oleh: Any) -> BukaSegel:
    """Ask to learn who the reporter is. Raises PermissionDenied out of reach, TransitionRefused when pointless."""
    _pastikan_terlihat(aduan, oleh, IZIN_MINTA_SEGEL)
    if len(alasan.strip()) < ALASAN_TERPENDEK:
        raise TransitionRefused(f"Tulis alasan sedikitnya {ALASAN_TERPENDEK} huruf.")
    if not _ada_segel(aduan):
        raise TransitionRefused("Pelapor tidak menyertakan identitas, dan naskahnya tidak pernah disunting.")
    try:
        with transaction.atomic():
            minta = BukaSegel.objects.create(
                kota_id=aduan.kota_id, aduan=aduan, alasan=alasan.strip()[:300], pemohon=oleh
            )
    except IntegrityError as galat:
        raise TransitionRefused("Permintaan Anda untuk laporan ini masih menunggu keputusan.") from galat
    peristiwa_catat(aduan, "segel_diminta", oleh=oleh, teks=alasan, internal=True)
    pemutus = [p for p in pemegang_kota(aduan.kota_id, IZIN_PUTUS_SEGEL) if boleh_putus(p, aduan) and p.pk != oleh.pk]
    judul = "Permintaan membuka segel menunggu keputusan Anda"
    kabar_petugas(aduan, pemutus, judul, kunci=f"segel-{minta.pk}", tautan=reverse("aduan:segel_daftar"))
    return minta


def _ada_segel(aduan: Aduan) -> bool:
    milik = {"aduan": aduan, "kota": aduan.kota_id}
    return IdentitasPelapor.objects.filter(**milik).exists() or NaskahTersegel.objects.filter(**milik).exists()


@transaction.atomic
def segel_putuskan(*, minta: BukaSegel, setuju: bool, catatan: str = "", oleh: Any) -> BukaSegel:
    """The second person decides. An anonymous reporter's or whistleblower's seal is decided by Inspektorat alone."""
    _pastikan_terlihat(minta.aduan, oleh, IZIN_PUTUS_SEGEL)
    baris = BukaSegel.objects.select_for_update(of=("self",)).select_related("aduan").get(pk=minta.pk)
    if baris.pemohon_id == oleh.pk:
        raise TransitionRefused("Permintaan Anda sendiri harus diputus orang lain.")
    if baris.keadaan != "menunggu":
        raise TransitionRefused(f"Permintaan ini sudah diputus: {baris.get_keadaan_display().lower()}.")
    if not boleh_putus(oleh, baris.aduan):
        raise PermissionDenied(IZIN_PUTUS_SEGEL)
    baris.keadaan = "disetujui" if setuju else "ditolak"
    baris.pemutus, baris.diputus_pada, baris.catatan = oleh, timezone.now(), catatan[:300]
    baris.sampai = timezone.now() + timedelta(hours=settings.ADUAN_SEGEL_JAM) if setuju else None
    baris.save()
    peristiwa_catat(baris.aduan, f"segel_{baris.keadaan}", oleh=oleh, teks=catatan, internal=True)
    hasil = f"Permintaan Anda membuka segel {baris.get_keadaan_display().lower()}"
    kabar_petugas(baris.aduan, [baris.pemohon], hasil, kunci=f"segel-{baris.pk}-putus")
    return baris


def boleh_putus(pengguna: Any, aduan: Aduan) -> bool:
    """Somebody who answers for the whole city; for anonymous reports somebody of Inspektorat."""
    izin = IZIN_WBS if aduan.anonim or aduan.wbs else IZIN_PUTUS_SEGEL
    return aduan.kota_id in pengguna.jangkauan(izin).kota_ids and pengguna.has_perm(IZIN_PUTUS_SEGEL)


@transaction.atomic
def segel_buka(*, minta: BukaSegel, oleh: Any, id_permintaan: str = "") -> dict[str, Any]:
    """Show what is under the seal: logged first, told to the reporter, never without a valid approval."""
    _pastikan_terlihat(minta.aduan, oleh, IZIN_MINTA_SEGEL)
    baris = BukaSegel.objects.select_for_update(of=("self",)).select_related("aduan").get(pk=minta.pk)
    if not baris.dapat_dibuka(oleh, timezone.now()):
        raise TransitionRefused("Segel tidak dapat dibuka: belum disetujui, atau waktunya sudah lewat.")
    akses_catat(
        pengguna=oleh, objek=baris, butir="identitas pelapor", alasan=baris.alasan, id_permintaan=id_permintaan
    )
    if baris.dibuka_pada is None:
        baris.dibuka_pada = timezone.now()
        baris.save(update_fields=["dibuka_pada"])
        peristiwa_catat(baris.aduan, "segel_dibuka", teks="Identitas dibuka dengan persetujuan dua pejabat.")
    identitas = IdentitasPelapor.objects.filter(aduan=baris.aduan).first()
    naskah = NaskahTersegel.objects.filter(aduan=baris.aduan).order_by("pk").first()
    return {"identitas": _buka(identitas.sandi) if identitas else {}, "naskah": _buka(naskah.sandi) if naskah else {}}


def dapat_dibuka(minta: BukaSegel, pengguna: Any) -> bool:
    """Whether this account may look now."""
    return minta.dapat_dibuka(pengguna, timezone.now())


def _pastikan_terlihat(aduan: Aduan, pengguna: Any, izin: str) -> None:
    if not Aduan.objects.terlihat_oleh(pengguna, izin).filter(pk=aduan.pk).exists():
        raise PermissionDenied(izin)


def segel_putar(kota_id: int, porsi: int = 500) -> int:
    """Seal everything anew under the newest key, so that an old key can be given up. Returns how many rows.

    The city must be in scope. Runs again without harm.
    """
    jumlah = 0
    tersegel: tuple[Any, ...] = (IdentitasPelapor, NaskahTersegel)
    for model in tersegel:
        terakhir = 0
        while baris := list(model.objects.filter(kota=kota_id, pk__gt=terakhir).order_by("pk")[:porsi]):
            for satu in baris:
                satu.sandi = _kunci().rotate(satu.sandi.encode()).decode()
            model.objects.bulk_update(baris, ["sandi"])
            terakhir, jumlah = baris[-1].pk, jumlah + len(baris)
    return jumlah
