"""The nine unsur of PermenPANRB 14/2017, keyed by name: printed questionnaires number the last two both ways."""

from collections.abc import Mapping
from dataclasses import dataclass

from asn.core.legal import DasarHukum

DASAR = DasarHukum("PermenPANRB 14/2017")
SKALA = ("Tidak baik", "Kurang baik", "Baik", "Sangat baik")


@dataclass(frozen=True, slots=True)
class Unsur:
    """One unsur with its usual question and its options, from 1 (worst) to 4 (best).

    The regulation names unsur and scale; wording is the unit's own. `perlu_verifikasi`: options taken from the common
    sample questionnaire, not from the regulation itself.
    """

    kunci: str
    kode: str
    nama: str
    pertanyaan: str
    pilihan: tuple[str, str, str, str] = SKALA
    perlu_verifikasi: bool = False


UNSUR: tuple[Unsur, ...] = (
    Unsur(
        "persyaratan",
        "U1",
        "Persyaratan",
        "Bagaimana kesesuaian persyaratan yang diminta dengan jenis pelayanannya?",
    ),
    Unsur(
        "prosedur",
        "U2",
        "Sistem, Mekanisme, dan Prosedur",
        "Bagaimana kemudahan alur dan tata cara pelayanan di unit ini?",
    ),
    Unsur(
        "waktu",
        "U3",
        "Waktu Penyelesaian",
        "Bagaimana kecepatan waktu penyelesaian pelayanan dibanding yang dijanjikan?",
    ),
    Unsur(
        "biaya",
        "U4",
        "Biaya/Tarif",
        "Bagaimana kewajaran biaya yang Anda bayar untuk pelayanan ini?",
        ("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
        perlu_verifikasi=True,
    ),
    Unsur(
        "produk",
        "U5",
        "Produk Spesifikasi Jenis Pelayanan",
        "Bagaimana kesesuaian hasil pelayanan yang Anda terima dengan ketentuannya?",
    ),
    Unsur(
        "kompetensi",
        "U6",
        "Kompetensi Pelaksana",
        "Bagaimana kemampuan petugas dalam melayani Anda?",
    ),
    Unsur(
        "perilaku",
        "U7",
        "Perilaku Pelaksana",
        "Bagaimana kesopanan dan keramahan petugas?",
    ),
    Unsur(
        "pengaduan",
        "U8",
        "Penanganan Pengaduan, Saran dan Masukan",
        "Bagaimana penanganan pengaduan, saran, dan masukan di unit ini?",
        ("Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"),
        perlu_verifikasi=True,
    ),
    Unsur(
        "sarana",
        "U9",
        "Sarana dan Prasarana",
        "Bagaimana keadaan sarana dan prasarana di unit ini?",
    ),
)
KUNCI: tuple[str, ...] = tuple(u.kunci for u in UNSUR)
MENURUT_KUNCI: Mapping[str, Unsur] = {u.kunci: u for u in UNSUR}

Kuesioner = Mapping[str, Mapping[str, object]]


def susun_kuesioner(ubahan: Kuesioner) -> tuple[Unsur, ...]:
    """The questionnaire of a campaign: the usual one with the wording the unit changed; meaning and order stay."""
    return tuple(_satu(u, ubahan.get(u.kunci) or {}) for u in UNSUR)


def _satu(asal: Unsur, ubahan: Mapping[str, object]) -> Unsur:
    pilihan = ubahan.get("pilihan")
    sah = isinstance(pilihan, (list, tuple)) and len(pilihan) == len(SKALA) and all(pilihan)
    a, b, c, d = (str(p) for p in pilihan) if sah and isinstance(pilihan, (list, tuple)) else asal.pilihan
    return Unsur(
        asal.kunci,
        asal.kode,
        asal.nama,
        str(ubahan.get("pertanyaan") or asal.pertanyaan),
        (a, b, c, d),
        asal.perlu_verifikasi,
    )
