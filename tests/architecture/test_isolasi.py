"""The stranger knocks at every door: 404 for what is out of reach, 403 where the permission is held nowhere.

`PINTU` names every address with an object in it; a new address without a row here fails the first test.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.utils import quote
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse, reverse_lazy

import tests.architecture.dunia_promosi as dunia_promosi
from asn.core.querysets import ScopedQuerySet
from tests.architecture.alamat import berobjek, semua_alamat
from tests.architecture.dunia import Dunia, buat_dunia
from tests.architecture.dunia_jabatan import PINTU as PINTU_JABATAN
from tests.architecture.dunia_talenta import PINTU as PINTU_TALENTA

# Public by its nature: the code printed on an issued document is the key.
TERBUKA = {
    "program:verifikasi",
    "program:katalog_publik",
    "verifikasi_dokumen",
    "warga:kota",
    "tindak_lanjut:kehormatan",
}
# Public pages of the survey; what they show is published, or opened by a coupon or the permission of a kiosk.
TERBUKA |= {
    "survei:kota",
    "survei:data_csv",
    "survei:hasil",
    "survei:laporan",
    "survei:jawaban_csv",
    "survei:kupon_cari",
    "survei:kupon_isi",
    "survei:terbuka",
    "survei:kios",
    "survei:terima_kasih",
}
# Citizens' pages of one city: what they show is public, or belongs to who proved an address (tests/pengaduan).
TERBUKA |= {f"forum:{x}" for x in ("kota", "lihat", "masukan", "tanggapan", "dokumen", "berita_acara", "data")}
TERBUKA |= {f"forum:{x}" for x in ("tulis", "terkirim", "surel", "saya", "keluar", "tarik", "dukung", "keberatan")}
TERBUKA |= {f"statistik:{n}" for n in ("lihat", "kamus", "csv", "json")}
# Published results: what is not out is 404 for everybody (tests/kepegawaian/rekrutmen/hasil).
TERBUKA |= {f"hasil_seleksi:{n}" for n in ("publik", "berkas", "publik_sanggah")}
SEKOTA_LAIN = ("bkd_lain", "ppk_lain", "admin_lain")
SEINSTANSI_LAIN = ("pengelola", "kepala")
PERORANGAN = ("atasan", "pegawai")
PENDATANG = (*SEKOTA_LAIN, *SEINSTANSI_LAIN, *PERORANGAN)
REKAN = ("ppk", "admin")
# The pages of a reporter name no report: number and secret open one in the session of the visitor.
TERBUKA |= {
    f"lapor:{n}"
    for n in ("lapor", "terkirim", "lacak", "laporan", "balas", "nilai", "tutup", "berkas", "foto", "terbit")
}


@dataclass(frozen=True, slots=True)
class Pintu:
    """How the rightful person enters; everybody in `ditolak` knocks with every method."""

    kunci: Callable[[Dunia], dict[str, Any]]
    pemilik: str = "bkd"
    metode: tuple[str, ...] = ("get",)
    isi: dict[str, str] | None = None
    ditolak: tuple[str, ...] = PENDATANG


def objek(nama: str, **lain: str) -> Callable[[Dunia], dict[str, Any]]:
    return lambda dunia: {"pk": getattr(dunia, nama).pk, **lain}


def belajar(nama: str, **lain: Any) -> Callable[[Dunia], dict[str, Any]]:
    return lambda dunia: {"pk": getattr(dunia.belajar, nama).pk, **lain}


# Published courses are open to every pegawai of the own city.
BUKAN_SEKOTA = (*SEKOTA_LAIN, *SEINSTANSI_LAIN)


def tindakan(nama: str, pemilik: str = "bkd") -> Pintu:
    """An act behind a page that asks first."""
    return Pintu(objek(nama), pemilik, metode=("get", "post"), isi={"alasan": "Perlu diperbaiki."})


def baris_riwayat(dunia: Dunia) -> dict[str, Any]:
    return {"pk": dunia.pegawai.pk, "jenis": "kinerja", "sasaran": dunia.riwayat.pk}


MASUK = reverse_lazy("account_login")
BUKA = {"alasan": "Verifikasi berkas kenaikan pangkat"}
SK = {"nomor_sk": "1/2026", "tanggal_sk": "2026-01-02", "pejabat_sk": "Wali Kota", "tmt": "2048-04-01"}
CETAK = {"bentuk": "xlsx", "kertas": "A4", "alasan": "Berkas kenaikan pangkat"}
TINDAKAN_PERKARA = (
    *("panggil", "periksa", "tanpa_hadir", "bap", "bukti", "bebaskan", "periksa_lagi", "teruskan", "putuskan"),
    *("tidak_terbukti", "hentikan", "sampaikan", "kuatkan", "kabulkan", "tim"),
)


def perkara(pemilik: str = "bkd", **lain: Any) -> Pintu:
    """Of a case nobody reaches by a role: colleagues of the same city stand outside as well."""
    return Pintu(objek("perkara", **lain), pemilik, metode=("get", "post"), ditolak=PENDATANG + REKAN)


def surat_perkara(pemilik: str = "bkd") -> Pintu:
    kunci = lambda d: {"pk": d.perkara.pk, "dokumen": d.surat_perkara.pk}  # noqa: E731
    return Pintu(kunci, pemilik, ditolak=PENDATANG + REKAN)


# Planning and doing: the employee acts, the penilai decides, the pengelola steps in.
DINILAI, PENILAI = "dinilai", "penilai"
GP = ("get", "post")
PINTU_SKP = {
    "skp:rincian": Pintu(objek("skp"), DINILAI),
    **{f"skp:{a}": Pintu(objek("skp"), DINILAI, ("post",)) for a in ("ajukan", "pendekatan")},
    "skp:dokumen": Pintu(lambda d: {"pk": d.skp.pk, "jenis": "skp"}, DINILAI),
    "skp:tarik": Pintu(objek("skp"), DINILAI, ("post",)),
    **{f"skp:{a}": Pintu(objek("skp"), PENILAI, ("post",)) for a in ("sepakati", "tetapkan")},
    "skp:klarifikasi": Pintu(objek("skp"), PENILAI, GP, {"catatan": "Target belum jelas", "versi": "1"}),
    "skp:ekspektasi": Pintu(objek("skp"), PENILAI, GP, {"AK": "Teliti"}),
    "skp:umpan_balik": Pintu(objek("skp"), PENILAI, GP, {"teks": "Laporan rapi dan tepat waktu"}),
    "skp:tetapkan_pengelola": Pintu(objek("skp"), "bkd", GP, {"catatan": "Belum disusun", "versi": "1"}),
    "skp:ubah": Pintu(objek("skp"), DINILAI, GP, {"alasan": "penugasan", "uraian": "Penugasan baru"}),
    "skp:batalkan": Pintu(objek("skp"), DINILAI, GP, {"catatan": "Salah jabatan"}),
    "skp:rhk_tambah": Pintu(objek("skp"), DINILAI, GP, {"teks": "Hasil"}),
    "skp:lampiran": Pintu(objek("skp"), DINILAI, GP, {"dukungan": "Data"}),
    "skp:penilai": Pintu(objek("skp"), DINILAI, GP, {"alasan": "Pindah bidang"}),
    "skp:rencana_aksi_tambah": Pintu(objek("skp"), DINILAI, GP, {"teks": "Survei"}),
    "skp:realisasi": Pintu(lambda d: {"pk": d.skp.pk, "periode": str(d.skp.tahun)}, DINILAI, GP, {"teks": "x"}),
    "skp:dialog_tambah": Pintu(objek("skp"), DINILAI, GP, {"topik": "Target"}),
    "skp:rhk_ubah": Pintu(objek("rhk"), DINILAI, GP, {"teks": "Hasil"}),
    "skp:rhk_hapus": Pintu(objek("rhk"), DINILAI, GP),
    "skp:rhk_pindah": Pintu(objek("rhk"), DINILAI, ("post",), {"arah": "naik"}),
    "skp:rencana_aksi_ubah": Pintu(objek("rencana_aksi"), DINILAI, GP, {"teks": "Survei"}),
    "skp:rencana_aksi_selesai": Pintu(objek("rencana_aksi"), DINILAI, ("post",), {"selesai": "ya"}),
    "skp:rencana_aksi_hapus": Pintu(objek("rencana_aksi"), DINILAI, GP),
    "skp:bukti": Pintu(objek("rencana_aksi"), DINILAI, GP, {"nama": "Berita acara"}),
    "skp:rekan_minta": Pintu(objek("skp"), DINILAI, GP, {"sasaran": "nilai:AK"}),
    "skp:rekan_jawab": Pintu(objek("permintaan_rekan"), "rekan", GP, {"sifat": "apresiasi", "teks": "Rapi dan tepat"}),
    "skp:rekan_tolak": Pintu(objek("permintaan_rekan"), "rekan", ("post",)),
    "skp:rekan_batalkan": Pintu(objek("permintaan_rekan"), DINILAI, ("post",)),
    "skp:bukti_hapus": Pintu(objek("bukti_dukung"), DINILAI, GP),
    "skp:dialog_ubah": Pintu(objek("dialog"), DINILAI, GP, {"topik": "Target"}),
    "skp:dialog_akui": Pintu(objek("dialog"), PENILAI, ("post",), {"versi": "1"}),
    "skp:sel": Pintu(lambda d: {"pk": d.kolom.pk, "orang": d.skp.pegawai_id}, PENILAI, GP, {"teks": "Survei"}),
    "skp:susun_untuk": Pintu(objek("pegawai"), "ppk", GP),
    "skp:pohon_instansi": Pintu(objek("instansi")),
    "skp:permintaan": Pintu(
        objek("permintaan_penilai"), "bkd", GP, {"putusan": "tolak", "alasan_putusan": "Sudah tepat"}
    ),
    "skp:permintaan_batalkan": Pintu(objek("permintaan_penilai"), DINILAI, ("post",)),
    "skp:siklus_tutup": Pintu(objek("siklus"), "bkd", GP, {"versi": "1"}),
    "skp:siklus_atur": Pintu(objek("siklus"), "bkd", GP, {"versi": "1"}),
    "skp:pengecualian_cabut": Pintu(objek("pengecualian"), "bkd", GP),
    "skp:templat_ubah": Pintu(objek("templat_skp"), "bkd", GP, {"nama": "Perawat"}),
}
PINTU = {
    "disiplin:presensi_pegawai": Pintu(objek("pegawai")),
    "disiplin:rincian": Pintu(objek("perkara"), ditolak=PENDATANG + REKAN),
    "disiplin:dokumen": surat_perkara(),
    **{f"disiplin:{kode}": perkara() for kode in TINDAKAN_PERKARA},
    "disiplin:tim_lepas": Pintu(
        lambda d: {"pk": d.perkara.pk, "petugas": d.perkara.petugas.first().pk},
        metode=("get", "post"),
        ditolak=PENDATANG + REKAN,
    ),
    "disiplin:saya_rincian": Pintu(objek("perkara"), "terperiksa", ditolak=PENDATANG + REKAN),
    "disiplin:saya_dokumen": surat_perkara("terperiksa"),
    "disiplin:ajukan_banding": perkara("terperiksa"),
    "aduan:rincian": Pintu(objek("aduan"), "aduan"),
    "aduan:tindakan": Pintu(
        objek("aduan", kode="catatan"), "aduan", metode=("get", "post"), isi={"isi": "Sudah ditelepon"}
    ),
    "aduan:segel": Pintu(objek("buka_segel"), "aduan", ditolak=PENDATANG + REKAN),
    "aduan:segel_putus": Pintu(
        objek("buka_segel"), "aduan", metode=("post",), isi={"keputusan": "tolak"}, ditolak=PENDATANG + REKAN
    ),
    "aduan:segel_buka": Pintu(objek("segel_setuju"), "aduan", metode=("post",), ditolak=PENDATANG + REKAN),
    "berkas_unduh": Pintu(objek("berkas")),
    "berkas_lihat": Pintu(objek("berkas")),
    "berkas_kecil": Pintu(objek("foto"), "aduan"),
    "pekerjaan_lihat": Pintu(objek("pekerjaan"), ditolak=PENDATANG + REKAN),
    "pekerjaan_hasil": Pintu(objek("pekerjaan"), ditolak=PENDATANG + REKAN),
    "tampilan_hapus": Pintu(objek("tampilan"), metode=("post",), ditolak=PENDATANG + REKAN),
    "notifikasi:buka": Pintu(objek("kabar"), metode=("post",), ditolak=PENDATANG + REKAN),
    "notifikasi:baca": Pintu(objek("kabar"), metode=("post",), ditolak=PENDATANG + REKAN),
    "notifikasi:belum": Pintu(objek("kabar"), metode=("post",), ditolak=PENDATANG + REKAN),
    "akun:sesi_akhiri": Pintu(objek("sesi"), metode=("post",), ditolak=PENDATANG + REKAN),
    "akun:lihat_sebagai_mulai": Pintu(
        lambda d: {"pk": d.orang["bkd"].pk}, "admin", metode=("get", "post"), isi={"alasan": "Bantuan pengguna"}
    ),
    "impor:rincian": Pintu(objek("impor")),
    "impor:kemajuan": Pintu(objek("impor")),
    "impor:petakan": tindakan("impor"),
    "impor:periksa_ulang": Pintu(objek("impor"), metode=("post",)),
    "impor:terapkan": tindakan("impor"),
    "impor:hentikan": Pintu(objek("impor"), metode=("post",)),
    "impor:batalkan": tindakan("impor"),
    "impor:masalah": Pintu(objek("impor"), metode=("post",)),
    "instansi:rincian": Pintu(objek("instansi")),
    "jabatan:peta": Pintu(objek("instansi")),
    "jabatan:rincian": Pintu(objek("jabatan")),
    "pegawai:rincian": Pintu(objek("pegawai")),
    "pegawai:buka_data": Pintu(objek("pegawai", butir="identitas"), metode=("post",), isi=BUKA),
    "pegawai:buka_hukdis": Pintu(objek("pegawai"), metode=("post",), isi=BUKA),
    "pegawai:jejak": Pintu(lambda d: {"pk": d.pegawai.pk, "kode": "dokumen", "baris": int(d.berkas.pemilik_id)}),
    "pegawai:cari_rujukan": Pintu(objek("pegawai", apa="jabatan")),
    "jabatan:cetak_bezetting": Pintu(objek("instansi"), metode=("get", "post"), isi=CETAK),
    "pegawai:cetak_drh": Pintu(objek("pegawai"), metode=("get", "post"), isi=CETAK),
    "pegawai:dokumen": Pintu(objek("dokumen")),
    "pegawai:dokumen_unggah": Pintu(objek("pegawai"), metode=("get", "post")),
    "pegawai:foto": Pintu(objek("pegawai"), metode=("get", "post")),
    "pegawai:foto_hapus": Pintu(objek("pegawai"), metode=("post",)),
    "pegawai:dokumen_perbaiki": Pintu(objek("dokumen"), metode=("get", "post")),
    "pegawai:dokumen_periksa": Pintu(objek("dokumen"), metode=("get", "post")),
    "pegawai:dokumen_cabut": tindakan("dokumen"),
    "layanan:usulkan": Pintu(objek("pegawai", jenis="pangkat"), metode=("post",)),
    "layanan:keputusan": Pintu(objek("keputusan")),
    "layanan:catat": Pintu(objek("keputusan"), metode=("post",), isi=SK),
    "layanan:rincian": Pintu(objek("pegawai", jenis="pangkat")),
    "usulan:rincian": Pintu(objek("usulan")),
    "usulan:putuskan": Pintu(objek("usulan"), metode=("post",), isi={"keputusan": "setuju"}),
    "usulan:ubah": Pintu(objek("draf"), metode=("get", "post"), isi={"catatan": "x"}, ditolak=PENDATANG + REKAN),
    "usulan:ajukan": Pintu(objek("draf"), metode=("post",), ditolak=PENDATANG + REKAN),
    "usulan:batalkan": Pintu(objek("draf"), metode=("get", "post"), ditolak=PENDATANG + REKAN),
    "usulan:ulangi": Pintu(objek("ditolak"), metode=("post",), ditolak=PENDATANG + REKAN),
    "usulan:baru": Pintu(objek("pegawai", jenis="pendidikan"), metode=("get", "post"), isi={"tingkat": "7"}),
    "usulan:biodata": Pintu(objek("pegawai", jenis="biodata_mandiri"), metode=("get", "post"), isi={"telepon": "1"}),
    "usulan:perbaiki": Pintu(baris_riwayat, metode=("get", "post"), isi={"tahun": "2026"}),
    "usulan:cabut": Pintu(baris_riwayat, metode=("get", "post"), isi={"catatan": "Tercatat dua kali"}),
    "skp:evaluasi": Pintu(objek("evaluasi_kinerja")),
    "skp:evaluasi_dokumen": Pintu(objek("evaluasi_kinerja", jenis="skp")),
    "skp:terima": Pintu(objek("evaluasi_kinerja"), "rina", metode=("post",), ditolak=(*PENDATANG, "bkd")),
    "skp:nilai": Pintu(objek("evaluasi_draf"), "ppk", metode=("get", "post"), ditolak=(*PENDATANG, "bkd")),
    "skp:organisasi_tetapkan": Pintu(
        objek("instansi", periode="2025"), "ppk", metode=("get", "post"), ditolak=(*PENDATANG, "bkd")
    ),
    "keberatan:ajukan": Pintu(objek("riwayat", jenis="uji"), "rina"),
    "keberatan:rincian": Pintu(objek("keberatan")),
    "keberatan:unduh": Pintu(objek("keberatan")),
    "keberatan:ubah": Pintu(objek("keberatan"), "pemohon", metode=("get", "post"), ditolak=PENDATANG + REKAN),
    "keberatan:cabut": Pintu(objek("keberatan"), "pemohon", metode=("get", "post"), ditolak=PENDATANG + REKAN),
    "keberatan:keterangan": Pintu(
        objek("keberatan"), "ppk", metode=("post",), isi={"isi": "Keterangan panjang"}, ditolak=(*PENDATANG, "bkd")
    ),
    "keberatan:periksa": Pintu(objek("keberatan"), "ppk", metode=("post",), ditolak=(*PENDATANG, "bkd")),
    "keberatan:alihkan": Pintu(objek("keberatan"), "ppk", metode=("get", "post"), ditolak=(*PENDATANG, "bkd")),
    "keberatan:putuskan": Pintu(objek("keberatan"), "ppk", metode=("get", "post"), ditolak=(*PENDATANG, "bkd")),
    "evaluasi:rincian": Pintu(objek("evaluasi")),
    "evaluasi:kemajuan": Pintu(objek("evaluasi")),
    "evaluasi:baris": Pintu(objek("evaluasi", kunci="pegawai")),
    "evaluasi:pdf": Pintu(objek("evaluasi"), metode=("post",)),
    "evaluasi:xlsx": Pintu(objek("evaluasi"), metode=("post",)),
    "evaluasi:tinjau": tindakan("evaluasi"),
    "evaluasi:kembalikan": tindakan("evaluasi"),
    "evaluasi:hitung_ulang": tindakan("evaluasi"),
    "evaluasi:terbitkan": tindakan("evaluasi", "ppk"),
    "evaluasi:batalkan": tindakan("evaluasi"),
    "evaluasi:revisi": tindakan("evaluasi"),
    "evaluasi:lembar": Pintu(objek("lembar")),
    "evaluasi:baris_lembar": Pintu(objek("lembar", kunci="pegawai")),
    "evaluasi:pdf_lembar": Pintu(objek("lembar"), metode=("post",)),
    "evaluasi:pegawai": Pintu(objek("pegawai")),
    "evaluasi:pegawai_pdf": Pintu(objek("pegawai")),
    **PINTU_SKP,
    "belajar:kursus": Pintu(belajar("kursus"), "peserta", ditolak=BUKAN_SEKOTA),
    "belajar:mulai": Pintu(belajar("kursus"), "peserta", ("post",), ditolak=BUKAN_SEKOTA),
    "belajar:diskusi": Pintu(belajar("kursus"), "peserta", ("get", "post"), {"isi": "Tanya"}, BUKAN_SEKOTA),
    "belajar:pesan_ubah": Pintu(
        lambda d: {"pk": d.belajar.kursus.pk, "nomor": d.belajar.pesan.pk, "tindakan": "laporkan"},
        "pegawai",
        ("post",),
        ditolak=BUKAN_SEKOTA,
    ),
    "belajar:pelajaran": Pintu(belajar("ikut", nomor=1), "peserta", ("get", "post")),
    "belajar:tes": Pintu(belajar("ikut", jenis="akhir"), "peserta", ("get", "post")),
    "belajar:hentikan": Pintu(belajar("ikut"), "peserta", ("get", "post")),
    "belajar:percobaan": Pintu(belajar("percobaan"), "peserta", ("get", "post")),
    "belajar:hasil": Pintu(belajar("percobaan"), "peserta"),
    "belajar:media": Pintu(belajar("pelajaran"), "peserta"),
    "belajar:pesan_putuskan": Pintu(belajar("pesan"), metode=("get", "post")),
    # A unit sees every course of the city, and only its own people in it (tests/pelatihan/belajar).
    "belajar:kelola_peserta": Pintu(belajar("kursus"), ditolak=(*SEKOTA_LAIN, *PERORANGAN)),
    "belajar:kelola_kursus": Pintu(belajar("kursus")),
    "belajar:versi_baru": Pintu(belajar("kursus"), metode=("post",)),
    "belajar:alih": Pintu(belajar("kursus", tindakan="tutup"), metode=("get", "post")),
    "belajar:susun": Pintu(belajar("draf"), metode=("get", "post")),
    "belajar:pratinjau": Pintu(belajar("draf")),
    "belajar:soal_impor": Pintu(belajar("draf"), metode=("get", "post")),
    "belajar:soal_ubah": Pintu(belajar("soal"), metode=("get", "post")),
    "belajar:soal_hapus": Pintu(belajar("soal"), metode=("get", "post")),
    "forum:rincian": Pintu(objek("konsultasi")),
    "forum:ubah": Pintu(objek("konsultasi"), metode=("get", "post")),
    "forum:alih": Pintu(objek("konsultasi", tindakan="tutup"), metode=("get", "post"), isi={"alasan": "Cukup."}),
    "forum:masa": Pintu(objek("konsultasi"), metode=("get", "post")),
    "forum:terbitkan": Pintu(objek("konsultasi"), "ppk", metode=("get", "post")),
    "forum:pratinjau": Pintu(objek("konsultasi")),
    "forum:masukan_kelola": Pintu(objek("konsultasi")),
    "forum:kelompokkan": Pintu(objek("konsultasi"), metode=("post",)),
    "forum:catat": Pintu(objek("konsultasi"), metode=("get", "post")),
    "forum:tambah": Pintu(objek("konsultasi", apa="kelompok"), metode=("get", "post")),
    "forum:sunting": Pintu(objek("butir", apa="butir"), metode=("get", "post")),
    "forum:hapus": Pintu(objek("butir", apa="butir"), metode=("get", "post")),
    "forum:moderasi": Pintu(objek("komentar"), metode=("get", "post")),
    "forum:keberatan_putus": Pintu(
        objek("komentar"), metode=("post",), isi={"keberatan-keputusan": "kabul"}, ditolak=PENDATANG + REKAN
    ),
    "forum:asli": Pintu(objek("komentar"), metode=("post",), isi={"alasan": "Keberatan pengirim atas putusan"}),
}


def tindak(nama: str) -> Callable[[Dunia], dict[str, Any]]:
    return lambda dunia: {"pk": getattr(dunia.tindak, nama).pk}


PINTU |= {nama: Pintu(*isi) for nama, isi in PINTU_JABATAN.items()}
PINTU |= {nama: Pintu(*isi) for nama, isi in PINTU_TALENTA.items()}
PINTU |= {nama: Pintu(*isi) for nama, isi in dunia_promosi.PINTU.items()}
TERBUKA |= dunia_promosi.TERBUKA
PINTU |= {
    "tindak_lanjut:nominasi": Pintu(tindak("nominasi")),
    "tindak_lanjut:petikan": Pintu(tindak("nominasi")),
    "tindak_lanjut:timbang": Pintu(tindak("nominasi"), metode=("get", "post"), isi={"sikap": "SETUJU"}),
    "tindak_lanjut:gugurkan": Pintu(tindak("nominasi"), metode=("get", "post"), isi={"catatan": "Predikat dikoreksi"}),
    "tindak_lanjut:sk": Pintu(tindak("sk")),
    "tindak_lanjut:pembinaan": Pintu(tindak("rencana")),
    "tindak_lanjut:mulai": Pintu(tindak("rencana"), metode=("get", "post"), isi={"sasaran": "x"}),
    "tindak_lanjut:kegiatan": Pintu(tindak("rencana"), metode=("get", "post"), isi={"uraian": "x"}),
    "tindak_lanjut:hasil": Pintu(tindak("rencana"), metode=("get", "post"), isi={"catatan": "x"}),
    "tindak_lanjut:batalkan": Pintu(tindak("rencana"), metode=("get", "post"), isi={"catatan": "x"}),
    "tindak_lanjut:laksanakan": Pintu(tindak("kegiatan"), metode=("get", "post"), isi={"catatan": "x"}),
    "tindak_lanjut:titik": Pintu(tindak("titik"), metode=("get", "post"), isi={"uraian": "x"}),
    "tindak_lanjut:konseling": Pintu(tindak("rencana"), "ppk", ditolak=(*PENDATANG, "bkd", "admin")),
    "tindak_lanjut:konseling_tulis": Pintu(
        tindak("rencana"), "ppk", metode=("post",), isi={"isi": "x"}, ditolak=(*PENDATANG, "bkd", "admin")
    ),
    "tindak_lanjut:konseling_buka": Pintu(
        tindak("catatan"), "ppk", metode=("post",), isi=BUKA, ditolak=(*PENDATANG, "bkd", "admin")
    ),
}
PINTU |= {
    "survei:rincian": Pintu(objek("survei")),
    "survei:ubah": Pintu(objek("survei"), metode=("get", "post")),
    "survei:layanan_atur": Pintu(objek("survei"), metode=("get", "post")),
    "survei:kuesioner": Pintu(objek("survei"), metode=("get", "post")),
    "survei:buka": tindakan("survei"),
    "survei:tutup": tindakan("survei"),
    "survei:terbitkan": tindakan("survei"),
    "survei:buka_kembali": tindakan("survei"),
    "survei:batalkan": tindakan("survei"),
    "survei:kupon": Pintu(objek("survei"), metode=("get", "post")),
    "survei:poster": Pintu(objek("survei")),
    "survei:kupon_cabut": Pintu(objek("survei"), metode=("get", "post")),
    "survei:kios_nyalakan": Pintu(objek("survei"), metode=("get", "post")),
    "survei:kios_matikan": Pintu(objek("survei"), metode=("post",)),
    "survei:pdf": Pintu(objek("hasil_survei")),
    "survei:xlsx": Pintu(objek("hasil_survei")),
    "survei:layanan_ubah": Pintu(objek("layanan_publik"), metode=("get", "post")),
    "survei:tindak_buat": Pintu(objek("survei"), metode=("get", "post")),
    "survei:tindak": Pintu(objek("tindak_survei")),
    "survei:tindak_selesai": Pintu(objek("tindak_survei"), metode=("get", "post")),
    "survei:tindak_batalkan": tindakan("tindak_survei"),
}


def latih(
    nama: str,
    pemilik: str = "bkd",
    *metode: str,
    isi: dict[str, str] | None = None,
    ditolak: tuple[str, ...] = PENDATANG,
    **lain: Any,
) -> Pintu:
    """Of the training office."""
    return Pintu(lambda d: {"pk": getattr(d.latih, nama).pk, **lain}, pemilik, metode or ("get",), isi, ditolak)


# Classes that are open belong to everybody of their city; what is done there is done for oneself.
LUAR_KOTA = ("bkd_lain", "ppk_lain", "admin_lain")
PINTU |= {
    "program:sertifikat": latih("sertifikat"),
    "program:sertifikat_cabut": latih("sertifikat", "bkd", "get", "post", isi={"alasan": "x"}),
    "program:kelas": latih("terbuka", "rina", ditolak=LUAR_KOTA),
    "program:ikut": latih("terbuka", "rina", "get", "post", isi={"alasan": "x"}, ditolak=LUAR_KOTA),
    "program:mundur": latih("angkatan", "rina", "get", "post", isi={"alasan": "x"}, ditolak=(*PENDATANG, "bkd")),
    "program:hadir": latih("sesi", "rina", "get", "post", isi={"kode": "1"}, ditolak=LUAR_KOTA),
    "program:lembar": latih("lembar", "rina", "get", "post", isi={"saran": "x"}, ditolak=(*PENDATANG, "bkd")),
    "program:idp": latih("idp"),
    "program:butir_baru": latih("idp", "rina", "get", "post", isi={"subjek": "x"}, ditolak=(*PENDATANG, "bkd")),
    "program:idp_ajukan": latih("idp", "rina", "post", ditolak=(*PENDATANG, "bkd")),
    "program:idp_putuskan": latih("idp", "ppk", "get", "post", isi={"keputusan": "x"}),
    "program:butir_ubah": latih("butir", "rina", "get", "post", isi={"subjek": "x"}, ditolak=(*PENDATANG, "bkd")),
    "program:butir_hapus": latih("butir", "rina", "post", ditolak=(*PENDATANG, "bkd")),
    "program:luar": latih("luar"),
    "program:luar_akui": latih("luar", "bkd", "get", "post", isi={"jp": "x"}),
    "program:luar_tolak": latih("luar", "bkd", "get", "post", isi={"alasan": "x"}),
    "program:rencana": latih("rencana"),
    "program:rencana_ubah": latih("rencana", "bkd", "get", "post", isi={"judul": "x"}),
    "program:rencana_langkah": latih("rencana", "bkd", "get", "post", langkah="ajukan"),
    "program:rencana_putusan": latih("rencana", "ppk", "get", "post", langkah="validasi"),
    "program:kursus": latih("kursus", ditolak=LUAR_KOTA),
    "program:kursus_ubah": latih("kursus", "bkd", "get", "post", isi={"judul": "x"}),
    "program:mitra": latih("mitra", ditolak=LUAR_KOTA),
    "program:mitra_ubah": latih("mitra", "bkd", "get", "post", isi={"nama": ""}),
    "program:perjanjian": latih("mitra", "bkd", "get", "post", isi={"nomor": ""}),
    "program:naskah": latih("perjanjian", "bkd", "get", "post", isi={"naskah": ""}),
    "program:pengajar_ubah": latih("pengajar", "bkd", "get", "post", isi={"nama": ""}),
    "program:angkatan": latih("angkatan", ditolak=LUAR_KOTA),
    "program:angkatan_ubah": latih("terbuka", "bkd", "get", "post", isi={"nama": ""}),
    "program:sesi_baru": latih("angkatan", "bkd", "get", "post", isi={"materi": ""}),
    **{f"program:angkatan_{a}": latih("angkatan", "bkd", "post") for a in ("buka", "mulai")},
    "program:angkatan_selesaikan": latih("angkatan", "bkd", "get", "post", isi={"realisasi": "x"}),
    "program:angkatan_batalkan": latih("angkatan", "bkd", "get", "post", isi={"alasan": "x"}),
    "program:undang": latih("terbuka", "bkd", "get", "post"),
    "program:surat_tugas": latih("angkatan", "bkd", "post"),
    "program:laporan_kelas": latih("angkatan", "bkd", "post"),
    "program:sesi_hapus": latih("sesi", "bkd", "post"),
    "program:undurkan": latih("peserta", "bkd", "get", "post", isi={"alasan": "x"}),
    "program:gantikan": latih("peserta", "bkd", "get", "post", isi={"alasan": "x"}),
    "program:mengajar_kelas": latih("angkatan"),
    "program:nilai": latih("angkatan", "bkd", "get", "post", isi={"x": "1"}),
    "program:layar": latih("sesi"),
    "program:presensi_buka": latih("sesi", "bkd", "post"),
    "program:presensi_tutup": latih("sesi", "bkd", "post"),
    "program:koreksi": Pintu(
        lambda d: {"pk": d.latih.sesi.pk, "peserta": d.latih.peserta.pk},
        metode=("get", "post"),
        isi={"alasan": "x"},
    ),
    "program:buku_pegawai": Pintu(objek("pegawai")),
    "program:laporan": latih("laporan", ditolak=LUAR_KOTA),
}


def rekrut(nama: str, pemilik: str = "bkd", /, *metode: str, **lain: str) -> Pintu:
    """Of a selection's results."""
    return Pintu(lambda d: {"pk": getattr(d.rekrut, nama).pk, **lain}, pemilik, metode or ("get",), {"nomor": "1"})


