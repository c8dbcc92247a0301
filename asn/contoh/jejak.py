"""Field history while the demo is written: where its rows come from, and the one filling that leaves none."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pgtrigger
from django.db import connection

ABAIKAN = "pgtrigger.ignore"


def catat_asal(perintah: str) -> None:
    """Until the transaction ends its history names this command, as that of a job names the job.

    Speed depends on it: without a context the trigger of every row raises and catches an error, and each of these
    rollbacks walks through all foreign keys that wait to be checked at the end. `pghistory.context` would say the same
    anew before each statement, and knows no composed ones.
    """
    _setel("pghistory.context_id", str(uuid4()))
    _setel("pghistory.context_metadata", json.dumps({"tugas": perintah}))


@contextmanager
def tanpa_jejak(uri: str) -> Iterator[None]:
    """No history of the first filling of derived columns: nobody changed anything.

    `pgtrigger.ignore` cannot stand around a statement with named parameters, so its setting is made by hand.
    """
    model, pemicu = pgtrigger.registered(uri)[0]
    _setel(ABAIKAN, f"{{{pemicu.get_pgid(model)}}}")
    yield
    _setel(ABAIKAN, "{}")


def _setel(nama: str, nilai: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute("SELECT set_config(%s, %s, true)", [nama, nilai])
