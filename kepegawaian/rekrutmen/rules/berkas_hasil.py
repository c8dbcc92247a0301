"""The published result file: raw marks, ranking and the rules in one text that anybody can rank again. Pure Python.

First line: format and version. Second: rules and needs as JSON. Then the table (`;` and decimal comma, as spreadsheets
here expect). The last two lines are SHA-256 and signature of everything above them. No name, NIK or birth date: the
degree mark and the order by age stand only where nothing before them tells people apart.
"""

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import Any

from kepegawaian.rekrutmen.rules.aturan import IPK, USIA, Aturan, dari_data, ke_data
from kepegawaian.rekrutmen.rules.pengisian import Penetapan, tetapkan
from kepegawaian.rekrutmen.rules.peringkat import (
    HasilAwal,
    HasilLanjut,
    Kelompok,
    Kunci,
    Peserta,
    Status,
    kunci_akhir,
    peringkat_awal,
    peringkat_lanjut,
)

FORMAT = "#asn-hasil-seleksi;1"
SIDIK, TANDA = "#sha256;", "#ed25519;"
AWAL, AKHIR = "awal", "akhir"
_URUTAN = {Status.LANJUT: 0, Status.MEMENUHI: 0, Status.TIDAK: 1, Status.TIDAK_HADIR: 2}


@dataclass(frozen=True, slots=True)
class Terbitan:
    """What is published. `tahap`: "awal" (first stage) or "akhir"; `keterangan`: city, selection, revision."""

    tahap: str
    keterangan: Mapping[str, str]
    aturan: Aturan
    kelompok: Mapping[str, Kelompok]
    nama_kelompok: Mapping[str, str]
    peserta: Sequence[Peserta]


@dataclass(slots=True)
class Perhitungan:
    """All that follows from the raw marks."""

    awal: dict[str, HasilAwal]
    lanjut: dict[str, HasilLanjut] = field(default_factory=dict)
    akhir: Penetapan = field(default_factory=Penetapan)


@dataclass(frozen=True, slots=True)
class BerkasHasil:
    """A file taken apart. `badan` is what hash and signature are about, to the byte."""

    terbitan: Terbitan
    badan: bytes
    sha256: str
    kunci: str
    tanda: str

    @property
    def sidik_cocok(self) -> bool:
        return hashlib.sha256(self.badan).hexdigest() == self.sha256


def hitung(terbitan: Terbitan) -> Perhitungan:
    awal = peringkat_awal(terbitan.peserta, terbitan.kelompok, terbitan.aturan)
    if terbitan.tahap == AWAL:
        return Perhitungan(awal)
    lanjut = peringkat_lanjut(terbitan.peserta, awal, terbitan.aturan)
    return Perhitungan(awal, lanjut, tetapkan(terbitan.peserta, lanjut, terbitan.kelompok, terbitan.aturan))


def tulis(terbitan: Terbitan) -> bytes:
    """The file without its last two lines, from the raw marks alone."""
    keluaran = StringIO()
    keluaran.write(f"{FORMAT}\n#{json.dumps(_kepala(terbitan), ensure_ascii=False, sort_keys=True)}\n")
    penulis = csv.writer(keluaran, delimiter=";", lineterminator="\n")
    penulis.writerow(kolom(terbitan))
    penulis.writerows(_baris(terbitan, hitung(terbitan)))
    return keluaran.getvalue().encode()


def tutup(badan: bytes, kunci: str, tanda: str) -> bytes:
    """The whole file: the body with its hash and its signature (both in hexadecimal)."""
    return badan + f"{SIDIK}{hashlib.sha256(badan).hexdigest()}\n{TANDA}{kunci};{tanda}\n".encode()


def kolom(terbitan: Terbitan) -> list[str]:
    aturan = terbitan.aturan
    depan = ["nomor", "kelompok", "formasi", "jenis_kebutuhan", "kuota", *aturan.didahulukan]
    hasil = [*depan, *(k.kode for k in aturan.komponen), "total", "status", "peringkat", "tidak_memenuhi"]
    if terbitan.tahap == AWAL:
        return hasil
    lanjutan = ["lanjutan"] if aturan.lanjutan else []
    return [
        *hasil,
        *lanjutan,
        "ipk",
        "urut_usia",
        "putusan_panitia",
        "nilai_akhir",
        "peringkat_akhir",
        "hasil",
        "formasi_akhir",
    ]


def _kepala(terbitan: Terbitan) -> dict[str, Any]:
    kelompok = [
        [k.kunci, terbitan.nama_kelompok[k.kunci], k.jenis, k.kuota, k.tempat, k.jabatan]
        for _, k in sorted(terbitan.kelompok.items())
    ]
    isi = {"tahap": terbitan.tahap, "aturan": ke_data(terbitan.aturan), "kelompok": kelompok}
    return isi | {"keterangan": dict(terbitan.keterangan)}