PINTU |= {
    "hasil_seleksi:ruang": rekrut("seleksi"),
    "hasil_seleksi:langkah": rekrut("seleksi", "bkd", "get", "post", nama="mulai_lanjutan"),
    "hasil_seleksi:terbit": rekrut("seleksi", "bkd", "get", "post", tahap="akhir"),
    "hasil_seleksi:peringkat": rekrut("seleksi", tahap="dasar"),
    "hasil_seleksi:seri": rekrut("seleksi", "bkd", "get", "post"),
    "hasil_seleksi:gantikan": rekrut("lamaran", "bkd", "get", "post"),
    "hasil_seleksi:pengangkatan": rekrut("pengangkatan"),
    "hasil_seleksi:drh_putuskan": rekrut("pengangkatan", "bkd", "get", "post"),
    "hasil_seleksi:nomor": rekrut("pengangkatan", "bkd", "get", "post"),
    "hasil_seleksi:angkat": rekrut("pengangkatan", "ppk", "get", "post"),
    "hasil_seleksi:alasan": rekrut("hasil", "pelamar_ujian"),
    "hasil_seleksi:mundur": rekrut("lamaran", "pelamar_ujian", "get", "post"),
    "hasil_seleksi:drh": rekrut("pengangkatan", "pelamar_lulus", "get", "post"),
}


