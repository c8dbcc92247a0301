"""Moulds for the bulk generator: whole lives drawn once by the demo's own code, then cast many times over.

A mould holds, per table, finished COPY lines in which a control character stands for what differs from person to
person. Casting is then a few `str.replace`, some microseconds for a person with thirty rows.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.db import models

from asn.contoh.acuan import Acuan
from asn.contoh.karier import buat_cpns, buat_pns, buat_pppk
from asn.contoh.kerangka import Kerangka, Kursi
from asn.contoh.kinerja import KOLOM_KINERJA, P, R, periode_tertutup
from asn.contoh.muat import bawaan
from asn.contoh.orang import Masa, Orang, PembuatIdentitas
from asn.contoh.penempatan import JENIS, KOMPOSISI
from asn.contoh.riwayat import KOLOM_JABATAN, KOLOM_KGB, KOLOM_PANGKAT, KOLOM_PENDIDIKAN
from asn.contoh.riwayat_lain import KOLOM_DIKLAT, PembuatLain
from kepegawaian.pegawai import models as m
from kepegawaian.pegawai.rules.predikat import predikat_kinerja

# What stands for the person, seat, unit and assessor in the lines of a mould, and for the seat held before.
ORANG, JABATAN, UNIT, PENILAI, JABATAN_LAMA = "\x01", "\x02", "\x03", "\x04", "\x05"
PER_JENIS_KURSI = 48
PANGKAT, KGB, DIKLAT, TRIWULAN = 3, 2, 4, 16
_AMBANG = ((0.72, P.SANGAT_BAIK), (-1.25, P.BAIK), (-2.0, P.BUTUH_PERBAIKAN), (-2.6, P.KURANG))


KOLOM: dict[type[models.Model], tuple[str, ...]] = {
    m.RiwayatPangkat: KOLOM_PANGKAT,
    m.RiwayatJabatan: KOLOM_JABATAN,
    m.RiwayatPendidikan: KOLOM_PENDIDIKAN,
    m.RiwayatKGB: KOLOM_KGB,
    m.RiwayatDiklat: KOLOM_DIKLAT,
    m.RiwayatKinerja: KOLOM_KINERJA,
}


@dataclass(frozen=True, slots=True)
class Cetakan:
    """`jumlah` rows per person; the rest is the derived state of whoever is cast."""

    orang: Orang
    baris: dict[type[models.Model], str]
    jumlah: int
    golongan: int | None
    predikat: str
    jp: int


def jenis_kursi(kursi: Kursi) -> str:
    """Seats of one kind can be held by the same kind of people."""
    return kursi.jabatan.eselon or kursi.jabatan.jenjang or str(kursi.jabatan.kelas)


def kolom_lengkap(model: type[models.Model], kolom: tuple[str, ...]) -> list[str]:
    """The columns of a COPY line: those given, the city, then Django's defaults."""
    return [*kolom, "kota_id", *bawaan(model, ("kota", *kolom))]


def salin(nilai: tuple[object, ...]) -> str:
    """One line of COPY text; the demo's texts hold neither tabs nor backslashes."""
    return "\t".join("\\N" if n is None else str(n) for n in nilai) + "\n"


