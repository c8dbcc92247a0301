"""What happened to one row, for the history page of the admin site: the triggers' events and the site's own notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, ForeignKey, Model
from django.utils.formats import date_format, number_format

from asn.core.jejak import HAPUS, LAHIR, NILAI_LAMA_TIDAK_ADA, UBAH, UBAH_DULU, Perubahan, perubahan

APA = {LAHIR: "Dibuat", UBAH: "Diubah", UBAH_DULU: "Diubah", HAPUS: "Dihapus"}
# Kept by the system itself; nobody changes them by hand.
TEKNIS = frozenset(
    {"id", "versi", "jalur", "pencarian", "nik_sidik", "disegarkan_pada", "is_staff", "is_superuser", "date_joined"}
)
PERISTIWA_TERBANYAK = 200


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """One change: when, by whom, what, why, and each field before and after."""

    pada: datetime
    siapa: str
    apa: str
    alasan: str = ""
    beda: list[tuple[str, str, str]] = field(default_factory=list)
    keterangan: str = ""


def riwayat_objek(objek: Model, tersembunyi: Iterable[str]) -> list[Peristiwa]:
    """Newest first. Fields in `tersembunyi` are never told, not even that they changed."""
    # Of one transaction all bear the same time: the later stands first here and stays there.
    pemicu = list(_dari_pemicu(objek, {*TEKNIS, *tersembunyi}))[::-1]
    return sorted([*pemicu, *_dicatat(objek)], key=lambda p: p.pada, reverse=True)


def _model_peristiwa(model: type[Model]) -> Any:
    """The event model that tracks this model, or None."""
    return next((m for m in apps.get_models() if getattr(m, "pgh_tracked_model", None) is model), None)


def _dari_pemicu(objek: Model, tersembunyi: set[str]) -> Iterator[Peristiwa]:
    model = _model_peristiwa(type(objek))
    if model is None:
        return
    urut = model.objects.filter(pgh_obj_id=objek.pk).select_related("pgh_context").order_by("-pk")
    daftar = perubahan(list(urut[:PERISTIWA_TERBANYAK])[::-1], objek)
    kolom = [
        f
        for f in model._meta.concrete_fields
        if not f.name.startswith("pgh_") and f.name not in tersembunyi and f.attname not in tersembunyi
    ]
    nama = _nama_pengguna(satu.isi.get("user") for satu in daftar)
    for satu in daftar:
        yield Peristiwa(
            pada=satu.peristiwa.pgh_created_at,
            siapa=nama.get(str(satu.isi.get("user")), "Sistem"),
            apa=APA.get(satu.peristiwa.pgh_label, satu.peristiwa.pgh_label),
            alasan=satu.isi.get("alasan", ""),
            **_beda(kolom, satu),
        )


def _beda(kolom: list[Field], satu: Perubahan) -> dict[str, Any]:
    if satu.peristiwa.pgh_label == HAPUS:
        return {}
    if satu.peristiwa.pgh_label != LAHIR and not satu.terbaca:
        return {"keterangan": NILAI_LAMA_TIDAK_ADA}
    beda = []
    for f in kolom:
        lama = getattr(satu.sebelum, f.attname) if satu.sebelum else None
        baru = getattr(satu.sesudah, f.attname)
        if lama != baru and (satu.sebelum or baru not in (None, "")):
            beda.append((str(f.verbose_name), _tulis(f, lama), _tulis(f, baru)))
    return {"beda": beda, "keterangan": "" if beda else "Hanya kolom yang tidak ditampilkan di sini."}


def _tulis(kolom: Field, nilai: Any) -> str:
    if nilai is None or nilai == "":
        return "–"
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(kolom, ForeignKey):
        # Through the wall: a row of another city has no name here.
        tertaut = kolom.related_model._default_manager.filter(pk=nilai).first()
        return str(tertaut) if tertaut else f"nomor {nilai}"
    if isinstance(nilai, datetime):
        return date_format(nilai, "j M Y H.i")
    if isinstance(nilai, date):
        return date_format(nilai, "j M Y")
    if isinstance(nilai, list):
        return ", ".join(str(satu) for satu in nilai) or "–"
    if isinstance(nilai, int) and not kolom.flatchoices:
        return number_format(nilai, force_grouping=True)
    return str(dict(kolom.flatchoices or []).get(nilai, nilai))


def _dicatat(objek: Model) -> Iterator[Peristiwa]:
    """Acts noted by the site that are no change of the row: a link sent, a second factor reset."""
    jenis = ContentType.objects.get_for_model(objek)
    catatan = LogEntry.objects.filter(content_type=jenis, object_id=str(objek.pk)).select_related("user")
    if _model_peristiwa(type(objek)) is not None:
        # What the site writes by itself (a JSON list) the triggers tell better.
        catatan = catatan.exclude(change_message__startswith="[")
    for satu in catatan.order_by("-action_time")[:PERISTIWA_TERBANYAK]:
        yield Peristiwa(satu.action_time, str(satu.user), satu.get_change_message() or str(satu))


def _nama_pengguna(kunci: Iterable[Any]) -> dict[str, str]:
    ids = {int(k) for k in kunci if str(k or "").isdecimal()}
    return {str(p.pk): str(p) for p in get_user_model()._default_manager.filter(pk__in=ids)}
