"""The bank of questions: imported after a preview, corrected one by one, only in a draft."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature, dumps, loads
from django.db import transaction

from asn.core.berkas import XLSX, berkas_periksa
from asn.impor.lembar import baca, nama_lembar
from pelatihan.belajar.models import Soal, VersiKursus
from pelatihan.belajar.rules import gift, lembar_soal
from pelatihan.belajar.rules.soal import HasilUrai, cacat
from pelatihan.belajar.rules.soal import Soal as ButirSoal
from pelatihan.belajar.services.kursus import draf_kunci, soal_tambah
from pelatihan.belajar.workflows import KELOLA

_GARAM = "belajar.pratinjau"
UMUR_PRATINJAU = 3600


def soal_urai_gift(naskah: str) -> HasilUrai:
    return gift.urai(naskah)


def soal_urai_xlsx(berkas: UploadedFile) -> HasilUrai:
    """Questions of the first sheet. Raises ValidationError for a file that is no workbook."""
    bersih = berkas_periksa(berkas, berkas.name or "soal.xlsx", terima=frozenset({XLSX}))
    lembar = nama_lembar(bersih.bita, bersih.jenis)
    return lembar_soal.urai(baca(bersih.bita, bersih.jenis, lembar[0]))


def pratinjau_bungkus(versi: VersiKursus, hasil: HasilUrai) -> str:
    """What was shown, signed, so that exactly this is imported and nothing else can be slipped in."""
    isi = [[s.jenis, s.teks, s.isi, s.umpan, s.kelompok] for s in hasil.soal]
    return dumps({"versi": versi.pk, "soal": isi}, salt=_GARAM, compress=True)


@transaction.atomic
def soal_impor(*, versi: VersiKursus, bungkus: str, oleh: Any) -> int:
    """Import what was previewed; returns how many questions. Raises ValidationError for an old or foreign preview."""
    draf = draf_kunci(versi, oleh)
    try:
        isi = loads(bungkus, salt=_GARAM, max_age=UMUR_PRATINJAU)
    except BadSignature as galat:
        raise ValidationError("Pratinjau sudah kedaluwarsa. Unggah sekali lagi.") from galat
    if isi["versi"] != draf.pk:
        raise ValidationError("Pratinjau ini milik kursus lain.")
    return soal_tambah(draf, [ButirSoal(*satu) for satu in isi["soal"]])


def soal_kunci(soal: Soal, oleh: Any) -> Soal:
    """The question, within reach, of a draft."""
    terjangkau = Soal.objects.terlihat_oleh(oleh, KELOLA).select_related("versi").filter(pk=soal.pk).first()
    if terjangkau is None:
        raise PermissionDenied(KELOLA)
    draf_kunci(terjangkau.versi, oleh)
    return terjangkau


@transaction.atomic
def soal_ganti(*, soal: Soal, naskah: str, oleh: Any) -> Soal:
    """Replace one question by its new GIFT text. Raises ValidationError when it is not exactly one sound question."""
    satu = soal_kunci(soal, oleh)
    hasil = gift.urai(naskah)
    if hasil.galat or len(hasil.soal) != 1:
        pesan = [g.pesan for g in hasil.galat] or ["Tulis tepat satu soal, tanpa baris kosong di dalamnya."]
        raise ValidationError({"naskah": pesan})
    baru = hasil.soal[0]
    satu.jenis, satu.teks, satu.isi, satu.umpan = baru.jenis, baru.teks, baru.isi, baru.umpan
    satu.save(update_fields=["jenis", "teks", "isi", "umpan"])
    return satu


@transaction.atomic
def soal_hapus(*, soal: Soal, oleh: Any) -> None:
    soal_kunci(soal, oleh).delete()


def bank_cacat(versi: VersiKursus) -> list[str]:
    """Unsound questions, for tests of the shipped banks."""
    return [c for s in versi.soal.all() if (c := cacat(ButirSoal(s.jenis, s.teks, s.isi, s.umpan, s.kelompok)))]
