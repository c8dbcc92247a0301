"""The organisation being built: units and seats in memory, with their primary keys already drawn."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db import connection, models

from asn.contoh.profil import ProfilKota
from kepegawaian.instansi.models import Instansi, Kota, Wilayah
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.jabatan.rules.enum import JenisJabatan, Jenjang

J = JenisJabatan
KELAS_JENJANG = {
    Jenjang.PEMULA: 5,
    Jenjang.TERAMPIL: 6,
    Jenjang.MAHIR: 7,
    Jenjang.PENYELIA: 8,
    Jenjang.AHLI_PERTAMA: 8,
    Jenjang.AHLI_MUDA: 9,
    Jenjang.AHLI_MADYA: 11,
    Jenjang.AHLI_UTAMA: 13,
}


def nomor_baru(model: type[models.Model], jumlah: int) -> list[int]:
    """Primary keys drawn from the table's sequence: rows can point at each other before they are written."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, jumlah],
        )
        return [baris[0] for baris in kursor.fetchall()]


def _pencacah(model: type[models.Model]) -> Iterator[int]:
    while True:
        yield from nomor_baru(model, 500)


@dataclass(slots=True, eq=False)
class Kursi:
    """A position with how attractive it is when people are placed (0: nobody is placed there by chance)."""

    jabatan: Jabatan
    unit: Instansi
    bobot: float
    atasan: "Kursi | None" = None
    isi: int = 0

    @property
    def manajerial(self) -> bool:
        return self.jabatan.eselon != ""

    @property
    def tunggal(self) -> bool:
        """One seat only: managerial posts and the head of a school."""
        return self.manajerial or self.jabatan.memimpin


@dataclass(slots=True)
class Kerangka:
    kota: Kota
    profil: ProfilKota
    tanggal: date
    unit: list[Instansi] = field(default_factory=list)
    kursi: list[Kursi] = field(default_factory=list)
    di_unit: dict[int, list[Kursi]] = field(default_factory=lambda: defaultdict(list))
    _anak: Counter[int | None] = field(default_factory=Counter)
    _pk_unit: Iterator[int] = field(default_factory=lambda: _pencacah(Instansi))
    _pk_jabatan: Iterator[int] = field(default_factory=lambda: _pencacah(Jabatan))

    def tambah_unit(
        self, nama: str, jenis: str, induk: Instansi | None = None, wilayah: Wilayah | None = None, **lain: object
    ) -> Instansi:
        unit = Instansi(
            pk=next(self._pk_unit),
            kota=self.kota,
            nama=nama,
            jenis=jenis,
            induk=induk,
            wilayah=wilayah,
            urutan=self._anak[induk.pk if induk else None] + 1,
            **{"berlaku_mulai": self.profil.sejak, "sumber": "data contoh"} | lain,
        )
        unit.jalur = f"{induk.jalur if induk else ''}{unit.pk}/"
        unit.perangkat_daerah_id = induk.perangkat_daerah_id if induk else unit.pk
        self._anak[unit.induk_id] += 1
        self.unit.append(unit)
        return unit

    def tambah_kursi(
        self,
        unit: Instansi,
        nama: str,
        jenis: JenisJabatan,
        *,
        kelas: int,
        atasan: Kursi | None,
        jenjang: str = "",
        eselon: str = "",
        memimpin: bool = False,
        bobot: float = 0,
    ) -> Kursi:
        jabatan = Jabatan(
            pk=next(self._pk_jabatan),
            kota=self.kota,
            nama=nama,
            instansi=unit,
            atasan=atasan.jabatan if atasan else None,
            jenis=jenis.value,
            jenjang=jenjang,
            eselon=eselon,
            kelas=kelas,
            memimpin=memimpin,
            berlaku_mulai=unit.berlaku_mulai,
            berlaku_sampai=unit.berlaku_sampai,
        )
        kursi = Kursi(jabatan, unit, bobot, atasan)
        self.kursi.append(kursi)
        self.di_unit[unit.pk].append(kursi)
        return kursi

    def kursi_jf(self, unit: Instansi, nama: str, jenjang: Jenjang, atasan: Kursi | None, bobot: float = 0) -> Kursi:
        """The seat of this functional position and level in the unit; made when it does not exist yet."""
        sebutan = f"{nama} {jenjang.value.replace('_', ' ').title()}"
        ada = next((k for k in self.di_unit[unit.pk] if k.jabatan.nama == sebutan), None)
        if ada:
            return ada
        jenis = J.JF_KEAHLIAN if jenjang.startswith("AHLI") else J.JF_KETERAMPILAN
        return self.tambah_kursi(
            unit, sebutan, jenis, kelas=KELAS_JENJANG[jenjang], atasan=atasan, jenjang=jenjang.value, bobot=bobot
        )

    def puncak(self, kata: str) -> Instansi:
        """The perangkat daerah in force whose name contains the word."""
        return next(u for u in self.unit if u.induk_id is None and u.berlaku_sampai is None and kata in u.nama)

    def pimpinan(self, unit: Instansi) -> Kursi:
        return next(k for k in self.di_unit[unit.pk] if k.jabatan.memimpin)
