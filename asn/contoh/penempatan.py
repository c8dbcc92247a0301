"""Who sits where, and where everybody sat before: the definitive chain without overlap, vacancies and Plt."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from asn.contoh import karier
from asn.contoh.kerangka import J, Kerangka, Kursi
from asn.contoh.orang import Masa, Orang, acak_hari
from asn.core.legal import tambah_bulan
from kepegawaian.jabatan.rules.enum import Jenjang

SEHARI = timedelta(days=1)
# Share of PNS, CPNS, PPPK, PPPK paruh waktu by kind of seat.
KOMPOSISI = {
    "AHLI_PERTAMA": (50, 7, 43, 0),
    "AHLI_MUDA": (93, 0, 7, 0),
    "AHLI_MADYA": (100, 0, 0, 0),
    "TERAMPIL": (52, 6, 42, 0),
    "MAHIR": (94, 0, 6, 0),
    "PENYELIA": (100, 0, 0, 0),
    "7": (64, 6, 26, 4),
    "6": (58, 3, 31, 8),
    "5": (52, 0, 30, 18),
    "3": (38, 0, 30, 32),
}
JENIS = ("PNS", "CPNS", "PPPK", "PPPK_PARUH_WAKTU")
TINGKATAN = ((J.JPT_MADYA, J.JPT_PRATAMA), (J.ADMINISTRATOR,), (J.PENGAWAS,))
PORSI_KOSONG, PORSI_PLT, PORSI_MANTAN = 0.06, 0.75, 0.06
PLT_LEWAT = 3
TOKOH = ("Analis Sumber Daya Manusia Aparatur Ahli Muda", "Auditor Ahli Muda")
PENGELOLA = "Pengolah Data dan Informasi"
# Months since the inaugurations of the last years, latest first; a JPT serves at most five years in one seat.
PELANTIKAN = (1, 4, 8, 13, 18, 23, 29, 36, 44, 53, 58, 66, 75, 88, 100)
PELANTIKAN_JPT = slice(1, 11)


@dataclass(slots=True)
class Penempatan:
    """The people of one city; `kosong_sejak`: vacant managerial seats, `bebas_sebelum`: since when a seat is held."""

    k: Kerangka
    acak: Random
    pk: list[int]
    orang: list[Orang] = field(default_factory=list)
    kosong_sejak: dict[int, date] = field(default_factory=dict)
    bebas_sebelum: dict[int, date] = field(default_factory=dict)
    pelantikan: list[date] = field(default_factory=list)
    pelaksana: dict[int, list[Kursi]] = field(default_factory=lambda: defaultdict(list))

    @property
    def kepala_penerus(self) -> Kursi:
        """The head of the unit that took over the dissolved one."""
        return self.k.pimpinan(self.k.puncak(self.k.profil.penerus))

    def pk_baru(self) -> int:
        return self.pk.pop()


def tempatkan(k: Kerangka, acak: Random, pk: list[int], jumlah: int) -> Penempatan:
    """Fill the seats with `jumlah` people in service, and some who left in the last four years."""
    p = Penempatan(k, acak, pk)
    p.pelantikan = [tambah_bulan(k.tanggal, -b) - timedelta(days=acak.randint(0, 20)) for b in PELANTIKAN]
    for kursi in k.kursi:
        if kursi.jabatan.jenis == J.PELAKSANA and kursi.unit.berlaku_sampai is None:
            p.pelaksana[kursi.unit.perangkat_daerah_id].append(kursi)
    _isi_kursi_tunggal(p)
    _isi_kursi_lain(p, jumlah - len(p.orang))
    _mantan(p, round(jumlah * PORSI_MANTAN))
    _rantai_manajerial(p)
    _pendahulu(p, round(jumlah * PORSI_MANTAN))
    for o in p.orang:
        _rantai_awal(p, o)
    _pindah_dari_instansi_lama(p)
    _plt(p)
    return p


def _isi_kursi_tunggal(p: Penempatan) -> None:
    """One PNS in each managerial seat and at the head of each school; some seats are vacant."""
    tunggal = [x for x in p.k.kursi if x.tunggal and x.unit.berlaku_sampai is None]
    tetap_terisi = p.kepala_penerus
    bisa_kosong = [x for x in tunggal if x.manajerial and x.jabatan.atasan_id and x is not tetap_terisi]
    kosong = set(p.acak.sample([x.jabatan.pk for x in bisa_kosong], round(len(bisa_kosong) * PORSI_KOSONG)))
    for kursi in tunggal:
        if kursi.jabatan.pk in kosong:
            # The first ones stay empty too long: their Plt outlasts the six months of SE BKN 1/SE/I/2021.
            bulan = 9 if len(p.kosong_sejak) < PLT_LEWAT else p.acak.randint(0, 2)
            p.kosong_sejak[kursi.jabatan.pk] = tambah_bulan(p.k.tanggal.replace(day=1), -bulan)
            continue
        o = karier.buat_pns(p.acak, p.k, p.pk_baru(), kursi)
        mulai = _dilantik(p, kursi)
        o.masa = [Masa(kursi, max(mulai, tambah_bulan(o.tmt_masuk, 14)))]
        p.bebas_sebelum[kursi.jabatan.pk] = o.masa[0].mulai
        kursi.isi += 1
        p.orang.append(o)


def _dilantik(p: Penempatan, kursi: Kursi) -> date:
    """A day of inauguration; the Sekretaris Daerah has served since before the years shown."""
    if kursi.jabatan.atasan_id is None:
        return p.pelantikan[PELANTIKAN.index(58)]
    if kursi is p.kepala_penerus:
        return date(p.k.tanggal.year - 1, 1, 1)
    jpt = kursi.jabatan.jenis in TINGKATAN[0]
    return p.acak.choice(p.pelantikan[PELANTIKAN_JPT] if jpt else p.pelantikan)


def _isi_kursi_lain(p: Penempatan, jumlah: int) -> None:
    """The rest by weight; a few seats that a persona of the demo comes from are never empty."""
    kursi = [x for x in p.k.kursi if x.bobot > 0]
    for x in kursi:
        if x.jabatan.nama in TOKOH or (x.jabatan.nama == PENGELOLA and "Kepegawaian" in x.unit.nama):
            p.orang.append(karier.buat_pns(p.acak, p.k, p.pk_baru(), x))
            x.isi += 1
            jumlah -= 1
    for x in p.acak.choices(kursi, [x.bobot for x in kursi], k=max(jumlah, 0)):
        jenis = p.acak.choices(JENIS, KOMPOSISI[x.jabatan.jenjang or str(x.jabatan.kelas)])[0]
        p.orang.append(_buat(p, jenis, x))
        x.isi += 1


def _buat(p: Penempatan, jenis: str, kursi: Kursi) -> Orang:
    if jenis == "PNS":
        o = karier.buat_pns(p.acak, p.k, p.pk_baru(), kursi)
        if (nasib := p.acak.random()) < 0.012:
            o.kedudukan = "TUGAS_BELAJAR" if nasib < 0.008 else "CLTN"
        return o
    if jenis == "CPNS":
        return karier.buat_cpns(p.acak, p.k, p.pk_baru(), kursi)
    return karier.buat_pppk(p.acak, p.k, p.pk_baru(), kursi, paruh_waktu=jenis != "PPPK")


def _mantan(p: Penempatan, jumlah: int) -> None:
    """Former employees: the last holders of the vacant seats, and others who retired, moved or died."""
    kursi_menurut_pk = {x.jabatan.pk: x for x in p.k.kursi}
    for pk, sejak in p.kosong_sejak.items():
        _pensiunan(p, kursi_menurut_pk[pk], sejak, tambah_bulan(sejak, -p.acak.randint(24, 60)))
    biasa = [x for x in p.k.kursi if x.bobot > 0]
    for x in p.acak.choices(biasa, [x.bobot for x in biasa], k=jumlah):
        akhir = tambah_bulan(p.k.tanggal.replace(day=1), -p.acak.randint(0, 46))
        o = karier.buat_pns(p.acak, p.k, p.pk_baru(), x, pensiun_pada=akhir)
        o.kedudukan = p.acak.choices(("PENSIUN", "PINDAH", "MENINGGAL"), (88, 7, 5))[0]
        p.orang.append(o)


def _rantai_manajerial(p: Penempatan) -> None:
    """Each manager came from the tier below, from a seat that stood free for them before its present holder came."""
    kursi = {t: [x for x in p.k.kursi if x.jabatan.jenis in t and x.jabatan.pk in p.bebas_sebelum] for t in TINGKATAN}
    for atas, bawah in pairwise(TINGKATAN):
        for o in p.orang:
            if o.masa and o.masa[0].kursi.jabatan.jenis in atas and p.acak.random() < 0.8:
                _sambung(p, o, kursi[bawah])
    # A director of today was a section head twice removed: the second step of the same ladder.
    for o in p.orang:
        if o.masa and o.kursi.jabatan.jenis in TINGKATAN[0] and o.masa[0].kursi.jabatan.jenis == J.ADMINISTRATOR:
            _sambung(p, o, kursi[TINGKATAN[2]])


def _pendahulu(p: Penempatan, jumlah: int) -> None:
    """Retired predecessors of managers who came in the years shown, so that most people had a penilai then, too."""
    awal = p.k.tanggal.replace(year=p.k.tanggal.year - 4, month=1, day=1)
    kursi = [
        x
        for x in p.k.kursi
        if x.manajerial and x.jabatan.atasan_id and p.bebas_sebelum.get(x.jabatan.pk, awal) > awal + timedelta(days=60)
    ]
    for x in p.acak.sample(kursi, min(jumlah, len(kursi))):
        pensiun = p.bebas_sebelum[x.jabatan.pk].replace(day=1)
        _pensiunan(p, x, pensiun, tambah_bulan(pensiun, -p.acak.randint(30, 60)))


def _pensiunan(p: Penempatan, kursi: Kursi, pensiun: date, mulai: date) -> None:
    o = karier.buat_pns(p.acak, p.k, p.pk_baru(), kursi, pensiun_pada=pensiun)
    o.kedudukan = "PENSIUN"
    mulai = max(mulai, tambah_bulan(o.tmt_masuk, 14), p.k.profil.sejak)
    o.masa = [Masa(kursi, mulai, pensiun - SEHARI)]
    p.bebas_sebelum[kursi.jabatan.pk] = mulai
    p.orang.append(o)


def _sambung(p: Penempatan, o: Orang, kursi: list[Kursi]) -> None:
    akhir = o.masa[0].mulai
    paling_awal = max(tambah_bulan(o.tmt_masuk, 60), p.k.profil.sejak)
    calon = [x for x in p.acak.sample(kursi, min(30, len(kursi))) if p.bebas_sebelum[x.jabatan.pk] >= akhir]
    mulai = max(tambah_bulan(akhir, -p.acak.randint(20, 60)), paling_awal)
    if not calon or mulai >= akhir:
        return
    asal = min(calon, key=lambda x: (p.bebas_sebelum[x.jabatan.pk], x.jabatan.pk))
    o.masa.insert(0, Masa(asal, mulai, akhir - SEHARI))
    p.bebas_sebelum[asal.jabatan.pk] = mulai


def _rantai_awal(p: Penempatan, o: Orang) -> None:
    """From entry (or the beginning of the register) up to the first seat already known."""
    awal = max(o.tmt_masuk, p.k.profil.sejak)
    akhir = o.berhenti - SEHARI if o.berhenti else None
    if not o.masa:
        o.masa = _masa_jf(p, o, akhir) if o.kursi.jabatan.jenjang and o.pns else _masa_pelaksana(p, o, akhir)
        return
    pertama = o.masa[0].mulai
    if pertama <= awal:
        o.masa[0].mulai = awal
        return
    unit = o.kursi.unit
    if o.kursi.jabatan.jenjang:
        asal = next(x for x in p.k.di_unit[unit.pk] if x.jabatan.jenjang == Jenjang.AHLI_MUDA)
    else:
        asal = p.acak.choice([x for x in p.pelaksana[unit.perangkat_daerah_id] if x.jabatan.kelas == 7])
    o.masa.insert(0, Masa(asal, awal, pertama - SEHARI))


def _masa_jf(p: Penempatan, o: Orang, akhir: date | None) -> list[Masa]:
    """A functional career climbs through the levels below, in the same unit."""
    jabatan, unit = o.kursi.jabatan, o.kursi.unit
    urutan = [x for x in Jenjang if x.startswith("AHLI") == jabatan.jenjang.startswith("AHLI")]
    nama = jabatan.nama.removesuffix(jabatan.jenjang.replace("_", " ").title()).strip()
    awal = max(o.tmt_masuk, p.k.profil.sejak)
    hasil: list[Masa] = []
    for jenjang in urutan[: urutan.index(Jenjang(jabatan.jenjang)) + 1]:
        mulai = max(karier.tercapai(o, karier.GOLONGAN_JENJANG[jenjang]), awal)
        terakhir = jenjang == jabatan.jenjang
        if jenjang == Jenjang.PEMULA or (akhir and mulai > akhir):
            continue
        if hasil and mulai <= hasil[-1].mulai:
            hasil.pop()
        elif hasil:
            hasil[-1].selesai = mulai - SEHARI
        hasil.append(Masa(o.kursi if terakhir else p.k.kursi_jf(unit, nama, jenjang, o.kursi.atasan), mulai, akhir))
    hasil[0].mulai = awal
    return hasil


def _masa_pelaksana(p: Penempatan, o: Orang, akhir: date | None) -> list[Masa]:
    """One seat since entry; three in ten PNS came from another unit of the city."""
    awal = max(o.tmt_masuk, p.k.profil.sejak)
    ujung = akhir or p.k.tanggal
    if not o.pns or (ujung - awal).days < 1500 or p.acak.random() > 0.3:
        return [Masa(o.kursi, awal, akhir)]
    pindah = acak_hari(
        p.acak, max(awal + timedelta(days=700), ujung - timedelta(days=2900)), ujung - timedelta(days=200)
    )
    puncak = p.acak.choice(sorted(p.pelaksana))
    asal = p.acak.choice(p.pelaksana[puncak])
    return [Masa(asal, awal, pindah - SEHARI), Masa(o.kursi, pindah, akhir)]


def _pindah_dari_instansi_lama(p: Penempatan) -> None:
    """Some people of the successor sat in the dissolved dinas until its last day."""
    lama = next(u for u in p.k.unit if u.berlaku_sampai)
    pindah = lama.berlaku_sampai + SEHARI
    kursi = [x for x in p.k.di_unit[lama.pk] if not x.tunggal]
    calon = [
        o
        for o in p.orang
        if o.kursi.unit.perangkat_daerah_id == lama.penerus_id
        and o.pns
        and not o.kursi.tunggal
        and not o.berhenti
        and o.masa[-1].mulai < pindah - timedelta(days=400)
    ]
    for o in p.acak.sample(calon, min(len(calon), 18)):
        cocok = [x for x in kursi if x.jabatan.jenis == o.kursi.jabatan.jenis] or kursi
        akhir = o.masa[-1]
        o.masa.insert(-1, Masa(p.acak.choice(cocok), akhir.mulai, pindah - SEHARI))
        akhir.mulai = pindah
    # The head of the successor, inaugurated on that day, had led the dissolved dinas.
    penerus = next(o for o in p.orang if o.kursi is p.kepala_penerus and not o.berhenti)
    mulai = max(tambah_bulan(pindah, -30), penerus.masa[0].mulai + timedelta(days=365))
    penerus.masa = [m for m in penerus.masa if m.mulai < mulai]
    penerus.masa[-1].selesai = mulai - SEHARI
    penerus.masa += [Masa(p.k.pimpinan(lama), mulai, pindah - SEHARI), Masa(penerus.kursi, pindah)]


def _plt(p: Penempatan) -> None:
    """Most vacant seats have a Plt of the same perangkat daerah, appointed for three months (SE BKN 1/SE/I/2021)."""
    manajer: dict[int, list[Orang]] = defaultdict(list)
    for o in p.orang:
        if o.kursi.manajerial and not o.berhenti:
            manajer[o.kursi.unit.perangkat_daerah_id].append(o)
    kursi = {x.jabatan.pk: x for x in p.k.kursi}
    for i, (pk, sejak) in enumerate(p.kosong_sejak.items()):
        calon = [o for o in manajer[kursi[pk].unit.perangkat_daerah_id] if o.masa[-1].penugasan == "DEFINITIF"]
        if not calon or (i >= PLT_LEWAT and p.acak.random() > PORSI_PLT):
            continue
        o = min(calon, key=lambda o: (o.masa[-1].mulai, o.pk)) if i < PLT_LEWAT else p.acak.choice(calon)
        mulai = max(sejak, o.masa[-1].mulai)
        o.masa.append(Masa(kursi[pk], mulai, None if i < PLT_LEWAT else tambah_bulan(mulai, 3) - SEHARI, "PLT"))
