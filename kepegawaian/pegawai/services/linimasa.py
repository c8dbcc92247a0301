"""A life in service on one line: every dated riwayat the reader may see, merged in one query."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, Func, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from kepegawaian.pegawai.models import RiwayatHukdis, RiwayatPangkat, RiwayatPenghargaan
from kepegawaian.pegawai.models.dasar import VERIFIKASI
from kepegawaian.pegawai.models.pegawai import PREDIKAT, TINGKAT_PENDIDIKAN
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT, Jenis, Pembaca, pencalonan_terlihat

_TINGKAT = {str(k): v for k, v in TINGKAT_PENDIDIKAN}
_PREDIKAT = dict(PREDIKAT)
_KP = dict(RiwayatPangkat.JENIS_KP)
_HUKDIS = dict(RiwayatHukdis.JENIS)
_PENGHARGAAN = dict(RiwayatPenghargaan.JENIS)
_PENUGASAN = {"DEFINITIF": "Menduduki", "PLT": "Pelaksana tugas (Plt.)", "PLH": "Pelaksana harian (Plh.)"}


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """Context of components/linimasa.html."""

    tanggal: date
    jenis: str
    judul: str
    isi: str
    sumber: str
    status_label: str
    status_nada: str


def _hukdis(a: str, b: str) -> tuple[str, str]:
    # The kind of punishment is closed data; opening it is an act of its own.
    return "Hukuman disiplin tercatat", "Isinya disamarkan; buka pada bagian Penghargaan & disiplin."


# Per kind: the two columns its sentence is made of, and the sentence.
_KALIMAT: dict[str, tuple[str, str, Callable[[str, str], tuple[str, str]]]] = {
    "jabatan": ("penugasan", "nama_jabatan", lambda a, b: (f"{_PENUGASAN[a]} {b}", "")),
    "pangkat": ("golongan__kode", "jenis", lambda a, b: (f"Golongan {a}", _KP.get(b, b))),
    "kgb": ("golongan__kode", "mkg_tahun", lambda a, b: ("Kenaikan gaji berkala", f"Golongan {a}, MKG {b} tahun")),
    "pendidikan": ("tingkat", "lembaga", lambda a, b: (f"Lulus {_TINGKAT.get(a, a)}", b)),
    "diklat": ("nama", "jp", lambda a, b: (a, f"{b.rstrip('0').rstrip('.').replace('.', ',')} JP")),
    "kinerja": ("tahun", "predikat", lambda a, b: (f"Predikat kinerja tahun {a}: {_PREDIKAT.get(b, b)}", "")),
    "penghargaan": ("nama", "jenis", lambda a, b: (a, "" if _PENGHARGAAN.get(b) == a else _PENGHARGAAN.get(b, b))),
    "hukdis": ("jenis", "jenis", _hukdis),
}


def linimasa(pembaca: Pembaca, per_tanggal: date | None) -> list[Peristiwa]:
    """Events newest first. Quarterly results and single competencies stay on their own tabs."""
    bagian = [_baris(pembaca, jenis, per_tanggal) for jenis in pembaca.jenis(_KALIMAT)]
    dicalonkan = _pencalonan(pembaca, per_tanggal)
    if not bagian:
        return dicalonkan
    gabungan = bagian[0].union(*bagian[1:], all=True) if len(bagian) > 1 else bagian[0]
    peristiwa = [_peristiwa(baris) for baris in gabungan]
    return sorted([*peristiwa, *dicalonkan], key=lambda p: p.tanggal, reverse=True)


def _pencalonan(pembaca: Pembaca, per_tanggal: date | None) -> list[Peristiwa]:
    """Nominations stand beside the riwayat: they say what somebody hopes for, not what has become of it."""
    return [
        Peristiwa(
            p.tanggal,
            "Pencalonan",
            f"Dicalonkan: {p.sasaran}",
            p.alasan,
            "",
            "" if p.keadaan == "BERLAKU" else p.get_keadaan_display(),
            "",
        )
        for p in pencalonan_terlihat(pembaca, per_tanggal)
    ]


def _baris(pembaca: Pembaca, jenis: Jenis, per_tanggal: date | None) -> QuerySet[Any]:
    a, b, _ = _KALIMAT[jenis.kode]
    kueri = pembaca.baris(jenis, per_tanggal).select_related(None).order_by()
    tanggal: Any = F(jenis.tanggal)
    if jenis.kode == "kinerja":
        kueri = kueri.filter(triwulan=None)
        # An annual result belongs to the last day of its year.
        tanggal = Func(F("tahun"), Value(12), Value(31), function="make_date", output_field=DateField())
    return kueri.annotate(
        u_tanggal=tanggal,
        u_jenis=Value(jenis.kode, output_field=CharField()),
        u_a=Coalesce(Cast(a, CharField()), Value("")),
        u_b=Coalesce(Cast(b, CharField()), Value("")),
    ).values_list("u_tanggal", "u_jenis", "u_a", "u_b", "nomor_sk", "verifikasi")


def _peristiwa(baris: tuple[date, str, str, str, str, str]) -> Peristiwa:
    tanggal, kode, a, b, nomor_sk, verifikasi = baris
    judul, isi = _KALIMAT[kode][2](a, b)
    label, nada = _status(verifikasi)
    sumber = f"SK {nomor_sk}" if nomor_sk else ""
    return Peristiwa(tanggal, JENIS_RIWAYAT[kode].judul, judul, isi, sumber, label, nada)


def _status(verifikasi: str) -> tuple[str, str]:
    """Only what is not in order needs a badge."""
    if verifikasi == "TERVERIFIKASI":
        return "", ""
    return dict(VERIFIKASI)[verifikasi], "gagal" if verifikasi == "DITOLAK" else "perhatian"
