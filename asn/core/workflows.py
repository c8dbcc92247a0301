"""Workflow tables: states and transitions as data. Pure Python; applied by `asn.core.services.apply_transition`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class TransitionRefused(Exception):
    """The current state does not allow the transition. The message is Indonesian and meant for the user."""


class PunyaIzin(Protocol):
    def has_perm(self, perm: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Transition:
    """One edge: from any of `dari` to `ke`, for holders of `izin`, on the legal basis `dasar`."""

    nama: str
    dari: frozenset[str]
    ke: str
    izin: str
    dasar: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Workflow:
    transisi: tuple[Transition, ...]

    def __getitem__(self, nama: str) -> Transition:
        for t in self.transisi:
            if t.nama == nama:
                return t
        raise KeyError(nama)

    def tersedia(self, keadaan: str, pengguna: PunyaIzin) -> list[Transition]:
        """Transitions to offer as buttons: a courtesy; the refusal lives in the service."""
        return [t for t in self.transisi if keadaan in t.dari and pengguna.has_perm(t.izin)]


def pilihan(keadaan: type[StrEnum]) -> list[tuple[str, str]]:
    """Plain text choices, so that migrations never import an enum."""
    return [(k.value, k.value.replace("_", " ").capitalize()) for k in keadaan]