class PembuatCetakan:
    def __init__(self, acak: Random, k: Kerangka, acuan: Acuan) -> None:
        self.acak, self.k, self.acuan = acak, k, acuan
        self.lain = PembuatLain(acak, k, acuan)
        self.identitas = PembuatIdentitas(acak, k)
        self.ekor = {model: (k.kota.pk, *bawaan(model, ("kota", *kolom)).values()) for model, kolom in KOLOM.items()}
        semua = periode_tertutup(k.tanggal)
        triwulan = [p for p in semua if p.jenis == "triwulan"][-TRIWULAN:]
        self.periode = sorted(
            triwulan + [p for p in semua if p.jenis == "tahun" and p.mulai >= triwulan[0].mulai],
            key=lambda p: (p.selesai, p.jenis == "tahun"),
        )
        self.rating: dict[P, list[tuple[str, str]]] = {p: [] for p in P}
        for hasil in R:
            for perilaku in R:
                predikat = predikat_kinerja(hasil, perilaku, pada=k.tanggal)
                self.rating[predikat].append((hasil.value, perilaku.value))

    def buat(self) -> dict[str, list[Cetakan]]:
        """Some moulds for each kind of seat that exists in the city."""
        menurut_jenis: dict[str, list[Kursi]] = {}
        for kursi in self.k.kursi:
            menurut_jenis.setdefault(jenis_kursi(kursi), []).append(kursi)
        return {
            jenis: [self._satu(self.acak.choice(kursi)) for _ in range(PER_JENIS_KURSI)]
            for jenis, kursi in sorted(menurut_jenis.items())
        }

    def _satu(self, kursi: Kursi) -> Cetakan:
        o = self.identitas.lengkapi(self._orang(kursi))
        # From here on the key of the person is a placeholder.
        o.pk = ORANG
        diklat = sorted(self.lain.diklat([o]), key=lambda b: b[9])[-DIKLAT:]
        kinerja, predikat = self._kinerja(o)
        baris = {
            m.RiwayatPangkat: list(self.lain.pangkat([o]))[-PANGKAT:],
            m.RiwayatJabatan: self._jabatan(o),
            m.RiwayatPendidikan: list(self.lain.pendidikan([o])),
            m.RiwayatKGB: list(self.lain.kgb([o]))[-KGB:],
            m.RiwayatDiklat: diklat,
            m.RiwayatKinerja: kinerja,
        }
        jp = sum(int(b[10]) for b in diklat if date(self.k.tanggal.year, 1, 1) <= b[9] <= self.k.tanggal)
        return Cetakan(
            orang=o,
            baris={model: "".join(salin((*satu, *self.ekor[model])) for satu in isi) for model, isi in baris.items()},
            jumlah=sum(map(len, baris.values())),
            golongan=self.acuan.golongan[o.pangkat[-1].golongan] if o.pangkat else None,
            predikat=predikat,
            jp=jp,
        )

    def _orang(self, kursi: Kursi) -> Orang:
        komposisi = KOMPOSISI.get(kursi.jabatan.jenjang or str(kursi.jabatan.kelas)) if not kursi.tunggal else None
        jenis = self.acak.choices(JENIS, komposisi)[0] if komposisi else "PNS"
        if jenis == "PNS":
            o = buat_pns(self.acak, self.k, 0, kursi)
        elif jenis == "CPNS":
            o = buat_cpns(self.acak, self.k, 0, kursi)
        else:
            o = buat_pppk(self.acak, self.k, 0, kursi, paruh_waktu=jenis != "PPPK")
        o.masa = [Masa(kursi, max(o.tmt_masuk, self.k.profil.sejak))]
        return o

    def _jabatan(self, o: Orang) -> list[tuple[object, ...]]:
        """One seat, or for longer careers an earlier one in the same unit."""
        awal = o.masa[0].mulai
        lama = (self.k.tanggal - awal).days
        pindah = awal + timedelta(days=int(lama * self.acak.uniform(0.3, 0.8)))
        if not o.pns or lama < 1500:
            return [self._satu_jabatan(o, JABATAN, awal, None)]
        return [
            self._satu_jabatan(o, JABATAN_LAMA, awal, pindah - timedelta(days=1)),
            self._satu_jabatan(o, JABATAN, pindah, None),
        ]

    def _satu_jabatan(self, o: Orang, jabatan: str, mulai: date, selesai: date | None) -> tuple[object, ...]:
        umum = self.lain.umum(o, "821.2", mulai)
        return (*umum, jabatan, UNIT, o.kursi.jabatan.nama, "DEFINITIF", None, mulai, selesai)

    def _kinerja(self, o: Orang) -> tuple[list[tuple[object, ...]], str]:
        baris: list[tuple[object, ...]] = []
        terakhir = ""
        for p in self.periode:
            if (p.selesai - o.tmt_masuk).days <= 30:
                continue
            nilai = o.kemampuan + self.acak.gauss(0, 0.6)
            predikat = next((x for ambang, x in _AMBANG if nilai > ambang), P.SANGAT_KURANG)
            hasil, perilaku = self.acak.choice(self.rating[predikat])
            triwulan = p.ke if p.jenis == "triwulan" else None
            baris.append(
                (
                    *(ORANG, "TERVERIFIKASI", "SIASN", p.tahun, triwulan, hasil, perilaku, predikat.value, None),
                    *("PERMENPANRB_6_2022", UNIT, PENILAI),
                )
            )
            terakhir = predikat.value
        return baris, terakhir
