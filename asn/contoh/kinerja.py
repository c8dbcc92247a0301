"""Four years of performance: each perangkat daerah has its own level, leniency and pattern (SE MenPANRB 3/2023)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from asn.contoh.kerangka import Kerangka, Kursi
from asn.contoh.orang import Orang
from asn.core.periode import Periode
from kepegawaian.pegawai.rules.enum import PredikatKinerja, PredikatOrganisasi, RatingEkspektasi
from kepegawaian.pegawai.rules.predikat import predikat_dari_nilai, predikat_kinerja

ORG, P, R = PredikatOrganisasi, PredikatKinerja, RatingEkspektasi
TAHUN_REZIM_KINI = 2022
# Share of Sangat Baik, Baik, Butuh Perbaikan, Kurang, Sangat Kurang when the pattern of the circular is kept.
PATUH = {
    ORG.ISTIMEWA: (0.52, 0.40, 0.06, 0.015, 0.005),
    ORG.BAIK: (0.25, 0.62, 0.10, 0.02, 0.01),
    ORG.BUTUH_PERBAIKAN: (0.06, 0.26, 0.64, 0.03, 0.01),
    ORG.KURANG: (0.02, 0.14, 0.20, 0.63, 0.01),
}
# What happens in practice: nearly everybody is Baik, or everybody Sangat Baik, whatever the organisation achieved.
LONGGAR = (0.07, 0.91, 0.015, 0.005, 0.0)
MURAH = (0.83, 0.16, 0.01, 0.0, 0.0)
GAYA = (("patuh", 72), ("longgar", 20), ("murah", 8))
KOLOM_KINERJA = (
    *(
        "pegawai_id",
        "verifikasi",
        "sumber",
        "tahun",
        "triwulan",
        "hasil_kerja",
        "perilaku",
        "predikat",
        "nilai",
        "rezim",
    ),
    *("instansi_id", "penilai_id"),
)
KOLOM_INDIKATOR = ("instansi_id", "periode", "jenis", "nilai", "kode", "n", "sumber")


@dataclass(slots=True)
class Watak:
    """Lasting character of one perangkat daerah: level and trend of performance, and how its leaders assess."""

    mutu: float
    tren: float
    gaya: str

    def predikat(self, acak: Random, t: float) -> PredikatOrganisasi:
        """`t` runs from -1 (four years ago) to 0 (now)."""
        x = self.mutu + self.tren * t + acak.gauss(0, 0.35)
        if x > 1.15:
            return ORG.ISTIMEWA
        if x > -1.35:
            return ORG.BAIK
        return ORG.BUTUH_PERBAIKAN if x > -2.4 else ORG.KURANG


def periode_tertutup(tanggal: date) -> list[Periode]:
    """Closed quarters and years since the fourth year before this one, but not before PermenPANRB 6/2022."""
    hasil: list[Periode] = []
    for tahun in range(max(tanggal.year - 4, TAHUN_REZIM_KINI), tanggal.year + 1):
        semua = [*(Periode("triwulan", tahun, ke) for ke in range(1, 5)), Periode("tahun", tahun)]
        hasil += [p for p in semua if p.sudah_berakhir(tanggal)]
    return hasil


def _matriks(tanggal: date) -> dict[tuple[str, str], PredikatKinerja]:
    """The predicate of every pair of ratings, asked once instead of for every row."""
    return {(h.value, p.value): predikat_kinerja(h, p, pada=tanggal) for h in R for p in R}


class PembuatKinerja:
    def __init__(self, acak: Random, k: Kerangka, orang: list[Orang]) -> None:
        self.acak, self.k, self.orang = acak, k, orang
        self.periode = periode_tertutup(k.tanggal)
        self.puncak = [u for u in k.unit if u.induk_id is None]
        gaya, bobot = zip(*GAYA, strict=True)
        self.watak = {
            u.pk: Watak(acak.gauss(0.1, 0.75), acak.gauss(0.3, 0.5), acak.choices(gaya, bobot)[0]) for u in self.puncak
        }
        self.organisasi = {
            (u.pk, p.kode): self.watak[u.pk].predikat(acak, self.jarak(p)) for u in self.puncak for p in self.periode
        }
        self.tahunan: dict[tuple[int, int], PredikatKinerja] = {}
        self._matriks = _matriks(k.tanggal)
        self._pasangan: dict[PredikatKinerja, list[tuple[str, str]]] = defaultdict(list)
        for pasangan, predikat in self._matriks.items():
            # The plain behaviour rating is more common than an exceptional one.
            self._pasangan[predikat] += [pasangan] * (2 if pasangan[1] == R.SESUAI else 1)
        self._pemegang: dict[int, list[tuple[date, date, Orang]]] = defaultdict(list)
        for o in orang:
            for m in o.masa:
                self._pemegang[m.kursi.jabatan.pk].append((m.mulai, m.selesai or date.max, o))

    def jarak(self, p: Periode) -> float:
        """-1 at the first period shown, 0 now."""
        return (p.selesai - self.k.tanggal).days / 1_500

    def indikator(self) -> Iterator[tuple[object, ...]]:
        for u in self.puncak:
            for p in self.periode:
                if u.berlaku_sampai is None or u.berlaku_sampai >= p.selesai:
                    yield (
                        u.pk,
                        p.kode,
                        "PREDIKAT_ORGANISASI",
                        None,
                        self.organisasi[u.pk, p.kode].value,
                        1,
                        "data contoh",
                    )

    def baris(self) -> Iterator[tuple[object, ...]]:
        yield from self._rezim_lama()
        for p in self.periode:
            yield from self._satu_periode(p)

    def _rezim_lama(self) -> Iterator[tuple[object, ...]]:
        """Two annual values from before 2022, read by the regulation of their year."""
        for tahun, rezim in ((2020, "PP_46_2011"), (2021, "PP_30_2019")):
            akhir = date(tahun, 12, 31)
            for o in self.orang:
                kursi = o.kursi_pada(akhir) if o.pns and (akhir - o.tmt_masuk).days > 180 else None
                if kursi is None:
                    continue
                nilai = Decimal(round(min(max(self.acak.gauss(84 + 3 * o.kemampuan, 3), 55), 99.5) * 100)) / 100
                if tahun == 2021:
                    nilai += 14
                predikat = predikat_dari_nilai(nilai, akhir_periode=akhir).predikat.value
                yield (
                    *(o.pk, "TERVERIFIKASI", "SIASN", tahun, None, "", "", predikat, nilai, rezim, kursi.unit.pk),
                    self.penilai(kursi, akhir, o),
                )

    def _satu_periode(self, p: Periode) -> Iterator[tuple[object, ...]]:
        triwulan = p.ke if p.jenis == "triwulan" else None
        terakhir = p == [x for x in self.periode if x.jenis == "triwulan"][-1]
        akhir = p.selesai
        for puncak, anggota in self._anggota(akhir).items():
            for o, kursi, predikat in self._bagi(p, puncak, anggota):
                if terakhir and "tanpa_evaluasi" in o.tanda:
                    continue
                kerja, perilaku = self._rating(p, puncak, o, kursi, predikat)
                hasil = self._matriks[kerja, perilaku]
                if triwulan is None:
                    self.tahunan[o.pk, p.tahun] = hasil
                yield (
                    *(o.pk, "TERVERIFIKASI", "SIASN", p.tahun, triwulan, kerja, perilaku, hasil.value, None),
                    *("PERMENPANRB_6_2022", kursi.unit.pk, self.penilai(kursi, akhir, o)),
                )

    def _anggota(self, akhir: date) -> dict[int, list[tuple[Orang, Kursi]]]:
        """Who is assessed: in service on the last day, for at least a month, and not released from duty."""
        hasil: dict[int, list[tuple[Orang, Kursi]]] = defaultdict(list)
        for o in self.orang:
            if o.kedudukan in ("TUGAS_BELAJAR", "CLTN") or not o.bekerja_pada(akhir):
                continue
            kursi = o.kursi_pada(akhir) if (akhir - o.tmt_masuk).days > 30 else None
            if kursi:
                hasil[kursi.unit.perangkat_daerah_id].append((o, kursi))
        return hasil

    def _bagi(
        self, p: Periode, puncak: int, anggota: list[tuple[Orang, Kursi]]
    ) -> Iterator[tuple[Orang, Kursi, PredikatKinerja]]:
        """The able get the better predicates, in the shares of this organisation's pattern."""
        gaya = self.watak[puncak].gaya
        porsi = {"longgar": LONGGAR, "murah": MURAH}.get(gaya) or PATUH[self.organisasi[puncak, p.kode]]
        derau = 0.45 if p.jenis == "tahun" else 0.75
        urut = sorted(anggota, key=lambda a: (-(a[0].kemampuan + self.acak.gauss(0, derau)), a[0].pk))
        batas, jumlah = [], 0.0
        for bagian in porsi:
            jumlah += bagian
            batas.append(round(jumlah * len(urut)))
        if gaya == "patuh" and len(urut) >= 5:
            batas[1] = min(batas[1], len(urut) - 1)  # the pattern of Baik asks for at least one below it
        ke, pilihan = 0, list(P)
        for i, (o, kursi) in enumerate(urut):
            while ke < 4 and i >= batas[ke]:
                ke += 1
            yield o, kursi, pilihan[ke]

    def _rating(self, p: Periode, puncak: int, o: Orang, kursi: Kursi, predikat: PredikatKinerja) -> tuple[str, str]:
        """Who leads the organisation has its achievement as rating of results (SE MenPANRB 3/2023)."""
        if not (kursi.jabatan.memimpin and kursi.unit.pk == puncak):
            return self.acak.choice(self._pasangan[predikat])
        capaian = {ORG.ISTIMEWA: R.DI_ATAS, ORG.BAIK: R.SESUAI}.get(self.organisasi[puncak, p.kode], R.DI_BAWAH)
        return capaian.value, (R.DI_ATAS if o.kemampuan > 0 else R.SESUAI).value

    def penilai(self, kursi: Kursi, tanggal: date, o: Orang) -> int | None:
        """Holder of the position above on that day, definitive or Plt; a vacant one is passed over upwards."""
        atas = kursi.atasan
        while atas is not None:
            for mulai, selesai, pejabat in self._pemegang[atas.jabatan.pk]:
                if mulai <= tanggal <= selesai and pejabat is not o:
                    return pejabat.pk
            atas = atas.atasan
        return None
