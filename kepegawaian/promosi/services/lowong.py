"""Vacant managerial positions: since when, who acts meanwhile, and whether a selection is filling them."""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, DateField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast

from asn.core.kueri_tetap import KueriTetap, salah_satu
from asn.core.querysets import ScopedQuerySet
from kepegawaian.jabatan.models import Jabatan, JabatanQuerySet
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.pegawai.services import isian
from kepegawaian.pegawai.services.isian import LOWONG, berisi
from kepegawaian.promosi.models import Lowongan
from kepegawaian.promosi.workflows import HIDUP, KeadaanSeleksi

BENTUK = f"{__name__}.lowong_pada"


def lowong_pada(jabatan: JabatanQuerySet, tanggal: Any) -> JabatanQuerySet:
    """Vacant managerial positions of the date, each with `lowong_sejak`, `plt` and `seleksi_id` (filling it).

    `tanggal` is a day, or its place in a fixed statement.
    """
    kueri = _diisi(berisi(jabatan.manajerial(), tanggal).filter(LOWONG), tanggal)
    return kueri.annotate(
        tingkat=Case(
            *(When(jenis=k, then=Value(str(i))) for i, k in enumerate(_URUT)),
            default=Value("9"),
            output_field=CharField(),
        ),
    )


def _diisi(jabatan: JabatanQuerySet, tanggal: Any) -> JabatanQuerySet:
    """With since when they are vacant, who acts, and what fills them."""
    pejabat = RiwayatJabatan.objects.filter(jabatan=OuterRef("pk")).sah()
    terakhir = pejabat.filter(penugasan="DEFINITIF", tmt_mulai__lte=tanggal).order_by("-tmt_mulai")
    plt = pejabat.pada(tanggal).exclude(penugasan="DEFINITIF").order_by("-tmt_mulai")
    # Decided, and the one chosen is still to be inaugurated: nobody begins another selection meanwhile.
    menunggu = Q(seleksi__keadaan=KeadaanSeleksi.DIPUTUS, seleksi__rencana_pelantikan__gte=tanggal)
    hidup = Lowongan.objects.filter(menunggu | Q(seleksi__keadaan__in=HIDUP), jabatan=OuterRef("pk"))
    return jabatan.annotate(
        lowong_sejak=Cast(
            Subquery(terakhir.values("tmt_selesai")[:1]) + Value(timedelta(days=1)), output_field=DateField()
        ),
        plt=Subquery(plt.values("pegawai__nama")[:1]),
        seleksi_id=Subquery(hidup.values("seleksi")[:1]),
    )


# Rows of the list of vacant positions by the keys of such as were found vacant.
BARIS_LOWONG = KueriTetap(
    lambda kunci, tanggal: (
        _diisi(Jabatan.objects.filter(salah_satu("pk", kunci)), tanggal)
        .select_related("instansi")
        .only("kota_id", "nama", "jenis", "eselon", "instansi__nama")
        .order_by()
    )
)
_URUT = ("JPT_UTAMA", "JPT_MADYA", "JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS")


# Which managerial positions of some cities are vacant on a day.
LOWONG_KOTA = KueriTetap(
    lambda kota, tanggal: (
        isian.lowong_pada(Jabatan.objects.filter(salah_satu("kota_id", kota)).manajerial(), tanggal)
        .order_by()
        .values_list("pk", flat=True)
    )
)
# Positions in the order of their list: few are vacant, so they are ordered once they are known.
_BERURUT = KueriTetap(lambda kunci: Jabatan.objects.filter(salah_satu("pk", kunci)).values_list("pk", flat=True))


def lowong_didaftar(pengguna: Any, izin: str, tanggal: date) -> tuple[ScopedQuerySet, Callable[[], list[int]] | None]:
    """`lowong_terlihat` for a list whose rows are read by `BARIS_LOWONG`: which ones is all it has to know.

    Also their keys in order, for whoever reaches whole cities alone and therefore sees all that was found.
    """
    jangkauan = pengguna.jangkauan(izin)
    kunci = LOWONG_KOTA.semua(kota=sorted(jangkauan.semua_kota), tanggal=tanggal)
    terlihat = Jabatan.objects.terlihat_oleh(pengguna, izin).filter(salah_satu("pk", Value(kunci)))
    if jangkauan.kota_ids != jangkauan.semua_kota:
        return terlihat, None
    return terlihat, lambda: _BERURUT.semua(kunci=kunci) if kunci else []


def lowong_terlihat(pengguna: Any, izin: str, tanggal: date) -> ScopedQuerySet:
    """Vacant positions in reach of a permission of this wing."""
    terlihat = Jabatan.objects.terlihat_oleh(pengguna, izin)
    return terlihat.berbentuk(BENTUK, tanggal)


def lowong_sejak(jabatan: Jabatan, tanggal: date) -> date | None:
    """The first day without a definitive holder; None when the register knows of none before."""
    definitif = RiwayatJabatan.objects.filter(jabatan=jabatan, penugasan="DEFINITIF", tmt_mulai__lte=tanggal).sah()
    terakhir = definitif.order_by(F("tmt_selesai").desc(nulls_first=True)).first()
    if terakhir is None or terakhir.tmt_selesai is None:
        return None
    return terakhir.tmt_selesai + timedelta(days=1)


def pemegang(jabatan_ids: Collection[int], tanggal: date) -> dict[int, RiwayatJabatan]:
    """The definitive holder of each position on the day."""
    ada = RiwayatJabatan.objects.filter(jabatan__in=jabatan_ids, penugasan="DEFINITIF").pada(tanggal).sah()
    masih = ada.filter(Q(pegawai__tanggal_berhenti=None) | Q(pegawai__tanggal_berhenti__gt=tanggal))
    urut = masih.select_related("pegawai").order_by("tmt_mulai", "-pk")
    return {b.jabatan_id: b for b in urut if b.jabatan_id}
