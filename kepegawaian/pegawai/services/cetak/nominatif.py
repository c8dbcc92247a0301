"""Daftar nominatif: everybody in service on a day, unit by unit in the order of the structure."""

from collections.abc import Collection
from datetime import date
from typing import Any

from asn.core.legal import selisih_bulan
from kepegawaian.instansi.models import Instansi
from kepegawaian.pegawai.models.pegawai import TINGKAT_PENDIDIKAN
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.services.cetak.bahan import orang_pada
from kepegawaian.pegawai.services.cetak.bingkai import (
    BarisCetak,
    Daftar,
    Kolom,
    gabung,
    masa,
    tanggal_panjang,
    tanggal_pendek,
)
from kepegawaian.pegawai.services.pilihan import urut_pohon

_PENDIDIKAN = dict(TINGKAT_PENDIDIKAN)
_KOLOM = (
    Kolom("No.", 3, "angka"),
    Kolom("Nama dan NIP / NI PPPK", 20),
    Kolom("L/P", 3, "tengah"),
    Kolom("Tempat, tanggal lahir", 14),
    Kolom("Jenis", 7, "tengah"),
    Kolom("Golongan dan TMT", 9),
    Kolom("Jabatan dan TMT", 22),
    Kolom("Pendidikan", 16),
    Kolom("Masa kerja", 6, "tengah baku"),
)
_KEPALA = (
    *("No.", "Nama", "NIP / NI PPPK", "L/P", "Tempat lahir", "Tanggal lahir", "Jenis", "Golongan", "TMT golongan"),
    *("Jabatan", "TMT jabatan", "Pendidikan", "Jurusan", "Masa kerja (tahun)", "Masa kerja (bulan)", "Unit kerja"),
)
TANPA_UNIT = "Tanpa unit kerja"


def daftar_nominatif(pengguna: Any, kunci: Collection[int], tanggal: date, subjudul: str) -> Daftar:
    """The people of these keys who were in service on the day and are in reach; within a unit by golongan."""
    orang = list(orang_pada(pengguna, kunci, tanggal))
    unit = _urutan_unit({o.pada_instansi_id for o in orang})
    orang.sort(key=lambda o: (unit.get(o.pada_instansi_id, len(unit)), -(o.pada_golongan_urutan or 0), o.nama, o.pk))
    baris: list[BarisCetak] = []
    kini: object = ()
    for nomor, o in enumerate(orang, 1):
        if o.pada_instansi_id != kini:
            kini = o.pada_instansi_id
            baris.append(BarisCetak(judul=o.pada_instansi_nama or TANPA_UNIT))
        baris.append(_baris(nomor, o, tanggal))
    return Daftar(
        judul="Daftar Nominatif Pegawai",
        subjudul=f"{subjudul} · keadaan {tanggal_panjang(tanggal)}",
        keterangan=(f"{len(orang)} pegawai.",),
        kolom=_KOLOM,
        kepala_buku=_KEPALA,
        baris=baris,
        teks_buku=frozenset({2}),
    )


def _urutan_unit(ids: set[int | None]) -> dict[int, int]:
    """Place of each unit in the tree; parents that hold nobody are read too, so that the order is that of the tree."""
    kota = Instansi.objects.filter(pk__in=[i for i in ids if i]).values("kota")
    return {i.pk: n for n, i in enumerate(urut_pohon(Instansi.objects.filter(kota__in=kota)))}


def _baris(nomor: int, o: Any, tanggal: date) -> BarisCetak:
    bulan = max(selisih_bulan(o.tmt_masuk, tanggal), 0)
    pendidikan = _PENDIDIKAN.get(o.pada_pendidikan, "")
    return BarisCetak(
        kertas=(
            (str(nomor), ""),
            (o.nama_lengkap, nip.tampilkan(o.nip)),
            (o.jenis_kelamin, ""),
            (f"{o.tempat_lahir}, {tanggal_pendek(o.tanggal_lahir)}", ""),
            (o.get_jenis_display(), ""),
            (o.pada_golongan_kode or "–", tanggal_pendek(o.pada_tmt_pangkat)),
            (o.pada_jabatan_nama or "Tanpa jabatan", tanggal_pendek(o.pada_tmt_jabatan)),
            (gabung((pendidikan, o.pada_jurusan or "")) or "–", str(o.pada_lulus.year) if o.pada_lulus else ""),
            (masa(bulan), ""),
        ),
        buku=(
            *(nomor, o.nama_lengkap, o.nip, o.jenis_kelamin, o.tempat_lahir, o.tanggal_lahir),
            *(o.get_jenis_display(), o.pada_golongan_kode, o.pada_tmt_pangkat, o.pada_jabatan_nama),
            *(o.pada_tmt_jabatan, pendidikan, o.pada_jurusan, bulan // 12, bulan % 12, o.pada_instansi_nama),
        ),
    )
