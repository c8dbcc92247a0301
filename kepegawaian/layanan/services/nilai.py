"""From facts to an answer: one right of one person with every requirement, the row that proves it and what is missing.

The same functions serve the list of a city, the page of one right, the own page and the nightly job.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from asn.core.legal import DasarHukum, Putusan, pada_tanggal, selisih_bulan, tambah_bulan
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.layanan.rules.jenis import SURAT_SEHAT, Kelengkapan, KodeHak, kelengkapan
from kepegawaian.pegawai.rules import bup, cpns, kenaikan_pangkat, kgb, kontrak, satyalancana
from kepegawaian.pegawai.rules.enum import (
    FUNGSIONAL,
    Hukdis,
    JenisASN,
    Jenjang,
    PredikatKinerja,
    TingkatPendidikan,
)
from kepegawaian.pegawai.rules.golongan import setingkat_di_atas
from kepegawaian.pegawai.rules.masa_kerja import MasaKerja, mkg
from kepegawaian.pegawai.rules.satyalancana import penganugerahan_berikut
from kepegawaian.pegawai.rules.syarat import Syarat, putuskan

# The register stores the level as a number; D-IV and S-1 share one.
_TINGKAT = {t.peringkat(): t for t in TingkatPendidikan}
_KELAS = {f"SATYALANCANA_{tahun}": f"SATYALANCANA_{'X' * (tahun // 10)}" for tahun in (10, 20, 30)}
# Which riwayat proves which requirement.
_BUKTI = {
    "MASA": ("pangkat",),
    "MASA_JABATAN": ("jabatan",),
    "KINERJA": ("kinerja",),
    "PLAFON": ("pendidikan",),
    "ANGKA_KREDIT": ("pak",),
    "LATSAR": ("latsar",),
}
TERTUTUP = "HUKDIS"


@dataclass(frozen=True, slots=True)
class Bukti:
    """A riwayat row behind a requirement: `bagian` is the tab of the profile that shows it."""

    label: str
    bagian: str
    berkas: bool


@dataclass(frozen=True, slots=True)
class Butir:
    """A requirement with its proofs; `terpenuhi` None when the reader may not know (discipline)."""

    syarat: Syarat
    bukti: tuple[Bukti, ...] = ()
    tertutup: bool = False

    @property
    def terpenuhi(self) -> bool | None:
        return None if self.tertutup else self.syarat.terpenuhi


@dataclass(frozen=True, slots=True)
class Berkas:
    """One paper of the proposal and whether it is there."""

    kelengkapan: Kelengkapan
    ada: bool
    tercatat: bool


@dataclass(frozen=True, slots=True)
class Hak:
    """One right. `genap` is the day the time is complete, `tmt` the day it takes effect; `isi` what a decision sets.

    `terbuka` is False where nothing is due any more (top of the pay table, ceiling of the degree).
    """

    kode: KodeHak
    judul: str
    genap: date | None
    tmt: date | None
    mulai: date | None
    dasar: DasarHukum
    butir: tuple[Butir, ...] = ()
    berkas: tuple[Berkas, ...] = ()
    isi: dict[str, Any] | None = None
    terbuka: bool = True
    catatan: str = ""

    @property
    def putusan(self) -> Putusan:
        return putuskan([b.syarat for b in self.butir if not b.tertutup], self.dasar)

    @property
    def lengkap(self) -> bool:
        """Every requirement but time itself is met: what is missing can be acted upon."""
        return self.terbuka and not self.kurang

    @property
    def kurang(self) -> list[Butir]:
        return [b for b in self.butir if b.terpenuhi is False and b.syarat.kode != "MASA"]

    @property
    def berkas_kurang(self) -> list[Berkas]:
        return [b for b in self.berkas if not b.ada]


def tutup_disiplin(hak: Hak) -> Hak:
    """The same right for a reader without the disciplinary record: that requirement is named, not answered."""
    netral = Syarat(TERTUTUP, True, "hukuman disiplin sedang atau berat.")
    butir = tuple(Butir(netral, (), True) if b.syarat.kode == TERTUTUP else b for b in hak.butir)
    return replace(hak, butir=butir)


def hak_kgb(f: Any, pada: date) -> Hak | None:
    """PP 7/1977 ps. 11–13."""
    if not f.pns or f.golongan is None:
        return None
    dasar = DasarHukum("PP 7/1977", "ps. 11–12")
    terakhir = f.f_kgb or {}
    mkg_terakhir = terakhir.get("mkg_tahun", 0)
    if f.f_mkg_puncak is None or mkg_terakhir >= f.f_mkg_puncak:
        pesan = f"Masa kerja golongan sudah pada baris terakhir tabel gaji {f.golongan.kode}."
        return Hak(KodeHak.KGB, KodeHak.KGB.label, None, None, None, dasar, terbuka=False, catatan=pesan)
    asal = _tanggal(terakhir.get("tmt")) or f.tmt_masuk
    jadwal = kgb.jadwal(asal, golongan=f.golongan.kode, mkg_tahun=mkg_terakhir, pada=pada)
    predikat = _predikat(f)
    syarat = kgb.syarat(jadwal, predikat[0] if predikat else None, pada=pada)
    lama, baru = _mkg(f, asal, jadwal.tmt)
    isi = {"tmt": jadwal.tmt.isoformat(), "golongan": f.golongan.kode, "mkg_lama": lama, "mkg_tahun": baru}
    sumber = "kgb" if terakhir else "pangkat"
    butir = tuple(_butir(s, f, {"MASA": (sumber,)}) for s in syarat)
    return _hak(f, KodeHak.KGB, KodeHak.KGB.label, jadwal.tmt, jadwal.tmt, jadwal.usul_mulai, dasar, butir, isi, pada)


def hak_pangkat(f: Any, pada: date) -> Hak | None:
    """PP 99/2000; Peraturan BKN 4/2025."""
    if f.jenis != "PNS" or f.golongan is None or not f.f_pangkat or f.golongan.kelompok_asn != "PNS":
        return None
    fakta = kenaikan_pangkat.FaktaPangkat(
        golongan=f.f_pangkat["kode"],
        tmt_pangkat=date.fromisoformat(f.f_pangkat["tmt"]),
        pendidikan=_TINGKAT.get(f.pendidikan),
        predikat=_predikat(f),
        hukdis_berjalan=Hukdis(f.f_hukdis["jenis"]) if f.f_hukdis else None,
    )
    jalur, genap, syarat = _jalur(f, fakta, pada)
    tmt = kenaikan_pangkat.periode_terdekat(max(genap, pada))
    butir = tuple(_butir(s, f) for s in syarat(tmt))
    terbuka = not any(b.syarat.kode == "PLAFON" and not b.syarat.terpenuhi for b in butir)
    isi = {"tmt": tmt.isoformat(), "golongan": setingkat_di_atas(fakta.golongan), "jenis": jalur}
    judul = f"Kenaikan pangkat {_LABEL_JALUR[jalur]}"
    mulai = tambah_bulan(tmt, -1)
    dasar = DasarHukum("PP 99/2000 jo Peraturan BKN 4/2025")
    awal = genap if genap.day == 1 else tambah_bulan(genap.replace(day=1), 1)
    return _hak(f, KodeHak.PANGKAT, judul, awal, tmt, mulai, dasar, butir, isi, pada, terbuka)


_LABEL_JALUR = {
    "REGULER": "reguler",
    "PILIHAN_STRUKTURAL": "pilihan struktural",
    "PILIHAN_FUNGSIONAL": "pilihan fungsional",
}


def _jalur(
    f: Any, fakta: kenaikan_pangkat.FaktaPangkat, pada: date
) -> tuple[str, date, Callable[[date], list[Syarat]]]:
    """The way up that fits the position: its code, the day the time is complete, its requirements as of a day."""
    jabatan = f.jabatan
    if jabatan is not None and jabatan.jenis in FUNGSIONAL:
        jenjang = Jenjang(jabatan.jenjang)
        bulan = pada_tanggal(kenaikan_pangkat.BULAN_FUNGSIONAL, pada).nilai
        return (
            "PILIHAN_FUNGSIONAL",
            tambah_bulan(fakta.tmt_pangkat, bulan),
            lambda hari: kenaikan_pangkat.syarat_fungsional(fakta, jenjang, f.f_kredit, pada=hari),
        )
    if jabatan is not None and jabatan.jenis in MANAJERIAL:
        sejak = _tanggal(f.f_jabatan["tmt_mulai"]) if f.f_jabatan else None
        dijabat = sejak or fakta.tmt_pangkat
        return (
            "PILIHAN_STRUKTURAL",
            kenaikan_pangkat.genap_struktural(fakta, jabatan.eselon, dijabat, pada=pada),
            lambda hari: kenaikan_pangkat.syarat_struktural(fakta, jabatan.eselon, dijabat, pada=hari),
        )
    bulan = pada_tanggal(kenaikan_pangkat.BULAN_REGULER, pada).nilai
    genap = tambah_bulan(fakta.tmt_pangkat, bulan)
    return "REGULER", genap, lambda hari: kenaikan_pangkat.syarat_reguler(fakta, pada=hari)


def hak_pensiun(f: Any, pada: date) -> Hak | None:
    """PP 11/2017 ps. 239; UU 20/2023 ps. 55."""
    if not f.pns or f.jabatan is None:
        return None
    tmt = _tmt_pensiun(f, pada)
    bulan = pada_tanggal(bup.BULAN_USUL_PENSIUN, pada)
    mulai = tambah_bulan(tmt, -bulan.nilai)
    uraian = f"mencapai batas usia pensiun; TMT {tmt:%d-%m-%Y}, diusulkan mulai {mulai:%d-%m-%Y} ({bulan.kutipan})."
    butir = (_butir(Syarat("MASA", pada >= mulai, uraian), f, {"MASA": ("jabatan",)}),)
    dasar = DasarHukum("UU 20/2023", "ps. 55")
    return _hak(
        f, KodeHak.PENSIUN, "Pensiun (batas usia)", tmt, tmt, mulai, dasar, butir, {"tmt": tmt.isoformat()}, pada
    )


def _tmt_pensiun(f: Any, pada: date) -> date:
    j = f.jabatan
    return bup.tmt_pensiun_jabatan(f.tanggal_lahir, j.jenis, j.jenjang, j.nama, pada=pada)


def hak_kontrak(f: Any, pada: date) -> Hak | None:
    """PP 49/2018 ps. 37."""
    if f.pns or f.kontrak_sampai is None:
        return None
    akhir = f.kontrak_sampai
    syarat = kontrak.syarat(
        predikat=_predikat(f),
        hukdis_berjalan=Hukdis(f.f_hukdis["jenis"]) if f.f_hukdis else None,
        kontrak_sampai=akhir,
        tmt_pensiun=_tmt_pensiun(f, pada) if f.jabatan else None,
        pada=pada,
    )
    butir = tuple(_butir(s, f) for s in syarat)
    mulai = tambah_bulan(akhir, -pada_tanggal(kontrak.BULAN_USUL, pada).nilai)
    dasar = DasarHukum("PP 49/2018", "ps. 37")
    lama = pada_tanggal(kontrak.MASA_TERPENDEK_BULAN, pada).nilai
    isi = {"tmt": akhir.isoformat(), "sampai": tambah_bulan(akhir, lama).isoformat()}
    return _hak(f, KodeHak.KONTRAK, "Perpanjangan kontrak PPPK", akhir, akhir, mulai, dasar, butir, isi, pada)


def hak_cpns(f: Any, pada: date) -> Hak | None:
    """PP 11/2017 ps. 34–36."""
    if f.jenis != "CPNS":
        return None
    akhir = cpns.akhir_percobaan(f.tmt_masuk, pada=pada)
    sehat = SURAT_SEHAT in (f.f_dokumen or ())
    syarat = cpns.syarat(tmt_cpns=f.tmt_masuk, lulus_latsar=bool(f.f_latsar), sehat=sehat, pada=max(akhir, pada))
    mulai = tambah_bulan(akhir, -pada_tanggal(cpns.BULAN_PERSIAPAN, pada).nilai)
    dasar = DasarHukum("PP 11/2017", "ps. 34–36")
    butir = tuple(_butir(s, f) for s in syarat)
    return _hak(
        f,
        KodeHak.CPNS,
        "Pengangkatan menjadi PNS",
        akhir,
        akhir,
        mulai,
        dasar,
        butir,
        {"tmt": akhir.isoformat()},
        pada,
    )


def hak_satyalancana(f: Any, pada: date) -> Hak | None:
    """UU 20/2009 jo PP 35/2010."""
    hari = penganugerahan_berikut(pada)
    diterima = [_KELAS[k] for k in f.f_penghargaan or () if k in _KELAS]
    kelas = satyalancana.kelas_tercapai(f.tmt_masuk, pada=hari, sudah_diterima=diterima)
    if f.jenis != "PNS" or kelas is None:
        return None
    tahun, kode = kelas
    genap = tambah_bulan(f.tmt_masuk, tahun * 12)
    syarat = satyalancana.syarat(
        jenis=JenisASN(f.jenis),
        tmt_cpns=f.tmt_masuk,
        tahun=tahun,
        pada=hari,
        pernah_hukdis=bool(f.f_hukdis_pernah),
        pernah_cltn=f.kedudukan == "CLTN",
    )
    butir = tuple(_butir(s, f) for s in syarat)
    judul = f"Satyalancana Karya Satya {kode.removeprefix('SATYALANCANA_')} Tahun"
    isi = {"tmt": hari.isoformat(), "jenis": f"SATYALANCANA_{tahun}", "nama": judul}
    mulai = tambah_bulan(hari, -pada_tanggal(satyalancana.BULAN_USUL, pada).nilai)
    return _hak(f, KodeHak.SATYALANCANA, judul, genap, hari, mulai, satyalancana.DASAR, butir, isi, pada)


PENILAI: dict[KodeHak, Callable[[Any, date], Hak | None]] = {
    KodeHak.KGB: hak_kgb,
    KodeHak.PANGKAT: hak_pangkat,
    KodeHak.PENSIUN: hak_pensiun,
    KodeHak.KONTRAK: hak_kontrak,
    KodeHak.CPNS: hak_cpns,
    KodeHak.SATYALANCANA: hak_satyalancana,
}


def _hak(
    f: Any,
    kode: KodeHak,
    judul: str,
    genap: date,
    tmt: date,
    mulai: date,
    dasar: DasarHukum,
    butir: tuple[Butir, ...],
    isi: dict[str, Any],
    pada: date,
    terbuka: bool = True,
) -> Hak:
    berkas = tuple(_berkas(k, f) for k in kelengkapan(kode, pada=pada).nilai)
    return Hak(kode, judul, genap, tmt, mulai, dasar, butir, berkas, isi, terbuka)


def _butir(syarat: Syarat, f: Any, lain: dict[str, tuple[str, ...]] | None = None) -> Butir:
    sumber: tuple[str, ...] = (lain or {}).get(syarat.kode) or _BUKTI.get(syarat.kode) or ()
    return Butir(syarat, tuple(b for s in sumber for b in _bukti(s, f)))


def _bukti(sumber: str, f: Any) -> list[Bukti]:
    isi = getattr(f, f"f_{sumber}")
    baris = isi if isinstance(isi, list) else [isi] if isi else []
    nama, bagian = _SEBUTAN[sumber]
    return [Bukti(nama(b), bagian, bool(b["bukti_id"])) for b in baris]


def _berkas(k: Kelengkapan, f: Any) -> Berkas:
    di_dosir = bool(k.dokumen) and k.dokumen in (f.f_dokumen or ())
    baris = getattr(f, f"f_{k.sumber}") if k.sumber else None
    satu = (baris[0] if baris else None) if isinstance(baris, list) else baris
    return Berkas(k, di_dosir or bool(satu and satu["bukti_id"]), di_dosir or bool(satu))


def _hari(teks: str | None) -> str:
    return f"{date.fromisoformat(teks):%d-%m-%Y}" if teks else "–"


def _surat(b: dict[str, Any]) -> str:
    return f", nomor {b['nomor_sk']}" if b["nomor_sk"] else ""


_SEBUTAN: dict[str, tuple[Callable[[dict[str, Any]], str], str]] = {
    "pangkat": (lambda b: f"Pangkat {b['kode']} TMT {_hari(b['tmt'])}{_surat(b)}", "jabatan"),
    "kgb": (lambda b: f"KGB {b['kode']} MKG {b['mkg_tahun']} tahun TMT {_hari(b['tmt'])}{_surat(b)}", "jabatan"),
    "jabatan": (lambda b: f"{b['nama']} TMT {_hari(b['tmt_mulai'])}{_surat(b)}", "jabatan"),
    "kinerja": (lambda b: f"Predikat {b['tahun']}: {PredikatKinerja(b['predikat']).label}", "kinerja"),
    "pendidikan": (lambda b: f"{_TINGKAT[b['tingkat']].label} {b['jurusan']}".strip(), "pendidikan"),
    "pak": (lambda b: f"Angka kredit terakhir {b['angka']} sampai {_hari(b['selesai'])}", "jabatan"),
    "latsar": (lambda b: f"{b['nama']}, selesai {_hari(b['tanggal_selesai'])}", "pendidikan"),
}


def _predikat(f: Any) -> tuple[PredikatKinerja, ...]:
    return tuple(PredikatKinerja(b["predikat"]) for b in f.f_kinerja)


def _tanggal(teks: str | None) -> date | None:
    return date.fromisoformat(teks) if teks else None


def _mkg(f: Any, asal: date, tmt: date) -> tuple[int, int]:
    """MKG before and after the step: on from the last one, or, in a new golongan, from what its SK states."""
    langkah = selisih_bulan(asal, tmt) // 12
    if f.f_kgb and f.f_kgb["kode"] == f.golongan.kode:
        return f.f_kgb["mkg_tahun"], f.f_kgb["mkg_tahun"] + langkah
    p = f.f_pangkat
    if not p:
        return 0, langkah
    awal = MasaKerja(p["mkg_tahun"], p["mkg_bulan"])
    baru = mkg(awal, date.fromisoformat(p["tmt"]), tmt).tahun
    return max(baru - langkah, 0), baru
