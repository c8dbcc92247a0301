"""Queueing work after commit, by name, and the Celery base class that gives a task its city scope."""

from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import pghistory
from celery import Task
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from asn.celery import app
from asn.core.lingkup import lingkup_kota


def enqueue(nama: str, *ids: Any, kota: int | None = None, terjadwal: bool = False) -> None:
    """Queue the task `nama` once the current transaction has committed; an unknown name fails at once.

    `kota` becomes the task's scope. Services call this, so they never import tasks. `terjadwal` is for work that the
    timetable looks for anyway: a queue that is away is then only logged, because what was saved is not lost.
    """
    if nama not in app.tasks:
        app.autodiscover_tasks(force=True)
    tugas = app.tasks[nama]
    headers = {"kota": kota} if kota is not None else {}

    def kirim() -> None:
        tugas.apply_async(args=ids, headers=headers)

    transaction.on_commit(kirim, robust=terjadwal)


@lru_cache(maxsize=64)
def _zona(kota_id: int) -> ZoneInfo:
    """Asked once in the life of a worker: a city does not change its clock."""
    kota: Any = apps.get_model("instansi", "Kota")._default_manager
    return ZoneInfo(kota.values_list("zona_waktu", flat=True).get(pk=kota_id))


def jam_kota(kota_id: int | None) -> AbstractContextManager[None]:
    """The clock of the city, as on the pages of its people; without a city that of the installation."""
    return nullcontext() if kota_id is None else timezone.override(_zona(kota_id))


class TugasBerlingkup(Task):
    """A task runs in one transaction scoped to the city named in its headers; without one it sees no city rows.

    Days and times in it follow the clock of that city.

    A task that must commit in steps (progress, resumability) sets `per_langkah = True` and enters
    `lingkup_kota` itself.
    """

    per_langkah = False

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        # Celery's own Django fixup renews stale connections before each task of a worker.
        kota = self.kota_dari_permintaan()
        with pghistory.context(tugas=self.name, id_permintaan=self.request.id or ""), jam_kota(kota):
            if self.per_langkah:
                return super().__call__(*args, **kwargs)
            with lingkup_kota([kota] if kota is not None else []):
                return super().__call__(*args, **kwargs)

    def kota_dari_permintaan(self) -> int | None:
        """City id the task was queued for (None when it was queued without one)."""
        headers = self.request.headers or {}
        nilai = headers.get("kota") if headers else getattr(self.request, "kota", None)
        return int(nilai) if nilai is not None else None
