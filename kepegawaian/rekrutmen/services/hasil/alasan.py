""" "Mengapa peringkat saya": the own numbers, what was asked, where the cut lay, and the neighbours without a name."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kepegawaian.rekrutmen.models import HasilPeserta
from kepegawaian.rekrutmen.rules.aturan import TOTAL, Aturan, dari_data
from kepegawaian.rekrutmen.rules.penjelasan import pembeda, sebut
from kepegawaian.rekrutmen.rules.peringkat import Peserta

_TETANGGA = 2


@dataclass(frozen=True, slots=True)
class BarisNilai:
    """One part: the own mark, the highest possible, the threshold (None: none), and whether it is met."""

    nama: str
    nilai: Decimal | None
    maks: Decimal
    ambang: Decimal | None
    terpenuhi: bool


@dataclass(frozen=True, slots=True)
class Tetangga:
    """Somebody ranked near: never who. `pembeda` says what decided between the two."""

    peringkat: int
    nilai: Decimal | None
    saya: bool
    pembeda: str


@dataclass(frozen=True, slots=True)
class Alasan:
    aturan: Aturan
    nilai: list[BarisNilai]
    tetangga: list[Tetangga]
    batas: int | None
    nilai_batas: Decimal | None
    banyak: int

    @property
    def urutan(self) -> str:
        """The order of ties in words."""
        return " → ".join(sebut(k, self.aturan) for k in self.aturan.seri_akhir)


def alasan_peringkat(hasil: HasilPeserta) -> Alasan:
    """Everything out of the published list itself; a fixed number of queries."""
    aturan = dari_data(hasil.pengumuman.isi["aturan"])
    akhir = hasil.pengumuman.tahap == "akhir"
    urut = "peringkat_akhir" if akhir else "peringkat"
    berurut = HasilPeserta.objects.filter(pengumuman=hasil.pengumuman_id, lowongan=hasil.lowongan_id)
    berurut = berurut.exclude(**{urut: None}).order_by(urut, "nomor").select_related("lamaran__pelamar")
    kolom = ("nomor", "nilai", "total", "lanjutan", "nilai_akhir", "peringkat", "peringkat_akhir", "pengumuman")
    ikut = ("lowongan", "lamaran__ipk", "lamaran__pelamar__tanggal_lahir")
    semua = list(berurut.only(*kolom, *ikut))
    kuota = hasil.pengumuman.isi["kuota"].get(hasil.lowongan.kode, hasil.lowongan.kuota)
    batas = kuota if akhir else kuota * aturan.kelipatan if aturan.kelipatan else None
    terakhir = semua[batas - 1] if batas and len(semua) >= batas else None
    return Alasan(
        aturan=aturan,
        nilai=_nilai(hasil, aturan),
        tetangga=_tetangga(hasil, semua, aturan, akhir),
        batas=batas,
        nilai_batas=_angka(terakhir, akhir) if terakhir else None,
        banyak=len(semua),
    )


def _nilai(hasil: HasilPeserta, aturan: Aturan) -> list[BarisNilai]:
    ambang = aturan.ambang[hasil.lowongan.jenis_kebutuhan]
    batas = dict(ambang.minimal) if ambang else {}
    baris = []
    for k in aturan.komponen:
        nilai = Decimal(hasil.nilai[k.kode]) if k.kode in hasil.nilai else None
        baris.append(BarisNilai(k.nama, nilai, k.maks, batas.get(k.kode), k.kode not in hasil.kurang))
    maks = aturan.maks / aturan.skala
    kumulatif = ambang.kumulatif if ambang else None
    baris.append(BarisNilai("Jumlah", hasil.total, maks, kumulatif, TOTAL not in hasil.kurang))
    return baris


def _tetangga(hasil: HasilPeserta, semua: list[Any], aturan: Aturan, akhir: bool) -> list[Tetangga]:
    letak = next((i for i, x in enumerate(semua) if x.nomor == hasil.nomor), None)
    if letak is None:
        return []
    saya = _peserta(semua[letak])
    dekat = []
    for i in range(max(0, letak - _TETANGGA), min(len(semua), letak + _TETANGGA + 1)):
        x = semua[i]
        beda = "" if i == letak else sebut(pembeda(saya, _peserta(x), aturan, akhir=akhir), aturan)
        peringkat = x.peringkat_akhir if akhir else x.peringkat
        dekat.append(Tetangga(peringkat, _angka(x, akhir), i == letak, beda))
    return dekat


def _peserta(x: Any) -> Peserta:
    return Peserta(
        nomor=x.nomor,
        kelompok="",
        nilai={k: Decimal(n) for k, n in x.nilai.items()},
        lanjutan=x.lanjutan,
        ipk=x.lamaran.ipk,
        lahir=x.lamaran.pelamar.tanggal_lahir.toordinal(),
    )


def _angka(x: Any, akhir: bool) -> Decimal | None:
    return x.nilai_akhir if akhir else x.total
