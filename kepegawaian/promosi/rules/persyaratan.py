"""What the law asks for before a post is given to somebody. PP 11/2017 jo PP 17/2020; PP 13/2002; PermenPANRB 1/2023.

The figures of each kind of post are dated rows; the SKJ of one post and an announcement may only ask for more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from asn.core.legal import Berlaku, DasarHukum, Keyakinan, figur, pada_tanggal
from kepegawaian.jabatan.rules.diklat_pimpinan import DIKLAT_PIMPINAN
from kepegawaian.pegawai.rules.angka_kredit import KETENTUAN_JENJANG
from kepegawaian.pegawai.rules.enum import FUNGSIONAL, JenisJabatan, Jenjang
from kepegawaian.pegawai.rules.golongan import GOLONGAN_PNS, urutan
from kepegawaian.pegawai.rules.kenaikan_pangkat import RENTANG_ESELON

LABEL_SYARAT = {
    "STATUS": "Status kepegawaian",
    "PANGKAT": "Pangkat",
    "PENDIDIKAN": "Pendidikan",
    "MASA_JABATAN": "Masa jabatan",
    "PENGALAMAN": "Pengalaman terkait",
    "USIA": "Usia saat pelantikan",
    "PREDIKAT": "Predikat kinerja",
    "HUKDIS": "Hukuman disiplin",
    "DIKLAT": "Pelatihan kepemimpinan",
    "KOMPETENSI": "Kompetensi (JPM)",
}
KODE_SYARAT = tuple(LABEL_SYARAT)
JABATAN_TERTENTU = tuple[JenisJabatan, Jenjang | None]

_JPT_UTAMA, _JPT_MADYA, _JPT_PRATAMA = JenisJabatan.JPT_UTAMA, JenisJabatan.JPT_MADYA, JenisJabatan.JPT_PRATAMA
_ADMINISTRATOR, _PENGAWAS = JenisJabatan.ADMINISTRATOR, JenisJabatan.PENGAWAS
_AHLI, _TERAMPIL = JenisJabatan.JF_KEAHLIAN, JenisJabatan.JF_KETERAMPILAN
# Posts of the same worth or higher; whoever has held a higher one has held enough.
_SETARA_PRATAMA: tuple[JABATAN_TERTENTU, ...] = (
    (_JPT_UTAMA, None),
    (_JPT_MADYA, None),
    (_JPT_PRATAMA, None),
    (_AHLI, Jenjang.AHLI_UTAMA),
)
_SETARA_ADMINISTRATOR = (*_SETARA_PRATAMA, (_ADMINISTRATOR, None), (_AHLI, Jenjang.AHLI_MADYA))
_SETARA_PENGAWAS = (*_SETARA_ADMINISTRATOR, (_PENGAWAS, None), (_AHLI, Jenjang.AHLI_MUDA))
_SETARA_PELAKSANA = (
    *_SETARA_PENGAWAS,
    (JenisJabatan.PELAKSANA, None),
    (_AHLI, Jenjang.AHLI_PERTAMA),
    *((_TERAMPIL, j) for j in (Jenjang.PEMULA, Jenjang.TERAMPIL, Jenjang.MAHIR, Jenjang.PENYELIA)),
)


@dataclass(frozen=True, slots=True)
class Masa:
    """Months in one of these posts (`jabatan` empty: any), in one of these perangkat daerah (empty: any)."""

    bulan: int
    jabatan: tuple[JABATAN_TERTENTU, ...] = ()
    sebutan: str = ""
    instansi_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Usia:
    """`genap`: the year of age counts to its last day; otherwise the birthday is the last day allowed."""

    tahun: int
    genap: bool = False


@dataclass(frozen=True, slots=True)
class Kompetensi:
    """Required level of each competency of the SKJ, and the lowest Job Person Match."""

    minimum: Decimal
    standar: tuple[tuple[int, str, int], ...]
    batasi: bool = False


@dataclass(frozen=True, slots=True)
class Butir:
    """One requirement: what is asked, by whom. One that is not `wajib` is shown and weighed, but bars nobody."""

    kode: str
    nilai: Any
    dasar: DasarHukum
    keyakinan: Keyakinan = "tinggi"
    wajib: bool = True

    @property
    def label(self) -> str:
        return LABEL_SYARAT[self.kode]

    @property
    def kutipan(self) -> str:
        return str(self.dasar) if self.keyakinan == "tinggi" else f"{self.dasar} (perlu verifikasi)"


@dataclass(frozen=True, slots=True)
class Tambahan:
    """What an announcement (or the SKJ) asks on top. `nilai` by `kode`:

    PANGKAT a golongan ("IV/b"), PENDIDIKAN its rank (7 = S-1/D-IV), MASA_JABATAN and PENGALAMAN months, USIA years,
    PREDIKAT years at least Baik, HUKDIS years without hukuman sedang or berat, DIKLAT a code of DIKLAT_PIMPINAN,
    KOMPETENSI the lowest JPM in percent.
    """

    kode: str
    nilai: Any
    dasar: str = "Pengumuman seleksi"
    wajib: bool = True


@dataclass(frozen=True, slots=True)
class KetentuanJenis:
    """Figures for one kind of post; None where the law asks nothing. `ragu`: codes whose figure needs checking."""

    pasal: str
    pendidikan: int
    masa: Masa | None = None
    pengalaman_bulan: int | None = None
    usia: int | None = None
    predikat_tahun: int | None = None
    ragu: frozenset[str] = frozenset()


_PP = "PP 11/2017 jo PP 17/2020"
KETENTUAN = (
    Berlaku(
        date(2017, 4, 7),
        {
            _JPT_UTAMA: KetentuanJenis(
                "ps. 107",
                7,
                Masa(24, ((_JPT_UTAMA, None), (_JPT_MADYA, None), (_AHLI, Jenjang.AHLI_UTAMA)), "JPT madya"),
                120,
                60,
                2,
                frozenset({"PENDIDIKAN", "MASA_JABATAN", "PENGALAMAN", "USIA", "PREDIKAT"}),
            ),
            _JPT_MADYA: KetentuanJenis(
                "ps. 107", 7, Masa(24, _SETARA_PRATAMA, "JPT pratama atau JF ahli utama"), 84, 58, 2
            ),
            _JPT_PRATAMA: KetentuanJenis(
                "ps. 107 ayat (1) huruf c",
                7,
                Masa(24, _SETARA_ADMINISTRATOR, "administrator atau JF ahli madya"),
                60,
                56,
                2,
                frozenset({"PREDIKAT"}),
            ),
            _ADMINISTRATOR: KetentuanJenis(
                "ps. 54 ayat (1)", 7, Masa(36, _SETARA_PENGAWAS, "pengawas atau JF setingkat"), predikat_tahun=2
            ),
            _PENGAWAS: KetentuanJenis(
                "ps. 54 ayat (2)", 6, Masa(48, _SETARA_PELAKSANA, "pelaksana atau JF setingkat"), predikat_tahun=2
            ),
            JenisJabatan.PELAKSANA: KetentuanJenis("ps. 54 ayat (3)", 3, ragu=frozenset({"PENDIDIKAN"})),
        },
        DasarHukum(_PP),
    ),
)
# PermenPANRB 1/2023; the articles are not in our sources.
KETENTUAN_FUNGSIONAL = (
    Berlaku(date(2023, 7, 1), {_AHLI: 7, _TERAMPIL: 3}, DasarHukum("PermenPANRB 1/2023"), "rendah"),
)
PREDIKAT_FUNGSIONAL = (Berlaku(date(2023, 7, 1), 2, DasarHukum("PermenPANRB 1/2023"), "rendah"),)
# A pangkat this many steps below the lowest of the post still allows the appointment.
PANGKAT_DI_BAWAH = (Berlaku(date(2002, 1, 1), 1, DasarHukum("PP 13/2002"), "rendah"),)
# Until the end of this month the result of the year before may still be missing; then the two years before count.
TENGGANG_PREDIKAT = (Berlaku(date(2017, 4, 7), 2, DasarHukum("kebiasaan kerja BKD"), "rendah"),)
# Share of the required levels from which a competency profile may fill a post: "masih memenuhi syarat".
JPM_PENGISIAN = (Berlaku(date(2019, 1, 1), Decimal(68), DasarHukum("Peraturan BKN 26/2019"), "sedang"),)
DIKLAT_JENIS = {
    _JPT_UTAMA: "PKN_I",
    _JPT_MADYA: "PKN_I",
    _JPT_PRATAMA: "PKA",
    _ADMINISTRATOR: "PKP",
}


@dataclass(frozen=True, slots=True)
class JabatanDituju:
    """The post somebody is weighed for, as the rules need it."""

    jenis: JenisJabatan
    jenjang: Jenjang | None = None
    eselon: str = ""
    bidang_terkait: frozenset[int] = frozenset()
    standar: tuple[tuple[int, str, int], ...] = ()
    jpm_batasi: bool = False


def persyaratan(
    jabatan: JabatanDituju, tambahan: Iterable[Tambahan] = (), *, pada: date, usia_genap: bool = False
) -> tuple[Butir, ...]:
    """Seluruh syarat sebuah jabatan pada tanggal itu: undang-undang lebih dahulu, lalu yang diperketat pengumuman."""
    butir = {b.kode: b for b in _menurut_hukum(jabatan, pada, usia_genap)}
    for satu in tambahan:
        lama = butir.get(satu.kode)
        baru = _dari_tambahan(satu, lama, jabatan, usia_genap)
        if lama is None or not lama.wajib or lebih_ketat(baru, lama):
            butir[satu.kode] = baru
    return tuple(butir[kode] for kode in KODE_SYARAT if kode in butir)


def lebih_ketat(baru: Butir, lama: Butir) -> bool:
    """Pengumuman hanya boleh memperketat syarat undang-undang, tidak melonggarkannya."""
    if baru.kode == "USIA":
        return bool(baru.nilai.tahun < lama.nilai.tahun)
    if baru.kode == "DIKLAT":
        return DIKLAT_PIMPINAN[baru.nilai].tingkat > DIKLAT_PIMPINAN[lama.nilai].tingkat
    return _ukuran(baru) > _ukuran(lama)


def _ukuran(butir: Butir) -> Decimal:
    """How much is asked, as a number that grows with it."""
    if butir.kode == "PANGKAT":
        return Decimal(urutan(butir.nilai))
    if isinstance(butir.nilai, Masa):
        return Decimal(butir.nilai.bulan)
    if isinstance(butir.nilai, Kompetensi):
        return butir.nilai.minimum
    return Decimal(butir.nilai or 0)


def _dari_tambahan(satu: Tambahan, lama: Butir | None, jabatan: JabatanDituju, genap: bool) -> Butir:
    nilai: Any = satu.nilai
    if satu.kode in ("MASA_JABATAN", "PENGALAMAN"):
        asal = lama.nilai if lama else Masa(0, instansi_ids=jabatan.bidang_terkait)
        nilai = replace(asal, bulan=int(satu.nilai))
    elif satu.kode == "USIA":
        nilai = Usia(int(satu.nilai), genap)
    elif satu.kode == "KOMPETENSI":
        nilai = Kompetensi(Decimal(satu.nilai), jabatan.standar, jabatan.jpm_batasi)
    return Butir(satu.kode, nilai, DasarHukum(satu.dasar), "tinggi", satu.wajib)


def _menurut_hukum(jabatan: JabatanDituju, pada: date, usia_genap: bool) -> Sequence[Butir]:
    status = Butir("STATUS", None, DasarHukum("PP 11/2017", "ps. 54 dan 107"))
    hukdis = Butir("HUKDIS", 0, DasarHukum("PP 94/2021"), "sedang")
    if jabatan.jenis in FUNGSIONAL:
        pokok = _fungsional(jabatan, pada)
    else:
        pokok = [*_pangkat_eselon(jabatan, pada), *_menurut_jenis(jabatan, pada, usia_genap)]
    return [status, *pokok, hukdis, *_pertimbangan(jabatan, pada)]


def _menurut_jenis(jabatan: JabatanDituju, pada: date, usia_genap: bool) -> list[Butir]:
    """PP 11/2017 ps. 54 dan ps. 107, menurut jenis jabatannya."""
    k = figur(KETENTUAN, jabatan.jenis, pada).nilai
    terkait = Masa(k.pengalaman_bulan or 0, instansi_ids=jabatan.bidang_terkait)
    nilai = {
        "PENDIDIKAN": k.pendidikan,
        "MASA_JABATAN": k.masa,
        "PENGALAMAN": terkait if k.pengalaman_bulan else None,
        "USIA": Usia(k.usia, usia_genap) if k.usia else None,
        "PREDIKAT": k.predikat_tahun,
    }
    dasar = DasarHukum(_PP, k.pasal)
    return [
        Butir(kode, isi, dasar, "sedang" if kode in k.ragu else "tinggi")
        for kode, isi in nilai.items()
        if isi is not None
    ]


def _pangkat_eselon(jabatan: JabatanDituju, pada: date) -> list[Butir]:
    """Pangkat serendah-rendahnya satu tingkat di bawah pangkat terendah eselonnya. PP 13/2002 (perlu verifikasi)."""
    if not jabatan.eselon:
        return []
    terendah = figur(RENTANG_ESELON, jabatan.eselon, pada).nilai[0]
    dasar = DasarHukum("PP 13/2002", f"eselon {jabatan.eselon}")
    return [Butir("PANGKAT", _di_bawah(terendah, pada), dasar, "rendah")]


def _fungsional(jabatan: JabatanDituju, pada: date) -> list[Butir]:
    """Jabatan fungsional: pangkat jenjangnya, ijazah, dan predikat. PermenPANRB 1/2023 (perlu verifikasi)."""
    didik = figur(KETENTUAN_FUNGSIONAL, jabatan.jenis, pada)
    predikat = pada_tanggal(PREDIKAT_FUNGSIONAL, pada)
    hasil = [
        Butir("PENDIDIKAN", didik.nilai, didik.dasar, didik.keyakinan),
        Butir("PREDIKAT", predikat.nilai, predikat.dasar, predikat.keyakinan),
    ]
    if jabatan.jenjang is not None:
        jenjang = figur(KETENTUAN_JENJANG, jabatan.jenjang, pada)
        hasil.insert(0, Butir("PANGKAT", _di_bawah(jenjang.nilai.golongan[0], pada), jenjang.dasar, "sedang"))
    return hasil


def _di_bawah(golongan: str, pada: date) -> str:
    tingkat = urutan(golongan) - pada_tanggal(PANGKAT_DI_BAWAH, pada).nilai
    return GOLONGAN_PNS[max(tingkat, 1) - 1]


def _pertimbangan(jabatan: JabatanDituju, pada: date) -> list[Butir]:
    """Kompetensi diuji dalam seleksi dan pelatihan dapat menyusul: ditimbang, tidak menggugurkan.

    PermenPANRB 38/2017 asks for a competency standard; leadership training is joined after inauguration at the latest.
    """
    hasil = []
    if kode := DIKLAT_JENIS.get(jabatan.jenis):
        hasil.append(Butir("DIKLAT", kode, DIKLAT_PIMPINAN[kode].dasar, "sedang", wajib=False))
    if jabatan.standar:
        batas = pada_tanggal(JPM_PENGISIAN, pada)
        nilai = Kompetensi(batas.nilai, jabatan.standar, jabatan.jpm_batasi)
        hasil.append(Butir("KOMPETENSI", nilai, batas.dasar, batas.keyakinan, wajib=False))
    return hasil
