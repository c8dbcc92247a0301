"""What an app says about a kind of data it lets be imported; the engine knows nothing else about it.

An app declares one `JenisImpor` per kind beside its models and registers it in `AppConfig.ready`:

    daftarkan(JenisImpor(kode="riwayat-pangkat", model="pegawai.RiwayatPangkat", ...))

The engine loads the file into the temporary table `muatan` (alias `t`): one typed column per `Kolom`, the columns of
`tambahan`, and what it needs itself. `cari` fills foreign keys by joins, `turunan` what follows from other columns,
`aturan` finds faults, `isian` says which columns of the target are compared and written. Each is declared by itself;
the engine runs all lookups and derivations as one statement and all rules as another. SQL here is written by
developers, never by users; values come in as the parameters %(kota)s and %(hari_ini)s, and a per cent sign is written
twice.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from asn.impor.rules import sel, tanggal


@dataclass(frozen=True, slots=True)
class Masalah:
    """One fault of one cell (or of the row: `kolom` empty), in a sentence that says what to do."""

    kolom: str
    pesan: str
    berat: Literal["galat", "peringatan"] = "galat"

    def data(self) -> dict[str, str]:
        return {"kolom": self.kolom, "pesan": self.pesan, "berat": self.berat}


@dataclass(frozen=True, slots=True)
class Kolom:
    """A field a column of the file can be mapped to. `baca` turns a cell into a value or raises SelDitolak."""

    nama: str
    label: str
    baca: Callable[[Any], Any]
    tipe: str = "text"
    alias: tuple[str, ...] = ()
    wajib: bool = False
    # Personal data under encryption: only ciphertext and a keyed fingerprint are ever stored.
    rahasia: bool = False
    contoh: str = ""
    keterangan: str = ""

    @property
    def bertanggal(self) -> bool:
        return self.baca is tanggal.baca


@dataclass(frozen=True, slots=True)
class Isian:
    """A column of the target table and, under the same name, of `muatan`. An empty cell changes nothing.

    Without a label the column is written but shown to nobody.
    """

    nama: str
    label: str
    tipe: str = "text"
    bawaan: Any = None
    kunci: bool = False
    # A part of the key that may be empty (a year without a quarter): empty meets empty.
    boleh_kosong: bool = False
    # SQL for the words that a person reads: of the old value (row alias r) and of the new one (t).
    lama: str = ""
    baru: str = ""
    rahasia: bool = False


@dataclass(frozen=True, slots=True)
class Cari:
    """Fill `ke` with `nilai` of the row of `dari` that fits; rows that find none get the fault `pesan` (SQL).

    Later ones and the `turunan` may use what earlier ones found. `dari` is one table or one joined in parentheses.
    """

    ke: str
    kolom: str
    dari: str
    nilai: str
    bila: str
    pesan: str
    tipe: str = "bigint"
    # Query of known words: close ones are named in the message.
    saran: str = ""
    wajib: bool = True


@dataclass(frozen=True, slots=True)
class Turunan:
    """Give the column `ke` the SQL `nilai` in every row, left joined with `dari` where `bila` holds."""

    ke: str
    nilai: str
    dari: str = ""
    bila: str = ""


@dataclass(frozen=True, slots=True)
class Periksa:
    """Rows of `muatan` that meet `bila` (joined with `dari`) get the fault `pesan`, an SQL expression."""

    kolom: str
    bila: str
    pesan: str
    dari: str = ""
    berat: Literal["galat", "peringatan"] = "galat"


@dataclass(frozen=True, slots=True)
class Setelah:
    """What an import did: whose rows it wrote or took back, by the column `JenisImpor.milik`."""

    kota_id: int
    hari_ini: date
    milik: Collection[int]


def _diam(_: Any) -> Any:
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class JenisImpor:
    """One kind of data. `cara`: "perbarui" changes the row found, "gantikan" supersedes it by a new one."""

    kode: str
    label: str
    petunjuk: str
    model: str
    # Place in lists of kinds; people come before what is said about them.
    urutan: int = 50
    kolom: tuple[Kolom, ...]
    isian: tuple[Isian, ...]
    cari: tuple[Cari, ...] = ()
    aturan: tuple[Periksa, ...] = ()
    # Checked with every city in scope, for what must be unique everywhere; the message may name nobody.
    aturan_semesta: tuple[Periksa, ...] = ()
    tambahan: tuple[tuple[str, str], ...] = ()
    cara: Literal["perbarui", "gantikan"] = "gantikan"
    # SQL over muatan: by which words a row is found again, and whose it is.
    kunci_teks: str
    nama_teks: str = "''"
    nama_dari: str = ""
    wajib_baru: tuple[str, ...] = ()
    # Columns that every row written by an import carries.
    tetap: Mapping[str, Any] = field(default_factory=dict)
    # Whether an existing row (alias r) is verified: it is kept when the clerk asks for that.
    terverifikasi: str = ""
    # After the lookups and before the checks, in this order.
    turunan: tuple[Turunan, ...] = ()
    periksa_baris: Callable[[dict[str, Any]], list[Masalah]] = _diam
    # SQL of its own for rows beside the imported ones: before they are written (after those they supersede have
    # given way), and after they were taken back. Parameters beside the usual: %(oleh)s, %(objek_jenis)s.
    sebelum_tulis: str = ""
    sesudah_cabut: str = ""
    # Column of the target that says whose a row is; `setelah` is told of those people.
    milik: str = ""
    setelah: Callable[[Setelah], Any] = _diam

    def kolom_bernama(self, nama: str) -> Kolom:
        return next(k for k in self.kolom if k.nama == nama)

    @property
    def label_kolom(self) -> dict[str, str]:
        return {i.nama: i.label for i in self.isian} | {k.nama: k.label for k in self.kolom}

    @property
    def kunci(self) -> tuple[str, ...]:
        return tuple(i.nama for i in self.isian if i.kunci)


DAFTAR: dict[str, JenisImpor] = {}


def semua_jenis() -> list[JenisImpor]:
    """Every kind that is registered, in the order people are offered them."""
    return sorted(DAFTAR.values(), key=lambda j: (j.urutan, j.label))


def daftarkan(*jenis: JenisImpor) -> None:
    """Make kinds known. Called once by their owner's AppConfig; a code belongs to one kind."""
    for satu in jenis:
        if DAFTAR.setdefault(satu.kode, satu) is not satu:
            raise ValueError(f"Jenis impor {satu.kode} sudah terdaftar.")


def kolom_tanggal(nama: str, label: str, **lain: Any) -> Kolom:
    return Kolom(nama, label, tanggal.baca, "date", **{"contoh": "01-04-2024"} | lain)


def kolom_nip(**lain: Any) -> Kolom:
    """The key by which people are found."""
    alias = (
        "NIP BARU",
        "NIPBARU",
        "NIP/NI PPPK",
        "NIP / NI PPPK",
        "NI PPPK",
        "NIPPPK",
        "NOMOR INDUK PEGAWAI",
        "NIP PNS",
    )
    bawaan: dict[str, Any] = {
        "alias": alias,
        "wajib": True,
        "contoh": "199203152015032007",
        "keterangan": "18 angka, kolom berformat Teks",
    }
    return Kolom("nip", "NIP", sel.nomor(18, "NIP"), **bawaan | lain)
