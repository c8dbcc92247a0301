"""Who is due an award: facts of the whole city in a few queries, judged by the rules, each with the rows behind it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from asn.core.legal import Putusan, tambah_bulan
from asn.core.periode import Periode
from kepegawaian.pegawai.models import Pegawai, RiwayatHukdis, RiwayatKinerja, RiwayatPenghargaan
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI
from kepegawaian.pegawai.rules.enum import Hukdis, JenisASN, PredikatKinerja
from kepegawaian.pegawai.rules.tindak_lanjut import HukdisTercatat, PredikatPeriodik, PredikatTahunan
from kinerja.tindak_lanjut.models import KriteriaPenghargaan
from kinerja.tindak_lanjut.rules import penghargaan as aturan
from kinerja.tindak_lanjut.rules.jenis import JenisPenghargaan

J = JenisPenghargaan
TRIWULAN_DILIHAT = 8
# The best of a unit can be named only when most of it has been judged: per cent of the people of that unit.
CAKUPAN_PERSEN = 80
_AKTIF = {"pegawai__kedudukan__in": KEDUDUKAN_MASIH_PEGAWAI}


@dataclass(frozen=True, slots=True)
class Calon:
    """One candidate, ready to be written down."""

    pegawai_id: int
    instansi_id: int | None
    jenis: J
    periode: Periode
    putusan: Putusan
    bukti: tuple[tuple[str, int], ...] = ()
    peringkat: int | None = None
    tambahan: str = ""

    @property
    def kunci(self) -> str:
        return f"{self.jenis}:{self.pegawai_id}:{self.periode.kode}"

    def catatan(self) -> dict[str, Any]:
        """The verdict as it is kept with the nomination."""
        p = self.putusan
        rincian = [*p.rincian, *([self.tambahan] if self.tambahan else [])]
        return {"alasan": p.alasan, "dasar": str(p.dasar), "rincian": rincian, "bukti": [list(b) for b in self.bukti]}


def calon_kota(kota_id: int, hari_ini: date) -> Iterator[Calon]:
    """Everybody who is due an award now. The city must be in scope."""
    yield from _dua_tahun(kota_id, hari_ini.year - 1)
    yield from _triwulan(kota_id, Periode.pada(hari_ini, "triwulan").sebelumnya())
    yield from _satyalancana(kota_id, hari_ini)


def _kinerja(kota_id: int, **syarat: Any) -> Any:
    return RiwayatKinerja.objects.filter(kota=kota_id, **_AKTIF, **syarat).sah().order_by("pegawai", "tahun")


def hukdis_tercatat(kota_id: int, **syarat: Any) -> dict[int, list[HukdisTercatat]]:
    """Punishments by person. They decide silently: no verdict names one."""
    hasil: dict[int, list[HukdisTercatat]] = defaultdict(list)
    baris = RiwayatHukdis.objects.filter(kota=kota_id, **syarat).sah()
    for pk, jenis, tmt in baris.values_list("pegawai", "jenis", "tmt_mulai"):
        hasil[pk].append(HukdisTercatat(Hukdis(jenis), tmt))
    return hasil


def dua_tahun_terbaik(kota_id: int, tahun: int) -> dict[int, list[tuple[int, str, int, Any]]]:
    """(year, predicate, row, unit) of the two years, of people whose result was the best in them."""
    hasil: dict[int, list[tuple[int, str, int, Any]]] = defaultdict(list)
    baris = _kinerja(kota_id, triwulan=None, tahun__in=(tahun - 1, tahun), predikat="SANGAT_BAIK")
    kolom = ("pegawai", "tahun", "predikat", "pk", "pegawai__instansi__perangkat_daerah")
    for pegawai, *isi in baris.values_list(*kolom):
        hasil[pegawai].append(tuple(isi))
    return hasil


def _dua_tahun(kota_id: int, tahun: int) -> Iterator[Calon]:
    hukdis = hukdis_tercatat(kota_id, tmt_mulai__year__in=(tahun - 1, tahun))
    for pk, baris in dua_tahun_terbaik(kota_id, tahun).items():
        rekam = [PredikatTahunan(t, PredikatKinerja(p), n) for t, p, n, _ in baris]
        putusan = aturan.dua_tahun(rekam, tahun=tahun, hukdis=hukdis.get(pk, ()))
        if putusan:
            bukti = tuple(("RiwayatKinerja", n) for _, _, n, _ in baris)
            yield Calon(pk, baris[-1][3], J.KINERJA_DUA_TAHUN, Periode("tahun", tahun), putusan, bukti)


def kriteria_pada(kota_id: int, tanggal: date) -> KriteriaPenghargaan | None:
    return KriteriaPenghargaan.objects.filter(kota=kota_id).pada(tanggal).first()


def kriteria_aturan(baris: KriteriaPenghargaan) -> aturan.Kriteria:
    return aturan.Kriteria(
        PredikatKinerja(baris.predikat_minimal),
        baris.deret_minimal,
        baris.bulan_bebas_hukdis,
        baris.bulan_jeda,
        baris.calon_per_instansi,
        baris.kutipan,
    )


def _triwulan(kota_id: int, periode: Periode) -> Iterator[Calon]:
    baris = kriteria_pada(kota_id, periode.selesai)
    if baris is None:
        return
    kriteria = kriteria_aturan(baris)
    unit = unit_siap(kota_id, periode)
    per_unit: dict[int, list[aturan.FaktaTriwulan]] = defaultdict(list)
    for instansi, fakta in fakta_triwulan(kota_id, periode, kriteria):
        if instansi in unit:
            per_unit[instansi].append(fakta)
    for instansi, calon in per_unit.items():
        urut = aturan.peringkatkan(calon, kriteria, periode=periode)[: kriteria.calon_per_instansi]
        for ke, (f, putusan) in enumerate(urut, start=1):
            bukti = tuple(("RiwayatKinerja", int(p.bukti)) for p in f.predikat if p.periode == periode)
            uraian = aturan.uraian_peringkat(f, kriteria, periode=periode)
            yield Calon(f.pegawai_id, instansi, J.PEGAWAI_TRIWULAN, periode, putusan, bukti, ke, uraian)


def unit_siap(kota_id: int, periode: Periode) -> set[int]:
    """Top units of which most people have been judged for the quarter."""
    orang = Pegawai.objects.filter(kota=kota_id, kedudukan="AKTIF", instansi__isnull=False)
    jumlah = Counter(orang.values_list("instansi__perangkat_daerah", flat=True))
    dinilai = _kinerja(kota_id, tahun=periode.tahun, triwulan=periode.ke)
    terisi = Counter(dinilai.values_list("pegawai__instansi__perangkat_daerah", flat=True))
    return {unit for unit, n in jumlah.items() if unit and terisi[unit] * 100 >= n * CAKUPAN_PERSEN}


def fakta_triwulan(
    kota_id: int, periode: Periode, kriteria: aturan.Kriteria, **batas: Any
) -> Iterator[tuple[int, aturan.FaktaTriwulan]]:
    """(top unit, facts) of everybody whose predicate of the quarter suffices; `batas` narrows to some people."""
    cukup = [str(p) for p in PredikatKinerja if p.peringkat() >= kriteria.predikat_minimal.peringkat()]
    kini = _kinerja(kota_id, tahun=periode.tahun, triwulan=periode.ke, predikat__in=cukup, **batas)
    orang = set(kini.values_list("pegawai", flat=True))
    deret = _deret(kota_id, periode, orang, kriteria.deret_minimal, batas)
    sejak = tambah_bulan(periode.selesai, -kriteria.bulan_bebas_hukdis)
    hukdis = hukdis_tercatat(kota_id, tmt_mulai__gt=sejak, **batas)
    teladan = dict(
        RiwayatPenghargaan.objects.filter(kota=kota_id, jenis="PEGAWAI_TELADAN", tanggal__lte=periode.selesai, **batas)
        .sah()
        .order_by("tanggal")
        .values_list("pegawai", "tanggal")
    )
    kolom = ("pegawai", "hasil_kerja", "perilaku", "pegawai__jp_tahun_ini", "pegawai__tmt_masuk")
    for pk, hasil, perilaku, jp, masuk, unit in kini.values_list(*kolom, "pegawai__instansi__perangkat_daerah"):
        if unit:
            fakta = aturan.FaktaTriwulan(
                pk, deret[pk], hasil, perilaku, jp, masuk, [h.tanggal for h in hukdis.get(pk, ())], teladan.get(pk)
            )
            yield unit, fakta


def _deret(
    kota_id: int, periode: Periode, orang: set[int], minimal: int, batas: dict[str, Any]
) -> dict[int, list[PredikatPeriodik]]:
    """Predicates of the quarters that may make a run, by person."""
    semula = [periode]
    while len(semula) < max(TRIWULAN_DILIHAT, minimal):
        semula.append(semula[-1].sebelumnya())
    menurut = {(p.tahun, p.ke): p for p in semula}
    hasil: dict[int, list[PredikatPeriodik]] = defaultdict(list)
    baris = _kinerja(kota_id, triwulan__isnull=False, tahun__gte=semula[-1].tahun, **batas)
    for pk, tahun, ke, predikat, nomor in baris.values_list("pegawai", "tahun", "triwulan", "predikat", "pk"):
        if pk in orang and (p := menurut.get((tahun, ke))):
            hasil[pk].append(PredikatPeriodik(p, PredikatKinerja(predikat), nomor))
    return hasil


def _satyalancana(kota_id: int, hari_ini: date) -> Iterator[Calon]:
    sepuluh = tambah_bulan(hari_ini, -9 * 12)  # the day of conferring lies up to a year ahead
    orang = Pegawai.objects.filter(kota=kota_id, jenis="PNS", kedudukan__in=("AKTIF", "TUGAS_BELAJAR", "CLTN"))
    orang = orang.filter(tmt_masuk__lte=sepuluh)
    hukdis = hukdis_tercatat(kota_id)
    diterima: dict[int, list[int]] = defaultdict(list)
    medali = RiwayatPenghargaan.objects.filter(kota=kota_id, jenis__startswith="SATYALANCANA_").sah()
    for pk, jenis in medali.values_list("pegawai", "jenis"):
        diterima[pk].append(int(jenis.rsplit("_", 1)[1]))
    for pk, masuk, kedudukan, unit in orang.values_list("pk", "tmt_masuk", "kedudukan", "instansi__perangkat_daerah"):
        hasil = aturan.satya(
            jenis=JenisASN.PNS,
            tmt_cpns=masuk,
            hukdis=hukdis.get(pk, ()),
            cltn=kedudukan == "CLTN",
            sudah_diterima=diterima.get(pk, ()),
            pada=hari_ini,
        )
        if hasil and hasil[2]:
            yield Calon(pk, unit, hasil[0], hasil[1], hasil[2])
