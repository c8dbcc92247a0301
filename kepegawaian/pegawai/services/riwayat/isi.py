"""The content of one riwayat row as plain data: what a form fills in, a proposal carries and a page compares.

`isi` is JSON-safe (dates as ISO text, decimals as text, foreign keys as ids), so it can be stored, hashed and sent.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format

from asn.core.templatetags.asn import rupiah
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.rules.enum import LABEL_JENJANG, BentukBangkom
from kepegawaian.pegawai.rules.nik import samarkan
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT, Jenis

Isi = dict[str, Any]
# City (None: of no city) of the rows that foreign keys point at, read for many rows at once: model -> id -> city.
Rujukan = Mapping[type[models.Model], Mapping[Any, int | None]]
KOSONG = "–"
TIDAK_DIKENAL = "Isian ini tidak dikenal."
PILIHAN_TIDAK_ADA = "Pilihan ini tidak ada dalam data; pilih yang lain."
# Codes kept without choices on the model.
_LABEL: dict[str, dict[Any, str]] = {
    "jenjang": {str(k): v for k, v in LABEL_JENJANG.items()},
    "jenis_siasn": {b.kode_siasn(): b.label for b in BentukBangkom},
}
# A name that says more to a reader than that of the column.
_SEBUTAN = {"jenis_siasn": "bentuk kegiatan"}
_SAMAR = {"nik", "telepon", "alamat"}


def jenis_dari(objek: models.Model) -> Jenis:
    """The kind of this row; LookupError for a row that is no riwayat."""
    for jenis in JENIS_RIWAYAT.values():
        if jenis.model is type(objek):
            return jenis
    raise LookupError(f"{type(objek).__name__} bukan riwayat.")


def isi_dari(objek: Any, jenis: Jenis | None = None) -> Isi:
    """JSON-safe content of a row: the fact and its decision. `jenis` only for the person (see services.biodata)."""
    jenis = jenis or jenis_dari(objek)
    return {k: _json(_field(jenis, k).value_from_object(objek)) for k in jenis.kolom}


def isi_json(jenis: Jenis, nilai: Mapping[str, Any]) -> Isi:
    """JSON-safe content from cleaned values of a form, where a foreign key is an object."""
    return {k: _json(v.pk if isinstance(v, models.Model) else v) for k, v in nilai.items() if k in jenis.kolom}


def isi_baca(jenis: Jenis, isi: Mapping[str, Any], rujukan: Rujukan | None = None) -> dict[str, Any]:
    """Python values of every field of the kind, foreign keys as ids; what is missing takes the field's default.

    Raises ValidationError per field with Indonesian sentences. Without `rujukan` each foreign key is looked up.
    """
    salah: dict[str, list[str]] = {k: [TIDAK_DIKENAL] for k in isi if k not in jenis.kolom}
    nilai: dict[str, Any] = {}
    for kolom in jenis.kolom:
        field = _field(jenis, kolom)
        try:
            nilai[kolom] = _bersih(field, isi.get(kolom, field.get_default()), rujukan)
        except ValidationError as galat:
            salah[kolom] = galat.messages
    if salah:
        raise ValidationError({k if k in jenis.kolom else "__all__": pesan for k, pesan in salah.items()})
    return nilai


def beda(
    jenis: Jenis, lama: Mapping[str, Any] | None, baru: Mapping[str, Any] | None, *, samar: bool = False
) -> list[tuple[str, str, str]]:
    """(label, old, new) of every field that differs, as people read it; None for "there was nothing".

    `samar` masks NIK, phone and address for readers without the right to open them.
    """
    lama, baru = lama or {}, baru or {}
    pasangan = [(_field(jenis, k), lama.get(k), baru.get(k)) for k in jenis.kolom]
    berubah = [(f, a, b) for f, a, b in pasangan if _longgar(f, a) != _longgar(f, b)]
    nama = _nama_rujukan((f, v) for f, a, b in berubah for v in (a, b))
    return [(label_kolom(f), _teks(f, a, nama, samar), _teks(f, b, nama, samar)) for f, a, b in berubah]


def uraian(jenis: Jenis, isi: Mapping[str, Any], *, samar: bool = False) -> list[tuple[str, str]]:
    """(label, text) of every field that is filled."""
    return [(label, baru) for label, _, baru in beda(jenis, None, isi, samar=samar)]


def label_kolom(field: Any) -> str:
    """The field's name with a capital: "TMT mulai", "Golongan"."""
    nama = _SEBUTAN.get(field.name, str(field.verbose_name))
    return nama[:1].upper() + nama[1:]