def lamar(nama: str, pemilik: str = "bkd", *metode: str, **lain: Any) -> Pintu:
    """A door of recruitment; to an own thing of an applicant or a committee member nobody else comes in."""
    isi, ditolak = lain.pop("isi", None), PENDATANG
    if lain.pop("sendiri", False):
        ditolak = PENDATANG + REKAN + (("bkd",) if pemilik != "bkd" else ())
    kunci = lambda d: {"pk": getattr(d.lamar, nama).pk, **lain}  # noqa: E731
    return Pintu(kunci, pemilik, metode or ("get",), isi, ditolak)


def _unggahan(d: Dunia) -> dict[str, Any]:
    return {"pk": d.lamar.draf.pk, "syarat": d.lamar.draf.seleksi.dokumen.get().pk}


ALASAN_FORMASI = {"alasan": "Kualifikasinya belum sesuai"}
PINTU |= {
    "rekrutmen:formasi": lamar("formasi"),
    "rekrutmen:formasi_ubah": lamar("formasi", "bkd", *GP),
    "rekrutmen:formasi_baru": Pintu(objek("jabatan"), metode=GP),
    **{f"rekrutmen:formasi_{t}": lamar("formasi", "bkd", *GP) for t in ("usulkan", "tarik", "verifikasi")},
    "rekrutmen:formasi_kembalikan": lamar("formasi", "bkd", *GP, isi=ALASAN_FORMASI),
    **{f"rekrutmen:formasi_{t}": lamar("formasi", "ppk", *GP, isi=ALASAN_FORMASI) for t in ("tetapkan", "tolak")},
    "rekrutmen:seleksi": lamar("seleksi"),
    **{f"rekrutmen:{t}": lamar("siap", "bkd", *GP) for t in ("identitas", "aturan", "jadwal", "lowongan_ambil")},
    "rekrutmen:wawancara_aturan": lamar("siap", "bkd", *GP),
    **{f"rekrutmen:{t}": lamar("siap", "bkd", *GP) for t in ("dokumen_tambah", "panitia_tambah")},
    "rekrutmen:wawancara_bagikan": lamar("seleksi", "bkd", *GP),
    "rekrutmen:alih": lamar("siap", "bkd", *GP, tindakan="umumkan"),
    "rekrutmen:lamaran_daftar": lamar("seleksi"),
    "rekrutmen:lowongan_usia": lamar("lowongan_siap", "bkd", *GP),
    "rekrutmen:lowongan_lepas": lamar("lowongan_siap", "bkd", "post"),
    "rekrutmen:dokumen_ubah": lamar("dokumen", "bkd", *GP),
    "rekrutmen:dokumen_hapus": lamar("dokumen", "bkd", "post"),
    "rekrutmen:panitia_akhiri": lamar("panitia", "bkd", "post"),
    "rekrutmen:lamaran": lamar("lamaran"),
    "rekrutmen:akomodasi": lamar("lamaran", "bkd", *GP),
    "rekrutmen:pernyataan": lamar("panitia", "bkd", *GP, sendiri=True),
    "rekrutmen:ambil": lamar("panitia", "bkd", "post", sendiri=True),
    **{f"rekrutmen:{t}": lamar("verifikasi", "bkd", *GP, sendiri=True) for t in ("verifikasi", "hindari")},
    "rekrutmen:wawancara": lamar("wawancara", "bkd", *GP, sendiri=True),
    "lamaran:diri": lamar("pelamar", "pelamar", *GP, sendiri=True),
    "lamaran:mulai": lamar("lowongan", "pelamar", "post"),
    "lamaran:status": lamar("lamaran", "pelamar", sendiri=True),
    "lamaran:isi": lamar("draf", "pelamar", *GP, sendiri=True, bagian="pendidikan"),
    **{f"lamaran:{t}": Pintu(_unggahan, "pelamar", ("post",), ditolak=PENDATANG + REKAN) for t in ("unggah", "lepas")},
    "lamaran:ajukan": lamar("draf", "pelamar", "post", sendiri=True),
    "lamaran:batalkan": lamar("lamaran", "pelamar", *GP, sendiri=True),
    "lamaran:kartu": lamar("lamaran", "pelamar", sendiri=True),
}
# What a citizen may read is announced; an account joins a city only with its own record (tests/kepegawaian/rekrutmen).
TERBUKA |= {f"lowongan:{n}" for n in ("kota", "lihat", "seleksi", "statistik", "hasil")}
TERBUKA |= {f"lamaran:{n}" for n in ("daftar", "aktifkan", "gabung")}
IZIN = {nama: pola.callback.izin for nama, pola in semua_alamat() if berobjek(pola)}


