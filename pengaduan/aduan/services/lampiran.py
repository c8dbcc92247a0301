"""Files of messages: checked all together, then kept."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from asn.core.berkas import JPEG, PDF, PNG, IsiBersih, berkas_periksa, berkas_simpan
from pengaduan.aduan.models import Aduan, LampiranAduan, Tanggapan
from pengaduan.aduan.workflows import IZIN_LIHAT

TERIMA = frozenset({JPEG, PNG, PDF})
BERKAS_MAKS = 5
TERLALU_BANYAK = f"Paling banyak {BERKAS_MAKS} berkas."


def berkas_bersih(berkas: Iterable[UploadedFile]) -> tuple[list[IsiBersih], list[str]]:
    """Files as they will be stored, and a sentence per file that is refused. Pictures lose place and device."""
    bersih, galat = [], []
    for satu in list(berkas)[: BERKAS_MAKS + 1]:
        try:
            bersih.append(berkas_periksa(satu, satu.name or "berkas", terima=TERIMA))
        except ValidationError as salah:
            galat += [f"{satu.name}: {pesan}" for pesan in salah.messages]
    return bersih, [*galat, TERLALU_BANYAK] if len(bersih) > BERKAS_MAKS else galat


def lampirkan(
    aduan: Aduan,
    bersih: Iterable[IsiBersih],
    *,
    tanggapan: Tanggapan | None,
    jenis: str,
    oleh: Any,
    internal: bool = False,
) -> None:
    """Keep the files with the report: whoever sees the report may read them."""
    for isi in bersih:
        berkas = berkas_simpan(isi=isi, nama=isi.nama, pemilik=aduan, izin=IZIN_LIHAT, oleh=oleh)
        LampiranAduan.objects.create(
            kota_id=aduan.kota_id, aduan=aduan, tanggapan=tanggapan, berkas=berkas, jenis=jenis, internal=internal
        )
