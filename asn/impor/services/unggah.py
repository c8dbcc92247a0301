"""The first steps of people: upload a table, say which column is what, ask for the check to begin."""

import json
import uuid
from collections.abc import Mapping
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from asn.core.berkas import CSV, XLSX, IsiBersih, berkas_periksa, berkas_simpan
from asn.core.jobs import enqueue
from asn.core.pekerjaan import pekerjaan_baru
from asn.core.sekaligus import Tulis, sisip
from asn.core.services import transition_lock, transition_write
from asn.impor.jenis import DAFTAR, JenisImpor
from asn.impor.lembar import baca, nama_lembar
from asn.impor.models import BarisImpor, Impor, PetaKolom
from asn.impor.rules import kepala, sel
from asn.impor.workflows import IMPOR_WORKFLOW, KELOLA, KeadaanImpor

TABEL = frozenset({XLSX, CSV})
BARIS_CONTOH = 3
KOLOM_MAKS = 200
# What an import says before its check: nothing asked for, nothing found.
_AWAL: dict[str, Any] = dict.fromkeys(("baris", "baru", "berubah", "sama", "lewat", "galat", "peringatan"), 0) | {
    "henti_diminta": False,
    "pesan": "",
    "cara": "",
    "diterapkan_oleh": None,
    "berkas_masalah": None,
}
TANPA_ISI = "Berkas tidak berisi baris data di bawah judul kolomnya."


def impor_unggah(*, kota_id: int, jenis: str, isi: UploadedFile | bytes, nama: str, oleh: Any) -> Impor:
    """Keep the file and read its head. Raises PermissionDenied out of reach, ValidationError with sentences."""
    if kota_id not in oleh.jangkauan(KELOLA).kota_ids:
        raise PermissionDenied(KELOLA)
    if jenis not in DAFTAR:
        raise ValidationError("Jenis data tidak dikenal.")
    bersih = berkas_periksa(isi, nama, terima=TABEL, ukuran_maks=settings.IMPOR_UKURAN_MAKS)
    impor = Impor(kota_id=kota_id, jenis=jenis, nama_berkas=bersih.nama, oleh=oleh, berkas_id=uuid.uuid4())
    _baca_kepala(impor, bersih)
    # Nothing is refused from here on. The import names its file before there is one: the database asks at the end.
    with transaction.atomic(savepoint=False):
        impor.save(force_insert=True)
        impor.berkas = berkas_simpan(
            isi=bersih, nama=bersih.nama, pemilik=impor, izin=KELOLA, oleh=oleh, pk=impor.berkas_id
        )
    return impor


def _baca_kepala(impor: Impor, berkas: IsiBersih) -> None:
    """The sheet and the row that most look like a table of this kind, its headings, and a few rows to know them by."""
    bita, jenis = berkas.bita, DAFTAR[impor.jenis]
    lembar = nama_lembar(bita, berkas.jenis)
    awal = {n: [b for _, b in islice(baca(bita, berkas.jenis, n), kepala.BARIS_DICARI + BARIS_CONTOH)] for n in lembar}
    berisi = {n: b for n, b in awal.items() if b}
    if not berisi:
        raise ValidationError("Berkas kosong: tidak ada lembar yang berisi.")
    impor.lembar = max(berisi, key=lambda n: len(_dikenal(berisi[n], jenis)))
    baris = berisi[impor.lembar]
    nomor = kepala.cari(baris, jenis.kolom)
    impor.kepala = _judul(baris[nomor])
    impor.baris_kepala = nomor + 1
    impor.lembar_lain = [n for n in berisi if n != impor.lembar]
    impor.sidik_kepala = kepala.sidik(impor.kepala)
    contoh = [_cuplik(b) for b in baris[nomor + 1 :] if not all(sel.kosong(s) for s in b)][:BARIS_CONTOH]
    if not contoh:
        raise ValidationError(TANPA_ISI)
    impor.contoh = json.dumps(contoh)
    impor.peta = {str(i): nama for i, nama in peta_awal(impor).items()}


