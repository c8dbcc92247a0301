"""What deciders do: approve, return, refuse, one by one or many at once.

A decision carries only itself, its note, and which content it was made on. It can therefore never alter what it
approves, and it is refused when that content is no longer what was shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from asn.core.services import VersiBasi, apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.rules.alur import tahap_berikut
from kepegawaian.usulan.services.bukti import sidik_usulan
from kepegawaian.usulan.services.pemberitahuan import kabar_putusan
from kepegawaian.usulan.services.wewenang import alasan_menahan, putusan_usulan
from kepegawaian.usulan.workflows import IZIN_LIHAT, IZIN_TAHAP, USULAN_WORKFLOW, Keputusan, transisi_putusan

ALASAN_TERPENDEK = 10
MASSAL_MAKS = 100


@dataclass(frozen=True, slots=True)
class Butir:
    """One usulan as it was shown to the decider."""

    usulan_id: int
    versi: int
    sidik: str


@dataclass(frozen=True, slots=True)
class HasilButir:
    """What became of one row of a bulk decision."""

    usulan_id: int
    berhasil: bool
    pesan: str
    usulan: Usulan | None = None


@transaction.atomic
def usulan_putuskan(*, usulan: Usulan, keputusan: str, oleh: Any, catatan: str = "", versi: int, sidik: str) -> Usulan:
    """Take the step that is due. The last approval writes the fact into the register in the same transaction.

    Raises PermissionDenied out of reach; TransitionRefused when somebody was faster or this person may not decide;
    VersiBasi when the content is not the one shown, or the fact behind it has changed; ValidationError when a reason
    is missing or the register refuses the fact. In every case nothing has changed.
    """
    keputusan = Keputusan(keputusan)
    baris = _kunci(usulan, oleh)
    tahap = baris.menunggu
    if alasan := alasan_menahan(baris, oleh):
        raise TransitionRefused(alasan)
    _pastikan_isi_sama(baris, versi, sidik)
    catatan = catatan.strip()
    if keputusan is not Keputusan.SETUJU and len(catatan) < ALASAN_TERPENDEK:
        raise ValidationError({"catatan": f"Tulis alasan sedikitnya {ALASAN_TERPENDEK} huruf; pengusul membacanya."})
    berikut = tahap_berikut(baris.tahap, tahap) if keputusan is Keputusan.SETUJU else ""
    baris.menunggu = berikut
    baris.alasan = "" if keputusan is Keputusan.SETUJU else catatan
    if not berikut:
        baris.diputus_pada = timezone.now()
    baris.save(update_fields=["menunggu", "alasan", "diputus_pada"])
    nama = transisi_putusan(keputusan, tahap, terakhir=not berikut)
    baris = apply_transition(USULAN_WORKFLOW, nama, baris, oleh=oleh, catatan=catatan)
    if keputusan is Keputusan.SETUJU and not berikut:
        baris.jenis_objek.terapkan(usulan=baris, oleh=oleh)
    kabar_putusan(baris)
    return baris


def usulan_putuskan_massal(*, butir: Iterable[Butir], oleh: Any, catatan: str = "") -> list[HasilButir]:
    """Approve many, each on its own: a row that fails says why and leaves the others alone.

    Rows are locked in one order, so that two people with overlapping lists wait for each other instead of blocking.
    """
    diminta = list(butir)[:MASSAL_MAKS]
    terlihat = Usulan.objects.terlihat_oleh(oleh, IZIN_LIHAT).select_related("pegawai")
    ada = terlihat.in_bulk([b.usulan_id for b in diminta])
    urut = sorted(diminta, key=lambda b: (ada[b.usulan_id].pegawai_id if b.usulan_id in ada else 0, b.usulan_id))
    hasil = {b.usulan_id: _satu(b, ada.get(b.usulan_id), oleh, catatan) for b in urut}
    return [hasil[b.usulan_id] for b in diminta]


def _satu(butir: Butir, usulan: Usulan | None, oleh: Any, catatan: str) -> HasilButir:
    if usulan is None:
        return HasilButir(butir.usulan_id, False, "Usulan tidak ditemukan dalam jangkauan Anda.")
    if usulan.jenis_objek.tertutup:
        return HasilButir(butir.usulan_id, False, "Usulan data tertutup dibuka dan diputus satu per satu.", usulan)
    try:
        baris = usulan_putuskan(
            usulan=usulan,
            keputusan=Keputusan.SETUJU,
            oleh=oleh,
            catatan=catatan,
            versi=butir.versi,
            sidik=butir.sidik,
        )
    except PermissionDenied:
        return HasilButir(butir.usulan_id, False, "Anda tidak berwenang memutus usulan ini.", usulan)
    except (TransitionRefused, VersiBasi) as galat:
        return HasilButir(butir.usulan_id, False, str(galat), usulan)
    except ValidationError as galat:
        return HasilButir(butir.usulan_id, False, " ".join(galat.messages), usulan)
    return HasilButir(butir.usulan_id, True, baris.get_keadaan_display(), baris)


def _kunci(usulan: Usulan, oleh: Any) -> Usulan:
    """The fresh, locked row, within the decider's reach for the step that is due."""
    baris = (
        Usulan.objects.terlihat_oleh(oleh, IZIN_LIHAT)
        .select_for_update(of=("self",))
        .select_related("pegawai", "pengusul")
        .filter(pk=usulan.pk)
        .first()
    )
    if baris is None:
        raise PermissionDenied(IZIN_LIHAT)
    if not baris.menunggu:
        raise TransitionRefused(_sudah_diputus(baris))
    izin = IZIN_TAHAP[baris.menunggu]
    if not Usulan.objects.terlihat_oleh(oleh, izin).filter(pk=baris.pk).exists():
        raise PermissionDenied(izin)
    return baris


def _sudah_diputus(usulan: Usulan) -> str:
    akhir = putusan_usulan(usulan).last()
    if akhir is None:
        return f"Usulan ini tidak menunggu keputusan: keadaannya “{usulan.get_keadaan_display()}”."
    saat = date_format(timezone.localtime(akhir.pada), "j F Y H.i")
    return f"Usulan ini sudah {usulan.get_keadaan_display().lower()} oleh {akhir.oleh} pada {saat}."


def _pastikan_isi_sama(usulan: Usulan, versi: int, sidik: str) -> None:
    """Refuse when content or evidence is not what the decider saw, showing both."""
    if usulan.versi == versi and usulan.sidik == sidik and sidik_usulan(usulan) == sidik:
        return
    raise VersiBasi(usulan, _beda_dari(usulan, versi))


def _beda_dari(usulan: Usulan, versi: int) -> list[tuple[str, str, str]]:
    """(label, now, as shown): the content of the version that was shown comes from the field history."""
    peristiwa: Any = usulan.events  # type: ignore[attr-defined]
    lama = peristiwa.filter(versi=versi).order_by("-pgh_id").first()
    if lama is None or lama.isi == usulan.isi:
        return [("Bukti", "sudah berubah", "seperti saat halaman dibuka")]
    return list(usulan.jenis_objek.beda(usulan.isi, lama.isi))
