"""Moving a case: the lock through the actor's reach, the clock of the new state, the encrypted step, the news.

News and logs name a number, never a person or what happened.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from asn.akun.models import Pengguna, Penugasan
from asn.akun.peran import Peran
from asn.core.models import RiwayatKeadaan
from asn.core.services import akses_catat, apply_transition
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kinerja.disiplin.models import LangkahPerkara, Perkara, PetugasPerkara
from kinerja.disiplin.services.jangka import jam_kota
from kinerja.disiplin.workflows import IZIN_TANGGAPI, PERKARA_WORKFLOW

TINDAKAN = "Perkara disiplin nomor {nomor} memerlukan tindakan Anda"


def perkara_kunci(perkara: Perkara, transisi: str, oleh: Any) -> Perkara:
    """The fresh, locked row. Raises PermissionDenied out of reach, TransitionRefused in another state."""
    t = PERKARA_WORKFLOW[transisi]
    baris = baris_kunci(perkara, t.izin, oleh)
    if baris.keadaan not in t.dari:
        raise TransitionRefused(
            f"“{t.label}” tidak dapat dilakukan karena keadaannya sekarang “{baris.get_keadaan_display()}”."
        )
    return baris


def baris_kunci(perkara: Perkara, izin: str, oleh: Any) -> Perkara:
    """The fresh, locked row in reach for this permission. Raises PermissionDenied."""
    terjangkau = Perkara.objects.terlihat_oleh(oleh, izin).select_for_update(of=("self",))
    baris = terjangkau.select_related("kota", "pegawai__kota").filter(pk=perkara.pk).first()
    if baris is None:
        raise PermissionDenied(izin)
    return baris


def perkara_pindah(
    perkara: Perkara,
    transisi: str,
    *,
    oleh: Any,
    sejak: date,
    isi: str = "",
    judul: str = "",
    untuk_terperiksa: bool = True,
) -> Perkara:
    """Take an edge of a row that is locked already, start its clock, and write the step."""
    apply_transition(PERKARA_WORKFLOW, transisi, perkara, oleh=oleh)
    return _setelah(perkara, transisi, oleh, sejak, isi, judul, untuk_terperiksa)


def perkara_pindah_sistem(
    perkara: Perkara, transisi: str, *, sejak: date, isi: str = "", oleh: Any | None = None
) -> Perkara:
    """An edge the law itself takes on a day, or that follows from an appeal decided by `oleh`, who has no other part.

    Without `oleh` it is noted under the name of who decided the case.
    """
    t = PERKARA_WORKFLOW[transisi]
    if perkara.keadaan not in t.dari or perkara.diputus_oleh is None:
        raise TransitionRefused(f"Perkara nomor {perkara.pk} tidak dalam keadaan untuk “{t.label}”.")
    RiwayatKeadaan.objects.create(
        kota_id=perkara.kota_id,
        objek_jenis=ContentType.objects.get_for_model(Perkara),
        objek_id=perkara.pk,
        transisi=t.nama,
        dari=perkara.keadaan,
        ke=t.ke,
        oleh=oleh or perkara.diputus_oleh,
        dasar=t.dasar,
    )
    return _setelah(perkara, transisi, oleh, sejak, isi, "", True)


def _setelah(
    perkara: Perkara, transisi: str, oleh: Any, sejak: date, isi: str, judul: str, untuk_terperiksa: bool
) -> Perkara:
    t = PERKARA_WORKFLOW[transisi]
    perkara.keadaan, perkara.keadaan_sejak = t.ke, sejak
    waktu = jam_kota(perkara.kota_id, t.ke, sejak)
    perkara.tenggat = waktu.jatuh if waktu else None
    perkara.versi += 1
    perkara.save(update_fields=["keadaan", "keadaan_sejak", "tenggat", "versi"])
    langkah_catat(perkara, judul or t.label, isi=isi, oleh=oleh, untuk_terperiksa=untuk_terperiksa)
    return perkara


def langkah_catat(
    perkara: Perkara, judul: str, *, isi: str = "", oleh: Any = None, untuk_terperiksa: bool = False
) -> LangkahPerkara:
    return LangkahPerkara.objects.create(
        kota_id=perkara.kota_id,
        perkara=perkara,
        judul=judul[:120],
        isi=isi,
        oleh=oleh,
        untuk_terperiksa=untuk_terperiksa,
    )


def adalah_terperiksa(pengguna: Any, perkara_id: int) -> bool:
    """Whether this is the own case of the user, who then reads the own page of it."""
    return Perkara.objects.terlihat_oleh(pengguna, IZIN_TANGGAPI).filter(pk=perkara_id).exists()


def kabar_petugas(perkara: Perkara, peran: Iterable[str], *, judul: str = TINDAKAN, kunci: str = "") -> None:
    """Tell those who have one of these parts."""
    kabar_kirim(
        kepada=akun_petugas(perkara, peran),
        judul=judul.format(nomor=perkara.pk),
        tautan=perkara.get_absolute_url(),
        jenis="disiplin",
        kota_id=perkara.kota_id,
        kunci=kunci,
    )


def kabar_terperiksa(perkara: Perkara, judul: str) -> None:
    """Tell the accused; the letter itself is read on the own page."""
    kabar_kirim(
        kepada=list(Pengguna.objects.filter(pegawai=perkara.pegawai_id)),
        judul=judul,
        tautan=reverse("disiplin:saya_rincian", args=[perkara.pk]),
        jenis="disiplin",
        kota_id=perkara.kota_id,
    )


def akun_petugas(perkara: Perkara, peran: Iterable[str]) -> list[Pengguna]:
    """Accounts behind the parts: of the person, the named one, or all who hold the office of the PPK today."""
    petugas = list(PetugasPerkara.objects.filter(perkara=perkara, sampai=None, peran__in=list(peran)))
    akun = {p.pk: p for p in Pengguna.objects.filter(pegawai__in=[x.pegawai_id for x in petugas if x.pegawai_id])}
    akun |= {p.pk: p for p in Pengguna.objects.filter(pk__in=[x.pengguna_id for x in petugas if x.pengguna_id])}
    if any(x.ppk for x in petugas):
        ppk = Penugasan.objects.berlaku(timezone.localdate()).filter(peran=Peran.PPK, kota=perkara.kota_id)
        akun |= {p.pengguna_id: p.pengguna for p in ppk.select_related("pengguna")}
    return [a for a in akun.values() if a.pegawai_id != perkara.pegawai_id]


def pembukaan_catat(perkara: Perkara, *, butir: str, oleh: Any, id_permintaan: str = "") -> None:
    """Every opening of a case or one of its papers stands in the access log, by number only."""
    akses_catat(
        pengguna=oleh,
        objek=perkara,
        butir=butir,
        alasan=f"Membuka {butir.lower()} nomor {perkara.pk}",
        id_permintaan=id_permintaan,
    )
