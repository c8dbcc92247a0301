"""The PPK chooses one of the three with a written reason; after the last position the result becomes public."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.services import apply_transition
from asn.core.tipe import terisi
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.rules.kepentingan import ALASAN
from kepegawaian.pegawai.services.kepentingan import ikatan_kepentingan
from kepegawaian.promosi.models import LamaranJabatan, Lowongan, SeleksiJabatan
from kepegawaian.promosi.services.hasil import calon_ppk
from kepegawaian.promosi.services.seleksi import pengumuman_terbitkan, peserta_kabari
from kepegawaian.promosi.services.susun import kunci
from kepegawaian.promosi.workflows import PILIH, SELEKSI_WORKFLOW, KeadaanSeleksi

ALASAN_TERPENDEK = 30
DI_LUAR_TIGA = "Pilih salah satu dari calon dengan nilai terbaik yang disampaikan panitia."
SUDAH_DIPILIH = "Pilihan untuk jabatan ini sudah ditetapkan dan tidak dapat diubah."


@transaction.atomic
def calon_pilih(*, lowongan: Lowongan, lamaran_id: int, alasan: str, oleh: Any) -> Lowongan:
    """Choose for one position, once. Raises PermissionDenied, TransitionRefused, ValidationError by field.

    UU 30/2014 ps. 42–43: who is family of the candidate does not choose.
    """
    seleksi = kunci(lowongan.seleksi, oleh=oleh, izin=PILIH)
    baris = Lowongan.objects.select_for_update(of=("self",)).get(pk=lowongan.pk, seleksi=seleksi)
    if seleksi.keadaan != KeadaanSeleksi.PERINGKAT or baris.terpilih_id is not None:
        raise TransitionRefused(SUDAH_DIPILIH if baris.terpilih_id else "Peringkatnya belum disusun.")
    calon = {x.pk: x for _, x in calon_ppk(baris)}
    if lamaran_id not in calon:
        raise ValidationError({"calon": DI_LUAR_TIGA})
    if len(alasan.strip()) < ALASAN_TERPENDEK:
        raise ValidationError(
            {"alasan": f"Tulis alasan sedikitnya {ALASAN_TERPENDEK} huruf; alasan ini dibaca calon."}
        )
    _periksa_ikatan(calon[lamaran_id], oleh)
    baris.terpilih, baris.alasan_pilihan = calon[lamaran_id], alasan.strip()
    baris.dipilih_oleh, baris.dipilih_pada = oleh, timezone.now()
    baris.save(update_fields=["terpilih", "alasan_pilihan", "dipilih_oleh", "dipilih_pada"])
    if not seleksi.lowongan.filter(terpilih=None).exists():
        _putuskan(seleksi, oleh)
    return baris


def _periksa_ikatan(calon: LamaranJabatan, oleh: Any) -> None:
    ikatan = ikatan_kepentingan(oleh, calon.pegawai)
    if ikatan is not None and ikatan.menutup:
        raise PermissionDenied(ALASAN[ikatan])


def _putuskan(seleksi: SeleksiJabatan, oleh: Any) -> None:
    baris = apply_transition(SELEKSI_WORKFLOW, "putuskan", seleksi, oleh=oleh)
    semua = [(x, terisi(x.terpilih)) for x in baris.lowongan.select_related("jabatan", "terpilih__pegawai")]
    terpilih = [{"jabatan": str(x), "nama": c.pegawai.nama_lengkap, "nomor": c.nomor} for x, c in semua]
    pengumuman_terbitkan(baris, "HASIL", f"Hasil akhir {baris.judul}", terpilih=terpilih)
    peserta_kabari(baris, "Hasil akhir seleksi diumumkan", "hasil")
