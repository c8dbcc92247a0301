"""Careers: when somebody entered, how the pangkat rose, which degrees came when. Seats over time: `penempatan`."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from asn.contoh.kerangka import J, Kerangka, Kursi
from asn.contoh.orang import Orang, Pangkat, Sekolah, acak_hari, buat_orang, lembaga
from asn.core.legal import selisih_bulan, tambah_bulan
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.jabatan.rules.enum import Jenjang
from kepegawaian.pegawai.rules.golongan import GOLONGAN_PNS, kelompok, setingkat_di_atas, urutan

TAHUN = 365.25
# Golongan of CPNS by degree, and golongan of PPPK by degree (Perpres 98/2020).
AWAL_PNS = {1: "I/a", 2: "I/c", 3: "II/a", 4: "II/a", 5: "II/b", 6: "II/c", 7: "III/a", 8: "III/b", 9: "III/c"}
AWAL_PPPK = {1: "I", 2: "IV", 3: "V", 4: "V", 5: "VI", 6: "VII", 7: "IX", 8: "X", 9: "XI"}
PPPK_JENJANG = {"AHLI_MUDA": "XI", "AHLI_MADYA": "XIII", "MAHIR": "IX", "PENYELIA": "XI"}
# Highest golongan of reguler promotion by degree, PP 99/2000 ps. 8 (perlu verifikasi).
PLAFON = {1: "II/a", 2: "II/c", 3: "III/b", 4: "III/b", 5: "III/b", 6: "III/c", 7: "III/d", 8: "IV/a", 9: "IV/b"}
# Golongan whose first pay row is MKG 3: who starts there brings three years along.
MKG_TIGA = frozenset({"I/b", "I/c", "I/d", "II/b", "II/c", "II/d", "IV", "VI", "VII", "VIII"})
GOLONGAN_ESELON = {
    "I.b": ("IV/d", "IV/d", "IV/e"),
    "II.a": ("IV/c", "IV/c", "IV/d"),
    "II.b": ("IV/b", "IV/b", "IV/c"),
    "III.a": ("IV/a", "IV/a", "IV/b"),
    "III.b": ("III/d", "III/d", "IV/a"),
    "IV.a": ("III/c", "III/d", "III/d"),
    "IV.b": ("III/b", "III/c"),
}
GOLONGAN_JENJANG = {
    "PEMULA": ("II/a",),
    "TERAMPIL": ("II/c", "II/c", "II/d"),
    "MAHIR": ("III/a", "III/b"),
    "PENYELIA": ("III/c", "III/d"),
    "AHLI_PERTAMA": ("III/a", "III/b", "III/b"),
    "AHLI_MUDA": ("III/c", "III/c", "III/d"),
    "AHLI_MADYA": ("IV/a", "IV/a", "IV/b", "IV/c"),
    "AHLI_UTAMA": ("IV/d", "IV/e"),
}
GOLONGAN_PELAKSANA = {
    1: ("I/b", "I/c", "I/d"),
    2: ("I/d", "II/a", "II/b", "II/c"),
    3: ("II/a", "II/b", "II/c", "II/d", "II/d", "III/a", "III/a", "III/b", "III/b", "III/b"),
    6: ("II/c", "II/d", "III/a", "III/b", "III/b", "III/c", "III/c"),
    7: ("III/a", "III/a", "III/b", "III/b", "III/c", "III/c", "III/d", "III/d", "III/d"),
}
USIA_MASUK = {1: (19, 33), 2: (19, 33), 3: (19, 33), 6: (21, 33), 7: (22, 34), 8: (25, 35)}
TAHUN_DI_PUNCAK = 15  # who has reached the ceiling of the degree may stay there for long


@dataclass(frozen=True, slots=True)
class _Rencana:
    """Degree at entry and now, golongan at entry and now, years per step."""

    masuk: int
    kini: int
    golongan: str
    laju: float


def bup(jabatan: Jabatan) -> int:
    if jabatan.jenis in (J.JPT_PRATAMA, J.JPT_MADYA) or jabatan.jenjang == Jenjang.AHLI_MADYA:
        return 60
    return 60 if jabatan.nama.startswith("Guru") else 58


def buat_pns(acak: Random, k: Kerangka, pk: int, kursi: Kursi, *, pensiun_pada: date | None = None) -> Orang:
    """A PNS who now holds the seat, or who left it on `pensiun_pada` having reached the retirement age."""
    acuan, r = pensiun_pada or k.tanggal, _rencana(acak, kursi.jabatan)
    langkah = max(urutan(r.golongan) - urutan(AWAL_PNS[r.masuk]), 0)
    masa = (
        langkah * r.laju + acak.uniform(0.3, TAHUN_DI_PUNCAK if r.golongan == PLAFON[r.kini] else r.laju + 2.5) + 1.1
    )
    batas = bup(kursi.jabatan)
    muda, tua = USIA_MASUK[r.masuk]
    usia = batas if pensiun_pada else min(acak.uniform(muda, tua) + masa, batas - acak.uniform(0.1, 3))
    masa = min(masa, usia - muda) if usia - masa <= tua else usia - tua
    tmt_masuk = (acuan - timedelta(days=masa * TAHUN)).replace(day=1)
    lahir = acuan - timedelta(days=usia * TAHUN)
    if pensiun_pada:
        # Retirement takes effect on the first of the month after the birthday (PP 11/2017 ps. 239).
        lahir = acak_hari(acak, tambah_bulan(acuan, -batas * 12 - 1), tambah_bulan(acuan, -batas * 12) - timedelta(1))
    o = buat_orang(acak, k, pk, "PNS", kursi, lahir, tmt_masuk)
    o.tmt_pns = tambah_bulan(tmt_masuk, acak.choice((12, 12, 12, 14)))
    o.berhenti = pensiun_pada
    o.pangkat = _kenaikan(o, r, acuan, kursi.jabatan)
    _sekolah(acak, o, r.masuk, r.kini, acuan)
    return o


def buat_cpns(acak: Random, k: Kerangka, pk: int, kursi: Kursi) -> Orang:
    """Within the year of probation (PP 11/2017 ps. 34)."""
    tingkat = _tingkat_masuk(acak, kursi.jabatan)
    tmt = tambah_bulan(k.tanggal.replace(day=1), -acak.randint(2, 11))
    muda, _ = USIA_MASUK[tingkat]
    lahir = tmt - timedelta(days=acak.uniform(muda, muda + 9) * TAHUN)
    o = buat_orang(acak, k, pk, "CPNS", kursi, lahir, tmt)
    golongan = AWAL_PNS[tingkat]
    o.pangkat = [Pangkat(golongan, tmt, "CPNS", 36 if golongan in MKG_TIGA else 0)]
    _sekolah(acak, o, tingkat, tingkat, k.tanggal)
    return o


def buat_pppk(acak: Random, k: Kerangka, pk: int, kursi: Kursi, *, paruh_waktu: bool = False) -> Orang:
    """A contract of some years, extended while it lasts; part-timers have one year and no pay scale."""
    tingkat = _tingkat_masuk(acak, kursi.jabatan)
    bulan = acak.choice((2, 5, 8, 10)) if paruh_waktu else acak.choice((7, 16, 28, 32, 40, 44, 56, 66))
    tmt = tambah_bulan(k.tanggal.replace(day=1), -bulan)
    batas = bup(kursi.jabatan)
    usia = min(acak.triangular(22, 54, 33), batas - 3)
    o = buat_orang(
        acak, k, pk, "PPPK_PARUH_WAKTU" if paruh_waktu else "PPPK", kursi, tmt - timedelta(days=usia * TAHUN), tmt
    )
    lama = 12 if paruh_waktu else acak.choice((12, 24, 36, 60, 60))
    akhir = tambah_bulan(tmt, lama)
    while akhir <= tambah_bulan(k.tanggal, 0 if paruh_waktu else 7):
        akhir = tambah_bulan(akhir, lama)
    o.kontrak_sampai = akhir - timedelta(days=1)
    golongan = PPPK_JENJANG.get(kursi.jabatan.jenjang, AWAL_PPPK[tingkat])
    if not paruh_waktu:
        o.pangkat = [Pangkat(golongan, tmt, "KONTRAK", 36 if golongan in MKG_TIGA else 0)]
    _sekolah(acak, o, tingkat, tingkat, k.tanggal)
    return o


def _rencana(acak: Random, jabatan: Jabatan) -> _Rencana:
    if jabatan.eselon:
        return _rencana_struktural(acak, jabatan.eselon)
    if jabatan.jenjang:
        golongan = acak.choice(GOLONGAN_JENJANG[jabatan.jenjang])
        if jabatan.jenis == J.JF_KETERAMPILAN:
            return _Rencana(6, 6, golongan, acak.uniform(3.4, 4.2))
        kini = 8 if acak.random() < {"AHLI_PERTAMA": 0.05, "AHLI_MUDA": 0.2}.get(jabatan.jenjang, 0.45) else 7
        return _Rencana(7, kini, golongan, acak.uniform(3.1, 4.2))
    masuk = _tingkat_masuk(acak, jabatan)
    return _Rencana(masuk, masuk, acak.choice(GOLONGAN_PELAKSANA[masuk]), 4.1)


def _rencana_struktural(acak: Random, eselon: str) -> _Rencana:
    golongan = acak.choice(GOLONGAN_ESELON[eselon])
    tinggi = {"I": 0.95, "II": 0.8, "III": 0.6, "IV": 0.25}[eselon.partition(".")[0]]
    kini = 7 if acak.random() >= tinggi else 9 if eselon < "III" and acak.random() < 0.15 else 8
    return _Rencana(7, kini, golongan, acak.uniform(3.0, 3.9))


def _tingkat_masuk(acak: Random, jabatan: Jabatan) -> int:
    if jabatan.jenjang:
        return 6 if jabatan.jenis == J.JF_KETERAMPILAN else 7
    if jabatan.kelas == 5:
        return acak.choice((3, 3, 3, 6))
    return {7: 7, 6: 6}.get(jabatan.kelas or 0) or acak.choice((1, 2, 2, 3))


def _kenaikan(o: Orang, r: _Rencana, acuan: date, jabatan: Jabatan) -> list[Pangkat]:
    """From entry up to the present golongan, one step at a time on the promotion dates of April and October."""
    golongan = AWAL_PNS[r.masuk] if urutan(AWAL_PNS[r.masuk]) <= urutan(r.golongan) else r.golongan
    bulan_mkg = 36 if golongan in MKG_TIGA else 0
    daftar = [Pangkat(golongan, o.tmt_masuk, "CPNS", bulan_mkg)]
    langkah = urutan(r.golongan) - urutan(golongan)
    laju = min(r.laju, ((acuan - o.tmt_masuk).days / TAHUN - 0.6) / langkah) if langkah else r.laju
    jenis = "PILIHAN_STRUKTURAL" if jabatan.eselon else "PILIHAN_FUNGSIONAL" if jabatan.jenjang else "REGULER"
    for ke in range(1, langkah + 1):
        tmt = _periode(o.tmt_masuk + timedelta(days=ke * laju * TAHUN))
        berikut = setingkat_di_atas(golongan) or golongan
        bulan_mkg += selisih_bulan(daftar[-1].tmt, tmt) - _pengurangan(golongan, berikut)
        golongan = berikut
        umum = ke <= langkah // 2 and urutan(golongan) <= urutan(PLAFON[r.masuk])
        daftar.append(Pangkat(golongan, tmt, "REGULER" if umum else jenis, max(bulan_mkg, 0)))
    return daftar


def _periode(tanggal: date) -> date:
    """The last promotion date before the day."""
    if tanggal.month >= 10:
        return date(tanggal.year, 10, 1)
    return date(tanggal.year, 4, 1) if tanggal.month >= 4 else date(tanggal.year - 1, 10, 1)


def _pengurangan(dari: str, ke: str) -> int:
    """Months of MKG lost when the golongan group changes: I to II six years, II to III five."""
    return {(1, 2): 72, (2, 3): 60}.get((kelompok(dari), kelompok(ke)), 0)


def _sekolah(acak: Random, o: Orang, masuk: int, kini: int, acuan: date) -> None:
    """The degree somebody entered with, school before it, and a later degree for who has one."""
    lulus = date(min(o.lahir.year + {1: 12, 2: 15, 3: 18, 6: 21, 8: 25}.get(masuk, 23), o.tmt_masuk.year - 1), 7, 15)
    o.sekolah = [Sekolah(masuk, "", lembaga(acak, masuk, acak.choice(o.suku.tempat)), lulus)]
    if masuk > 3:
        o.sekolah.insert(
            0, Sekolah(3, "", lembaga(acak, 3, acak.choice(o.suku.tempat)), date(o.lahir.year + 18, 6, 10))
        )
    if kini > masuk:
        tahun = min(o.tmt_masuk.year + acak.randint(5, 14), acuan.year - 1)
        o.sekolah.append(Sekolah(8, "", lembaga(acak, 8, ""), date(max(tahun, lulus.year + 2), 9, 20)))
    if kini == 9:
        terakhir = o.sekolah[-1].lulus.year
        o.sekolah.append(Sekolah(9, "", lembaga(acak, 9, ""), date(min(terakhir + 4, acuan.year), 2, 20)))


def golongan_pada(o: Orang, tanggal: date) -> Pangkat | None:
    return next((p for p in reversed(o.pangkat) if p.tmt <= tanggal), None)


def tercapai(o: Orang, golongan: tuple[str, ...]) -> date:
    """When the person first reached one of these golongan."""
    dicari = min(GOLONGAN_PNS.index(g) for g in golongan)
    return next((p.tmt for p in o.pangkat if GOLONGAN_PNS.index(p.golongan) >= dicari), o.tmt_masuk)
