"""What waits for one committee member."""

from typing import Any

from django.db.models import Count

from kepegawaian.rekrutmen.models import Lamaran, Panitia, Verifikasi, Wawancara
from kepegawaian.rekrutmen.rules.enum import PeranPanitia
from kepegawaian.rekrutmen.services.verifikasi import BERJALAN
from kepegawaian.rekrutmen.workflows import KeadaanSeleksi as K


def bagian_saya(pengguna: Any) -> Any:
    """Parts of this account in cities it reaches, declared or not, of selections that are not over."""
    kota = pengguna.jangkauan("rekrutmen.ikut_panitia").kota_ids
    semua = Panitia.objects.filter(pengguna=pengguna, kota_id__in=sorted(kota))
    return semua.exclude(seleksi__keadaan__in=[K.SELESAI, K.DIBATALKAN])


def tugas_saya(pengguna: Any) -> list[dict[str, Any]]:
    """Part by part: whether the declaration is missing, and what waits."""
    semua = list(bagian_saya(pengguna).select_related("seleksi", "pernyataan").order_by("seleksi", "peran", "pk"))
    kunci = [p.pk for p in semua]
    wawancara = list(
        Wawancara.objects.filter(panitia__in=kunci).select_related("lamaran").order_by("waktu", "lamaran__nomor", "pk")
    )
    putusan = list(Verifikasi.objects.filter(panitia__in=kunci).values_list("panitia", "diputus_pada"))
    menunggu = _menunggu({p.seleksi_id for p in semua})
    return [_bagian(p, wawancara, putusan, menunggu) for p in semua]


def _menunggu(seleksi_ids: set[int]) -> dict[int, int]:
    baris = Lamaran.objects.menunggu_verifikasi().filter(seleksi__in=seleksi_ids).order_by()
    return dict(baris.values_list("seleksi").annotate(n=Count("pk")))


def _bagian(p: Panitia, wawancara: list[Wawancara], putusan: list[Any], menunggu: dict[int, int]) -> dict[str, Any]:
    milik = [w for w in wawancara if w.panitia_id == p.pk]
    return {
        "panitia": p,
        "seleksi": p.seleksi,
        "dinyatakan": hasattr(p, "pernyataan"),
        "verifikator": p.peran == PeranPanitia.VERIFIKATOR and p.seleksi.keadaan in BERJALAN,
        "menunggu": menunggu.get(p.seleksi_id, 0),
        "diputus": sum(pk == p.pk and pada is not None for pk, pada in putusan),
        "wawancara": milik,
    }
