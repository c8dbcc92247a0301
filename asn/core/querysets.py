"""Wall 2: the only way rows reach a view, a form choice, a filter, an export, a file or a report."""

from typing import Any, ClassVar, Self

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.module_loading import import_string

from asn.core.jangkauan import Jangkauan


class ScopedQuerySet(QuerySet):
    """Base of every QuerySet of a city table. Paths must be to-one chains, so no row is doubled.

    Subclasses set the lookup from a row to its city, its instansi, its pegawai and the position above that pegawai.
    A path left at None means that reach of that kind shows nothing.
    """

    jalur_kota: ClassVar[str] = "kota_id"
    jalur_instansi: ClassVar[str | None] = None
    jalur_pegawai: ClassVar[str | None] = None
    jalur_jabatan_atasan: ClassVar[str | None] = None

    # How the rows were shaped (dotted path of a function, its arguments), so that a job can shape them again.
    bentuk: tuple[tuple[str, tuple[Any, ...]], ...] = ()

    def _clone(self) -> Self:
        salinan: Self = super()._clone()  # type: ignore[misc]
        salinan.bentuk = self.bentuk
        return salinan

    def berbentuk(self, jalur: str, *argumen: Any) -> Self:
        """The rows as the function at `jalur` annotates them; the arguments must be plain values."""
        hasil: Self = import_string(jalur)(self, *argumen)
        hasil.bentuk = (*self.bentuk, (jalur, argumen))
        return hasil

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        """Rows that `pengguna` may see by holding `izin`: role and reach are read together."""
        jangkauan = pengguna.jangkauan(izin)
        kota = self.jalur_kota
        if jangkauan.kota_ids and jangkauan.kota_ids == jangkauan.semua_kota:
            # The common case stays a plain condition: (kota, sort key) indexes then serve the page in order.
            return self.filter(**_dalam(kota, jangkauan.kota_ids))
        return self.filter(self.syarat_jangkauan(jangkauan), **_dalam(kota, jangkauan.semua_kota))

    def syarat_jangkauan(self, jangkauan: Jangkauan) -> Q:
        """The reach as a condition on these rows; an empty reach is a condition nothing meets."""
        boleh = Q(pk__in=[])
        if jangkauan.kota_ids:
            boleh |= Q(**_dalam(self.jalur_kota, jangkauan.kota_ids))
        if jangkauan.instansi_ids and self.jalur_instansi:
            boleh |= Q(**_dalam(self.jalur_instansi, jangkauan.instansi_ids))
        if jangkauan.pegawai_id and self.jalur_pegawai:
            boleh |= Q(**{self.jalur_pegawai: jangkauan.pegawai_id})
        if jangkauan.jabatan_ids and self.jalur_jabatan_atasan:
            boleh |= Q(**_dalam(self.jalur_jabatan_atasan, jangkauan.jabatan_ids))
        return boleh


def diurut_sendiri(kueri: QuerySet) -> QuerySet:
    """The same rows in the same order, sorted after they were found and never read in the order of an index.

    For conditions that leave few rows: the planner overrates an index whose first column is clustered (here always the
    city) and would walk through nearly all of it. Orders by a relation or an expression stay as they are.
    """
    pertama, *sisa = urutan(kueri)
    if not isinstance(pertama, str) or _relasi(kueri, pertama.lstrip("-")):
        return kueri
    nilai = Coalesce(F(pertama.lstrip("-")), F(pertama.lstrip("-")))
    return kueri.order_by(nilai.desc() if pertama.startswith("-") else nilai.asc(), *sisa)


def urutan_kolom(kueri: QuerySet) -> tuple[str, ...]:
    """The names it is ordered by, when all are columns of the rows or of their parents; otherwise nothing."""
    kolom = urutan(kueri)
    nama = {satu.lstrip("-") for satu in kolom if isinstance(satu, str)}
    lain = len(nama) < len(kolom) or nama & set(kueri.query.annotations)
    return () if lain else kolom


def menambah(kueri: QuerySet) -> bool:
    """Whether it says more of its rows than which they are: parents, annotations, fields of its own choice."""
    isi: Any = kueri.query
    dijemput: Any = kueri._prefetch_related_lookups  # type: ignore[attr-defined]
    sendiri = isi.annotations, isi.select_related, isi.extra, isi.combinator, dijemput
    return any(sendiri) or isi.deferred_loading != (frozenset(), True)


def urutan(kueri: QuerySet) -> tuple[Any, ...]:
    """What it is ordered by, by its own will or its model's."""
    return tuple(kueri.query.order_by or kueri.model._meta.ordering or ("pk",))


def _relasi(kueri: QuerySet, nama: str) -> bool:
    """Whether a name to order by means a row of another table, whose own order would be used."""
    bidang = {f.name: f for f in kueri.model._meta.get_fields()}.get(nama)
    return bool(bidang and bidang.is_relation)


def _dalam(jalur: str, ids: frozenset[int]) -> dict[str, Any]:
    if len(ids) == 1:
        return {jalur: next(iter(ids))}
    return {f"{jalur}__in": sorted(ids)}
