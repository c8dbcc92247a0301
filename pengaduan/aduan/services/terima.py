"""Intake: one report per submission, its files, its sealed identity, its receipt."""

import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from asn.core.berkas import berkas_pindah_pemilik, berkas_simpan
from asn.core.jobs import enqueue
from asn.core.sekaligus import SisipBeranak
from kepegawaian.instansi.models import Kota
from pengaduan.aduan.models import Aduan, LampiranAduan, Peristiwa, Titipan
from pengaduan.aduan.rules import nomor as aturan_nomor
from pengaduan.aduan.rules.jenis import KELAS_BAWAAN, Jenis
from pengaduan.aduan.services.catatan import peristiwa
from pengaduan.aduan.services.kabar import kabar_wbs
from pengaduan.aduan.services.lampiran import BERKAS_MAKS, TERLALU_BANYAK, berkas_bersih
from pengaduan.aduan.services.segel import identitas_segel
from pengaduan.aduan.services.waktu import Jam, jam_penerimaan, mulai_hitung
from pengaduan.aduan.workflows import IZIN_LIHAT, KeadaanAduan

# Held by nobody: a file whose report was not sent yet can be read by nobody.
IZIN_TITIPAN = "aduan.titipan"
TITIPAN_JAM = 24
# For so long the same submission shows its receipt again: a second click, a lost connection.
TANDA_ULANG = timedelta(minutes=15)
# The report, its first event, and whether files are kept for it.
_SISIP = SisipBeranak(
    Aduan, (Peristiwa, "aduan"), tanya="EXISTS (SELECT FROM aduan_titipan WHERE kota_id = {} AND kunci = {})"
)


@dataclass(frozen=True, slots=True)
class Tanda:
    """What the reporter takes along. `rahasia` is empty when it may not be shown any more."""

    aduan: Aduan
    rahasia: str
    baru: bool


def titip_berkas(*, kota: Kota, kunci: uuid.UUID, berkas: Iterable[UploadedFile]) -> list[str]:
    """Keep the files of a form; returns a sentence per file that was refused. Pictures lose place and device."""
    bersih, galat = berkas_bersih(berkas)
    if not bersih:
        return galat
    sudah = set(Titipan.objects.filter(kota=kota, kunci=kunci).values_list("berkas__sha256", flat=True))
    # The same form sent twice brings the same files twice.
    for satu in (b for b in bersih if b.sha256 not in sudah):
        if len(sudah) >= BERKAS_MAKS:
            return [*galat, TERLALU_BANYAK]
        titipan = Titipan.objects.create(kota=kota, kunci=kunci)
        titipan.berkas = berkas_simpan(isi=satu, nama=satu.nama, pemilik=titipan, izin=IZIN_TITIPAN, oleh=None)
        titipan.save(update_fields=["berkas"])
        sudah.add(satu.sha256)
    return galat


def titipan_milik(kota: Kota, kunci: uuid.UUID) -> list[Titipan]:
    """Files kept for this form, in the order they came."""
    return list(Titipan.objects.filter(kota=kota, kunci=kunci, berkas__isnull=False).prefetch_related("berkas"))


def titipan_lepas(*, kota: Kota, kunci: uuid.UUID, ids: Iterable[str]) -> None:
    """Forget files the reporter took away again; their bytes follow at night."""
    if pks := [i for i in ids if i.isdecimal()]:
        for titipan in Titipan.objects.filter(kota=kota, kunci=kunci, pk__in=pks):
            _buang(titipan)


def titipan_bersihkan(kota_id: int) -> int:
    """Forget files of forms that were never sent."""
    batas = timezone.now() - timedelta(hours=TITIPAN_JAM)
    lama = list(Titipan.objects.filter(kota=kota_id, pada__lt=batas).select_related("berkas"))
    for titipan in lama:
        _buang(titipan)
    return len(lama)


def _buang(titipan: Titipan) -> None:
    berkas = titipan.berkas
    titipan.delete()
    if berkas is not None:
        berkas.delete()


def aduan_terima(
    *,
    kota: Kota,
    kunci: uuid.UUID,
    isi: dict[str, Any],
    identitas: dict[str, str],
    curiga: str = "",
    oleh: Any = None,
    jam: Jam | None = None,
) -> Tanda:
    """Take a report in, once per `kunci`. `curiga` names why somebody should look at it first; it is never refused.

    The city must be in scope. `isi` are fields of `Aduan` from a checked form.
    """
    jam = jam or jam_penerimaan(kota)
    rahasia = aturan_nomor.rahasia_dari(settings.SECRET_KEY, str(kunci))
    aduan = _calon(kota, kunci, rahasia, isi, curiga, oleh, jam)
    if _simpan(aduan, identitas, oleh):
        return Tanda(aduan, rahasia, baru=True)
    # Sent twice: the database let one in, and it is that one's receipt that counts.
    sudah = Aduan.objects.get(kota=kota, kunci_kirim=kunci)
    segar = timezone.now() - sudah.diterima_pada < TANDA_ULANG
    return Tanda(sudah, rahasia if segar else "", baru=False)


# Whatever fails gives up the whole request, so no savepoint.
@transaction.atomic(savepoint=False)
def _simpan(aduan: Aduan, identitas: dict[str, str], oleh: Any) -> bool:
    """The report with its seal, its files and its first event: all of it or nothing. False when it is there."""
    lahir = peristiwa(aduan, "diterima", ke=aduan.keadaan, oleh=oleh, pelaku="" if oleh else "pelapor")
    bertitipan = _SISIP.tulis(aduan, lahir, tanya=(aduan.kota_id, aduan.kunci_kirim))
    if bertitipan is None:
        return False
    identitas_segel(aduan, identitas)
    if bertitipan:
        _lampirkan(aduan, titipan_milik(aduan.kota, aduan.kunci_kirim))
    kabar_wbs(aduan)
    if identitas.get("surel"):
        enqueue("aduan.surel_pelapor", aduan.pk, kota=aduan.kota_id, terjadwal=True)
    return True


def _calon(kota: Kota, kunci: uuid.UUID, rahasia: str, isi: dict[str, Any], curiga: str, oleh: Any, jam: Jam) -> Aduan:
    nomor = aturan_nomor.nomor_baru(kota.singkatan, secrets.choice)
    jenis = Jenis(isi["jenis"])
    aduan = Aduan(
        kota=kota,
        nomor=nomor,
        kunci_kirim=kunci,
        rahasia_sidik=aturan_nomor.sidik(nomor, rahasia),
        kelas=KELAS_BAWAAN[jenis].value,
        diterima_pada=jam.kini,
        diterima_tanggal=jam.hari_ini,
        dicatat_oleh=oleh,
        sebab_karantina=curiga[:100],
        keadaan=KeadaanAduan.KARANTINA if curiga else KeadaanAduan.DITERIMA,
        **isi,
    )
    if jenis is Jenis.WBS:
        aduan.rahasia = True
    mulai_hitung(aduan, jam)
    return aduan


def _lampirkan(aduan: Aduan, titipan: list[Titipan]) -> None:
    for satu in titipan:
        if satu.berkas is None:
            continue
        berkas = berkas_pindah_pemilik(berkas=satu.berkas, pemilik=aduan, izin=IZIN_LIHAT)
        LampiranAduan.objects.create(kota_id=aduan.kota_id, aduan=aduan, berkas=berkas)
        satu.delete()
