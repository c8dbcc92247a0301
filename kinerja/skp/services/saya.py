"""Everything the page "Kinerja saya" shows of one employee: the cycle, the SKP of today, and what is due next."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, JSONObject

from asn.core.hari_kerja import Kalender
from asn.core.ingat import ingat
from asn.core.kueri_tetap import KueriTetap
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.lanjutan import Lanjutan, lanjutan_kinerja
from kinerja.skp.models import (
    SKP,
    BuktiDukung,
    DialogKinerja,
    EvaluasiKinerja,
    Indikator,
    PengecualianSKP,
    PermintaanUmpan,
    Realisasi,
    RencanaAksi,
    SiklusKinerja,
    UmpanBalik,
)
from kinerja.skp.rules.istilah import AlasanKecuali
from kinerja.skp.rules.pengecualian import dikecualikan
from kinerja.skp.rules.periode import PeriodeKinerja
from kinerja.skp.services.langkah import Butir, Keadaan, langkah_berikut
from kinerja.skp.services.pelaksanaan import periode_tertutup
from kinerja.skp.services.siklus import batas_realisasi, periode_kini, periode_skp, siklus_terbuka_tampil, tenggat
from kinerja.skp.services.susun import hari_mulai, jabatan_dipegang, perlu_skp_baru
from kinerja.skp.workflows import BERLAKU, DISAMPAIKAN_KE_ATAS, IZIN_JAWAB_REKAN, IZIN_LIHAT, KeadaanEvaluasiKinerja

UMPAN_TERAKHIR = 3
# A year of months and what came before: closed periods are read from the same rows.
EVALUASI_TERAKHIR = 18
# What the page and its next step read of a SKP.
_SKP_DIBACA = (
    *("kota", "pegawai", "tahun", "mulai", "sampai", "keadaan", "jenis", "pendekatan", "catatan", "nama_jabatan"),
    *("jabatan", "penilai_sebagai", "ditetapkan_pada", "versi", "siklus__batas_susun", "siklus__batas_tetap"),
    *("siklus__kota", "siklus__tahun", "siklus__periodik", "siklus__hari_realisasi", "jabatan_penilai__nama"),
    *(f"penilai__{n}" for n in ("nama", "gelar_depan", "gelar_belakang")),
)
# Facts of the register shown: of this year and the two before it.
TAHUN_LANJUTAN = 2


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
    evaluasi: list[EvaluasiKinerja] = field(default_factory=list)
    lanjutan: list[Lanjutan] = field(default_factory=list)

    @property
    def dijawab(self) -> EvaluasiKinerja | None:
        """The delivered evaluation that waits for an answer, the one whose window closes first."""
        menunggu = [e for e in self.evaluasi if e.keadaan == KeadaanEvaluasiKinerja.DISAMPAIKAN]
        return min(menunggu, key=lambda e: e.batas_keberatan or date.max, default=None)

    @property
    def tahap(self) -> int:
        """Where the person stands in the four stages of PermenPANRB 6/2022 ps. 5, from 0."""
        setahun = [e for e in self.evaluasi if self.siklus and e.tahun == self.siklus.tahun]
        if any(e.tahunan and e.keadaan == KeadaanEvaluasiKinerja.FINAL for e in setahun):
            return 3
        berjalan = any(e.keadaan != KeadaanEvaluasiKinerja.FINAL for e in setahun)
        if berjalan or (self.siklus is not None and self.hari_ini > self.siklus.selesai):
            return 2
        return 0 if self.skp is None or self.skp.ditetapkan_pada is None else 1


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


def kinerja_saya(pengguna: Any, hari_ini: date, *, tahun: int | None = None) -> KinerjaSaya | None:
    """The page of the year: this one, or a coming one whose planning is open. None for who sees no own SKP."""
    pegawai_id = pengguna.jangkauan(IZIN_LIHAT).pegawai_id
    terbuka = siklus_terbuka_tampil(pengguna.kota_id, hari_ini)
    siklus = next((s for s in terbuka if s.tahun == (tahun or hari_ini.year)), None)
    hari = hari_mulai(siklus, hari_ini) if siklus else hari_ini
    pegawai = _DIRI.satu(pegawai_id=pegawai_id, hari=hari) if pegawai_id else None
    if pegawai is None:
        return None
    isi = KinerjaSaya(pegawai, siklus, hari_ini, riwayat=_SKP_PEGAWAI.semua(pegawai_id=pegawai.pk))
    isi.evaluasi = _EVALUASI.semua(pegawai_id=pegawai.pk)
    sejak = date(hari_ini.year - TAHUN_LANJUTAN, 1, 1)
    isi.lanjutan = lanjutan_kinerja(pegawai, pengguna=pengguna, sejak=sejak, dengan_predikat=True)
    if siklus is None:
        return isi
    isi.siklus_lain = next((s for s in terbuka if s.tahun != siklus.tahun), None)
    isi.kecuali = dikecualikan(pegawai.kedudukan, pegawai.alasan_kecuali or "")
    isi.jabatan = jabatan_dipegang(pegawai.pk, hari)
    isi.skp = next((s for s in isi.riwayat if s.tahun == siklus.tahun and s.mulai <= hari <= s.sampai), None)
    if isi.skp:
        isi.berganti_jabatan = perlu_skp_baru(isi.skp, isi.jabatan)
        _pelaksanaan(isi, isi.skp)
    if not isi.kecuali and isi.jabatan:
        rekan = pegawai.rekan_menunggu if pengguna.has_perm(IZIN_JAWAB_REKAN) else 0
        isi.berikutnya = langkah_berikut(_keadaan(isi, siklus, rekan or 0))
    return isi


def _diri(pegawai_id: Any, hari: Any) -> QuerySet[Pegawai]:
    """The person with the recorded reason to make no SKP on the day, and how many peers wait for an answer."""
    kecuali = PengecualianSKP.objects.filter(pegawai=OuterRef("pk")).pada(hari).values("alasan")[:1]
    surat = PermintaanUmpan.objects.filter(kepada=OuterRef("pk"), keadaan="menunggu").order_by()
    kueri = Pegawai.objects.filter(pk=pegawai_id).select_related("kota").only("kota__sebutan_ppk", "kedudukan")
    return kueri.order_by().annotate(
        alasan_kecuali=Subquery(kecuali),
        rekan_menunggu=Subquery(surat.values("kota").annotate(n=Count("pk")).values("n")[:1]),
    )


def _skp_pegawai(pegawai_id: Any) -> QuerySet[SKP]:
    """All SKP of one person that were not cancelled, newest first, with their indicators and what is filled in."""
    hitung = Indikator.objects.filter(rhk__skp=OuterRef("pk")).order_by().values("rhk__skp").annotate(n=Count("pk"))
    kueri = SKP.objects.filter(pegawai=pegawai_id).hidup()
    kueri = kueri.select_related("siklus", "penilai", "jabatan_penilai").only(*_SKP_DIBACA)
    terisi = Realisasi.objects.filter(skp=OuterRef("pk")).order_by().values("periode")
    kueri = kueri.annotate(jumlah_indikator=Coalesce(Subquery(hitung.values("n")), 0), terisi=ArraySubquery(terisi))
    return kueri.order_by("-tahun", "-mulai")[:12]


def _evaluasi(pegawai_id: Any) -> QuerySet[EvaluasiKinerja]:
    """What was delivered to this person, newest first."""
    kueri = EvaluasiKinerja.objects.filter(pegawai=pegawai_id, keadaan__in=sorted(DISAMPAIKAN_KE_ATAS))
    kueri = kueri.only("skp", "tahun", "periode", "keadaan", "predikat", "batas_keberatan")
    return kueri.order_by("-tahun", "-periode")[:EVALUASI_TERAKHIR]


def _dialog(skp_id: Any) -> QuerySet[DialogKinerja]:
    diakui = ("pegawai_mengakui_pada", "penilai_mengakui_pada")
    return DialogKinerja.objects.filter(skp=skp_id).only("tanggal", "topik", *diakui)[:5]


def _umpan(skp_id: Any) -> QuerySet[UmpanBalik]:
    """The last few, each with the number of all that were not read."""
    belum_dibaca = Window(Count("pk", filter=Q(dibaca_pada=None)))
    umpan = UmpanBalik.objects.filter(skp=skp_id).select_related("rhk", "oleh").annotate(baru=belum_dibaca)
    umpan = umpan.only("nilai", "sifat", "teks", "peran", "pada", "dibaca_pada", "rhk__teks", "oleh__nama")
    return umpan[:UMPAN_TERAKHIR]


_DIRI, _SKP_PEGAWAI, _EVALUASI = KueriTetap(_diri), KueriTetap(_skp_pegawai), KueriTetap(_evaluasi)
_DIALOG, _UMPAN = KueriTetap(_dialog), KueriTetap(_umpan)


def _pelaksanaan(isi: KinerjaSaya, skp: Any) -> None:
    """`skp` as `_SKP_PEGAWAI` reads it."""
    isi.dialog = _DIALOG.semua(skp_id=skp.pk)
    terakhir: list[Any] = _UMPAN.semua(skp_id=skp.pk)
    isi.umpan_balik, isi.umpan_baru = terakhir, terakhir[0].baru if terakhir else 0
    if skp.keadaan not in BERLAKU:
        return
    isi.periode = periode_kini(skp.siklus, isi.hari_ini)
    isi.rencana_aksi = _RENCANA_AKSI.semua(skp_id=skp.pk, periode=isi.periode.kode)
    tertutup = frozenset(e.periode for e in isi.evaluasi if e.skp_id == skp.pk)
    isi.periode_realisasi = _menurut_periode(skp, isi.hari_ini, skp.jumlah_indikator, Counter(skp.terisi), tertutup)


def rencana_aksi(skp_id: Any) -> QuerySet[RencanaAksi]:
    """Steps of the SKP, each with `bukti`: its evidence as plain values."""
    bukti = BuktiDukung.objects.filter(rencana_aksi=OuterRef("pk")).order_by("pk")
    nilai = JSONObject(pk="pk", nama="nama", tautan="tautan", berkas="berkas_id")
    kueri = RencanaAksi.objects.filter(skp=skp_id).select_related("rhk")
    return kueri.annotate(bukti=ArraySubquery(bukti.values(nilai=nilai)))


_RENCANA_AKSI = KueriTetap(lambda skp_id, periode: rencana_aksi(skp_id).filter(periode=periode))


def periode_realisasi(skp: SKP, hari_ini: date) -> list[PeriodeRealisasi]:
    """Every periodic period of the SKP that has begun."""
    jumlah = skp.rhk.aggregate(n=Count("indikator"))["n"]
    terisi = Counter(Realisasi.objects.filter(skp=skp).order_by().values_list("periode", flat=True))
    return _menurut_periode(skp, hari_ini, jumlah, terisi, periode_tertutup(skp))


def _menurut_periode(
    skp: SKP, hari_ini: date, jumlah: int, terisi: Mapping[str, int], tertutup: Collection[str]
) -> list[PeriodeRealisasi]:
    kalender = ingat(("kalender", skp.kota_id, hari_ini), lambda: Kalender(skp.kota_id))
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


def _keadaan(isi: KinerjaSaya, siklus: SiklusKinerja, rekan: int) -> Keadaan:
    dijawab = isi.dijawab
    menanti: dict[str, Any] = {
        "evaluasi_dijawab": dijawab.periode_objek.label if dijawab else "",
        "batas_jawab": dijawab.batas_keberatan if dijawab else None,
        "rekan_menunggu": rekan,
    }
    if isi.skp is None:
        return Keadaan(None, siklus.batas_susun, siklus.batas_tetap, **menanti)
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
        **menanti,
    )


def dialog_menunggu(skp_ids: list[int]) -> int:
    """Dialogues of a team that the penilai has not acknowledged."""
    return DialogKinerja.objects.filter(Q(skp__in=skp_ids), penilai_mengakui_pada=None).count()