@pytest.fixture
def dunia(ingatan, settings, tmp_path, lingkup, kota_tangsel, kota_sorong, buat_pengguna) -> Dunia:
    settings.BERKAS_ROOT = tmp_path / "berkas"
    dunia = buat_dunia(kota_tangsel, kota_sorong, buat_pengguna)
    dunia.orang["rina"] = buat_pengguna("rina", kota_tangsel, pegawai=dunia.pegawai)
    return dunia


def test_setiap_alamat_berobjek_terdaftar():
    assert set(IZIN) == set(PINTU) | TERBUKA


def alamat(nama: str, dunia: Dunia) -> str:
    return reverse(nama, kwargs=PINTU[nama].kunci(dunia))


BANYAK_PINTU = Counter(nama.partition(":")[0] for nama in PINTU)


def sayap_dari(nama: str) -> str:
    """Wings with few doors share a world: to build one costs as much as ten knocks."""
    sayap = nama.partition(":")[0]
    return sayap if BANYAK_PINTU[sayap] >= 10 else "lain"


@pytest.mark.parametrize("sayap", sorted(set(map(sayap_dari, PINTU))))
def test_pintu(sayap, dunia, masuk):
    """Every door of a wing, one after the other in the same world: guests, strangers, and who may come in."""
    milik = [nama for nama in PINTU if sayap_dari(nama) == sayap]
    masuk = sudah_masuk(masuk, [dunia.orang[s] for nama in milik for s in (*PINTU[nama].ditolak, PINTU[nama].pemilik)])
    temuan = {(nama, uji.__name__): ketuk(uji, nama, dunia, masuk) for nama in milik for uji in UJI_PINTU}
    assert {di: salah for di, salah in temuan.items() if salah} == {}


