"""What the three long steps share: one runner at a time, the wish to stop, progress, and an end that shows."""

import time
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any

from django.db import IntegrityError
from django.urls import reverse

from asn.core.lingkup import lingkup_kota
from asn.core.models import KeadaanPekerjaan
from asn.core.pekerjaan import PESAN_GAGAL, pekerjaan_akhiri, pekerjaan_kabarkan, pekerjaan_tulis_akhir
from asn.core.services import apply_transition, transition_lock, transition_write
from asn.core.workflows import TransitionRefused
from asn.impor.models import Impor
from asn.impor.services.sql import Mesin
from asn.impor.workflows import IMPOR_WORKFLOW

# Name spaces of advisory locks: one import, and all writing imports of one city.
_KUNCI_IMPOR, _KUNCI_KOTA = 7_401, 7_402
# Seconds between two looks at the wish to stop.
JEDA_TANYA = 1.0
DIHENTIKAN = "Dihentikan atas permintaan; tidak ada data yang berubah."


class Hasil(Enum):
    SELESAI = "selesai"
    LEWAT = "lewat"
    ULANGI = "ulangi"
    BERHENTI = "berhenti"


class Dihentikan(Exception):
    """Somebody asked the running step to stop: its transaction is rolled back."""


class Ditolak(Exception):
    """The step cannot be done; the message tells the clerk why. Nothing was written."""


def kunci_impor(impor_id: int) -> tuple[int, int]:
    """Whoever holds it is the only runner of the import, until its transaction ends, however it ends."""
    return (_KUNCI_IMPOR, impor_id)


def kunci_kota(kota_id: int) -> tuple[int, int]:
    """Imports of one city write one after the other: each sees what the former has written."""
    return (_KUNCI_KOTA, kota_id)


def ambil(impor_id: int, dari: str, pekerjaan_id: str) -> Impor | None:
    """The import while it is still `dari` and waits for this job."""
    semua = Impor.objects.select_related("berkas", "oleh__kota", "pekerjaan__pemilik__kota", "kota")
    return semua.filter(pk=impor_id, keadaan=dari, pekerjaan_id=pekerjaan_id).first()


def menulis(
    impor_id: int, kota_id: int, pekerjaan_id: str, *, dari: str, kerja: Callable[[Impor], None], bentrok: str
) -> Hasil:
    """One writing step in one transaction: alone on its import, one after the other in its city, and only of an import
    that is still `dari` and waits for this very job. What the register refuses becomes its message: `bentrok`.
    """

    def langkah() -> Hasil:
        try:
            with lingkup_kota([kota_id], kunci=(kunci_impor(impor_id), kunci_kota(kota_id))) as sendiri:
                if not sendiri:
                    return Hasil.ULANGI
                impor = ambil(impor_id, dari, pekerjaan_id)
                if impor is None or impor.pekerjaan is None or impor.pekerjaan.berakhir:
                    return Hasil.LEWAT
                kerja(impor)
        except IntegrityError as galat:
            raise Ditolak(bentrok) from galat
        return Hasil.SELESAI

    return jalankan(impor_id, kota_id, pekerjaan_id, langkah)


def mesin_untuk(impor: Impor) -> Mesin:
    return Mesin(impor.definisi, impor.kota_id, impor.pk, hari_ini(impor))


def hari_ini(impor: Impor) -> date:
    kota: Any = impor.kota
    return kota.hari_ini()


class Langkah:
    """Tells progress and listens for the wish to stop, between two statements.

    The wish was read with the import when the step began, and is read again under the row's lock at its end; between
    them it is looked for once in a while.
    """

    def __init__(self, impor: Impor, total: int) -> None:
        self.impor, self.total, self.ke = impor, total, 0
        self.ditanya = time.monotonic()
        if impor.henti_diminta:
            raise Dihentikan

    def maju(self, pesan: str, ke: int | None = None) -> None:
        """Raises Dihentikan when somebody asked to stop."""
        self.ke = self.ke + 1 if ke is None else ke
        pekerjaan_kabarkan(
            str(self.impor.pekerjaan_id), min(self.ke, self.total) if self.total else self.ke, self.total, pesan
        )
        if time.monotonic() - self.ditanya < JEDA_TANYA:
            return
        self.ditanya = time.monotonic()
        # Read committed: the wish was written by another transaction.
        if Impor.objects.filter(pk=self.impor.pk, henti_diminta=True).exists():
            raise Dihentikan


def tutup(impor: Impor, transisi: str, pesan: str, **isi: Any) -> None:
    """The end of a step that did its work: state, figures, history and job in one statement.

    Whoever asks to stop from now on comes too late and is told so. Raises Dihentikan when somebody asked before,
    TransitionRefused when the actor may no longer do this.
    """
    oleh = pelaku(impor)
    selesai = pekerjaan_tulis_akhir(str(impor.pekerjaan_id), pesan, alamat(impor))
    if transition_write(
        IMPOR_WORKFLOW, transisi, impor, oleh=oleh, isi={"pesan": ""} | isi, bila=_TANPA_HENTI, serta=[selesai]
    ):
        return
    if transition_lock(IMPOR_WORKFLOW, transisi, impor, oleh=oleh).henti_diminta:
        raise Dihentikan
    raise TransitionRefused("Impor ini berubah sementara dikerjakan.")


_TANPA_HENTI = {"henti_diminta": False}


def alamat(impor: Impor) -> str:
    return reverse("impor:rincian", args=[impor.pk])


def jalankan(
    impor_id: int, kota_id: int, pekerjaan_id: str, langkah: Callable[[], Hasil], bila_ditolak: str = ""
) -> Hasil:
    """Run a step; what it refuses becomes the message of the import, and its state when `bila_ditolak` names one."""
    try:
        return langkah()
    except Dihentikan:
        _tutup(impor_id, kota_id, pekerjaan_id, "hentikan", DIHENTIKAN)
    except Ditolak as galat:
        _tutup(impor_id, kota_id, pekerjaan_id, bila_ditolak, str(galat))
    return Hasil.BERHENTI


def impor_gagal(*, impor_id: int, kota_id: int, pekerjaan_id: str, pesan: str = PESAN_GAGAL) -> None:
    """The step broke down for good: nothing was written, and the page says so."""
    _tutup(impor_id, kota_id, pekerjaan_id, "gagalkan", pesan)


def _tutup(impor_id: int, kota_id: int, pekerjaan_id: str, transisi: str, pesan: str) -> None:
    with lingkup_kota([kota_id]):
        impor = Impor.objects.select_related("oleh__kota", "pekerjaan__pemilik__kota").filter(pk=impor_id).first()
        if impor is None or str(impor.pekerjaan_id) != pekerjaan_id:
            return
        if transisi and impor.keadaan in IMPOR_WORKFLOW[transisi].dari:
            apply_transition(IMPOR_WORKFLOW, transisi, impor, oleh=pelaku(impor), catatan=pesan)
        Impor.objects.filter(pk=impor.pk).update(pesan=pesan, henti_diminta=False)
        pekerjaan_akhiri(pekerjaan_id, KeadaanPekerjaan.GAGAL, pesan, alamat(impor))


def pelaku(impor: Impor) -> Any:
    """Who asked for the step that runs."""
    return (impor.pekerjaan.pemilik if impor.pekerjaan else None) or impor.oleh
