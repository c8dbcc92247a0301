"""Evidence of both sides, and the fingerprint over everything a decision stands on."""

import json
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from asn.core.berkas import berkas_simpan
from asn.core.models import Berkas
from asn.core.sandi import sidik
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.workflows import IZIN_LIHAT

BUKTI_MAKS = 5
Lampiran = UploadedFile | tuple[str, bytes]


def berkas_berurut(kota_id: int, ids: Sequence[Any]) -> list[Berkas]:
    """Files in the order given."""
    if not ids:
        return []
    ada = Berkas.objects.filter(kota=kota_id).in_bulk(ids)
    return [ada[pk] for pk in ids if pk in ada]


def bukti_simpan(keberatan: Keberatan, ada: Sequence[Any], lampiran: Sequence[Lampiran], *, oleh: Any) -> list[Any]:
    """Store files that belong to the appeal; returns the ids with the new ones. Raises ValidationError (`bukti`)."""
    if len(ada) + len(lampiran) > BUKTI_MAKS:
        raise ValidationError({"bukti": f"Bukti paling banyak {BUKTI_MAKS} berkas."})
    ids = list(ada)
    try:
        for satu in lampiran:
            nama, isi = satu if isinstance(satu, tuple) else (satu.name or "berkas", satu)
            ids.append(berkas_simpan(isi=isi, nama=nama, pemilik=keberatan, izin=IZIN_LIHAT, oleh=oleh).pk)
    except ValidationError as galat:
        raise ValidationError({"bukti": galat.messages}) from galat
    return ids


def sidik_keberatan(keberatan: Keberatan) -> str:
    """Keyed fingerprint over statement, request, evidence and everything said at the examination."""
    keterangan = [[k.pk, k.asal, k.isi, [str(b) for b in k.bukti]] for k in keberatan.keterangan.order_by("pk")]
    isi = {
        "jenis": keberatan.jenis,
        "sasaran": keberatan.sasaran_id,
        "pemohon": keberatan.pemohon_id,
        "uraian": keberatan.uraian,
        "tuntutan": keberatan.tuntutan,
        "bukti": [b.sha256 for b in berkas_berurut(keberatan.kota_id, keberatan.bukti)],
        "keterangan": keterangan,
    }
    return sidik(json.dumps(isi, sort_keys=True, ensure_ascii=False))
