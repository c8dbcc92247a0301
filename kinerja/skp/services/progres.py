"""How far planning is in a city or an instansi: one statement, whatever the number of people, kept for minutes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, FilteredRelation, OuterRef, Q, Value, When

from asn.core.hitungan import hitungan
from asn.core.kueri_tetap import KueriTetap, Terisi, salah_satu
from kepegawaian.instansi.models import Instansi
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI, KOLOM_ORANG, PegawaiQuerySet
from kinerja.skp.models import PengecualianSKP
from kinerja.skp.rules.pengecualian import MENURUT_KEDUDUKAN
from kinerja.skp.workflows import IZIN_PROGRES, LABEL_SKP, KeadaanSKP

# For `ScopedQuerySet.berbentuk`: a large list can then be written by a job as well.
BERPROGRES = f"{__name__}.berprogres"
BELUM, KECUALI = "belum", "kecuali"
LABEL_PROGRES = {
    BELUM: "Belum menyusun",
    **{k.value: v for k, v in LABEL_SKP.items() if k is not KeadaanSKP.DIBATALKAN},
    KECUALI: "Dikecualikan",
}
SELESAI = frozenset({KeadaanSKP.DITETAPKAN.value, KeadaanSKP.PERUBAHAN.value, KeadaanSKP.DITUTUP.value})


def berprogres(pegawai: PegawaiQuerySet, tanggal: date) -> PegawaiQuerySet:
    """People in service with `progres`: the state of their SKP of the day, `belum` or `kecuali`."""
    return _berprogres(pegawai, tanggal, tanggal.year)


def _berprogres(pegawai: PegawaiQuerySet, tanggal: Any, tahun: Any) -> PegawaiQuerySet:
    di_hari = Q(skp__tahun=tahun, skp__mulai__lte=tanggal, skp__sampai__gte=tanggal)
    tercatat = PengecualianSKP.objects.filter(pegawai=OuterRef("pk")).pada(tanggal)
    return pegawai.filter(kedudukan__in=KEDUDUKAN_MASIH_PEGAWAI).annotate(
        skp_kini=FilteredRelation("skp", condition=di_hari & ~Q(skp__keadaan=KeadaanSKP.DIBATALKAN)),
        progres=Case(
            When(skp_kini__isnull=False, then=F("skp_kini__keadaan")),
            When(Q(kedudukan__in=sorted(MENURUT_KEDUDUKAN)) | Exists(tercatat), then=Value(KECUALI)),
            default=Value(BELUM),
            output_field=CharField(),
        ),
        skp_id_kini=F("skp_kini__pk"),
        penilai_kini=F("skp_kini__penilai__nama"),
    )


_ORANG = KueriTetap(
    lambda kunci, tanggal, tahun: (
        _berprogres(Pegawai.objects.filter(salah_satu("pk", kunci)), tanggal, tahun)
        .order_by()
        .for_list()
        .only(*KOLOM_ORANG)
    )
)


def baris_progres(tanggal: date) -> Terisi:
    """The rows of a page of the list, by the keys it found in reach."""
    return _ORANG.dengan(tanggal=tanggal, tahun=tanggal.year)


@dataclass(slots=True)
class BarisProgres:
    """One perangkat daerah with its counts by state."""

    instansi_id: int | None
    nama: str
    jumlah: dict[str, int] = field(default_factory=dict)

    @property
    def wajib(self) -> int:
        return sum(n for k, n in self.jumlah.items() if k != KECUALI)

    @property
    def selesai(self) -> int:
        return sum(n for k, n in self.jumlah.items() if k in SELESAI)

    @property
    def belum(self) -> int:
        return self.jumlah.get(BELUM, 0)

    @property
    def proses(self) -> int:
        return self.wajib - self.selesai - self.belum

    @property
    def kecuali(self) -> int:
        return self.jumlah.get(KECUALI, 0)

    @property
    def persen(self) -> int:
        """Rounded down: 100 only when nobody is missing."""
        return 100 * self.selesai // self.wajib if self.wajib else 100


@dataclass(frozen=True, slots=True)
class Progres:
    baris: list[BarisProgres]
    total: BarisProgres
    dihitung_pada: datetime


def nama_instansi(ids: list[int]) -> list[tuple[int, str]]:
    return _NAMA.semua(kunci=ids)


_NAMA = KueriTetap(lambda kunci: Instansi.objects.filter(salah_satu("pk", kunci)).order_by().values_list("pk", "nama"))


def progres_penyusunan(pengguna: Any, tanggal: date, *, segar: bool = False) -> Progres:
    """Counts per perangkat daerah in the reach of the reader, the least finished first; `segar` counts again."""
    terlihat = Pegawai.objects.terlihat_oleh(pengguna, IZIN_PROGRES)
    kueri = berprogres(terlihat, tanggal).order_by().values_list("instansi__perangkat_daerah", "progres")
    nama_hitungan = f"progres-skp:{tanggal.isoformat()}"
    hasil = hitungan(nama_hitungan, pengguna.jangkauan(IZIN_PROGRES), kueri.annotate(n=Count("pk")), segar=segar)
    baris: dict[int | None, BarisProgres] = {}
    total = BarisProgres(None, "Jumlah")
    for instansi_id, keadaan, n in hasil.baris:
        satu = baris.setdefault(instansi_id, BarisProgres(instansi_id, "Tanpa unit kerja"))
        satu.jumlah[keadaan] = satu.jumlah.get(keadaan, 0) + n
        total.jumlah[keadaan] = total.jumlah.get(keadaan, 0) + n
    nama = dict(nama_instansi([i for i in baris if i]))
    for satu in baris.values():
        satu.nama = nama.get(satu.instansi_id or 0, satu.nama)
    return Progres(sorted(baris.values(), key=lambda b: (b.persen, -b.wajib, b.nama)), total, hasil.pada)
