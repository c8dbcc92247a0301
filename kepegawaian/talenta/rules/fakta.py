"""What the register says of one person on the reference day, with the rows it was read from. Pure values."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kepegawaian.pegawai.rules.enum import Berlabel, PredikatKinerja, TingkatHukdis


class Sumber(Berlabel):
    """What a component is read from."""

    PREDIKAT = "PREDIKAT", "Predikat kinerja tahunan"
    PENGHARGAAN = "PENGHARGAAN", "Penghargaan 5 tahun terakhir"
    JPM = "JPM", "Kesesuaian kompetensi (Job Person Match)"
    POTENSI = "POTENSI", "Hasil uji potensi"
    PENDIDIKAN = "PENDIDIKAN", "Pendidikan formal"
    PANGKAT = "PANGKAT", "Kesesuaian pangkat dengan jabatan"
    PENGALAMAN = "PENGALAMAN", "Lama pada jenjang jabatan"
    PIMPINAN = "PIMPINAN", "Pelatihan kepemimpinan"
    PELATIHAN = "PELATIHAN", "JP dua belas bulan terakhir"
    DISIPLIN = "DISIPLIN", "Integritas dan moralitas"
    BEBAS_HUKDIS = "BEBAS_HUKDIS", "Lama bebas hukuman disiplin"
    MEMIMPIN = "MEMIMPIN", "Pengalaman kepemimpinan"
    LAINNYA = "LAINNYA", "Pertimbangan lain"


class TingkatPimpinan(Berlabel):
    """Leadership training, highest first."""

    NASIONAL = "NASIONAL", "Pelatihan Kepemimpinan Nasional"
    ADMINISTRATOR = "ADMINISTRATOR", "Pelatihan Kepemimpinan Administrator"
    PENGAWAS = "PENGAWAS", "Pelatihan Kepemimpinan Pengawas"
    DASAR = "DASAR", "Pelatihan dasar"
    TIDAK = "TIDAK", "Belum pernah"


# [kind of riwayat, id] of the rows a component stands on, as the profile names the kinds.
Bukti = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fakta:
    """One person. None and empty mean "not recorded"; `bukti` names the rows per component."""

    acuan: date
    masuk: date
    predikat: PredikatKinerja | None = None
    predikat_tahun: int | None = None
    penghargaan: int = 0
    asesmen_terakhir: date | None = None
    level_dicapai: int = 0
    level_diminta: int = 0
    # The post asks for competencies that were never assessed together with it, or has no standard at all.
    berstandar: bool = True
    pendidikan: int | None = None
    # Steps of pangkat below the lowest of the post; 0 or less is enough; None: the post names none.
    pangkat_kurang: int | None = None
    tahun_jenjang: int | None = None
    tahun_memimpin: int | None = None
    pimpinan: TingkatPimpinan = TingkatPimpinan.TIDAK
    jp: Decimal = Decimal(0)
    hukdis: TingkatHukdis | None = None
    hukdis_terakhir: date | None = None
    jenis_jabatan: str = ""
    bukti: dict[Sumber, Bukti] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Nilai:
    """Score 0–100 of one component with its sentence; `nilai` None means it could not be judged, and why."""

    nilai: Fraction | None
    teks: str


def bulat(nilai: Fraction, desimal: int = 2) -> Decimal:
    """Rounded half up, once, at the end of a computation that was exact until here."""
    skala = 10**desimal
    pembilang, penyebut = nilai.numerator * skala, nilai.denominator
    tanda = -1 if pembilang < 0 else 1
    utuh, sisa = divmod(abs(pembilang), penyebut)
    return Decimal(tanda * (utuh + (2 * sisa >= penyebut))).scaleb(-desimal)