def _dikenal(baris: list[Any], jenis: JenisImpor) -> dict[int, str]:
    return kepala.tebak(_judul(baris[kepala.cari(baris, jenis.kolom)]), jenis.kolom)


def _judul(baris: Any) -> list[str]:
    judul = [sel.rapikan(s)[:100] if not sel.kosong(s) else "" for s in baris][:KOLOM_MAKS]
    while judul and not judul[-1]:
        judul.pop()
    return judul


def _cuplik(baris: Any) -> list[str]:
    return ["" if sel.kosong(s) else sel.rapikan(s)[:80] for s in baris][:KOLOM_MAKS]


def peta_awal(impor: Impor) -> dict[int, str]:
    """The mapping this city chose for the same headings before, else what the headings say by themselves."""
    ingatan = PetaKolom.objects.filter(kota_id=impor.kota_id, jenis=impor.jenis, sidik=impor.sidik_kepala).first()
    if ingatan:
        dikenal = {k.nama for k in impor.definisi.kolom}
        return {i: nama for i, nama in kepala.kenali(impor.kepala, ingatan.peta).items() if nama in dikenal}
    return kepala.tebak(impor.kepala, impor.definisi.kolom)


def periksa_peta(impor: Impor, peta: Mapping[int, str]) -> None:
    """Each field once, every compulsory field mapped. Raises ValidationError with one sentence per fault."""
    jenis, nama = impor.definisi, list(peta.values())
    label = jenis.label_kolom
    salah = [
        f"“{label[n]}” dipasangkan dengan lebih dari satu kolom." for n in dict.fromkeys(nama) if nama.count(n) > 1
    ]
    salah += [
        f"“{k.label}” wajib dipasangkan dengan sebuah kolom." for k in jenis.kolom if k.wajib and k.nama not in nama
    ]
    if salah:
        raise ValidationError(salah)


def impor_petakan(*, impor: Impor, peta: Mapping[int, str], jangan_timpa: bool, oleh: Any) -> Impor:
    """Fix the mapping, remember it for this source, and queue the check. Raises ValidationError, TransitionRefused.

    Inside the caller's transaction: whatever is refused is refused before the one statement that writes.
    """
    periksa_peta(impor, peta)
    baris = transition_lock(IMPOR_WORKFLOW, "petakan", impor, oleh=oleh)
    if baris.diperiksa_pada:
        BarisImpor.objects.filter(impor=baris).delete()
    pekerjaan = pekerjaan_baru(kota_id=baris.kota_id, judul=f"Memeriksa {baris.nama_berkas}", pemilik=oleh)
    isi = _AWAL | {
        "peta": {str(i): nama for i, nama in sorted(peta.items())},
        "jangan_timpa": jangan_timpa,
        "pekerjaan": pekerjaan,
    }
    transition_write(
        IMPOR_WORKFLOW, "petakan", baris, oleh=oleh, isi=isi, serta=(_ingat_peta(baris, peta, oleh), sisip(pekerjaan))
    )
    enqueue("impor.periksa", str(pekerjaan.pk), baris.pk, kota=baris.kota_id)
    for nama, nilai in (isi | {"keadaan": KeadaanImpor.DIPETAKAN.value}).items():
        setattr(baris, nama, nilai)
    return baris


def _ingat_peta(impor: Impor, peta: Mapping[int, str], oleh: Any) -> Tulis:
    ingatan = PetaKolom(
        kota_id=impor.kota_id,
        jenis=impor.jenis,
        sidik=impor.sidik_kepala,
        peta=kepala.ingat(impor.kepala, dict(peta)),
        dipakai_pada=timezone.now(),
        oleh=oleh,
    )
    return sisip(ingatan, kunci=("kota", "jenis", "sidik"), perbarui=("peta", "dipakai_pada", "oleh"))


def impor_periksa_ulang(*, impor: Impor, oleh: Any) -> Impor:
    """Check the same file with the same mapping against the register as it is now."""
    if not impor.peta:
        raise ValidationError("Pasangkan dahulu kolom berkas ini.")
    return impor_petakan(
        impor=impor, peta={int(i): n for i, n in impor.peta.items()}, jangan_timpa=impor.jangan_timpa, oleh=oleh
    )
