"""Benchmark data: up to a million people with their riwayat, cast from moulds into the seats of a city."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle, islice, pairwise
from random import Random

from django.db import connection
from django.utils import timezone

from asn.contoh.acuan import Acuan
from asn.contoh.borongan import salin_langsung, tanpa_indeks
from asn.contoh.cetakan import (
    JABATAN,
    JABATAN_LAMA,
    KOLOM,
    ORANG,
    PENILAI,
    UNIT,
    Cetakan,
    PembuatCetakan,
    jenis_kursi,
    kolom_lengkap,
    salin,
)
from asn.contoh.kerangka import Kerangka, Kursi, nomor_baru
from asn.contoh.muat import bawaan
from asn.contoh.nama import buat_nama
from asn.contoh.orang import KOLOM_PEGAWAI
from asn.contoh.pembangun import tulis_struktur
from asn.contoh.profil import PROFIL
from asn.contoh.struktur import bangun_struktur
from asn.core.sandi import enkripsi
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai

PEMBAGIAN = {"31": 0.6, "36.74": 0.25, "96.71": 0.15}
KOLOM_KINI = ("jabatan_id", "instansi_id", "golongan_id", "pendidikan", "predikat", "jp_tahun_ini", "disegarkan_pada")
POTONGAN = 2_000
HARI_GESER = 181
SANDI_BERBEDA = 500
MODEL = (Pegawai, *KOLOM)
Lapor = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Tuangan:
    """One person to be: who they are cast from, where they sit, who assesses them."""

    pk: int
    cetakan: Cetakan
    jabatan: Jabatan
    jabatan_lama: int
    penilai: int | None


@dataclass(frozen=True, slots=True)
class Laporan:
    """What was written, and how many seconds each part took."""

    pegawai: int
    baris: int
    rancangan: float
    salin: float
    indeks: float


def bagi(jumlah: int, kota: list[Kota]) -> dict[int, int]:
    """Share the people over the cities; the largest takes the rounding."""
    bobot = {k.pk: PEMBAGIAN[k.kode] for k in kota}
    bagian = {pk: int(jumlah * b / sum(bobot.values())) for pk, b in bobot.items()}
    bagian[max(bobot, key=lambda pk: bobot[pk])] += jumlah - sum(bagian.values())
    return bagian


def bangun_beban(tambahan: dict[Kota, int], acuan: Acuan, tanggal: date, lapor: Lapor) -> Laporan:
    """Add so many people to each city. All cities must be in scope."""
    waktu = [time.perf_counter()]
    rencana = []
    for kota, jumlah in tambahan.items():
        k = _kerangka(kota, acuan, tanggal)
        acak = Random(f"asn.contoh.beban:{kota.kode}:{tanggal}")
        rencana.append((k, acak, _tempatkan(k, PembuatCetakan(acak, k, acuan).buat(), jumlah)))
        lapor(f"{kota}: cetakan", 0)
    urut = _nomor_terpakai()
    baris = 0
    with tanpa_indeks(*MODEL):
        waktu.append(time.perf_counter())
        for k, acak, tuangan in rencana:
            baris += _salin_kota(k, acak, tuangan, urut)
            lapor(f"{k.kota}: COPY", len(tuangan))
        lapor("indeks dan kunci asing", 0)
        waktu.append(time.perf_counter())
    waktu.append(time.perf_counter())
    return Laporan(sum(tambahan.values()), baris, *(b - a for a, b in pairwise(waktu)))


def _kerangka(kota: Kota, acuan: Acuan, tanggal: date) -> Kerangka:
    """The organisation as it stands; a city without one gets that of the demo first."""
    profil = PROFIL[kota.kode]
    if not Instansi.objects.filter(kota=kota).exists():
        tulis_struktur(bangun_struktur(kota, profil, tanggal), Random(f"asn.contoh.beban:{kota.kode}"), acuan)
    k = Kerangka(kota, profil, tanggal)
    k.unit = list(Instansi.objects.filter(kota=kota))
    unit = {u.pk: u for u in k.unit}
    kursi = {
        j.pk: Kursi(j, unit[j.instansi_id], 1)
        for j in Jabatan.objects.filter(kota=kota, berlaku_sampai=None).order_by("pk")
    }
    for x in kursi.values():
        x.atasan = kursi.get(x.jabatan.atasan_id)
        k.di_unit[x.unit.pk].append(x)
    k.kursi = list(kursi.values())
    return k


def _nomor_terpakai() -> Counter[str]:
    """Highest sequence number of every NIP prefix that exists already."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT left(nip, 15), max(right(nip, 3)::int) FROM pegawai_pegawai GROUP BY 1")
        return Counter(dict(kursor.fetchall()))


