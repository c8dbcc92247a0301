"""Kenaikan pangkat PNS: reguler, pilihan struktural, pilihan fungsional. PP 99/2000; Peraturan BKN 4/2023–4/2025."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from asn.core.legal import Berlaku, DasarHukum, Putusan, figur, pada_tanggal, selisih_bulan, tambah_bulan
from kepegawaian.pegawai.rules.angka_kredit import kebutuhan_kumulatif, puncak_jenjang
from kepegawaian.pegawai.rules.enum import LABEL_JENJANG, Hukdis, Jenjang, PredikatKinerja, TingkatPendidikan
from kepegawaian.pegawai.rules.golongan import setingkat_di_atas, urutan
from kepegawaian.pegawai.rules.syarat import Syarat, putuskan

_SEJAK = date(2000, 1, 1)  # the year of PP 99/2000; the day was not found
# Months whose first day is a promotion date.
PERIODE: tuple[Berlaku[tuple[int, ...]], ...] = (
    Berlaku(_SEJAK, (4, 10), DasarHukum("PP 99/2000"), "sedang"),
    Berlaku(date(2024, 1, 1), (2, 4, 6, 8, 10, 12), DasarHukum("Peraturan BKN 4/2023", "ps. 2")),
    Berlaku(date(2025, 10, 1), tuple(range(1, 13)), DasarHukum("Peraturan BKN 4/2025")),
)
BULAN_REGULER = (Berlaku(_SEJAK, 48, DasarHukum("PP 99/2000", "ps. 6–7")),)
BULAN_FUNGSIONAL = (Berlaku(_SEJAK, 24, DasarHukum("PP 99/2000"), "sedang"),)
# For an official whose pangkat is below the lowest of the post: a year in the post and a year in the pangkat.
BULAN_STRUKTURAL = (Berlaku(_SEJAK, 12, DasarHukum("PP 99/2000"), "sedang"),)
# Lowest and highest pangkat of each eselon. Only the year of PP 13/2002 is known to us.
RENTANG_ESELON = (
    Berlaku(
        date(2002, 1, 1),
        {
            "I.a": ("IV/d", "IV/e"),
            "I.b": ("IV/c", "IV/e"),
            "II.a": ("IV/c", "IV/d"),
            "II.b": ("IV/b", "IV/c"),
            "III.a": ("IV/a", "IV/b"),
            "III.b": ("III/d", "IV/a"),
            "IV.a": ("III/c", "III/d"),
            "IV.b": ("III/b", "III/c"),
        },
        DasarHukum("PP 13/2002", "lampiran"),
        "sedang",
    ),
)
TAHUN_KINERJA_BAIK = 2
# D-I and D-II are not listed: they take the ceiling of the highest listed level below them.
PLAFON_PENDIDIKAN = (
    Berlaku(
        _SEJAK,
        {
            TingkatPendidikan.SD: "II/a",
            TingkatPendidikan.SMP: "II/c",
            TingkatPendidikan.SMA: "III/b",
            TingkatPendidikan.D3: "III/c",
            TingkatPendidikan.S1: "III/d",
            TingkatPendidikan.S2: "IV/a",
            TingkatPendidikan.S3: "IV/b",
        },
        DasarHukum("PP 99/2000", "ps. 8"),
        "sedang",
    ),
)
DI_ATAS_ATASAN = (
    Berlaku(_SEJAK, False, DasarHukum("PP 99/2000", "ps. 7")),
    Berlaku(date(2025, 5, 20), True, DasarHukum("Peraturan BKN 2/2025"), "sedang"),
)
PENUNDAAN_HUKDIS = (Berlaku(_SEJAK, True, DasarHukum("PP 99/2000"), "sedang"),)


@dataclass(frozen=True, slots=True)
class FaktaPangkat:
    """`predikat` holds the annual predicates of the last two years."""

    golongan: str
    tmt_pangkat: date
    pendidikan: TingkatPendidikan | None
    predikat: tuple[PredikatKinerja, ...]
    hukdis_berjalan: Hukdis | None = None
    golongan_atasan: str | None = None


def periode_terdekat(sejak: date) -> date:
    """Kenaikan pangkat ditetapkan pada periode yang berlaku saat itu. Peraturan BKN 4/2023 ps. 2; 4/2025."""
    kandidat = sejak if sejak.day == 1 else tambah_bulan(sejak.replace(day=1), 1)
    while kandidat.month not in pada_tanggal(PERIODE, kandidat).nilai:
        kandidat = tambah_bulan(kandidat, 1)
    return kandidat


def tmt_reguler_berikut(tmt_pangkat: date, *, pada: date) -> date:
    """TMT reguler paling awal: 4 tahun dalam pangkat terakhir, dan tidak sebelum `pada`. PP 99/2000 ps. 6–7."""
    bulan = pada_tanggal(BULAN_REGULER, pada).nilai
    return periode_terdekat(max(tambah_bulan(tmt_pangkat, bulan), pada))


def tmt_fungsional_berikut(tmt_pangkat: date, *, pada: date) -> date:
    """TMT paling awal bagi pejabat fungsional: 2 tahun dalam pangkat terakhir. PP 99/2000 (perlu verifikasi)."""
    bulan = pada_tanggal(BULAN_FUNGSIONAL, pada).nilai
    return periode_terdekat(max(tambah_bulan(tmt_pangkat, bulan), pada))


def di_bawah_jabatan(golongan: str, eselon: str, *, pada: date) -> bool:
    """Pangkat lebih rendah daripada pangkat terendah jabatannya. PP 13/2002 lampiran (perlu verifikasi)."""
    return urutan(golongan) < urutan(figur(RENTANG_ESELON, eselon, pada).nilai[0])


def genap_struktural(fakta: FaktaPangkat, eselon: str, tmt_jabatan: date, *, pada: date) -> date:
    """Hari terpenuhinya masa: 1 tahun dalam jabatan dan pangkat bila pangkat di bawah jabatan, selebihnya 4 tahun."""
    if eselon and di_bawah_jabatan(fakta.golongan, eselon, pada=pada):
        bulan = pada_tanggal(BULAN_STRUKTURAL, pada).nilai
        return tambah_bulan(max(fakta.tmt_pangkat, tmt_jabatan), bulan)
    return tambah_bulan(fakta.tmt_pangkat, pada_tanggal(BULAN_REGULER, pada).nilai)


def plafon(pendidikan: TingkatPendidikan, *, pada: date) -> Berlaku[str]:
    """Pangkat tertinggi kenaikan reguler menurut ijazah. PP 99/2000 ps. 8."""
    baris = pada_tanggal(PLAFON_PENDIDIKAN, pada)
    tercakup = [t for t in baris.nilai if t.peringkat() <= pendidikan.peringkat()]
    tertinggi = max(tercakup, key=TingkatPendidikan.peringkat)
    return Berlaku(baris.sejak, baris.nilai[tertinggi], baris.dasar, baris.keyakinan)


def reguler(fakta: FaktaPangkat, *, pada: date) -> Putusan:
    """KP reguler: 4 tahun dalam pangkat, kinerja baik 2 tahun terakhir, tidak melampaui plafon. PP 99/2000 ps. 6–8."""
    di_atas_atasan = _melampaui_atasan(fakta)
    aturan_atasan = pada_tanggal(DI_ATAS_ATASAN, pada)
    perhatian = f"Perhatian: {di_atas_atasan}; diperbolehkan ({aturan_atasan.kutipan})."
    boleh = di_atas_atasan and aturan_atasan.nilai
    return putuskan(
        syarat_reguler(fakta, pada=pada), pada_tanggal(BULAN_REGULER, pada).dasar, perhatian if boleh else ""
    )


def syarat_reguler(fakta: FaktaPangkat, *, pada: date) -> list[Syarat]:
    """Syarat kenaikan pangkat reguler. PP 99/2000 ps. 6–8."""
    syarat = [
        _syarat_masa(fakta, pada_tanggal(BULAN_REGULER, pada), pada),
        _syarat_kinerja(fakta),
        _syarat_plafon(fakta, pada),
        _syarat_hukdis(fakta, pada),
    ]
    di_atas_atasan = _melampaui_atasan(fakta)
    aturan_atasan = pada_tanggal(DI_ATAS_ATASAN, pada)
    if di_atas_atasan and not aturan_atasan.nilai:
        syarat.append(Syarat("ATASAN", False, f"{di_atas_atasan} ({aturan_atasan.kutipan})."))
    return syarat


def struktural(fakta: FaktaPangkat, eselon: str, tmt_jabatan: date, *, pada: date) -> Putusan:
    """KP pilihan pejabat manajerial, sampai pangkat tertinggi eselonnya. PP 99/2000; PP 13/2002 (perlu verifikasi)."""
    syarat = syarat_struktural(fakta, eselon, tmt_jabatan, pada=pada)
    return putuskan(syarat, pada_tanggal(BULAN_STRUKTURAL, pada).dasar)


def syarat_struktural(fakta: FaktaPangkat, eselon: str, tmt_jabatan: date, *, pada: date) -> list[Syarat]:
    """Syarat kenaikan pangkat pilihan struktural. PP 99/2000; PP 13/2002 (perlu verifikasi)."""
    umum = [_syarat_kinerja(fakta), _syarat_hukdis(fakta, pada)]
    if not eselon:
        saran = "Lengkapi eselon jabatan pada peta jabatan."
        return [*umum, Syarat("ESELON", False, "eselon jabatan belum tercatat.", saran)]
    if not di_bawah_jabatan(fakta.golongan, eselon, pada=pada):
        masa = [_syarat_masa(fakta, pada_tanggal(BULAN_REGULER, pada), pada)]
    else:
        setahun = pada_tanggal(BULAN_STRUKTURAL, pada)
        dijabat = selisih_bulan(tmt_jabatan, pada)
        uraian = f"{dijabat} bulan dalam jabatan, diperlukan {setahun.nilai} bulan ({setahun.kutipan})."
        masa = [_syarat_masa(fakta, setahun, pada), Syarat("MASA_JABATAN", dijabat >= setahun.nilai, uraian)]
    return [*masa, _syarat_rentang(fakta, eselon, pada), *umum]


def fungsional(
    fakta: FaktaPangkat,
    jenjang: Jenjang,
    ak_kumulatif: Decimal,
    *,
    pada: date,
    lulus_uji_kompetensi: bool = False,
    ada_formasi: bool = False,
) -> Putusan:
    """KP pejabat fungsional: 2 tahun dalam pangkat, angka kredit, kinerja baik 2 tahun. PermenPANRB 1/2023."""
    syarat = syarat_fungsional(
        fakta, jenjang, ak_kumulatif, pada=pada, lulus_uji_kompetensi=lulus_uji_kompetensi, ada_formasi=ada_formasi
    )
    return putuskan(syarat, DasarHukum("PermenPANRB 1/2023", "lampiran"))


def syarat_fungsional(
    fakta: FaktaPangkat,
    jenjang: Jenjang,
    ak_kumulatif: Decimal,
    *,
    pada: date,
    lulus_uji_kompetensi: bool = False,
    ada_formasi: bool = False,
) -> list[Syarat]:
    """Syarat kenaikan pangkat pejabat fungsional. PermenPANRB 1/2023 lampiran.

    `ak_kumulatif` counts within the present jenjang. From its last golongan the way leads through the next jenjang,
    which also asks for a passed uji kompetensi and a vacant formasi.
    """
    syarat = [
        _syarat_masa(fakta, pada_tanggal(BULAN_FUNGSIONAL, pada), pada),
        _syarat_kinerja(fakta),
        _syarat_hukdis(fakta, pada),
    ]
    try:
        kebutuhan = kebutuhan_kumulatif(jenjang, fakta.golongan, pada=pada)
    except ValueError as salah:
        saran = "Cocokkan jenjang jabatan dan golongan pada riwayatnya."
        return [*syarat, Syarat("JENJANG", False, str(salah), saran)]
    if kebutuhan.nilai is None and setingkat_di_atas(fakta.golongan) is None:
        syarat.append(Syarat("PLAFON", False, "sudah pada pangkat tertinggi."))
    elif kebutuhan.nilai is None:
        puncak = f"{LABEL_JENJANG[jenjang]} {fakta.golongan} adalah puncak kategorinya."
        syarat.append(Syarat("PLAFON", False, puncak))
    else:
        cukup = ak_kumulatif >= kebutuhan.nilai
        uraian = f"angka kredit kumulatif {_koma(ak_kumulatif)} dari {_koma(kebutuhan.nilai)} yang diperlukan."
        syarat.append(Syarat("ANGKA_KREDIT", cukup, uraian, "Tetapkan dan catat PAK dari predikat kinerja."))
        if puncak_jenjang(jenjang, fakta.golongan, pada=pada):
            syarat += _syarat_naik_jenjang(lulus_uji_kompetensi, ada_formasi)
    return syarat


def _koma(angka: Decimal | int) -> str:
    """150.500 as an official writes it: 150,5."""
    return f"{Decimal(angka):f}".rstrip("0").rstrip(".").replace(".", ",") if Decimal(angka) % 1 else str(int(angka))


def _syarat_naik_jenjang(lulus_uji_kompetensi: bool, ada_formasi: bool) -> list[Syarat]:
    return [
        Syarat(
            "UJI_KOMPETENSI",
            lulus_uji_kompetensi,
            "lulus uji kompetensi untuk jenjang berikutnya.",
            "Ajukan uji kompetensi kepada instansi pembina.",
        ),
        Syarat(
            "FORMASI",
            ada_formasi,
            "tersedia formasi pada jenjang berikutnya.",
            "Usulkan formasi jenjang berikutnya pada peta jabatan.",
        ),
    ]


def _syarat_masa(fakta: FaktaPangkat, masa: Berlaku[int], pada: date) -> Syarat:
    dijalani = selisih_bulan(fakta.tmt_pangkat, pada)
    uraian = f"{dijalani} bulan dalam pangkat {fakta.golongan}, diperlukan {masa.nilai} bulan ({masa.kutipan})."
    return Syarat("MASA", dijalani >= masa.nilai, uraian)


def _syarat_kinerja(fakta: FaktaPangkat) -> Syarat:
    lengkap = len(fakta.predikat) >= TAHUN_KINERJA_BAIK
    terpenuhi = lengkap and all(p.setara_baik() for p in fakta.predikat)
    isi = ", ".join(p.label for p in fakta.predikat) or "belum ada yang tercatat"
    saran = "" if terpenuhi else "Catat predikat tahunan dari e-Kinerja." if not lengkap else ""
    return Syarat(
        "KINERJA", terpenuhi, f"predikat paling rendah Baik dalam 2 tahun terakhir (tercatat: {isi}).", saran
    )


def _syarat_plafon(fakta: FaktaPangkat, pada: date) -> Syarat:
    tujuan = setingkat_di_atas(fakta.golongan)
    if tujuan is None:
        return Syarat("PLAFON", False, "sudah pada pangkat tertinggi.")
    if fakta.pendidikan is None:
        uraian = "pendidikan terakhir belum tercatat, plafon pangkat tidak dapat diperiksa."
        return Syarat("PENDIDIKAN", False, uraian, "Catat riwayat pendidikan beserta ijazahnya.")
    batas = plafon(fakta.pendidikan, pada=pada)
    uraian = f"tujuan {tujuan}, plafon reguler pendidikan {fakta.pendidikan.label} {batas.nilai} ({batas.kutipan})."
    return Syarat("PLAFON", urutan(tujuan) <= urutan(batas.nilai), uraian)


def _syarat_rentang(fakta: FaktaPangkat, eselon: str, pada: date) -> Syarat:
    tujuan = setingkat_di_atas(fakta.golongan)
    if tujuan is None:
        return Syarat("PLAFON", False, "sudah pada pangkat tertinggi.")
    rentang = figur(RENTANG_ESELON, eselon, pada)
    uraian = f"tujuan {tujuan}, pangkat tertinggi eselon {eselon} {rentang.nilai[1]} ({rentang.kutipan})."
    return Syarat("PLAFON", urutan(tujuan) <= urutan(rentang.nilai[1]), uraian)


def _syarat_hukdis(fakta: FaktaPangkat, pada: date) -> Syarat:
    if fakta.hukdis_berjalan is None or not fakta.hukdis_berjalan.sedang_atau_berat():
        return Syarat("HUKDIS", True, "tidak sedang menjalani hukuman disiplin sedang atau berat.")
    sumber = pada_tanggal(PENUNDAAN_HUKDIS, pada).kutipan
    tingkat = fakta.hukdis_berjalan.tingkat().label.lower()
    return Syarat("HUKDIS", False, f"sedang menjalani hukuman disiplin {tingkat} ({sumber}).")


def _melampaui_atasan(fakta: FaktaPangkat) -> str:
    tujuan = setingkat_di_atas(fakta.golongan)
    if tujuan is None or fakta.golongan_atasan is None or urutan(tujuan) <= urutan(fakta.golongan_atasan):
        return ""
    return f"tujuan {tujuan} di atas pangkat atasan langsung {fakta.golongan_atasan}"
