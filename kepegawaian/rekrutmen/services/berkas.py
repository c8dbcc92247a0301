"""Documents of an application: judged while they are uploaded, so that nobody learns it from a rejection."""

from datetime import datetime
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from asn.core.berkas import JPEG, PDF, PNG, IsiBersih, berkas_periksa, berkas_simpan
from kepegawaian.rekrutmen.models import BerkasLamaran, DokumenSyarat, Lamaran
from kepegawaian.rekrutmen.services.lamaran import dokumen_diminta, lamaran_draf

IZIN_BACA = "rekrutmen.baca_berkas"
FORMAT = {"pdf": frozenset({PDF}), "jpg": frozenset({JPEG, PNG})}
SEBUTAN = {"pdf": "PDF", "jpg": "JPEG atau PNG"}


def dokumen_periksa(isi: UploadedFile, syarat: DokumenSyarat) -> tuple[IsiBersih, int | None]:
    """The file as it will be stored and its pages. Raises ValidationError in a sentence that says what to do."""
    terima = frozenset().union(*(FORMAT[f] for f in syarat.format))
    _periksa_ukuran(isi, syarat)
    bersih = berkas_periksa(
        isi, isi.name or "berkas", terima=_terima(terima), ukuran_maks=syarat.ukuran_maks_kb * 1024
    )
    if bersih.jenis not in terima:
        raise ValidationError(f"{syarat.nama} harus berupa {' atau '.join(SEBUTAN[f] for f in syarat.format)}.")
    halaman = _halaman(bersih.bita) if bersih.jenis == PDF else None
    if halaman and syarat.halaman_maks and halaman > syarat.halaman_maks:
        raise ValidationError(
            f"{syarat.nama} paling banyak {syarat.halaman_maks} halaman; berkas ini {halaman} halaman."
        )
    return bersih, halaman


def _terima(terima: frozenset[str]) -> frozenset[str]:
    """Two kinds at least, because the kernel names its list with "atau"; what is not wanted is refused here."""
    return terima | {PDF, JPEG}


def _periksa_ukuran(isi: UploadedFile, syarat: DokumenSyarat) -> None:
    """In KB, where the kernel speaks of MB; the declared size is only a first look, the kernel reads for itself."""
    if isi.size and isi.size > syarat.ukuran_maks_kb * 1024:
        raise ValidationError(
            f"{syarat.nama} paling besar {syarat.ukuran_maks_kb} KB; berkas ini {isi.size // 1024 + 1} KB. "
            "Perkecil dahulu, lalu unggah lagi."
        )


def _halaman(bita: bytes) -> int:
    """Pages of a PDF that anybody can open; nothing in it is run or unpacked."""
    try:
        pembaca = PdfReader(BytesIO(bita), strict=False)
        if pembaca.is_encrypted:
            raise ValidationError("PDF ini berkata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi.")
        jumlah = len(pembaca.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as galat:
        raise ValidationError("PDF ini rusak atau tidak dapat dibuka. Pindai ulang, lalu unggah lagi.") from galat
    if jumlah < 1:
        raise ValidationError("PDF ini tidak berisi halaman.")
    return jumlah


@transaction.atomic
def berkas_unggah(
    *, lamaran: Lamaran, syarat: DokumenSyarat, isi: UploadedFile, oleh: Any, saat: datetime | None = None
) -> BerkasLamaran:
    """Keep one document; a new one takes the place of the old, whose bytes go away."""
    baris = lamaran_draf(lamaran, oleh, saat)
    if syarat.pk not in {d.pk for d in dokumen_diminta(baris)}:
        raise ValidationError("Dokumen ini tidak diminta untuk lowongan Anda.")
    bersih, halaman = dokumen_periksa(isi, syarat)
    satu, _ = BerkasLamaran.objects.get_or_create(lamaran=baris, syarat=syarat, defaults={"kota_id": baris.kota_id})
    lama = satu.berkas
    satu.berkas = berkas_simpan(isi=bersih, nama=bersih.nama, pemilik=satu, izin=IZIN_BACA, oleh=oleh)
    satu.halaman, satu.diunggah_pada = halaman, timezone.now()
    satu.save()
    if lama is not None:
        lama.delete()
    _tandai_simpan(baris)
    return satu


@transaction.atomic
def berkas_lepas(*, lamaran: Lamaran, syarat: DokumenSyarat, oleh: Any, saat: datetime | None = None) -> None:
    """Take a document out of a draft."""
    baris = lamaran_draf(lamaran, oleh, saat)
    satu = BerkasLamaran.objects.select_related("berkas").filter(lamaran=baris, syarat=syarat).first()
    if satu is None:
        return
    lama = satu.berkas
    satu.delete()
    if lama is not None:
        lama.delete()
    _tandai_simpan(baris)


def _tandai_simpan(lamaran: Lamaran) -> None:
    lamaran.disimpan_pada = timezone.now()
    lamaran.save(update_fields=["disimpan_pada"])
