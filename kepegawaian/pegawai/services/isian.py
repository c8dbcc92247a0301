"""How the positions of the peta jabatan are filled: one definition for every page that counts or lists them."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, DateField, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from asn.core.halaman import HITUNG_MAKS
from asn.core.jangkauan import Jangkauan
from asn.core.kueri_tetap import JumlahTetap, KueriTetap, salah_satu
from kepegawaian.jabatan.models import Jabatan, JabatanQuerySet
from kepegawaian.pegawai.models import RiwayatJabatan

# For `ScopedQuerySet.berbentuk`: a large list can then be written by a job as well.
BERISI = f"{__name__}.berisi"
LOWONG = Q(bezetting=0, kebutuhan__gt=0)
ISIAN = {
    "lowong": ("Lowong (tanpa pejabat definitif)", LOWONG),
    "sementara": ("Dijabat Plt. atau Plh.", Q(sementara=True)),
    "kurang": ("Kurang dari kebutuhan", Q(selisih__lt=0)),
    "lebih": ("Melebihi kebutuhan", Q(selisih__gt=0)),
}


# What a list of positions shows of one.
_TAMPIL = (
    *("kota_id", "nama", "jenis", "jenjang", "eselon", "kelas", "kebutuhan"),
    *("instansi__nama", "instansi__perangkat_daerah__nama"),
)


def terisi_pada(jabatan: JabatanQuerySet, tanggal: date, *, ditanya: bool) -> JabatanQuerySet:
    """Positions of the date for a list whose rows are read by `BARIS_BERISI`.

    Only a list that is filtered or exported by how they are filled (`ditanya`) has to work that out for each of them.
    """
    return jabatan.berbentuk(BERISI, tanggal) if ditanya else jabatan.pada(tanggal)


def masih_dinas(tanggal: Any) -> Q:
    """Holders who had not left the service on the date, for rows that point at a pegawai."""
    return Q(pegawai__tanggal_berhenti=None) | Q(pegawai__tanggal_berhenti__gt=tanggal)


def berisi(jabatan: JabatanQuerySet, tanggal: Any, lampau: bool = False) -> JabatanQuerySet:
    """Positions of the date with `bezetting` (definitif holders), `selisih`, and `sementara` (a Plt. or Plh. acts).

    `tanggal` is a day, or its place in a fixed statement.
    `lampau` marks each row with the day, so that links to it stay there.
    """
    pejabat = _pejabat(tanggal)
    definitif = pejabat.filter(penugasan="DEFINITIF").values("jabatan").annotate(n=Count("pk")).values("n")
    return (
        jabatan.pada(tanggal)
        .select_related("instansi__perangkat_daerah")
        .annotate(
            bezetting=Coalesce(Subquery(definitif), 0),
            selisih=F("bezetting") - F("kebutuhan"),
            sementara=Exists(pejabat.exclude(penugasan="DEFINITIF")),
            pada_tanggal=Value(tanggal if lampau else None, output_field=DateField()),
        )
    )


def _pejabat(tanggal: Any) -> QuerySet[RiwayatJabatan]:
    """Who holds the position of the query around on the date."""
    menjabat = RiwayatJabatan.objects.pada(tanggal).filter(masih_dinas(tanggal), jabatan=OuterRef("pk"))
    return menjabat.sah().order_by()


def lowong_pada(jabatan: JabatanQuerySet, tanggal: Any) -> JabatanQuerySet:
    """Those of `berisi` that are `LOWONG`, where nothing more is asked: the first holder found settles it."""
    definitif = _pejabat(tanggal).filter(penugasan="DEFINITIF")
    return jabatan.pada(tanggal).filter(~Exists(definitif), kebutuhan__gt=0)


def _terisi(kunci: Any, tanggal: Any) -> JabatanQuerySet:
    """Positions by their keys, with how many hold each definitively and how many act."""
    definitif = Q(penugasan="DEFINITIF")
    jumlah = Func(
        Count("pk", filter=definitif),
        Count("pk", filter=~definitif),
        template="ARRAY[%(expressions)s]",
        output_field=ArrayField(IntegerField()),
    )
    terisi = _pejabat(tanggal).values("jabatan").annotate(n=jumlah).values("n")
    ada = Jabatan.objects.filter(salah_satu("pk", kunci)).pada(tanggal)
    return ada.select_related("instansi__perangkat_daerah").annotate(terisi=Subquery(terisi)).only(*_TAMPIL).order_by()


class KueriBerisi(KueriTetap):
    """Rows with the figures of `berisi`, for which the holders of each position are walked through once."""

    def semua(self, **nilai: Any) -> list[Any]:
        baris = super().semua(**nilai)
        for j in baris:
            j.bezetting, pengganti = j.terisi or (0, 0)
            j.selisih, j.sementara = j.bezetting - j.kebutuhan, pengganti > 0
        return baris


_JUMLAH = JumlahTetap(
    lambda kota, tanggal: (
        Jabatan.objects.filter(salah_satu("kota_id", kota))
        .pada(tanggal)
        .order_by()
        .values_list("pk", flat=True)[: HITUNG_MAKS + 1]
    )
)


def jumlah_jabatan(jangkauan: Jangkauan, tanggal: date) -> Callable[[], int] | None:
    """Counts the positions of the date within this reach; None where it is not of whole cities alone."""
    if jangkauan.kota_ids != jangkauan.semua_kota:
        return None
    return partial(_JUMLAH.hitung, kota=sorted(jangkauan.kota_ids), tanggal=tanggal)


# Rows of a list of positions by their keys, as they were filled on the day.
BARIS_BERISI = KueriBerisi(_terisi)