def sudah_masuk(masuk: Callable[..., Client], orang: list[Any]) -> Callable[..., Client]:
    """Everybody has signed in before the first knock: taking one back signs nobody out."""
    kuki = {satu.pk: [f"{k.key}={k.value}" for k in masuk(satu).cookies.values()] for satu in {*orang}}
    return lambda pengguna: Client(headers={"cookie": "; ".join(kuki[pengguna.pk])})


def ketuk(uji: Callable[..., Any], nama: str, dunia: Dunia, masuk: Callable[..., Client]) -> Any:
    """What one knock found wrong; whatever it changed is taken back before the next."""
    # The figures of the menu cost more than a door, and whoever is refused sees them on the page that says so.
    cache.lupakan_selain("cacah:")
    with transaction.atomic():
        salah = uji(nama, dunia, masuk)
        transaction.set_rollback(True)
    return salah


def tamu_diarahkan_masuk(nama: str, dunia: Dunia, masuk: Callable[..., Client]) -> Any:
    jawaban = [getattr(Client(), m)(alamat(nama, dunia), PINTU[nama].isi) for m in PINTU[nama].metode]
    return [j.status_code for j in jawaban if not j.headers.get("Location", "").startswith(str(MASUK))]


def pendatang_ditolak(nama: str, dunia: Dunia, masuk: Callable[..., Client]) -> Any:
    """404 hides that the row exists; 403 only where the permission itself is held nowhere."""
    pintu, jalur, salah = PINTU[nama], alamat(nama, dunia), {}
    for sebutan in pintu.ditolak:
        pengguna = dunia.orang[sebutan]
        klien = masuk(pengguna)
        harap = 404 if IZIN[nama] == "masuk" or pengguna.has_perm(IZIN[nama]) else 403
        for metode in pintu.metode:
            status = getattr(klien, metode)(jalur, pintu.isi).status_code
            if status != harap:
                salah[sebutan, metode] = f"{status}, seharusnya {harap}"
    return salah


