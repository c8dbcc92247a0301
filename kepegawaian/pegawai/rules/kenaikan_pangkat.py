"""Kenaikan pangkat PNS: reguler dan melalui angka kredit. PP 99/2000; Peraturan BKN 4/2023, 2/2025, dan 4/2025."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from asn.core.legal import Berlaku, DasarHukum, Putusan, pada_tanggal, selisih_bulan, tambah_bulan
from kepegawaian.pegawai.rules.angka_kredit import kebutuhan_kumulatif, puncak_jenjang
from kepegawaian.pegawai.rules.enum import LABEL_JENJANG, Hukdis, Jenjang, PredikatKinerja, TingkatPendidikan
from kepegawaian.pegawai.rules.golongan import setingkat_di_atas, urutan

_SEJAK = date(2000, 1, 1)  # the year of PP 99/2000; the day was not found
# Months whose first day is a promotion date.
PERIODE: tuple[Berlaku[tuple[int, ...]], ...] = (
    Berlaku(_SEJAK, (4, 10), DasarHukum("PP 99/2000"), "sedang"),
    Berlaku(date(2024, 1, 1), (2, 4, 6, 8, 10, 12), DasarHukum("Peraturan BKN 4/2023", "ps. 2")),
    Berlaku(date(2025, 10, 1), tuple(range(1, 13)), DasarHukum("Peraturan BKN 4/2025")),
)
BULAN_REGULER = (Berlaku(_SEJAK, 48, DasarHukum("PP 99/2000", "ps. 6–7")),)
BULAN_FUNGSIONAL = (Berlaku(_SEJAK, 24, DasarHukum("PP 99/2000"), "sedang"),)
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


@dataclass(frozen=True, slots=True)
class _Syarat:
    terpenuhi: bool
    uraian: str

    def __str__(self) -> str:
        return f"{'Terpenuhi' if self.terpenuhi else 'Belum'}: {self.uraian}"


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


def plafon(pendidikan: TingkatPendidikan, *, pada: date) -> Berlaku[str]:
    """Pangkat tertinggi kenaikan reguler menurut ijazah. PP 99/2000 ps. 8."""
    baris = pada_tanggal(PLAFON_PENDIDIKAN, pada)
    tercakup = [t for t in baris.nilai if t.peringkat() <= pendidikan.peringkat()]
    tertinggi = max(tercakup, key=TingkatPendidikan.peringkat)
    return Berlaku(baris.sejak, baris.nilai[tertinggi], baris.dasar, baris.keyakinan)


def reguler(fakta: FaktaPangkat, *, pada: date) -> Putusan:
    """KP reguler: 4 tahun dalam pangkat, kinerja baik 2 tahun terakhir, tidak melampaui plafon. PP 99/2000 ps. 6–8."""
    masa = pada_tanggal(BULAN_REGULER, pada)
    syarat = [
        _syarat_masa(fakta, masa, pada),
        _syarat_kinerja(fakta),
        _syarat_plafon(fakta, pada),
        _syarat_hukdis(fakta, pada),
    ]
    di_atas_atasan = _melampaui_atasan(fakta)
    aturan_atasan = pada_tanggal(DI_ATAS_ATASAN, pada)
    if di_atas_atasan and not aturan_atasan.nilai:
        syarat.append(_Syarat(False, f"{di_atas_atasan} ({aturan_atasan.kutipan})."))
    perhatian = f"Perhatian: {di_atas_atasan}; diperbolehkan ({aturan_atasan.kutipan})."
    return _putusan(syarat, masa.dasar, perhatian if di_atas_atasan and aturan_atasan.nilai else "")


def fungsional(
    fakta: FaktaPangkat,
    jenjang: Jenjang,
    ak_kumulatif: Decimal,
    *,
    pada: date,
    lulus_uji_kompetensi: bool = False,
    ada_formasi: bool = False,
) -> Putusan:
    """KP pejabat fungsional: 2 tahun dalam pangkat, angka kredit kumulatif, kinerja baik 2 tahun. PermenPANRB 1/2023.

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
        return _putusan([*syarat, _Syarat(False, str(salah))], DasarHukum("PermenPANRB 1/2023", "lampiran"))
    if kebutuhan.nilai is None and setingkat_di_atas(fakta.golongan) is None:
        syarat.append(_Syarat(False, "sudah pada pangkat tertinggi."))
    elif kebutuhan.nilai is None:
        syarat.append(_Syarat(False, f"{LABEL_JENJANG[jenjang]} {fakta.golongan} adalah puncak kategorinya."))
    else:
        cukup = ak_kumulatif >= kebutuhan.nilai
        syarat.append(_Syarat(cukup, f"angka kredit kumulatif {ak_kumulatif} dari {kebutuhan.nilai} yang diperlukan."))
        if puncak_jenjang(jenjang, fakta.golongan, pada=pada):
            syarat.append(_Syarat(lulus_uji_kompetensi, "lulus uji kompetensi untuk jenjang berikutnya."))
            syarat.append(_Syarat(ada_formasi, "tersedia formasi pada jenjang berikutnya."))
    return _putusan(syarat, kebutuhan.dasar)


