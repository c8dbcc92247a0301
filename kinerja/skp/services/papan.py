"""What a penilai sees of a period: the team with its judgements, the organisation's predicate, the distribution."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from asn.core.angka import tulis_bulat
from asn.core.grafik import Grafik, Sumbu, batang
from asn.core.kueri_tetap import KueriTetap, salah_satu
from kepegawaian.pegawai.rules import pola_distribusi
from kepegawaian.pegawai.rules.enum import PredikatKinerja, PredikatOrganisasi
from kinerja.skp.models import SKP, EvaluasiKinerja, SiklusKinerja
from kinerja.skp.models import PredikatOrganisasi as BarisOrganisasi
from kinerja.skp.rules.periode import PeriodeKinerja, periode_dari_kode, periode_setahun, periode_tahunan
from kinerja.skp.services.evaluasi import evaluasi_buka
from kinerja.skp.services.organisasi import predikat_untuk
from kinerja.skp.workflows import BERLAKU, IZIN_NILAI, KeadaanEvaluasiKinerja

E = KeadaanEvaluasiKinerja
_IKUT = ("pegawai", "skp__jabatan", "skp__siklus", "jabatan_penilai")
# What a row of the board shows, and what names the predicate it is judged under.
_DIBACA = (
    "kota",
    "periode",
    "keadaan",
    "predikat",
    "instansi",
    "perangkat_daerah",
    *(f"pegawai__{n}" for n in ("nama", "gelar_depan", "gelar_belakang")),
    *(f"skp__{n}" for n in ("nama_jabatan", "jabatan__memimpin", "jabatan__instansi", "siklus__lingkup_pola")),
    "jabatan_penilai__instansi",
)


@dataclass(frozen=True, slots=True)
class Pola:
    """The distribution of one group against the pattern of its organisation: warnings, never a correction."""

    organisasi: BarisOrganisasi | None
    hitungan: Counter[str]
    pelanggaran: Sequence[Any] = ()
    uraian: Sequence[str] = ()
    catatan: str = ""

    @property
    def dinilai(self) -> int:
        return sum(self.hitungan.values())

    @property
    def grafik(self) -> Grafik:
        """Share of each predicate, best first."""
        return _grafik(tuple(self.hitungan.get(p, 0) for p in PredikatKinerja))


@lru_cache(maxsize=256)
def _grafik(hitungan: tuple[int, ...]) -> Grafik:
    """Drawn once for the same counts: the drawing takes longer than everything else on the board."""
    total = sum(hitungan)
    nilai = [round(100 * n / (total or 1), 1) for n in hitungan]
    label = [f"{p.label} ({tulis_bulat(n)})" for p, n in zip(PredikatKinerja, hitungan, strict=True)]
    sumbu = Sumbu("Bagian pegawai", "%", 0, 100)
    keterangan = f"{tulis_bulat(total)} pegawai sudah dinilai."
    return batang("Pola distribusi predikat", label, nilai, sumbu=sumbu, keterangan=keterangan)


@dataclass(frozen=True, slots=True)
class Papan:
    periode: PeriodeKinerja
    pilihan: Sequence[PeriodeKinerja]
    baris: Sequence[EvaluasiKinerja]
    pola: Sequence[Pola] = field(default_factory=tuple)

    @property
    def belum(self) -> int:
        return sum(e.keadaan == E.BELUM for e in self.baris)

    @property
    def draf(self) -> int:
        return sum(e.keadaan == E.DRAF for e in self.baris)

    @property
    def disampaikan(self) -> int:
        return len(self.baris) - self.belum - self.draf

    @property
    def sisa(self) -> int:
        """How many wait for the penilai."""
        return self.belum + self.draf


def periode_pilihan(kota_id: int, hari_ini: date) -> list[PeriodeKinerja]:
    """Periods that have ended, newest first: of this year and the year before, with the year itself."""
    hasil = []
    for tahun, periodik in _SIKLUS.semua(kota_id=kota_id, tahun=[hari_ini.year, hari_ini.year - 1]):
        hasil += [*periode_setahun(tahun, periodik), periode_tahunan(tahun)]
    berakhir = [p for p in hasil if p.sudah_berakhir(hari_ini)]
    return sorted(berakhir, key=lambda p: (p.selesai, p.tahunan), reverse=True)


_SIKLUS = KueriTetap(
    lambda kota_id, tahun: (
        SiklusKinerja.objects.filter(salah_satu("tahun", tahun), kota=kota_id)
        .order_by()
        .values_list("tahun", "periodik")
    )
)


def periode_terpilih(kode: str, pilihan: Sequence[PeriodeKinerja], hari_ini: date) -> PeriodeKinerja:
    """The one asked for, else the newest that has ended."""
    dipilih = next((p for p in pilihan if p.kode == kode), None)
    return dipilih or (pilihan[0] if pilihan else periode_dari_kode(f"{hari_ini.year - 1}"))


def dinilai_oleh(pengguna: Any) -> Q:
    """Rows this user judges today: by post, or in the place of the kepala daerah."""
    jangkauan = pengguna.jangkauan(IZIN_NILAI)
    syarat = Q(jabatan_penilai__in=sorted(jangkauan.jabatan_ids))
    if jangkauan.kota_ids:
        syarat |= Q(jabatan_penilai=None, kota__in=sorted(jangkauan.kota_ids))
    return syarat & ~Q(pegawai=pengguna.pegawai_id) if pengguna.pegawai_id else syarat


def tim_buka(pengguna: Any, periode: PeriodeKinerja) -> int:
    """Open the rows of the own team when the night has not done so."""
    hari = {"tahun": periode.mulai.year, "mulai": periode.mulai, "selesai": periode.selesai, "periode": periode.kode}
    if not _dinilai(pengguna, _TERTUNDA, _TERTUNDA_PUNCAK, **hari):
        return 0
    skp = SKP.objects.filter(dinilai_oleh(pengguna), tahun=periode.mulai.year, keadaan__in=sorted(BERLAKU))
    skp = skp.filter(mulai__lte=periode.selesai, sampai__gte=periode.mulai)
    ada = EvaluasiKinerja.objects.filter(periode=periode.kode, skp=OuterRef("pk"))
    kota = set(skp.filter(~Exists(ada)).order_by().values_list("kota", flat=True).distinct())
    return sum(evaluasi_buka(kota_id=k, periode=periode, skp=skp.filter(kota=k)) for k in kota)


def tim_periode(pengguna: Any, periode: str) -> list[EvaluasiKinerja]:
    """The team in the order of work: not judged, draft, delivered; then by name."""
    semua: list[EvaluasiKinerja] = _dinilai(pengguna, _EVALUASI, _EVALUASI_PUNCAK, periode=periode)
    urut = {E.BELUM: 0, E.DRAF: 1}
    lain = [e for e in semua if e.pegawai_id != pengguna.pegawai_id]
    return sorted(lain, key=lambda e: (urut.get(E(e.keadaan), 2), e.pegawai.nama, e.pk))


def _dinilai(pengguna: Any, jabatan: KueriTetap, puncak: KueriTetap, **nilai: Any) -> list[Any]:
    """As `dinilai_oleh`, by two statements: rows of the posts held, rows in the place of the kepala daerah."""
    jangkauan = pengguna.jangkauan(IZIN_NILAI)
    hasil = jabatan.semua(jabatan=sorted(jangkauan.jabatan_ids), **nilai) if jangkauan.jabatan_ids else []
    return hasil + (puncak.semua(kota=sorted(jangkauan.kota_ids), **nilai) if jangkauan.kota_ids else [])


def _evaluasi(syarat: Any, periode: Any, **lain: Any) -> QuerySet[EvaluasiKinerja]:
    kueri = EvaluasiKinerja.objects.filter(syarat, periode=periode, **lain)
    return kueri.select_related(*_IKUT).only(*_DIBACA).order_by()


def _tertunda(syarat: Any, tahun: Any, mulai: Any, selesai: Any, periode: Any, **lain: Any) -> QuerySet[Any, Any]:
    """SKP that lack the row of a period; one is enough to know."""
    skp = SKP.objects.filter(syarat, tahun=tahun, keadaan__in=sorted(BERLAKU), **lain)
    ada = EvaluasiKinerja.objects.filter(periode=periode, skp=OuterRef("pk"))
    skp = skp.filter(~Exists(ada), mulai__lte=selesai, sampai__gte=mulai)
    return skp.order_by().values_list("pegawai_id", flat=True)[:2]


def _jabatan(jabatan: Any) -> Any:
    return salah_satu("jabatan_penilai_id", jabatan)


_EVALUASI = KueriTetap(lambda jabatan, **nilai: _evaluasi(_jabatan(jabatan), **nilai))
_EVALUASI_PUNCAK = KueriTetap(
    lambda kota, **nilai: _evaluasi(salah_satu("kota_id", kota), jabatan_penilai=None, **nilai)
)
_TERTUNDA = KueriTetap(lambda jabatan, **nilai: _tertunda(_jabatan(jabatan), **nilai))
_TERTUNDA_PUNCAK = KueriTetap(
    lambda kota, **nilai: _tertunda(salah_satu("kota_id", kota), jabatan_penilai=None, **nilai)
)


def papan_penilaian(pengguna: Any, periode: PeriodeKinerja, pilihan: Sequence[PeriodeKinerja]) -> Papan:
    """The whole board; queries do not grow with the team."""
    baris = tim_periode(pengguna, periode.kode)
    return Papan(periode, pilihan, baris, pola_kelompok(baris))


def pola_kelompok(baris: Iterable[EvaluasiKinerja]) -> list[Pola]:
    """One pattern per predicate of an organisation; leaders of other units are no part of the group they lead."""
    semua = list(baris)
    ditetapkan = predikat_untuk(semua)
    kelompok: dict[int | None, list[EvaluasiKinerja]] = {}
    for e in semua:
        ada = ditetapkan[e.pk]
        kelompok.setdefault(ada.pk if ada else None, []).append(e)
    menurut = {p.pk: p for p in ditetapkan.values() if p}
    return [_pola(menurut.get(pk) if pk else None, isi) for pk, isi in kelompok.items()]


def _pola(organisasi: BarisOrganisasi | None, baris: Iterable[EvaluasiKinerja]) -> Pola:
    hitungan = Counter(e.predikat for e in baris if e.predikat)
    return pola_dari(organisasi, hitungan)


def pola_dari(organisasi: BarisOrganisasi | None, hitungan: Counter[str]) -> Pola:
    if organisasi is None:
        return Pola(None, hitungan)
    kode = PredikatOrganisasi(organisasi.predikat)
    return Pola(
        organisasi,
        hitungan,
        pola_distribusi.periksa(kode, hitungan),
        pola_distribusi.uraian_pola(kode),
        pola_distribusi.catatan(hitungan),
    )


def pola_evaluasi(evaluasi: EvaluasiKinerja) -> Pola:
    """The group one evaluation belongs to: everybody judged by the same post in the period."""
    sama = EvaluasiKinerja.objects.filter(
        kota=evaluasi.kota_id, periode=evaluasi.periode, jabatan_penilai=evaluasi.jabatan_penilai_id
    )
    if evaluasi.jabatan_penilai_id is None:
        sama = sama.filter(perangkat_daerah=evaluasi.perangkat_daerah_id)
    hitungan = Counter(p for p in sama.values_list("predikat", flat=True) if p)
    return pola_dari(predikat_untuk([evaluasi])[evaluasi.pk], hitungan)


def tetangga(pengguna: Any, evaluasi: EvaluasiKinerja) -> tuple[EvaluasiKinerja | None, EvaluasiKinerja | None]:
    """The one before and the one after in the order of work."""
    tim = tim_periode(pengguna, evaluasi.periode)
    letak = next((i for i, e in enumerate(tim) if e.pk == evaluasi.pk), None)
    if letak is None:
        return None, None
    return (tim[letak - 1] if letak else None), (tim[letak + 1] if letak + 1 < len(tim) else None)


def belum_berikut(pengguna: Any, evaluasi: EvaluasiKinerja) -> EvaluasiKinerja | None:
    """The next one nobody has judged yet."""
    return next(
        (e for e in tim_periode(pengguna, evaluasi.periode) if e.keadaan == E.BELUM and e.pk != evaluasi.pk), None
    )
