"""How the positions of the peta jabatan are filled: one definition for every page that counts or lists them."""

from datetime import date

from django.db.models import Count, DateField, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from kepegawaian.jabatan.models import JabatanQuerySet
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


def masih_dinas(tanggal: date) -> Q:
    """Holders who had not left the service on the date, for rows that point at a pegawai."""
    return Q(pegawai__tanggal_berhenti=None) | Q(pegawai__tanggal_berhenti__gt=tanggal)


def berisi(jabatan: JabatanQuerySet, tanggal: date, lampau: bool = False) -> JabatanQuerySet:
    """Positions of the date with `bezetting` (definitif holders), `selisih`, and `sementara` (a Plt. or Plh. acts).

    `lampau` marks each row with the day, so that links to it stay there.
    """
    pejabat = RiwayatJabatan.objects.pada(tanggal).filter(masih_dinas(tanggal), jabatan=OuterRef("pk"))
    pejabat = pejabat.sah().order_by()
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