def _salin_kota(k: Kerangka, acak: Random, tuangan: list[Tuangan], urut: Counter[str]) -> int:
    kolom = kolom_lengkap(Pegawai, (*KOLOM_PEGAWAI, *KOLOM_KINI))
    baris = salin_langsung(Pegawai, kolom, _potong(_baris_pegawai(k, acak, tuangan, urut)))
    for model, kolom_model in KOLOM.items():
        baris += salin_langsung(model, kolom_lengkap(model, kolom_model), _potong(_baris_riwayat(model, tuangan)))
    return baris


def _tempatkan(k: Kerangka, cetakan: dict[str, list[Cetakan]], jumlah: int) -> list[Tuangan]:
    """First one manager into each vacant managerial seat, then the others round and round over the other seats."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT DISTINCT jabatan_id FROM pegawai_pegawai WHERE kota_id = %s", [k.kota.pk])
        terisi = {baris[0] for baris in kursor.fetchall()}
        kursor.execute("SELECT jabatan_id, min(id) FROM pegawai_pegawai WHERE kota_id = %s GROUP BY 1", [k.kota.pk])
        pejabat: dict[int, int] = dict(kursor.fetchall())
    kosong = [x for x in k.kursi if x.tunggal and x.jabatan.pk not in terisi]
    biasa = [x for x in k.kursi if not x.tunggal]
    giliran = {jenis: cycle(daftar) for jenis, daftar in cetakan.items()}
    lama = _kursi_lama(biasa)
    hasil: list[Tuangan] = []
    for pk, x in zip(nomor_baru(Pegawai, jumlah), islice(_urutan(kosong, biasa), jumlah), strict=True):
        pejabat.setdefault(x.jabatan.pk, pk)
        penilai = pejabat.get(x.atasan.jabatan.pk) if x.atasan else None
        hasil.append(
            Tuangan(pk, next(giliran[jenis_kursi(x)]), x.jabatan, lama.get(x.jabatan.pk, x.jabatan.pk), penilai)
        )
    return hasil


def _urutan(kosong: list[Kursi], biasa: list[Kursi]) -> Iterator[Kursi]:
    yield from kosong
    yield from cycle(biasa)


def _kursi_lama(kursi: list[Kursi]) -> dict[int, int]:
    """The seat somebody held before: another one of the same unit."""
    di_unit: dict[int, list[int]] = defaultdict(list)
    for x in kursi:
        di_unit[x.unit.pk].append(x.jabatan.pk)
    return {pk: daftar[i - 1] for daftar in di_unit.values() for i, pk in enumerate(daftar)}


def _baris_pegawai(k: Kerangka, acak: Random, tuangan: list[Tuangan], urut: Counter[str]) -> Iterator[str]:
    """Phone and address come from a pool of real ciphertexts; NIK stays empty, because it must be unique."""
    sandi = [enkripsi(f"{acak.choice(k.profil.jalan)} No. {n}") for n in range(SANDI_BERBEDA)]
    kini: datetime = timezone.now()
    ekor = (k.kota.pk, *bawaan(Pegawai, ("kota", *KOLOM_PEGAWAI, *KOLOM_KINI)).values())
    for i, t in enumerate(tuangan):
        o = t.cetakan.orang
        lahir = o.lahir + timedelta(days=i * 37 % HARI_GESER - HARI_GESER // 2)
        awalan = f"{lahir:%Y%m%d}{o.nip[8:15]}"
        urut[awalan] += 1
        nip = f"{awalan}{urut[awalan]:03}"
        kelamin = "L" if o.pria else "P"
        nama = buat_nama(acak, o.suku, o.pria)
        yield salin(
            (
                *(t.pk, nip, o.jenis, nama, o.gelar_depan, o.gelar_belakang, kelamin, o.tempat, lahir, "", ""),
                *(sandi[i % SANDI_BERBEDA], sandi[i * 7 % SANDI_BERBEDA], "", o.tmt_masuk, o.tmt_pns),
                *(o.kontrak_sampai, "AKTIF", None, f"beban-{nip}"),
                *(
                    t.jabatan.pk,
                    t.jabatan.instansi_id,
                    t.cetakan.golongan,
                    o.tingkat,
                    t.cetakan.predikat,
                    t.cetakan.jp,
                ),
                *(kini, *ekor),
            )
        )


def _baris_riwayat(model: type, tuangan: list[Tuangan]) -> Iterator[str]:
    """The lines of a mould with this person's keys put in."""
    for t in tuangan:
        teks = t.cetakan.baris[model].replace(ORANG, str(t.pk))
        if UNIT in teks:
            teks = teks.replace(UNIT, str(t.jabatan.instansi_id))
            teks = teks.replace(PENILAI, "\\N" if t.penilai is None else str(t.penilai))
            teks = teks.replace(JABATAN, str(t.jabatan.pk)).replace(JABATAN_LAMA, str(t.jabatan_lama))
        yield teks


def _potong(baris: Iterator[str]) -> Iterator[str]:
    """Lines joined to larger pieces: fewer calls into the driver."""
    while potongan := list(islice(baris, POTONGAN)):
        yield "".join(potongan)
