"""Prints of lists: small ones at once, large ones as a job. The people are fixed when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from django.core.cache import cache
from django.urls import reverse

from asn.core.berkas import berkas_simpan
from asn.core.jobs import enqueue
from asn.core.lembar import tulis_xlsx
from asn.core.lingkup import lingkup_kota
from asn.core.models import KeadaanPekerjaan, Pekerjaan
from asn.core.pdf import render_pdf_panjang
from asn.core.pekerjaan import pekerjaan_akhiri, pekerjaan_buat, pekerjaan_maju, pekerjaan_mulai
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.services.cetak.bezetting import daftar_bezetting
from kepegawaian.pegawai.services.cetak.bingkai import Daftar, bingkai, pengesah
from kepegawaian.pegawai.services.cetak.duk import daftar_duk
from kepegawaian.pegawai.services.cetak.nominatif import daftar_nominatif
from kepegawaian.pegawai.services.struktur import peta_jabatan

# A page takes the better part of a second: up to so many rows the reader waits, more are a job.
LANGSUNG = {"pdf": 200, "xlsx": 2_000}
JUDUL = {"duk": "Daftar Urut Kepangkatan", "nominatif": "Daftar Nominatif", "bezetting": "Bezetting"}
IZIN = {"duk": "pegawai.ekspor_pegawai", "nominatif": "pegawai.ekspor_pegawai", "bezetting": "jabatan.view_jabatan"}
_UMUR_DETIK = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Pesanan:
    """One print: `kunci` are people (DUK, nominatif) or positions (bezetting); `syarat` the filters in words."""

    jenis: str
    kota_id: int
    instansi_id: int | None
    kunci: tuple[int, ...]
    tanggal: date
    hari_ini: date
    kertas: str
    bentuk: str
    syarat: str = ""

    @property
    def langsung(self) -> bool:
        return len(self.kunci) <= LANGSUNG[self.bentuk]

    @property
    def nama(self) -> str:
        return f"{self.jenis}-{self.tanggal:%Y%m%d}.{self.bentuk}"


def susun(pengguna: Any, pesanan: Pesanan) -> Daftar:
    """The rows, within what the reader may see now."""
    kota = Kota.objects.get(pk=pesanan.kota_id)
    instansi = _instansi(pesanan)
    if pesanan.jenis == "bezetting" and instansi is not None:
        jabatan = Jabatan.objects.terlihat_oleh(pengguna, IZIN["bezetting"]).filter(pk__in=pesanan.kunci)
        return daftar_bezetting(instansi, peta_jabatan(jabatan, pesanan.tanggal), pesanan.tanggal)
    buat = {"duk": daftar_duk, "nominatif": daftar_nominatif}[pesanan.jenis]
    tempat = instansi.nama if instansi else kota.nama
    subjudul = f"{tempat} ({pesanan.syarat})" if pesanan.syarat else tempat
    return buat(pengguna, pesanan.kunci, pesanan.tanggal, subjudul)


@dataclass(frozen=True, slots=True)
class Bahan:
    """Everything a print needs from the database."""

    daftar: Daftar
    konteks: dict[str, Any]


def cetak_bahan(pengguna: Any, pesanan: Pesanan) -> Bahan:
    """Read it all, within the scope of the city."""
    daftar = susun(pengguna, pesanan)
    kota, instansi = Kota.objects.get(pk=pesanan.kota_id), _instansi(pesanan)
    return Bahan(
        daftar,
        {
            **bingkai(kota, instansi, kertas=pesanan.kertas),
            "judul": daftar.judul,
            "subjudul": daftar.subjudul,
            "keterangan": daftar.keterangan,
            "kepala": daftar.kolom,
            "penanda_tangan": pengesah(kota, instansi, pesanan.hari_ini),
        },
    )


def cetak_berkas(bahan: Bahan, bentuk: str, maju: Callable[[int], None] = lambda _: None) -> bytes:
    """The file, made without the database, so that progress can be told between portions."""
    if bentuk == "pdf":
        return render_pdf_panjang("cetak/daftar.html", bahan.konteks, bahan.daftar.untuk_kertas(), maju=maju)
    keluaran = BytesIO()
    tulis_xlsx(keluaran, [bahan.daftar.lembar()])
    return keluaran.getvalue()


def cetak_pesan(*, pesanan: Pesanan, oleh: Any) -> Pekerjaan:
    """Queue a large print; its progress counts rows."""
    judul = f"Cetak {JUDUL[pesanan.jenis]}"
    pekerjaan = pekerjaan_buat(kota_id=pesanan.kota_id, judul=judul, total=len(pesanan.kunci), pemilik=oleh)
    cache.set(_kunci(pekerjaan.pk), pesanan, timeout=_UMUR_DETIK)
    enqueue("pegawai.cetak", str(pekerjaan.pk), kota=pesanan.kota_id)
    return pekerjaan


def cetak_jalankan(*, pekerjaan_id: str, kota_id: int) -> None:
    """Make an ordered print and hand it to its owner; safe to run twice."""
    with lingkup_kota([kota_id]):
        pekerjaan = Pekerjaan.objects.select_related("pemilik__kota").get(pk=pekerjaan_id)
    if pekerjaan.berakhir:
        return
    pesanan: Pesanan | None = cache.get(_kunci(pekerjaan.pk))
    if pesanan is None:
        pekerjaan_akhiri(pekerjaan.pk, KeadaanPekerjaan.GAGAL, "Pesanan cetak kedaluwarsa; ulangi.", kota_id=kota_id)
        return
    with lingkup_kota([kota_id]):
        bahan = cetak_bahan(pekerjaan.pemilik, pesanan)
    pekerjaan_mulai(pekerjaan.pk, len(bahan.daftar.baris), kota_id=kota_id)

    def maju(baris: int) -> None:
        pekerjaan_maju(pekerjaan.pk, baris, "Menyusun halaman", kota_id=kota_id)

    isi = cetak_berkas(bahan, pesanan.bentuk, maju)
    with lingkup_kota([kota_id]):
        _serahkan(pekerjaan, pesanan, isi)
    cache.delete(_kunci(pekerjaan.pk))


def _serahkan(pekerjaan: Pekerjaan, pesanan: Pesanan, isi: bytes) -> None:
    """Store the file once, however often the task was delivered."""
    if Pekerjaan.objects.select_for_update().get(pk=pekerjaan.pk).berakhir:
        return
    berkas_simpan(isi=isi, nama=pesanan.nama, pemilik=pekerjaan, izin=IZIN[pesanan.jenis], oleh=pekerjaan.pemilik)
    hasil = reverse("pekerjaan_hasil", args=[pekerjaan.pk])
    pekerjaan_akhiri(pekerjaan.pk, pesan="Berkas siap diunduh.", alamat_hasil=hasil)


def _instansi(pesanan: Pesanan) -> Instansi | None:
    kueri = Instansi.objects.select_related("perangkat_daerah").filter(kota=pesanan.kota_id)
    return kueri.get(pk=pesanan.instansi_id) if pesanan.instansi_id else None


def _kunci(pekerjaan_id: Any) -> str:
    return f"cetak:{pekerjaan_id}"
