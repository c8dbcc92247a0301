"""What deserves a look in the register: events to come and flaws of the data, each one a condition on Pegawai.

The city dashboard counts them and the list filters by the same condition, so a number always opens exactly its rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import CharField, DateField, Exists, F, Func, OuterRef, Q, Value
from django.db.models.functions import Cast, Left
from django.db.models.lookups import Exact, GreaterThan, LessThanOrEqual

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal, tambah_bulan
from asn.core.periode import Periode
from kepegawaian.pegawai.models import Pegawai, RiwayatJabatan, RiwayatKinerja, RiwayatPangkat, RiwayatPendidikan
from kepegawaian.pegawai.rules.enum import TingkatPendidikan
from kepegawaian.pegawai.rules.golongan import urutan
from kepegawaian.pegawai.rules.kenaikan_pangkat import plafon
from kepegawaian.pegawai.rules.kgb import BULAN_PEMBERITAHUAN
from kepegawaian.pegawai.rules.kontrak import BULAN_USUL
from kepegawaian.pegawai.services.jatuh_tempo import PNS, berhak_kgb, pensiun_antara, tmt_kgb

PENSIUN_BULAN = 12
KONTRAK_BULAN = BULAN_USUL[-1].nilai
GANDA_SELISIH_HARI = timedelta(days=3)
DASAR_KONTRAK = "PP 49/2018 ps. 37; PermenPANRB 70/2020 (perlu verifikasi)"
# Three months and one extension of at most three; then somebody has to decide. The day in January 2021 was not found.
PLT_BULAN_TERLAMA = (Berlaku(date(2021, 1, 1), 6, DasarHukum("SE BKN 1/SE/I/2021"), "sedang"),)


@dataclass(frozen=True, slots=True)
class Perhatian:
    """One kind of attention; `q` states the condition as of a date, `saran` says on a profile what to do about it.

    `hak` names the due list and window that hold the same people, with requirements and proposals beside them.
    """

    kode: str
    label: str
    kelompok: str
    q: Callable[[date], Q]
    saran: str
    dasar: str = ""
    hak: tuple[str, str] | None = None


def triwulan_terakhir(tanggal: date) -> Periode:
    """The last quarter that is over."""
    return Periode.pada(tanggal, "triwulan").sebelumnya()


def berpredikat(periode: Periode, predikat: str) -> Q:
    """Rated `predikat` in that quarter; with an empty one: not rated in it."""
    hasil = RiwayatKinerja.objects.filter(pegawai=OuterRef("pk"), tahun=periode.tahun, triwulan=periode.ke)
    hasil = hasil.sah()
    return Q(Exists(hasil.filter(predikat=predikat))) if predikat else ~Q(Exists(hasil))


def _kgb(sejak: date | None, sampai: date, hari_ini: date) -> Q:
    """Next KGB due after `sejak` (any time when None) up to `sampai`."""
    q = berhak_kgb(hari_ini) & Q(LessThanOrEqual(tmt_kgb(hari_ini), sampai))
    return q & Q(GreaterThan(tmt_kgb(hari_ini), sejak)) if sejak else q


def kgb_terlambat(tanggal: date) -> Q:
    return _kgb(None, tanggal, tanggal)


def kgb_dekat(tanggal: date) -> Q:
    """Inside the months in which the letter has to be issued."""
    return _kgb(tanggal, tambah_bulan(tanggal, pada_tanggal(BULAN_PEMBERITAHUAN, tanggal).nilai), tanggal)


def _kontrak(tanggal: date) -> Q:
    return ~PNS & Q(kontrak_sampai__range=(tanggal, tambah_bulan(tanggal, KONTRAK_BULAN)))


def _plt_lama(tanggal: date) -> Q:
    batas = tambah_bulan(tanggal, -pada_tanggal(PLT_BULAN_TERLAMA, tanggal).nilai)
    plt = RiwayatJabatan.objects.pada(tanggal).filter(penugasan="PLT", tmt_mulai__lt=batas)
    return Q(Exists(plt.filter(pegawai=OuterRef("pk")).sah()))


def _tanpa_predikat(tanggal: date) -> Q:
    periode = triwulan_terakhir(tanggal)
    return Q(kedudukan="AKTIF", tmt_masuk__lt=periode.mulai) & berpredikat(periode, "")


def _tanpa_bukti(tanggal: date) -> Q:
    kondisi = Q(pk__in=[])
    for model in (RiwayatPangkat, RiwayatJabatan, RiwayatPendidikan):
        kondisi |= Q(Exists(model.objects.filter(pegawai=OuterRef("pk"), verifikasi="BELUM", bukti=None)))
    return kondisi


def _nip_beda(tanggal: date) -> Q:
    lahir = Func(F("tanggal_lahir"), Value("YYYYMMDD"), function="to_char", output_field=CharField())
    return ~Q(Exact(Left("nip", 8), lahir))


def _dugaan_ganda(tanggal: date) -> Q:
    """Same name and sex, born within a few days: one person entered twice, or twins of the keyboard."""
    # A day plus an interval is a moment to Postgres; only a day again can be looked up in the index on birth dates.
    lahir = OuterRef("tanggal_lahir")
    sejak, sampai = (Cast(batas, DateField()) for batas in (lahir - GANDA_SELISIH_HARI, lahir + GANDA_SELISIH_HARI))
    kembar = Pegawai.objects.filter(
        kota=OuterRef("kota_id"),
        tanggal_lahir__gte=sejak,
        tanggal_lahir__lte=sampai,
        jenis_kelamin=OuterRef("jenis_kelamin"),
        nama__iexact=OuterRef("nama"),
    )
    return Q(Exists(kembar.exclude(pk=OuterRef("pk"))))


def _di_atas_plafon(tanggal: date) -> Q:
    kondisi = Q(pk__in=[])
    for tingkat in TingkatPendidikan:
        batas = urutan(plafon(tingkat, pada=tanggal).nilai)
        kondisi |= Q(pendidikan=tingkat.peringkat(), golongan__urutan__gt=batas)
    return Q(golongan__kelompok_asn="PNS", jabatan__jenis="PELAKSANA") & kondisi


def _lewat_bup(tanggal: date) -> Q:
    return pensiun_antara(date(1900, 1, 1), tanggal)


def _tanpa_jabatan(tanggal: date) -> Q:
    return Q(jabatan=None, kedudukan="AKTIF")


def _tanpa_atasan(tanggal: date) -> Q:
    """The head of a perangkat daerah answers to the PPK, who holds no position of the tree."""
    puncak = Q(jabatan__memimpin=True, jabatan__instansi__induk=None)
    return Q(jabatan__isnull=False, jabatan__atasan=None) & ~puncak


def _pensiun(tanggal: date) -> Q:
    return pensiun_antara(tanggal, tambah_bulan(tanggal, PENSIUN_BULAN))


def _kontrak_lewat(tanggal: date) -> Q:
    return ~PNS & Q(kontrak_sampai__lt=tanggal)


AKAN_DATANG, MUTU_DATA = "Akan datang", "Mutu data"
PERHATIAN = {
    p.kode: p
    for p in (
        Perhatian(
            "PENSIUN",
            f"Pensiun dalam {PENSIUN_BULAN} bulan",
            AKAN_DATANG,
            _pensiun,
            "Siapkan usul pensiun dan pengisian jabatannya.",
            "UU 20/2023 ps. 55",
            ("pensiun", str(PENSIUN_BULAN)),
        ),
        Perhatian(
            "KGB_TERLAMBAT",
            "KGB terlambat",
            AKAN_DATANG,
            kgb_terlambat,
            "Terbitkan surat KGB, atau catat penundaannya.",
            "PP 7/1977 ps. 11",
            ("kgb", "lewat"),
        ),
        Perhatian(
            "KGB_DEKAT",
            "KGB waktunya diterbitkan",
            AKAN_DATANG,
            kgb_dekat,
            "Surat KGB diterbitkan dua bulan sebelum berlaku.",
            "PP 7/1977 ps. 12",
            ("kgb", "2"),
        ),
        Perhatian(
            "KONTRAK",
            f"Kontrak PPPK berakhir dalam {KONTRAK_BULAN} bulan",
            AKAN_DATANG,
            _kontrak,
            "Putuskan perpanjangan perjanjian kerja.",
            DASAR_KONTRAK,
            ("kontrak", str(KONTRAK_BULAN)),
        ),
        Perhatian(
            "PLT_LAMA",
            "Plt. lebih dari 6 bulan",
            AKAN_DATANG,
            _plt_lama,
            "Isi jabatannya secara definitif atau tetapkan penugasan baru.",
            "SE BKN 1/SE/I/2021 (perlu verifikasi)",
        ),
        Perhatian(
            "TANPA_PREDIKAT",
            "Aktif tanpa predikat triwulan terakhir",
            MUTU_DATA,
            _tanpa_predikat,
            "Predikat triwulan yang baru berakhir belum tercatat; hubungi pejabat penilai. Yang tidak aktif atau "
            "masuk sesudah triwulan dimulai tidak dihitung di sini.",
            "PermenPANRB 6/2022",
        ),
        Perhatian(
            "TANPA_BUKTI",
            "Riwayat tanpa bukti",
            MUTU_DATA,
            _tanpa_bukti,
            "Ada riwayat pangkat, jabatan, atau pendidikan yang belum terverifikasi dan belum berbukti.",
        ),
        Perhatian(
            "NIP_BEDA",
            "Tanggal lahir berbeda dari NIP",
            MUTU_DATA,
            _nip_beda,
            "Cocokkan dengan akta kelahiran dan SK pengangkatan.",
            "Perka BKN 22/2007",
        ),
        Perhatian(
            "TANPA_JABATAN",
            "Tanpa jabatan definitif",
            MUTU_DATA,
            _tanpa_jabatan,
            "Setiap pegawai aktif menduduki satu jabatan; catat SK jabatannya.",
        ),
        Perhatian(
            "TANPA_ATASAN",
            "Jabatan tanpa atasan",
            MUTU_DATA,
            _tanpa_atasan,
            "Jabatan ini belum mempunyai jabatan atasan pada peta jabatan, sehingga kinerjanya tidak punya penilai.",
        ),
        Perhatian(
            "LEWAT_BUP",
            "Melewati batas usia pensiun",
            MUTU_DATA,
            _lewat_bup,
            "Periksa tanggal lahir, jabatan, atau kedudukan hukumnya.",
            "UU 20/2023 ps. 55",
            ("pensiun", "lewat"),
        ),
        Perhatian(
            "KONTRAK_LEWAT",
            "Kontrak PPPK sudah berakhir",
            MUTU_DATA,
            _kontrak_lewat,
            "Catat perpanjangan atau pemberhentiannya.",
            DASAR_KONTRAK,
            ("kontrak", "lewat"),
        ),
        Perhatian(
            "DI_ATAS_PLAFON",
            "Golongan di atas plafon pendidikan",
            MUTU_DATA,
            _di_atas_plafon,
            "Golongan melebihi plafon kenaikan reguler untuk ijazah yang tercatat; periksa riwayat pendidikan.",
            "PP 99/2000 ps. 8 (perlu verifikasi)",
        ),
        Perhatian(
            "DUGAAN_GANDA",
            "Dugaan data ganda",
            MUTU_DATA,
            _dugaan_ganda,
            "Ada pegawai lain bernama sama yang lahir pada hari yang sama atau berdekatan; pastikan bukan satu orang.",
        ),
    )
}