def ditolak_pemegang_izin_dari_kota_lain(nama: str, dunia: Dunia, masuk: Callable[..., Client]) -> Any:
    """A door that only refuses people without the permission would prove nothing about reach."""
    terbukti = IZIN[nama] == "masuk" or any(dunia.orang[s].has_perm(IZIN[nama]) for s in SEKOTA_LAIN)
    return "" if terbukti else f"tidak seorang pun di kota lain memegang {IZIN[nama]}"


def yang_berhak_masuk(nama: str, dunia: Dunia, masuk: Callable[..., Client]) -> Any:
    pintu = PINTU[nama]
    jawaban = getattr(masuk(dunia.orang[pintu.pemilik]), pintu.metode[0])(alamat(nama, dunia), pintu.isi)
    jawaban.getvalue()  # a streamed file is closed by reading it
    # 422: inside, only the form is refused
    ke_luar = jawaban.headers.get("Location", "").startswith(str(MASUK))
    return jawaban.status_code if ke_luar or jawaban.status_code not in (200, 302, 422) else ""


UJI_PINTU = (tamu_diarahkan_masuk, pendatang_ditolak, ditolak_pemegang_izin_dari_kota_lain, yang_berhak_masuk)


MODEL_ADMIN = [
    m
    for m in admin.site._registry
    if isinstance(m._default_manager.none(), ScopedQuerySet) and "kota" in {f.name for f in m._meta.get_fields()}
]