def _baris(terbitan: Terbitan, hasil: Perhitungan) -> Iterator[list[str]]:
    pembeda = _pembeda(terbitan, hasil) if terbitan.tahap == AKHIR else {}
    for p in sorted(terbitan.peserta, key=lambda p: _urut(p, hasil.awal[p.nomor])):
        depan = _baris_awal(p, terbitan, hasil.awal[p.nomor])
        yield depan if terbitan.tahap == AWAL else [*depan, *_baris_akhir(p, terbitan, hasil, pembeda)]


def _urut(p: Peserta, hasil: HasilAwal) -> tuple[Any, ...]:
    return (p.kelompok, _URUTAN[hasil.status], hasil.peringkat or 0, -hasil.total, p.nomor)


def _baris_awal(p: Peserta, terbitan: Terbitan, hasil: HasilAwal) -> list[str]:
    aturan, k = terbitan.aturan, terbitan.kelompok[p.kelompok]
    nilai = ["" if p.nilai is None else angka(p.nilai[x.kode]) for x in aturan.komponen]
    total = "" if p.nilai is None else angka(hasil.total)
    dahulu = [str(p.prioritas) for _ in aturan.didahulukan]
    depan = [p.nomor, p.kelompok, terbitan.nama_kelompok[p.kelompok], k.jenis, str(k.kuota), *dahulu]
    return [*depan, *nilai, total, hasil.status.value, _atau_kosong(hasil.peringkat), " ".join(hasil.kurang)]


def _baris_akhir(
    p: Peserta, terbitan: Terbitan, hasil: Perhitungan, pembeda: Mapping[str, tuple[str, str]]
) -> list[str]:
    lanjut = hasil.lanjut.get(p.nomor)
    nilai = [] if terbitan.aturan.lanjutan is None else ["" if p.lanjutan is None else angka(p.lanjutan)]
    beda = [*pembeda.get(p.nomor, ("", "")), _atau_kosong(p.putusan or None)]
    if lanjut is None:
        return [*nilai, *beda, "", "", "", ""]
    akhir = hasil.akhir
    tempat = akhir.tempat.get(p.nomor, "")
    return [*nilai, *beda, angka(lanjut.nilai), str(lanjut.peringkat), akhir.akhir[p.nomor].value, tempat]


def _pembeda(terbitan: Terbitan, hasil: Perhitungan) -> dict[str, tuple[str, str]]:
    """(degree mark, order by age) of those whom every criterion before leaves equal, within post and qualification."""
    aturan = terbitan.aturan
    ikut = [p for p in terbitan.peserta if p.nomor in hasil.lanjut]
    ipk, usia = _setelah(ikut, terbitan, IPK), _setelah(ikut, terbitan, USIA)
    lahir: dict[str, str] = {}
    for blok in usia:
        urut = sorted({p.lahir for p in blok if p.lahir is not None})
        lahir |= {p.nomor: str(urut.index(p.lahir) + 1) for p in blok if p.lahir is not None}
    ijazah = {p.nomor: angka(p.ipk) for blok in ipk for p in blok if p.ipk is not None}
    if IPK not in aturan.seri_akhir:
        ijazah = {}
    return {p.nomor: (ijazah.get(p.nomor, ""), lahir.get(p.nomor, "")) for p in ikut}


def _setelah(ikut: Sequence[Peserta], terbitan: Terbitan, kriteria: str) -> list[list[Peserta]]:
    """Blocks of people who are equal on everything before this criterion."""
    aturan = terbitan.aturan
    if kriteria not in aturan.seri_akhir:
        return []
    sampai = len(aturan.didahulukan) + 1 + aturan.seri_akhir.index(kriteria)
    blok: dict[tuple[str, Kunci], list[Peserta]] = defaultdict(list)
    for p in ikut:
        blok[terbitan.kelompok[p.kelompok].jabatan, kunci_akhir(p, aturan)[:sampai]].append(p)
    return [b for b in blok.values() if len(b) > 1]


def angka(nilai: Decimal) -> str:
    """With a decimal comma and without zeros at the end: one spelling for one number."""
    teks = f"{nilai:f}"
    return (teks.rstrip("0").rstrip(".") if "." in teks else teks).replace(".", ",")


def _atau_kosong(nilai: int | None) -> str:
    return "" if nilai is None else str(nilai)


def baca(isi: bytes) -> BerkasHasil:
    """Take a file apart. Raises ValueError with a sentence when it is not such a file."""
    badan, sha256, kunci, tanda = _pisah(isi)
    baris = badan.decode().split("\n", 2)
    if len(baris) < 3 or baris[0] != FORMAT or not baris[1].startswith("#"):
        raise ValueError("Baris pertama bukan kepala berkas hasil seleksi.")
    try:
        terbitan = _terbitan(json.loads(baris[1][1:]), baris[2])
    except (KeyError, TypeError, AttributeError, IndexError, InvalidOperation, csv.Error) as sebab:
        raise ValueError(f"Isi berkas tidak terbaca sebagai hasil seleksi ({sebab}).") from sebab
    return BerkasHasil(terbitan, badan, sha256, kunci, tanda)


