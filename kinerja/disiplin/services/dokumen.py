"""Papers of a case: numbered and frozen with the act, printed once, stored encrypted, never made from live data."""

import base64
from datetime import date
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from asn.core.berkas import berkas_periksa
from asn.core.jobs import enqueue
from asn.core.pdf import sidik_berkas
from asn.core.tipe import terisi
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from kepegawaian.instansi.models import Kota
from kinerja.disiplin.cetak import cetak
from kinerja.disiplin.models import DokumenPerkara, Perkara
from kinerja.disiplin.rules.pemeriksa import PeranPerkara
from kinerja.disiplin.services.dugaan import petugas_aktif

# What a stranger reads who scans the code: that a paper was issued, and nothing of what it is about.
JUDUL_PUBLIK = "Surat kedinasan bersifat rahasia"
BUKTI_MAKS = 10
RUANG_NAMA = "(……………………………………)"


def dokumen_buat(
    perkara: Perkara, jenis: str, *, tanggal: date, isi: dict[str, Any], oleh: Any, nomor: str = ""
) -> DokumenPerkara:
    """Number and freeze a paper the accused may read, inside the transaction of its act; the PDF follows by a job."""
    nomor = nomor or nomor_berikut(perkara.kota_id, tanggal.year)
    dokumen = DokumenPerkara.objects.create(
        kota_id=perkara.kota_id,
        perkara=perkara,
        jenis=jenis,
        nomor=nomor,
        tanggal=tanggal,
        nama=f"{jenis.replace('_', '-')}-{perkara.pk}.pdf",
        isi=isi | keterangan_pegawai(perkara),
        tanda=tanda_terbitkan(kota_id=perkara.kota_id, judul=JUDUL_PUBLIK, nomor=nomor, tanggal=tanggal),
        untuk_terperiksa=True,
        dibuat_oleh=oleh,
    )
    enqueue("disiplin.cetak_dokumen", dokumen.pk, kota=perkara.kota_id, terjadwal=True)
    return dokumen


@transaction.atomic
def dokumen_cetak(*, dokumen_id: int) -> DokumenPerkara:
    """Print and seal a paper that has no PDF yet, from its frozen content; never a second time."""
    kueri = DokumenPerkara.objects.select_for_update(of=("self",)).select_related("kota", "tanda")
    dokumen = kueri.get(pk=dokumen_id)
    if dokumen.bita:
        return dokumen
    tanda = terisi(dokumen.tanda)
    bita = cetak(
        dokumen.jenis, kota=dokumen.kota, nomor=dokumen.nomor, tanggal=dokumen.tanggal, isi=dokumen.isi, tanda=tanda
    )
    dokumen.bita, dokumen.sha256 = base64.b64encode(bita).decode(), sidik_berkas(bita)
    dokumen.save(update_fields=["bita", "sha256"])
    tanda_segel(tanda, sha256=dokumen.sha256)
    return dokumen


def bukti_simpan(perkara: Perkara, berkas: UploadedFile, *, tanggal: date, oleh: Any) -> DokumenPerkara:
    """A piece of evidence, checked like every upload and kept encrypted. Raises ValidationError."""
    bersih = berkas_periksa(berkas, berkas.name or "berkas")
    return DokumenPerkara.objects.create(
        kota_id=perkara.kota_id,
        perkara=perkara,
        jenis="bukti",
        nama=bersih.nama,
        jenis_isi=bersih.jenis,
        tanggal=tanggal,
        bita=base64.b64encode(bersih.bita).decode(),
        sha256=bersih.sha256,
        dibuat_oleh=oleh,
    )


def dokumen_bita(dokumen: DokumenPerkara) -> bytes:
    """The bytes as they were stored; printed now when the job was lost. ValueError when they are no longer those."""
    if not dokumen.bita:
        dokumen = dokumen_cetak(dokumen_id=dokumen.pk)
    bita = base64.b64decode(dokumen.bita)
    if sidik_berkas(bita) != dokumen.sha256:
        raise ValueError(f"Isi dokumen {dokumen.pk} tidak sama dengan saat disimpan.")
    return bita


def nomor_berikut(kota_id: int, tahun: int) -> str:
    """One number after the other in a city and year; the lock on the city keeps two papers apart."""
    kota = Kota.objects.select_for_update(no_key=True).get(pk=kota_id)
    urut = DokumenPerkara.objects.filter(kota=kota_id, tanggal__year=tahun).exclude(jenis="bukti").count() + 1
    return settings.DISIPLIN_POLA_NOMOR.format(urut=urut, singkatan=kota.singkatan, tahun=tahun)


def keterangan_pegawai(perkara: Perkara) -> dict[str, str]:
    """Who the paper is about, as of today."""
    pegawai = perkara.pegawai
    unit = pegawai.instansi
    return {
        "nama": pegawai.nama_lengkap,
        "nip": pegawai.nip,
        "pangkat": str(pegawai.golongan) if pegawai.golongan else "–",
        "jabatan": pegawai.jabatan.nama if pegawai.jabatan else "–",
        "unit": unit.nama if unit else "–",
        "instansi": unit.perangkat_daerah.nama if unit and unit.perangkat_daerah else "",
        "pelanggaran": perkara.label_pelanggaran,
        "pasal": perkara.pasal,
    }


def penanda_tangan(perkara: Perkara, peran: PeranPerkara) -> dict[str, str]:
    """Who signs for a part of the case; the PPK by title."""
    petugas = petugas_aktif(perkara).filter(peran=peran).select_related("pegawai__golongan", "pengguna").first()
    if petugas is None:
        return {"jabatan": "", "nama": RUANG_NAMA, "nip": "", "pangkat": ""}
    orang = petugas.pegawai
    return {
        "jabatan": petugas.jabatan or petugas.get_peran_display(),
        "nama": orang.nama_lengkap if orang else (petugas.pengguna.nama if petugas.pengguna else RUANG_NAMA),
        "nip": orang.nip if orang else "",
        "pangkat": orang.golongan.pangkat if orang and orang.golongan else "",
    }