def test_situs_admin_bukan_pintu_samping(dunia, masuk):
    """Rows of Tangerang Selatan stay invisible to the administrator of Sorong, on lists and by their address."""
    klien = masuk(dunia.orang["admin_lain"])
    milik_sorong = {"kota_id": dunia.orang["admin_lain"].kota_id}
    contoh = {m: m._default_manager.exclude(**milik_sorong).first() for m in MODEL_ADMIN}
    assert [m._meta.label for m in MODEL_ADMIN if contoh[m] is None] == [], "tambahkan contoh barisnya di dunia.py"
    temuan = {m._meta.label: tampak_di_admin(klien, satu) for m, satu in contoh.items()}
    assert {model: salah for model, salah in temuan.items() if salah} == {}


def tampak_di_admin(klien: Client, baris: Any) -> list[Any]:
    """What this administrator sees of the row: its own page, and its line in the list."""
    nama = f"admin:{baris._meta.app_label}_{baris._meta.model_name}"
    daftar = klien.get(reverse(f"{nama}_changelist"))
    status = klien.get(reverse(f"{nama}_change", args=[quote(baris.pk)])).status_code
    terbaca = daftar.context["cl"].result_list if daftar.status_code == 200 else []
    return [s for s in [status] if s not in (302, 403, 404)] + [b for b in terbaca if b.pk == baris.pk]