def _putusan(syarat: list[_Syarat], dasar: DasarHukum, perhatian: str = "") -> Putusan:
    belum = [s.uraian for s in syarat if not s.terpenuhi]
    alasan = f"Belum memenuhi {len(belum)} syarat: {belum[0]}" if belum else "Semua syarat yang diperiksa terpenuhi."
    rincian = (*map(str, syarat), *filter(None, [perhatian]))
    return Putusan(not belum, alasan, dasar, rincian)


def _syarat_masa(fakta: FaktaPangkat, masa: Berlaku[int], pada: date) -> _Syarat:
    dijalani = selisih_bulan(fakta.tmt_pangkat, pada)
    uraian = f"{dijalani} bulan dalam pangkat {fakta.golongan}, diperlukan {masa.nilai} bulan ({masa.kutipan})."
    return _Syarat(dijalani >= masa.nilai, uraian)


def _syarat_kinerja(fakta: FaktaPangkat) -> _Syarat:
    lengkap = len(fakta.predikat) >= TAHUN_KINERJA_BAIK
    terpenuhi = lengkap and all(p.setara_baik() for p in fakta.predikat)
    isi = ", ".join(p.label for p in fakta.predikat) or "belum ada yang tercatat"
    return _Syarat(terpenuhi, f"predikat paling rendah Baik dalam 2 tahun terakhir (tercatat: {isi}).")


def _syarat_plafon(fakta: FaktaPangkat, pada: date) -> _Syarat:
    tujuan = setingkat_di_atas(fakta.golongan)
    if tujuan is None:
        return _Syarat(False, "sudah pada pangkat tertinggi.")
    if fakta.pendidikan is None:
        return _Syarat(False, "pendidikan terakhir belum tercatat, plafon pangkat tidak dapat diperiksa.")
    batas = plafon(fakta.pendidikan, pada=pada)
    uraian = f"tujuan {tujuan}, plafon reguler pendidikan {fakta.pendidikan.label} {batas.nilai} ({batas.kutipan})."
    return _Syarat(urutan(tujuan) <= urutan(batas.nilai), uraian)


def _syarat_hukdis(fakta: FaktaPangkat, pada: date) -> _Syarat:
    if fakta.hukdis_berjalan is None or not fakta.hukdis_berjalan.sedang_atau_berat():
        return _Syarat(True, "tidak sedang menjalani hukuman disiplin sedang atau berat.")
    sumber = pada_tanggal(PENUNDAAN_HUKDIS, pada).kutipan
    return _Syarat(
        False, f"sedang menjalani hukuman disiplin {fakta.hukdis_berjalan.tingkat().label.lower()} ({sumber})."
    )


def _melampaui_atasan(fakta: FaktaPangkat) -> str:
    tujuan = setingkat_di_atas(fakta.golongan)
    if tujuan is None or fakta.golongan_atasan is None or urutan(tujuan) <= urutan(fakta.golongan_atasan):
        return ""
    return f"tujuan {tujuan} di atas pangkat atasan langsung {fakta.golongan_atasan}"
