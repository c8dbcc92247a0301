"""The decision: reasoned, on exactly what was shown, once; its effect in the same transaction."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from asn.core.services import VersiBasi, apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services.bukti import sidik_keberatan
from kepegawaian.keberatan.services.kabar import kabar_putusan
from kepegawaian.keberatan.services.naskah import naskah_bekukan
from kepegawaian.keberatan.services.pemeriksaan import pemutus_kunci
from kepegawaian.keberatan.workflows import KEBERATAN_WORKFLOW, TRANSISI_HASIL, KeadaanKeberatan

PERTIMBANGAN_TERPENDEK = 30
RINGKASAN_TERPENDEK = 20


@transaction.atomic
def keberatan_putuskan(
    *,
    keberatan: Keberatan,
    oleh: Any,
    hasil: str,
    pertimbangan: str,
    versi: int,
    sidik: str,
    amar: str = "",
    isi: Mapping[str, Any] | None = None,
    ringkasan_publik: str = "",
) -> Keberatan:
    """Decide. What the kind says follows from the outcome happens in the same transaction.

    Raises PermissionDenied for anybody who does not decide it today; TransitionRefused for a party, in the wrong
    state, or when somebody was faster; VersiBasi when something was added or the contested decision has changed since
    the page was opened; ValidationError by field. In every case nothing has changed.
    """
    baris = pemutus_kunci(keberatan, oleh)
    if not baris.berjalan:
        raise TransitionRefused(_sudah_diputus(baris))
    _pastikan_sama(baris, versi, sidik)
    macam = baris.jenis_objek
    if hasil not in macam.hasil:
        raise ValidationError({"hasil": "Pilih salah satu hasil yang tersedia."})
    baris.pertimbangan, baris.amar = pertimbangan.strip(), amar.strip()
    baris.putusan_isi = dict(isi or {}) if hasil != KeadaanKeberatan.DITOLAK else {}
    baris.ringkasan_publik = ringkasan_publik.strip() if macam.dipublikasikan else ""
    _periksa(baris, hasil)
    sasaran = macam.sasaran_kini(baris).rincian
    baris.diputus_pada, baris.diputus_oleh, baris.final = timezone.now(), oleh, macam.final
    kolom = ["pertimbangan", "amar", "putusan_isi", "ringkasan_publik", "diputus_pada", "diputus_oleh", "final"]
    baris.save(update_fields=kolom)
    baris = apply_transition(KEBERATAN_WORKFLOW, TRANSISI_HASIL[KeadaanKeberatan(hasil)], baris, oleh=oleh)
    if akibat := macam.akibat.get(hasil):
        akibat(keberatan=baris, oleh=oleh)
    # The kind may complete what follows from the outcome; the paper says it as well.
    baris.refresh_from_db(fields=["putusan_isi"])
    naskah_bekukan(baris, sasaran=sasaran)
    kabar_putusan(baris)
    return baris


def _periksa(keberatan: Keberatan, hasil: str) -> None:
    macam = keberatan.jenis_objek
    salah: dict[str, str] = {}
    if len(keberatan.pertimbangan) < PERTIMBANGAN_TERPENDEK:
        salah["pertimbangan"] = f"Tulis pertimbangan sedikitnya {PERTIMBANGAN_TERPENDEK} huruf; pemohon membacanya."
    if macam.dipublikasikan and len(keberatan.ringkasan_publik) < RINGKASAN_TERPENDEK:
        salah["ringkasan_publik"] = "Jawaban diumumkan: tulis ringkasan tanpa nama sedikitnya 20 huruf."
    if salah:
        raise ValidationError(salah)
    if macam.periksa_putusan:
        macam.periksa_putusan(keberatan=keberatan, hasil=hasil, isi=keberatan.putusan_isi)


def _sudah_diputus(keberatan: Keberatan) -> str:
    if keberatan.diputus_pada is None:
        return f"Keberatan ini sudah {keberatan.get_keadaan_display().lower()}."
    saat = date_format(timezone.localtime(keberatan.diputus_pada), "j F Y H.i")
    return f"Keberatan ini sudah {keberatan.get_keadaan_display().lower()} oleh {keberatan.diputus_oleh} pada {saat}."


def _pastikan_sama(keberatan: Keberatan, versi: int, sidik: str) -> None:
    """Refuse when anything the decision stands on is not what the decider saw."""
    if keberatan.versi != versi or keberatan.sidik != sidik or sidik_keberatan(keberatan) != sidik:
        beda = [("Isi keberatan", f"versi {keberatan.versi}", f"versi {versi}, saat halaman dibuka")]
        raise VersiBasi(keberatan, beda, "Ada keterangan atau bukti yang baru ditambahkan.")
    if keberatan.sasaran_sidik and keberatan.jenis_objek.sasaran_kini(keberatan).sidik != keberatan.sasaran_sidik:
        beda = [("Keputusan yang dipersoalkan", "sudah berubah", "seperti saat keberatan diajukan")]
        raise VersiBasi(keberatan, beda, "Keputusan yang dipersoalkan berubah setelah keberatan diajukan.")
