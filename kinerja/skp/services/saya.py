"""Everything the page "Kinerja saya" shows of one employee: the cycle, the SKP of today, and what is due next."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from asn.core.hari_kerja import Kalender
from kepegawaian.pegawai.models import Pegawai
from kinerja.skp.models import SKP, DialogKinerja, Realisasi, RencanaAksi, SiklusKinerja, UmpanBalik
from kinerja.skp.rules.istilah import AlasanKecuali
from kinerja.skp.rules.periode import PeriodeKinerja
from kinerja.skp.services.langkah import Butir, Keadaan, langkah_berikut
from kinerja.skp.services.pelaksanaan import periode_tertutup
from kinerja.skp.services.siklus import batas_realisasi, periode_kini, periode_skp, siklus_terbuka, tenggat
from kinerja.skp.services.susun import alasan_kecuali, hari_mulai, jabatan_dipegang, perlu_skp_baru, skp_pada
from kinerja.skp.workflows import BERLAKU

UMPAN_TERAKHIR = 3


@dataclass
class KinerjaSaya:
    pegawai: Pegawai
    siklus: SiklusKinerja | None
    hari_ini: date
    skp: SKP | None = None
    kecuali: AlasanKecuali | None = None
    jabatan: Any = None
    berganti_jabatan: bool = False
    siklus_lain: SiklusKinerja | None = None
    periode: PeriodeKinerja | None = None
    rencana_aksi: list[RencanaAksi] = field(default_factory=list)
    periode_realisasi: list["PeriodeRealisasi"] = field(default_factory=list)
    umpan_balik: list[UmpanBalik] = field(default_factory=list)
    umpan_baru: int = 0
    dialog: list[DialogKinerja] = field(default_factory=list)
    berikutnya: list[Butir] = field(default_factory=list)
    riwayat: list[SKP] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PeriodeRealisasi:
    """One period of the SKP and how far its realisation is."""

    periode: PeriodeKinerja
    terisi: int
    jumlah: int
    batas: date
    tertutup: bool
    berakhir: bool

    @property
    def lengkap(self) -> bool:
        return self.jumlah > 0 and self.terisi >= self.jumlah

    @property
    def tertunda(self) -> bool:
        """Ended, open, and not filled in."""
        return self.berakhir and not self.tertutup and not self.lengkap


def kinerja_saya(pegawai: Pegawai, hari_ini: date, tahun: int | None = None) -> KinerjaSaya:
    """The page of the year: this one, or a coming one whose planning is open."""
    terbuka = siklus_terbuka(pegawai.kota_id, hari_ini)
    siklus = next((s for s in terbuka if s.tahun == (tahun or hari_ini.year)), None)
    isi = KinerjaSaya(pegawai, siklus, hari_ini, riwayat=skp_pegawai(pegawai.pk))
    if siklus is None:
        return isi
    hari = hari_mulai(siklus, hari_ini)
    isi.siklus_lain = next((s for s in terbuka if s.tahun != siklus.tahun), None)
    isi.kecuali = alasan_kecuali(pegawai, hari)
    isi.jabatan = jabatan_dipegang(pegawai.pk, hari)
    isi.skp = skp_pada(pegawai.pk, hari)
    if isi.skp:
        isi.berganti_jabatan = perlu_skp_baru(isi.skp, isi.jabatan)
        _pelaksanaan(isi, isi.skp)
    if not isi.kecuali and isi.jabatan:
        isi.berikutnya = langkah_berikut(_keadaan(isi, siklus))
    return isi


def skp_pegawai(pegawai_id: int) -> list[SKP]:
    """All SKP of one person that were not cancelled, newest first."""
    kueri = SKP.objects.filter(pegawai=pegawai_id).hidup().select_related("penilai")
    return list(kueri.order_by("-tahun", "-mulai")[:12])


def _pelaksanaan(isi: KinerjaSaya, skp: SKP) -> None:
    isi.dialog = list(DialogKinerja.objects.filter(skp=skp).select_related("ditulis_oleh")[:5])
    umpan = UmpanBalik.objects.filter(skp=skp)
    isi.umpan_balik = list(umpan.select_related("rhk", "oleh")[:UMPAN_TERAKHIR])
    isi.umpan_baru = umpan.filter(dibaca_pada=None).count()
    if skp.keadaan not in BERLAKU:
        return
    isi.periode = periode_kini(skp.siklus, isi.hari_ini)
    isi.rencana_aksi = list(rencana_aksi_periode(skp, isi.periode.kode))
    isi.periode_realisasi = periode_realisasi(skp, isi.hari_ini)


def rencana_aksi_periode(skp: SKP, periode: str | None = None) -> QuerySet[RencanaAksi]:
    """Steps of the SKP (of one period) with their evidence."""
    kueri = RencanaAksi.objects.filter(skp=skp).select_related("rhk").prefetch_related("bukti_dukung__berkas")
    return kueri.filter(periode=periode) if periode else kueri


def periode_realisasi(skp: SKP, hari_ini: date) -> list[PeriodeRealisasi]:
    """Every periodic period of the SKP that has begun."""
    jumlah = skp.rhk.aggregate(n=Count("indikator"))["n"]
    terisi = dict(
        Realisasi.objects.filter(skp=skp)
        .order_by()
        .values_list("periode")
        .annotate(n=Count("pk"))
        .values_list("periode", "n")
    )
    tertutup, kalender = periode_tertutup(skp), Kalender(skp.kota_id)
    return [
        PeriodeRealisasi(
            p,
            terisi.get(p.kode, 0),
            jumlah,
            batas_realisasi(skp.siklus, p, kalender),
            p.kode in tertutup,
            p.sudah_berakhir(hari_ini),
        )
        for p in periode_skp(skp)
        if p.mulai <= hari_ini
    ]


def _keadaan(isi: KinerjaSaya, siklus: SiklusKinerja) -> Keadaan:
    if isi.skp is None:
        return Keadaan(None, siklus.batas_susun, siklus.batas_tetap)
    batas = tenggat(isi.skp)
    tertunda = next((p for p in isi.periode_realisasi if p.tertunda), None)
    return Keadaan(
        isi.skp.keadaan,
        batas.susun,
        batas.tetap,
        berganti_jabatan=isi.berganti_jabatan,
        rencana_aksi_kini=len(isi.rencana_aksi),
        periode_kini=isi.periode.label if isi.periode else "",
        realisasi_tertunda=tertunda.periode.label if tertunda else "",
        batas_realisasi=tertunda.batas if tertunda else None,
        dialog_tertunda=sum(1 for d in isi.dialog if d.pegawai_mengakui_pada is None),
        umpan_baru=isi.umpan_baru,
    )


def dialog_menunggu(skp_ids: list[int]) -> int:
    """Dialogues of a team that the penilai has not acknowledged."""
    return DialogKinerja.objects.filter(Q(skp__in=skp_ids), penilai_mengakui_pada=None).count()
