"""Small pieces of SQL that every step composes its statements from. The temporary table is called `muatan`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps
from django.db import connection, models
from psycopg import sql

from asn.impor.jenis import Isian, JenisImpor

MUATAN = sql.Identifier("muatan")
BARIS = sql.Identifier("impor_barisimpor")
# Words of the developer (column types, joins and conditions of a kind) become part of a statement as they stand.
Potong = sql.Composable


@dataclass
class Mesin:
    """Runs the statements of one import with its parameters."""

    jenis: JenisImpor
    kota_id: int
    impor_id: int
    hari_ini: date
    parameter: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.parameter = {"kota": self.kota_id, "impor": self.impor_id, "hari_ini": self.hari_ini}

    def jalankan(self, perintah: Any, potongan: Mapping[str, Potong] | None = None, **lain: Any) -> int:
        """Execute one statement; returns the number of rows it touched."""
        with connection.cursor() as kursor:
            # As text: what traces changes puts its own words before the statement.
            teks = susun(perintah, potongan or {}).as_string(kursor.connection)
            kursor.execute(teks, self.parameter | lain)
            return kursor.rowcount

    def tanya(self, perintah: Any, potongan: Mapping[str, Potong] | None = None, **lain: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as kursor:
            # As text: what traces changes puts its own words before the statement.
            teks = susun(perintah, potongan or {}).as_string(kursor.connection)
            kursor.execute(teks, self.parameter | lain)
            return kursor.fetchall()

    @property
    def sasaran(self) -> sql.Identifier:
        return sql.Identifier(self.model._meta.db_table)

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.jenis.model)

    @property
    def berversi(self) -> bool:
        return any(f.name == "versi" for f in self.model._meta.concrete_fields)

    @property
    def berkota(self) -> bool:
        return any(f.name == "kota" for f in self.model._meta.concrete_fields)


def susun(perintah: Any, potongan: Mapping[str, Potong]) -> sql.Composed:
    return sql.SQL(perintah).format(**potongan)


def mentah(teks: Any) -> sql.SQL:
    """SQL written by a developer in the declaration of a kind."""
    return sql.SQL(teks)


def kolom(awalan: str, nama: str) -> sql.Identifier:
    return sql.Identifier(awalan, nama)


def gabung(potongan: list[Any], pemisah: Any = ", ") -> sql.Composed:
    return sql.SQL(pemisah).join(potongan)


def rekam(isian: tuple[Isian, ...]) -> sql.Composed:
    """Column definitions for jsonb_to_record."""
    return gabung([sql.SQL("{} {}").format(sql.Identifier(i.nama), mentah(i.tipe)) for i in isian])


def bawaan(model: type[models.Model]) -> dict[str, Any]:
    """Django's own defaults by column: the database does not know them."""
    return {
        str(f.column): f.get_db_prep_save(f.get_default(), connection)
        for f in model._meta.concrete_fields
        if not f.primary_key and not f.generated and not f.has_db_default()
    }
