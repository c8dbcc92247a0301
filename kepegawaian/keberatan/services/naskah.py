"""The decision as a paper: frozen and numbered in the transaction of the decision, printed when first asked for."""

import base64
import hashlib
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format

from asn.core.tipe import terisi
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from kepegawaian.instansi.models import Kota
from kepegawaian.keberatan.cetak import cetak_putusan
from kepegawaian.keberatan.models import Keberatan, NaskahPutusan
from kepegawaian.keberatan.registri import Uraian
from kepegawaian.keberatan.workflows import HASIL

JUDUL = "Putusan keberatan"


def naskah_bekukan(keberatan: Keberatan, *, sasaran: Uraian) -> NaskahPutusan:
    """Keep every word of a decision just made. `sasaran`: the contested decision as it stood before."""
    kota = Kota.objects.select_for_update(no_key=True).get(pk=keberatan.kota_id)  # one number after the other
    tanggal = _hari(terisi(keberatan.diputus_pada), kota)
    urut = (NaskahPutusan.objects.filter(kota=kota, tahun=tanggal.year).aggregate(n=Max("urut"))["n"] or 0) + 1
    nomor = settings.KEBERATAN_POLA_NOMOR.format(urut=urut, tahun=tanggal.year, singkatan=kota.singkatan)
    return NaskahPutusan.objects.create(
        kota=kota,
        keberatan=keberatan,
        tahun=tanggal.year,
        urut=urut,
        nomor=nomor,
        tanggal=tanggal,
        isi=_isi(keberatan, sasaran),
        # The public page proves the number and the day; it names nobody.
        tanda=tanda_terbitkan(kota_id=kota.pk, judul=JUDUL, nomor=nomor, tanggal=tanggal),
    )


def _hari(saat: datetime, kota: Kota) -> date:
    """The day in the city."""
    return saat.astimezone(ZoneInfo(kota.zona_waktu)).date()


def _isi(keberatan: Keberatan, sasaran: Uraian) -> dict[str, Any]:
    macam = keberatan.jenis_objek
    return {
        "jenis": macam.judul,
        "dasar": str(macam.dasar),
        "hasil": keberatan.get_keadaan_display(),
        "pemohon": _pemohon(keberatan),
        "pejabat_awal": _nama(keberatan.pejabat_awal, keberatan.pejabat_awal_akun),
        "sasaran_judul": keberatan.sasaran_judul,
        "sasaran": [list(baris) for baris in sasaran],
        "diajukan": date_format(_hari(keberatan.diajukan_pada, keberatan.kota), "j F Y"),
        "batas_ajukan": date_format(keberatan.batas_ajukan, "j F Y"),
        "uraian": keberatan.uraian,
        "tuntutan": keberatan.tuntutan,
        "pemeriksaan": _pemeriksaan(keberatan),
        "pertimbangan": keberatan.pertimbangan,
        "amar": keberatan.amar,
        "menjadi": [list(b) for b in _uraian(keberatan)],
        "final": keberatan.final,
        "upaya_lanjut": macam.upaya_lanjut,
        "penanda_tangan": _penanda(keberatan),
    }


def _uraian(keberatan: Keberatan) -> Uraian:
    uraikan = keberatan.jenis_objek.uraikan
    return uraikan(keberatan.putusan_isi) if uraikan and keberatan.putusan_isi else ()


def _nama(pegawai: Any, akun: Any) -> str:
    return pegawai.nama_lengkap if pegawai else (akun.nama if akun else "")


def _pemohon(keberatan: Keberatan) -> list[list[str]]:
    orang = keberatan.pegawai
    if orang is None:
        return [["Nama", keberatan.pemohon.nama]]
    unit = keberatan.instansi.nama if keberatan.instansi else "–"
    jabatan = orang.jabatan.nama if orang.jabatan else "–"
    return [["Nama", orang.nama_lengkap], ["NIP", orang.nip], ["Jabatan", jabatan], ["Unit kerja", unit]]


def _pemeriksaan(keberatan: Keberatan) -> list[str]:
    """Who was heard and when; what was said stays with the appeal."""
    baris = keberatan.keterangan.select_related("oleh")
    hadir = [f", hadir {k.hadir}" if k.hadir else "" for k in baris]
    return [
        f"{k.get_asal_display()} pada {date_format(k.tanggal, 'j F Y')} oleh {k.oleh.nama}{h}"
        for k, h in zip(baris, hadir, strict=True)
    ]


def _penanda(keberatan: Keberatan) -> dict[str, str]:
    """Who decided, by office; the rank as it was on the day."""
    oleh = keberatan.diputus_oleh
    pegawai = oleh.pegawai if oleh else None
    golongan = pegawai.golongan if pegawai else None
    return {
        "jabatan": keberatan.pemutus_label,
        "nama": _nama(pegawai, oleh),
        "nip": pegawai.nip if pegawai else "",
        "pangkat": golongan.pangkat if golongan else "",
    }


@transaction.atomic
def naskah_terbitkan(keberatan: Keberatan) -> NaskahPutusan | None:
    """The printed decision, made the first time it is asked for and never again; None for an appeal not decided.

    A decision older than this paper is frozen now.
    """
    terkunci = Keberatan.objects.select_for_update(of=("self",)).filter(pk=keberatan.pk, keadaan__in=sorted(HASIL))
    baris = terkunci.first()
    if baris is None:
        return None
    naskah = NaskahPutusan.objects.filter(keberatan=baris).select_related("tanda", "kota").first()
    naskah = naskah or naskah_bekukan(baris, sasaran=baris.jenis_objek.sasaran_kini(baris).rincian)
    return naskah if naskah.bita else _cetak(naskah)


def _cetak(naskah: NaskahPutusan) -> NaskahPutusan:
    bita = cetak_putusan(naskah)
    naskah.bita, naskah.sha256 = base64.b64encode(bita).decode(), hashlib.sha256(bita).hexdigest()
    naskah.save(update_fields=["bita", "sha256"])
    tanda_segel(naskah.tanda, sha256=naskah.sha256)
    return naskah


def naskah_bita(naskah: NaskahPutusan) -> bytes:
    """The bytes as they were stored. Raises ValueError when they are no longer those."""
    bita = base64.b64decode(naskah.bita)
    if hashlib.sha256(bita).hexdigest() != naskah.sha256:
        raise ValueError(f"Isi putusan {naskah.pk} tidak sama dengan saat disimpan.")
    return bita
