"""`manage.py migrate`, without making every model class anew for each operation.

Django, and pgtrigger after it, make anew all classes related to the changed one after each operation. Here every
table hangs on the city, the person and the account, so that each of a thousand operations made all classes again, and
an empty database took two minutes. What most operations change is one class, or only the options of one.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from django.core.management.commands import migrate
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelManagers,
    AlterModelOptions,
    CreateModel,
    RemoveConstraint,
    RemoveIndex,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

Muat = Callable[[ProjectState, str, str], None]


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with muat_ulang_secukupnya():
            super().handle(*args, **options)


@contextmanager
def muat_ulang_secukupnya() -> Iterator[None]:
    """Operations that touch one class make no other anew; those that alter a link, rename or remove still do."""
    with ExitStack() as tumpukan:
        for operasi, muat in MUAT.items():
            baru = _dengan(operasi.state_forwards, muat)
            tumpukan.enter_context(patch.object(operasi, "state_forwards", baru))
        yield


def _dengan(asli: Callable[..., None], muat: Muat) -> Callable[..., None]:
    def state_forwards(self: Operation, app_label: str, state: ProjectState) -> None:
        semua = state.reload_model

        def reload_model(app: str, model: str, delay: bool = False) -> None:
            # `in __dict__`: asking for the attribute would make all classes.
            if "apps" not in state.__dict__:
                return
            # A field that is a link, or that others link to, is changed in all of them.
            if isinstance(self, AlterField) and not delay:
                semua(app, model, delay)
            else:
                muat(state, app, model.lower())

        with patch.object(state, "reload_model", reload_model):
            asli(self, app_label, state)

    return state_forwards


def _pilihan(state: ProjectState, app: str, model: str) -> None:
    """The class stays; what it says of its indexes and constraints is what the state says."""
    pilihan, meta = state.models[app, model].options, state.apps.get_model(app, model)._meta
    meta.indexes, meta.constraints = list(pilihan.get("indexes", [])), list(pilihan.get("constraints", []))


def _satu_kelas(state: ProjectState, app: str, model: str) -> None:
    """This class alone is made (anew); the others keep pointing at a table of the same name and key."""
    with state.apps.bulk_update():
        state.apps.unregister_model(app, model)
    state.apps.render_multiple([state.models[app, model]])


MUAT: dict[type[Operation], Muat] = {
    AddTrigger: _pilihan,
    RemoveTrigger: _pilihan,
    AddIndex: _pilihan,
    RemoveIndex: _pilihan,
    AddConstraint: _pilihan,
    RemoveConstraint: _pilihan,
    CreateModel: _satu_kelas,
    AddField: _satu_kelas,
    AlterField: _satu_kelas,
    AlterModelOptions: _satu_kelas,
    AlterModelManagers: _satu_kelas,
}
