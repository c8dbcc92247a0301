"""Evidence of a usulan: protected files that belong to it, and the fingerprint over content and evidence."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from asn.core.berkas import berkas_simpan
from asn.core.models import Berkas
from asn.core.sandi import sidik
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.workflows import IZIN_LIHAT

BUKTI_MAKS = 5
# An upload, or a document the system made itself as (name, bytes).
Lampiran = UploadedFile | tuple[str, bytes]


def bukti_usulan(usulan: Usulan) -> list[Berkas]:
    """Evidence in the order it was added, also after a deposited fact has taken it over."""
    ada = Berkas.objects.filter(kota=usulan.kota_id).in_bulk(usulan.bukti)
    return [ada[pk] for pk in usulan.bukti if pk in ada]


def bukti_simpan(usulan: Usulan, lampiran: Sequence[Lampiran], *, oleh: Any) -> None:
    """Store evidence and note it on the row; the same file twice counts once. Raises ValidationError (`bukti`)."""
    ada = {b.sha256 for b in bukti_usulan(usulan)}
    try:
        for satu in lampiran:
            nama, isi = satu if isinstance(satu, tuple) else (satu.name or "berkas", satu)
            berkas = berkas_simpan(isi=isi, nama=nama, pemilik=usulan, izin=IZIN_LIHAT, oleh=oleh)
            if berkas.sha256 in ada:
                berkas.delete()
                continue
            ada.add(berkas.sha256)
            usulan.bukti = [*usulan.bukti, berkas.pk]
    except ValidationError as galat:
        raise ValidationError({"bukti": galat.messages}) from galat
    if len(ada) > BUKTI_MAKS:
        raise ValidationError({"bukti": f"Bukti paling banyak {BUKTI_MAKS} berkas."})


def bukti_lepas(usulan: Usulan, ids: Iterable[Any]) -> None:
    """Take evidence away from a usulan that may still be changed; its history still names it."""
    lepas = {str(pk) for pk in ids}
    usulan.bukti = [pk for pk in usulan.bukti if str(pk) not in lepas]


def sidik_usulan(usulan: Usulan) -> str:
    """Keyed fingerprint over everything an approval stands for."""
    isi = {
        "jenis": usulan.jenis,
        "pegawai": usulan.pegawai_id,
        "aksi": usulan.aksi,
        "isi": usulan.isi,
        "sasaran": [usulan.sasaran_jenis_id, usulan.sasaran_id, usulan.sasaran_versi],
        "bukti": sorted(b.sha256 for b in bukti_usulan(usulan)),
    }
    return sidik(json.dumps(isi, sort_keys=True, ensure_ascii=False))
