"""Progress of a long job.

Each call is a short transaction of its own, so a task that reports progress sets `per_langkah = True` and calls these
functions between its steps. Called inside a step's transaction the count commits with the step: it is then exact even
when the worker dies, but shows only when the step is done.
"""

from contextlib import nullcontext
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db.models import Case, F, IntegerField, QuerySet, When
from django.db.models.functions import Least
from django.urls import reverse
from django.utils import timezone

from asn.core.jobs import TugasBerlingkup
from asn.core.lingkup import lingkup_kota
from asn.core.models import KeadaanPekerjaan, Pekerjaan
from asn.core.sekaligus import Tulis, ubah

PESAN_GAGAL = "Pekerjaan berhenti karena gangguan sistem; ulangi, atau hubungi administrator bila terulang."
_HIDUP = (KeadaanPekerjaan.ANTRE.value, KeadaanPekerjaan.BERJALAN.value)
_UMUR_KABAR_DETIK = 10 * 60


def pekerjaan_buat(
    *, kota_id: int, judul: str, total: int = 0, pemilik: Any = None, dalam_lingkup: bool = False
) -> Pekerjaan:
    """A queued job of one city; `total` 0 means the amount of work is not known yet.

    `dalam_lingkup`: the caller's scope holds the city, so none is entered (the wall refuses the row if it does not).
    """
    pekerjaan = pekerjaan_baru(kota_id=kota_id, judul=judul, total=total, pemilik=pemilik)
    with nullcontext() if dalam_lingkup else lingkup_kota([kota_id]):
        pekerjaan.save(force_insert=True)
    return pekerjaan


def pekerjaan_baru(*, kota_id: int, judul: str, total: int = 0, pemilik: Any = None) -> Pekerjaan:
    """The job as `pekerjaan_buat` would queue it, not saved yet: for a caller who writes it with something else."""
    return Pekerjaan(kota_id=kota_id, judul=judul[:200], total=total, pemilik=pemilik)


def pekerjaan_maju(pk: UUID | str, langkah: int = 1, pesan: str = "", *, kota_id: int | None = None) -> None:
    """Count finished steps; a job that has ended stays as it is, so a task delivered twice does no harm.

    `kota_id` may be left out inside a city's scope. Raises LookupError when no such job lies in the scope.
    """
    maju = F("selesai") + langkah
    perubahan: dict[str, Any] = {
        "selesai": Case(
            When(total=0, then=maju),
            default=Least(maju, F("total"), output_field=IntegerField()),
            output_field=IntegerField(),
        ),
        "keadaan": KeadaanPekerjaan.BERJALAN.value,
    }
    if pesan:
        perubahan["pesan"] = pesan[:300]
    _ubah(pk, kota_id, perubahan)


def pekerjaan_mulai(pk: UUID | str, total: int | None = None, *, kota_id: int | None = None) -> None:
    """Count from zero: for work that starts over when its task is delivered again. Work that resumes leaves it out."""
    perubahan: dict[str, Any] = {"selesai": 0, "keadaan": KeadaanPekerjaan.BERJALAN.value}
    if total is not None:
        perubahan["total"] = total
    _ubah(pk, kota_id, perubahan)


def pekerjaan_akhiri(
    pk: UUID | str,
    keadaan: KeadaanPekerjaan = KeadaanPekerjaan.SELESAI,
    pesan: str = "",
    alamat_hasil: str = "",
    *,
    kota_id: int | None = None,
) -> None:
    """Close the job with its outcome and where the result is; only the first call counts."""
    _ubah(pk, kota_id, _akhir(keadaan, pesan, alamat_hasil))


def pekerjaan_tulis_akhir(pk: UUID | str, pesan: str = "", alamat_hasil: str = "") -> Tulis:
    """The end of a job done, to be sent with the work's own last write."""
    return ubah(
        Pekerjaan.objects.filter(pk=pk, keadaan__in=_HIDUP), **_akhir(KeadaanPekerjaan.SELESAI, pesan, alamat_hasil)
    )


def _akhir(keadaan: KeadaanPekerjaan, pesan: str, alamat_hasil: str) -> dict[str, Any]:
    return {
        "keadaan": keadaan.value,
        "pesan": pesan[:300],
        "alamat_hasil": alamat_hasil,
        "berakhir_pada": timezone.now(),
    }


def pekerjaan_kabarkan(pk: UUID | str, selesai: int, total: int, pesan: str) -> None:
    """Progress of one long transaction, kept beside the database: its own rows would show only at the end."""
    cache.set(_kunci_kabar(pk), (selesai, total, pesan), timeout=_UMUR_KABAR_DETIK)


def pekerjaan_berkabar(pk: UUID | str) -> bool:
    """Whether the job was heard of lately: a worker that died says nothing."""
    return cache.get(_kunci_kabar(pk)) is not None


def _kunci_kabar(pk: UUID | str) -> str:
    return f"pekerjaan:{pk}"


def _ubah(pk: UUID | str, kota_id: int | None, perubahan: dict[str, Any]) -> None:
    with nullcontext() if kota_id is None else lingkup_kota([kota_id]):
        baris = Pekerjaan.objects.filter(pk=pk)
        if not baris.filter(keadaan__in=_HIDUP).update(**perubahan) and not baris.exists():
            raise LookupError(f"Pekerjaan {pk} tidak ada dalam lingkup kota ini.")


def pekerjaan_milik(pengguna: Any) -> QuerySet[Pekerjaan]:
    """Jobs this user started."""
    return Pekerjaan.objects.milik(pengguna)


def konteks_kemajuan(pekerjaan: Pekerjaan) -> dict[str, Any]:
    """Context of components/kemajuan.html."""
    if not pekerjaan.berakhir and (kabar := cache.get(_kunci_kabar(pekerjaan.pk))):
        pekerjaan.selesai, pekerjaan.total, pekerjaan.pesan = kabar
    berhasil = pekerjaan.keadaan in (KeadaanPekerjaan.SELESAI, KeadaanPekerjaan.SELESAI_SEBAGIAN)
    return {
        "judul": pekerjaan.judul,
        "pesan": pekerjaan.pesan or pekerjaan.get_keadaan_display(),
        "persen": 100 if berhasil else pekerjaan.persen if pekerjaan.total else None,
        "selesai": pekerjaan.berakhir,
        "jumlah_label": f"{pekerjaan.selesai} dari {pekerjaan.total}" if pekerjaan.total else "",
        "url_muat": reverse("pekerjaan_lihat", args=[pekerjaan.pk]),
        "url_hasil": pekerjaan.alamat_hasil,
        "hasil_sampai": pekerjaan.hasil_sampai if "/hasil/" in pekerjaan.alamat_hasil else None,
        "pekerjaan": pekerjaan,
    }


class TugasPekerjaan(TugasBerlingkup):
    """A task queued with the id of its Pekerjaan first, and the job's city: a failure ends the job visibly."""

    abstract = True
    per_langkah = True

    def on_failure(self, exc: BaseException, task_id: str, args: Any, kwargs: Any, einfo: Any) -> None:
        pekerjaan_akhiri(args[0], KeadaanPekerjaan.GAGAL, PESAN_GAGAL, kota_id=self.kota_dari_permintaan())
