"""Daftar urut kepangkatan: PNS and CPNS in the order of `rules.duk`."""

from collections.abc import Collection
from datetime import date
from typing import Any

from asn.core.legal import hitung_usia, pada_tanggal, selisih_bulan
from kepegawaian.pegawai.models.pegawai import TINGKAT_PENDIDIKAN
from kepegawaian.pegawai.rules import duk, nip
from kepegawaian.pegawai.services.cetak.bahan import Latihan, latihan_tertinggi, orang_pada
from kepegawaian.pegawai.services.cetak.bingkai import (
    BarisCetak,
    Daftar,
    Kolom,
    gabung,
    masa,
    tanggal_panjang,
    tanggal_pendek,
)

_PENDIDIKAN = dict(TINGKAT_PENDIDIKAN)
_KOLOM = (
    Kolom("No.", 3, "angka"),
    Kolom("Nama dan NIP", 19),
    Kolom("Golongan, TMT, dan pangkat", 13),
    Kolom("Jabatan dan TMT", 19),
    Kolom("Masa kerja", 6, "tengah baku"),
    Kolom("Latihan jabatan", 13),
    Kolom("Pendidikan", 13),
    Kolom("Usia", 3, "angka"),
    Kolom("Unit kerja", 11),
)
_KEPALA = (
    *("No.", "Nama", "NIP", "Golongan", "Pangkat", "TMT pangkat", "Jabatan", "Eselon", "TMT jabatan"),
    *("Masa kerja (tahun)", "Masa kerja (bulan)", "Latihan jabatan", "Tanggal latihan", "Pendidikan"),
    *("Jurusan", "Lembaga", "Tanggal lulus", "Usia", "Tanggal lahir", "Unit kerja"),
)
_NIP = frozenset({2})


def daftar_duk(pengguna: Any, kunci: Collection[int], tanggal: date, subjudul: str) -> Daftar:
    """The people of these keys who were PNS or CPNS in service on the day and are in reach."""
    orang = list(orang_pada(pengguna, kunci, tanggal, tuple(j.value for j in duk.JENIS)))
    latihan = latihan_tertinggi([o.pk for o in orang], tanggal)
    urut = sorted(orang, key=lambda o: duk.kunci_urut(_fakta(o, latihan.get(o.pk))))
    ketentuan = pada_tanggal(duk.URUTAN, tanggal)
    return Daftar(
        judul="Daftar Urut Kepangkatan",
        subjudul=f"{subjudul} · keadaan {tanggal_panjang(tanggal)}",
        keterangan=(f"{len(urut)} PNS dan CPNS. Urutan: {', '.join(ketentuan.nilai)}. Dasar: {ketentuan.kutipan}.",),
        kolom=_KOLOM,
        kepala_buku=_KEPALA,
        baris=[_baris(nomor, o, latihan.get(o.pk), tanggal) for nomor, o in enumerate(urut, 1)],
        teks_buku=_NIP,
    )


def _fakta(o: Any, latihan: Latihan | None) -> duk.FaktaDUK:
    return duk.FaktaDUK(
        golongan=o.pada_golongan_urutan or 0,
        tmt_pangkat=o.pada_tmt_pangkat,
        jabatan=duk.tingkat_jabatan(o.pada_jabatan_jenis or "", o.pada_eselon or ""),
        tmt_jabatan=o.pada_tmt_jabatan,
        tmt_masuk=o.tmt_masuk,
        latihan=latihan[0] if latihan else duk.tingkat_latihan(""),
        tanggal_latihan=latihan[1] if latihan else None,
        pendidikan=o.pada_pendidikan or 0,
        tanggal_lulus=o.pada_lulus,
        lahir=o.tanggal_lahir,
        nip=o.nip,
    )


def _baris(nomor: int, o: Any, latihan: Latihan | None, tanggal: date) -> BarisCetak:
    bulan = max(selisih_bulan(o.tmt_masuk, tanggal), 0)
    usia = hitung_usia(o.tanggal_lahir, tanggal)
    pendidikan = _PENDIDIKAN.get(o.pada_pendidikan, "")
    return BarisCetak(
        kertas=(
            (str(nomor), ""),
            (o.nama_lengkap, nip.tampilkan(o.nip)),
            (gabung((o.pada_golongan_kode or "–", tanggal_pendek(o.pada_tmt_pangkat))), o.pada_pangkat or ""),
            (
                o.pada_jabatan_nama or "Tanpa jabatan",
                gabung((o.pada_eselon or "", tanggal_pendek(o.pada_tmt_jabatan))),
            ),
            (masa(bulan), ""),
            (latihan[2] if latihan else "–", str(latihan[1].year) if latihan else ""),
            (gabung((pendidikan, o.pada_jurusan or "")) or "–", str(o.pada_lulus.year) if o.pada_lulus else ""),
            (str(usia), ""),
            (o.pada_instansi_nama or "–", ""),
        ),
        buku=(
            *(nomor, o.nama_lengkap, o.nip, o.pada_golongan_kode, o.pada_pangkat, o.pada_tmt_pangkat),
            *(o.pada_jabatan_nama, o.pada_eselon, o.pada_tmt_jabatan, bulan // 12, bulan % 12),
            *(latihan[2] if latihan else None, latihan[1] if latihan else None, pendidikan, o.pada_jurusan),
            *(o.pada_lembaga, o.pada_lulus, usia, o.tanggal_lahir, o.pada_instansi_nama),
        ),
    )
