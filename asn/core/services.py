"""The only door for state changes, and the optimistic version check of edits."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from asn.core.models import BerkotaModel, CatatanAkses, RiwayatKeadaan
from asn.core.sekaligus import Tulis, sekaligus, sisip, ubah
from asn.core.workflows import TransitionRefused, Workflow

M = TypeVar("M", bound=BerkotaModel)


class VersiBasi(Exception):
    """Somebody saved the row after this form was opened: carries both versions for the page that shows them.

    `keterangan` says who did what, when that is known: "Diperbaiki oleh Sari".
    """

    def __init__(self, tersimpan: models.Model, beda: list[tuple[str, Any, Any]], keterangan: str = "") -> None:
        super().__init__("Data ini sudah diubah orang lain sejak formulir Anda dibuka.")
        self.tersimpan = tersimpan
        self.beda = beda
        self.keterangan = keterangan


def apply_transition(alur: Workflow, nama: str, objek: M, *, oleh: Any, catatan: str = "") -> M:
    """Lock the row through the actor's reach, check the state, move it and write the history row.

    Raises PermissionDenied when the row is out of the actor's reach for this permission, TransitionRefused when the
    state does not allow it. Returns the fresh, locked row; effects follow in the calling service, in the same
    transaction.
    """
    with transaction.atomic():
        return transition_row(alur, nama, objek, oleh=oleh, catatan=catatan)


def transition_row(alur: Workflow, nama: str, objek: M, *, oleh: Any, catatan: str = "") -> M:
    """`apply_transition` inside a transaction that the caller gives up as a whole when it fails: no savepoint."""
    baris: Any = transition_lock(alur, nama, objek, oleh=oleh)
    riwayat = _riwayat(alur, nama, baris, oleh, catatan)
    baris.keadaan = alur[nama].ke
    baris.save(update_fields=["keadaan"])
    riwayat.save(force_insert=True)
    return baris


def transition_lock(alur: Workflow, nama: str, objek: M, *, oleh: Any) -> M:
    """The fresh, locked row of which the transition may be done; nothing is written yet. Raises as
    `apply_transition` does."""
    t = alur[nama]
    model = type(objek)
    # Any: only models with a workflow field come here, which no base class states.
    baris: Any = model.objects.terlihat_oleh(oleh, t.izin).select_for_update(of=("self",)).filter(pk=objek.pk).first()
    if baris is None:
        raise PermissionDenied(t.izin)
    if baris.keadaan not in t.dari:
        raise TransitionRefused(
            f"“{t.label or t.nama}” tidak dapat dilakukan karena keadaannya sekarang “{baris.get_keadaan_display()}”."
        )
    return baris


def transition_write(
    alur: Workflow,
    nama: str,
    objek: M,
    *,
    oleh: Any,
    catatan: str = "",
    isi: Mapping[str, Any] | None = None,
    bila: Mapping[str, Any] | None = None,
    serta: Iterable[Tulis] = (),
) -> bool:
    """State, its history, other columns (`isi`) and other writes (`serta`) as one statement, without reading the row.

    Only where the row is within the actor's reach, as it was read (`objek`), and meets `bila`. Returns whether it was;
    when not, the caller gives up its transaction: the other writes have happened.
    """
    t = alur[nama]
    baris: Any = objek
    if baris.keadaan not in t.dari:
        return False
    terjangkau = type(baris).objects.terlihat_oleh(oleh, t.izin)
    sasaran = terjangkau.filter(pk=baris.pk, keadaan=baris.keadaan, **(bila or {}))
    riwayat = sisip(_riwayat(alur, nama, baris, oleh, catatan))
    return sekaligus(ubah(sasaran, keadaan=t.ke, **(isi or {})), riwayat, *serta) == 1


def _riwayat(alur: Workflow, nama: str, baris: Any, oleh: Any, catatan: str) -> RiwayatKeadaan:
    t = alur[nama]
    return RiwayatKeadaan(
        kota_id=baris.kota_id,
        objek_jenis=ContentType.objects.get_for_model(type(baris)),
        objek_id=baris.pk,
        transisi=t.nama,
        dari=baris.keadaan,
        ke=t.ke,
        oleh=oleh,
        catatan=catatan,
        dasar=t.dasar,
    )


def akses_catat(
    *, pengguna: Any, objek: BerkotaModel, butir: str, alasan: str, id_permintaan: str = ""
) -> CatatanAkses:
    """Record that sensitive data of `objek` was shown; the caller shows it only after this row exists."""
    return CatatanAkses.objects.create(
        kota_id=objek.kota_id,
        pengguna=pengguna,
        objek_jenis=ContentType.objects.get_for_model(objek),
        objek_id=str(objek.pk),
        butir=butir,
        alasan=alasan,
        id_permintaan=id_permintaan,
    )
