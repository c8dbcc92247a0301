"""What every print shares: letterhead, day, signature, paper, and the shape of a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format

from asn.core.lembar import Lembar, nilai_sel
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.services.struktur import kepala_instansi

KERTAS = [("A4", "A4"), ("F4", "F4/Folio (215 × 330 mm)")]
RUANG_NAMA = "(……………………………………)"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column on paper: its heading, its share of the width in per cent, its cell class."""

    judul: str
    lebar: int
    kelas: str = ""


@dataclass(frozen=True, slots=True)
class BarisCetak:
    """One row: cells for paper as (first line, second line), and the same row for the workbook."""

    kertas: Sequence[tuple[str, str]] = ()
    buku: Sequence[Any] = ()
    judul: str = ""


@dataclass(frozen=True, slots=True)
class Daftar:
    """A printed list: columns on paper, columns of the workbook, rows in their order."""

    judul: str
    subjudul: str
    keterangan: Sequence[str]
    kolom: Sequence[Kolom]
    kepala_buku: Sequence[str]
    baris: Sequence[BarisCetak]
    teks_buku: frozenset[int] = field(default_factory=frozenset)

    def untuk_kertas(self) -> list[dict[str, Any]]:
        kelas = [k.kelas for k in self.kolom]
        return [{"judul": b.judul, "sel": _sel(kelas, b.kertas)} for b in self.baris]

    def lembar(self) -> Lembar:
        baris = [[nilai_sel(nilai) for nilai in b.buku] for b in self.baris if not b.judul]
        return Lembar(self.judul, self.kepala_buku, baris, teks=self.teks_buku, keterangan=self.subjudul)


def _sel(kelas: Sequence[str], isi: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Class and text of each cell; a heading across the table has none."""
    return [(k, "\n".join(filter(None, baris))) for k, baris in zip(kelas, isi, strict=True)] if isi else []


def kop_kota(kota: Kota) -> dict[str, str]:
    """What the head of a paper says about the city: its name, and the letters of its emblem."""
    return {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan}


def bingkai(kota: Kota, instansi: Instansi | None, *, kertas: str, tegak: bool = False) -> dict[str, Any]:
    """Context of templates/cetak/dasar.html: an extract bears the moment of printing instead of a proof."""
    kini = timezone.now().astimezone(ZoneInfo(kota.zona_waktu))
    return {
        "kota_aktif": kop_kota(kota),
        "instansi_nama": instansi.nama if instansi else "",
        "tanpa_sampul": True,
        "dari_sistem": True,
        "dicetak": kini,
        "tempat": kota.ibu_kota,
        "tanggal": kini.date(),
        "kertas": kertas,
        "tegak": tegak,
    }


def pengesah(kota: Kota, instansi: Instansi | None, hari_ini: date) -> dict[str, str]:
    """Who signs a list: the head of the perangkat daerah printed, or of the office of personnel for a whole city."""
    unit = instansi.perangkat_daerah if instansi else _badan_kepegawaian(kota, hari_ini)
    kepala = kepala_instansi(unit, hari_ini) if unit else None
    if kepala is None:
        jabatan = f"Kepala {unit.nama}" if unit else f"Pejabat kepegawaian {kota.nama}"
        return {"jabatan": jabatan, "nama": RUANG_NAMA, "pangkat": "", "nip": ""}
    orang = next(iter([*kepala.definitif, *kepala.pengganti]), None)
    jabatan = f"{orang.sementara} {kepala.jabatan.nama}".strip() if orang else kepala.jabatan.nama
    if orang is None:
        return {"jabatan": jabatan, "nama": RUANG_NAMA, "pangkat": "", "nip": ""}
    pegawai = Pegawai.objects.select_related("golongan").get(pk=orang.pegawai_id, kota=kota)
    pangkat = pegawai.golongan.pangkat if pegawai.golongan else ""
    return {"jabatan": jabatan, "nama": orang.nama, "pangkat": pangkat, "nip": nip.tampilkan(pegawai.nip)}


def _badan_kepegawaian(kota: Kota, hari_ini: date) -> Instansi | None:
    puncak = Instansi.objects.filter(kota=kota).perangkat_daerah().pada(hari_ini)
    return puncak.filter(nama__icontains="kepegawaian").first()


def tanggal_pendek(nilai: date | datetime | None) -> str:
    return date_format(nilai, "d-m-Y") if nilai else "–"


def tanggal_panjang(nilai: date) -> str:
    return date_format(nilai, "j F Y")


def masa(bulan: int) -> str:
    """Length of service as lists write it: years and months."""
    return f"{max(bulan, 0) // 12} th {max(bulan, 0) % 12} bl"


def gabung(bagian: Iterable[str]) -> str:
    return ", ".join(b for b in bagian if b)