def _pisah(isi: bytes) -> tuple[bytes, str, str, str]:
    letak = isi.rfind(SIDIK.encode())
    try:
        ekor = isi[letak:].decode("ascii").splitlines()
    except UnicodeDecodeError:
        ekor = []
    if letak < 0 or len(ekor) != 2 or not ekor[1].startswith(TANDA) or ekor[1].count(";") != 2:
        raise ValueError("Dua baris terakhir bukan sidik dan tanda tangan berkas hasil seleksi.")
    _, kunci, tanda = ekor[1].split(";")
    return isi[:letak], ekor[0].removeprefix(SIDIK), kunci, tanda


def _terbitan(kepala: Mapping[str, Any], tabel: str) -> Terbitan:
    aturan = dari_data(kepala["aturan"])
    kelompok = {k: Kelompok(k, jenis, int(kuota), t, j) for k, _, jenis, kuota, t, j in kepala["kelompok"]}
    nama = {satu[0]: satu[1] for satu in kepala["kelompok"]}
    if kepala["tahap"] not in (AWAL, AKHIR):
        raise ValueError(f"Tahap “{kepala['tahap']}” tidak dikenal.")
    peserta = [_peserta(sel, aturan, kelompok) for sel in csv.DictReader(StringIO(tabel, newline=""), delimiter=";")]
    if len({p.nomor for p in peserta}) != len(peserta):
        raise ValueError("Ada nomor peserta yang tertulis dua kali.")
    return Terbitan(kepala["tahap"], kepala["keterangan"], aturan, kelompok, nama, peserta)


def _peserta(sel: Mapping[str, Any], aturan: Aturan, kelompok: Mapping[str, Kelompok]) -> Peserta:
    if sel["kelompok"] not in kelompok:
        raise ValueError(f"Peserta {sel['nomor']}: formasi {sel['kelompok']} tidak ada di kepala berkas.")
    mentah = {k.kode: _desimal(sel[k.kode]) for k in aturan.komponen}
    hadir = all(n is not None for n in mentah.values())
    usia = sel.get("urut_usia")
    return Peserta(
        nomor=sel["nomor"],
        kelompok=sel["kelompok"],
        nilai={k: n for k, n in mentah.items() if n is not None} if hadir else None,
        lanjutan=_desimal(sel.get("lanjutan")),
        ipk=_desimal(sel.get("ipk")),
        lahir=int(usia) if usia else None,
        prioritas=int(sel["prioritas"]) if aturan.didahulukan else 0,
        putusan=int(sel.get("putusan_panitia") or 0),
    )


def _desimal(teks: str | None) -> Decimal | None:
    return Decimal(teks.replace(",", ".")) if teks else None


@dataclass(frozen=True, slots=True)
class Beda:
    """One line that a new ranking writes differently."""

    nomor: str
    kolom: str
    tertulis: str
    seharusnya: str

    def __str__(self) -> str:
        return f"{self.nomor}: {self.kolom} tertulis “{self.tertulis}”, seharusnya “{self.seharusnya}”"


def bandingkan(tertulis: bytes, seharusnya: bytes) -> list[Beda]:
    """What differs, cell by cell of each participant; lines of the head as a whole."""
    lama, baru = _per_nomor(tertulis), _per_nomor(seharusnya)
    hasil: list[Beda] = []
    for nomor in [*baru, *(n for n in lama if n not in baru)]:
        a, b = lama.get(nomor, {}), baru.get(nomor, {})
        hasil += [Beda(nomor, k, a.get(k, ""), b.get(k, "")) for k in {**b, **a} if a.get(k) != b.get(k)]
    if not hasil and tertulis != seharusnya:
        hasil.append(Beda("berkas", "susunan", "urutan atau ejaan lain", "urutan dan ejaan baku"))
    return hasil


def _per_nomor(badan: bytes) -> dict[str, dict[str, str]]:
    kepala, _, tabel = badan.decode().partition("\n")
    rincian, _, tabel = tabel.partition("\n")
    hasil: dict[str, dict[str, str]] = {"kepala": {"format": kepala, "aturan": rincian}}
    for sel in csv.DictReader(StringIO(tabel, newline=""), delimiter=";"):
        hasil[str(sel["nomor"])] = {str(k): _sel_teks(v) for k, v in sel.items()}
    return hasil


def _sel_teks(nilai: object) -> str:
    return "" if nilai is None else str(nilai)