def _field(jenis: Jenis, kolom: str) -> Any:
    return jenis.model._meta.get_field(kolom)


def _json(nilai: Any) -> Any:
    if isinstance(nilai, date):
        return nilai.isoformat()
    return str(nilai) if isinstance(nilai, Decimal) else nilai


def _bersih(field: Any, nilai: Any, rujukan: Rujukan | None) -> Any:
    if isinstance(nilai, str):
        nilai = nilai.strip()
        if not nilai and not isinstance(field, models.CharField | models.TextField):
            nilai = None
    if isinstance(field, models.ForeignKey):
        return _rujukan(field, nilai, rujukan)
    return field.clean(nilai, None)


def _rujukan(field: Any, nilai: Any, rujukan: Rujukan | None) -> Any:
    """The id of a row that exists within the wall."""
    if nilai is None and field.null:
        return None
    if nilai is None:
        raise ValidationError(field.error_messages["blank"])
    pk = field.target_field.to_python(nilai)
    if not _ada(field.related_model, pk, rujukan):
        raise ValidationError(PILIHAN_TIDAK_ADA)
    return pk


def _ada(model: Any, pk: Any, rujukan: Rujukan | None) -> bool:
    if rujukan is None:
        return bool(model._base_manager.filter(pk=pk).exists())
    return pk in rujukan.get(model, {})


def rujukan_baca(jenis: Jenis, banyak: Sequence[Mapping[str, Any]]) -> Rujukan:
    """What the foreign keys of many contents point at, one query per model."""
    hasil: dict[type[models.Model], dict[Any, int | None]] = {}
    for field in (_field(jenis, k) for k in jenis.kolom):
        if isinstance(field, models.ForeignKey):
            ids = {isi[field.name] for isi in banyak if isi.get(field.name)}
            model: Any = field.related_model
            kota = "kota_id" if hasattr(model, "kota_id") else None
            baris = model._base_manager.filter(pk__in=ids)
            milik = dict(baris.values_list("pk", kota)) if kota else dict.fromkeys(baris.values_list("pk", flat=True))
            hasil.setdefault(model, {}).update(milik)
    return hasil


def _longgar(field: Any, nilai: Any) -> Any:
    """The value for comparing: what cannot be read is compared as it stands, and nothing equals an empty text."""
    if nilai is None or nilai == "":
        return None
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    try:
        return target.to_python(nilai)
    except ValidationError:
        return nilai


def _nama_rujukan(pasangan: Any) -> dict[tuple[Any, Any], str]:
    """Names of all rows the values point at, one query per model."""
    per_model: dict[Any, set[Any]] = {}
    for field, nilai in pasangan:
        if isinstance(field, models.ForeignKey) and nilai not in (None, ""):
            per_model.setdefault(field.related_model, set()).add(_longgar(field, nilai))
    return {(model, baris.pk): _nama(baris) for model, ids in per_model.items() for baris in _baris(model, ids)}


def _baris(model: Any, ids: set[Any]) -> Any:
    kueri = model._base_manager.filter(pk__in=ids)
    return kueri.select_related("instansi") if model is Jabatan else kueri


def _nama(baris: Any) -> str:
    # Positions of the same name exist in many units.
    return f"{baris.nama} – {baris.instansi.nama}" if isinstance(baris, Jabatan) else str(baris)


def _teks(field: Any, nilai: Any, nama: Mapping[tuple[Any, Any], str], samar: bool) -> str:
    nilai = _longgar(field, nilai)
    if nilai is None:
        return KOSONG
    if isinstance(field, models.ForeignKey):
        return nama.get((field.related_model, nilai), f"(tidak dikenal: {nilai})")
    if samar and field.name in _SAMAR:
        return samarkan(nilai) if field.name == "nik" else "disamarkan"
    return _teks_biasa(field, nilai)


def _teks_biasa(field: Any, nilai: Any) -> str:
    if field.choices:
        return str(dict(field.flatchoices).get(nilai, nilai))
    if field.name in _LABEL:
        return _LABEL[field.name].get(nilai, str(nilai))
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, date):
        return date_format(nilai, "j F Y")
    if isinstance(nilai, Decimal):
        return f"{nilai.normalize():f}".replace(".", ",")
    return rupiah(nilai) if field.name == "gaji_pokok" else str(nilai)
