"""Kinds of appeal. The wing that owns a kind registers it in `AppConfig.ready`; the machine knows none by name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from asn.core.legal import Berlaku, DasarHukum
from kepegawaian.keberatan.rules.jangka import Jangka
from kepegawaian.keberatan.workflows import HASIL

if TYPE_CHECKING:
    from kepegawaian.keberatan.models import Keberatan

Isi = Mapping[str, Any]
Uraian = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sasaran:
    """The decision somebody wants to contest, as it stands now.

    `diterima`: the day it was received, from which the window runs (None: not delivered yet). `halangan`: why it can
    not be contested, in words. `sidik`: fingerprint of its content; a decision on the appeal is refused when the
    contested thing has changed meanwhile. `ajukan_dalam`, `putus_dalam`: windows with their source, where the wing
    itself keeps them as a setting.
    """

    judul: str
    kota_id: int
    rincian: Uraian = ()
    pegawai: Any = None
    instansi_id: int | None = None
    diterima: date | None = None
    pejabat_awal: Any = None
    pejabat_awal_akun: Any = None
    halangan: str = ""
    sidik: str = ""
    ajukan_dalam: tuple[Jangka, str] | None = None
    putus_dalam: tuple[Jangka, str] | None = None


@dataclass(frozen=True, slots=True)
class Pemutus:
    """Who decides: whoever holds a position on the day, the PPK of the city, or one named account."""

    jabatan_id: int | None = None
    akun_id: int | None = None
    ppk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JenisKeberatan:
    """One kind.

    `sasaran(pengguna, id)`: what this user may contest there, None when nothing (404). `sasaran_kini(keberatan)` reads
    it again for an appeal that exists. `pemutus(keberatan, tanggal)`: who decides; the machine refuses who is a party.
    `akibat`: by outcome ("dikabulkan", "dikabulkan_sebagian", "ditolak", "dicabut") what happens then, called as
    `f(keberatan=…, oleh=…)` inside the transaction of the decision. `saat_diajukan(keberatan=…, oleh=…)` likewise.
    `form_putusan`: a form class of what an accepted appeal changes, made with `keberatan=…`; its `cleaned_data` must
    be fit for JSON and becomes `putusan_isi`. `periksa_putusan(keberatan=…, hasil=…, isi=…)` may refuse it by field.
    `uraikan(isi)`: that content in words. `saat_lewat(keberatan=…)`: once, when the clock of the decision has run out.
    `izin_lihat`: who reads this kind by role must hold this permission as well. `url(keberatan)`: page of the thing.
    """

    kode: str
    judul: str
    dasar: DasarHukum
    sasaran: Callable[[Any, int], Sasaran | None]
    sasaran_kini: Callable[["Keberatan"], Sasaran]
    pemutus: Callable[["Keberatan", date], Pemutus]
    jangka_ajukan: Sequence[Berlaku[Jangka]]
    jangka_putus: Sequence[Berlaku[Jangka]]
    izin_lihat: str
    akibat: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    saat_diajukan: Callable[..., Any] | None = None
    saat_lewat: Callable[..., Any] | None = None
    form_putusan: Any = None
    periksa_putusan: Callable[..., None] | None = None
    uraikan: Callable[[Isi], Uraian] | None = None
    url: Callable[["Keberatan"], str] | None = None
    hasil: tuple[str, ...] = tuple(HASIL)
    final: bool = True
    # What is left to the appellant after the decision, in one sentence.
    upaya_lanjut: str = ""
    # The law wants the answer published: the decider writes a summary without names.
    dipublikasikan: bool = False


_JENIS: dict[str, JenisKeberatan] = {}


def daftarkan(jenis: JenisKeberatan) -> JenisKeberatan:
    """Register a kind; a second kind under the same code is a programming error."""
    if jenis.kode in _JENIS:
        raise ValueError(f"Jenis keberatan {jenis.kode} sudah terdaftar.")
    _JENIS[jenis.kode] = jenis
    return jenis


def lepaskan(kode: str) -> None:
    """Forget a kind (tests)."""
    _JENIS.pop(kode, None)


def jenis_keberatan(kode: str) -> JenisKeberatan:
    """The kind of this code. Raises KeyError when nobody registered it."""
    return _JENIS[kode]


def semua_jenis() -> tuple[JenisKeberatan, ...]:
    return tuple(_JENIS.values())


def pilihan_jenis() -> list[tuple[str, str]]:
    """Choices as a function: a new kind needs no migration."""
    return [(j.kode, j.judul) for j in semua_jenis()]
