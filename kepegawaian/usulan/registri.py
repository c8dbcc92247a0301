"""Kinds of usulan. The app that owns a kind registers it in `AppConfig.ready`; the engine knows none by name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kepegawaian.usulan.models import Usulan

Isi = Mapping[str, Any]
# (label, old value, new value), in words.
Beda = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class JenisUsulan:
    """One kind.

    `tahap`: its steps for a proposal from below, of "atasan", "instansi", "bkd". `izin_lihat`: whoever sees the usulan
    must also hold this permission with the person in reach, so a closed kind stays closed on its way, too.
    `terapkan(usulan=…, oleh=…)` writes the fact into the register, inside the transaction of the last approval.
    `ringkas(isi)` is one line for lists; `beda(semula, isi)` the old and new values in words.
    `periksa(usulan=…)` may raise ValidationError when it is submitted; a draft may be incomplete.
    `akibat(usulan=…)` names what else will change, `temuan(usulan=…)` what the rules say against it today: both are
    read by the decider. `mandiri`: the person concerned may propose it; `terlihat_subjek`: may follow it.
    """

    kode: str
    judul: str
    tahap: tuple[str, ...]
    izin_lihat: str
    terapkan: Callable[..., Any]
    ringkas: Callable[[Isi], str]
    beda: Callable[[Isi, Isi], Sequence[Beda]]
    templat_rincian: str = ""
    periksa: Callable[..., None] | None = None
    akibat: Callable[..., Sequence[Beda]] | None = None
    temuan: Callable[..., Sequence[Any]] | None = None
    mandiri: bool = True
    terlihat_subjek: bool = True
    # Closed personal data: opening such a usulan is written to the access log.
    tertutup: bool = False
    kelompok: str = "Lainnya"


_JENIS: dict[str, JenisUsulan] = {}


def daftarkan(jenis: JenisUsulan) -> JenisUsulan:
    """Register a kind; a second kind under the same code is a programming error."""
    if jenis.kode in _JENIS:
        raise ValueError(f"Jenis usulan {jenis.kode} sudah terdaftar.")
    _JENIS[jenis.kode] = jenis
    return jenis


def lepaskan(kode: str) -> None:
    """Forget a kind (tests)."""
    _JENIS.pop(kode, None)


def jenis_usulan(kode: str) -> JenisUsulan:
    """The kind of this code. Raises KeyError when nobody registered it."""
    return _JENIS[kode]


def semua_jenis() -> tuple[JenisUsulan, ...]:
    return tuple(_JENIS.values())


def ringkasan(usulan: "Usulan") -> str:
    return jenis_usulan(usulan.jenis).ringkas(usulan.isi or usulan.semula)[:300]
