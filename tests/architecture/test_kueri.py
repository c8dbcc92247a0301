"""Query counts do not grow with rows: every page that lists something asks as often for one row as for five.

`HALAMAN` names every page without an object in its address and the pages of one object that list what belongs to it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import tests.architecture.dunia_belajar as dunia_belajar
import tests.architecture.dunia_jabatan as dunia_jabatan
import tests.architecture.dunia_promosi as dunia_promosi
import tests.architecture.dunia_skp as dunia_skp
import tests.architecture.dunia_talenta as dunia_talenta
from asn.core.halaman import HITUNG_MAKS
from asn.core.services import akses_catat
from asn.impor.models import Impor
from asn.notifikasi.models import Kabar
from kepegawaian.keberatan.models import KeteranganKeberatan
from kepegawaian.pegawai.models import Pegawai
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from tests.architecture.alamat import berobjek, semua_alamat
from tests.architecture.dunia import Dunia, buat_baris_impor, buat_dunia, buat_keberatan, buat_survei, buat_usulan
from tests.architecture.dunia_hasil import tumbuh_hasil
from tests.architecture.dunia_nilai import tumbuh_nilai
from tests.architecture.dunia_program import tumbuh_program
from tests.architecture.dunia_rekrut import tumbuh_rekrut
from tests.architecture.dunia_tindak_lanjut import tumbuhkan
from tests.kepegawaian.pembuat import (
    buat_angka_kredit,
    buat_dokumen,
    buat_indikator,
    buat_instansi,
    buat_jabatan,
    buat_keluarga,
    buat_kompetensi,
    buat_pegawai,
    buat_penghargaan,
    buat_riwayat_diklat,
    buat_riwayat_hukdis,
    buat_riwayat_jabatan,
    buat_riwayat_kgb,
    buat_riwayat_kinerja,
    buat_riwayat_kompetensi,
    buat_riwayat_pendidikan,
    buat_standar,
)
from tests.kinerja.disiplin.pembuat import buat_dokumen_perkara, buat_perkara, buat_presensi
from tests.kinerja.evaluasi.contoh_angka import angka_instansi, angka_kota
from tests.pengaduan.aduan.dunia import tambah_aduan
from tests.pengaduan.forum.pembuat import buat_klaster, buat_komentar, buat_konsultasi, buat_langkah
from tests.pengaduan.survei.pembuat import buat_rencana

BATAS_KUERI = 27
# The pages are dealt out to so many tests: one world for many pages, and work for every worker.
BAGIAN = 8
# No page that shows rows: public pages, acts, redirects, health.
BUKAN_DAFTAR = {
    "rekrutmen:seleksi_baru",
    "aduan:asal",
    "aduan:catat",
    "aduan:tanda",
    "aduan:massal",
    *("skp:siklus_buka", "skp:pengecualian_tambah", "skp:templat_tambah"),
    *(f"program:{n}" for n in ("luar_baru", "rencana_baru", "anggaran_atur", "kursus_baru", "mitra_baru")),
    *(f"program:{n}" for n in ("pengajar_baru", "angkatan_baru", "laporan_baru", "kebutuhan_hitung", "idp_mulai")),
    "beranda",
    "dasbor",
    "healthz",
    "readyz",
    "verifikasi_cari",
    "tampilan_simpan",
    "tema",
    "usulan:massal",
    "layanan:muka",
    "keberatan:putusan",
    "tindak_lanjut:cari",
    "tindak_lanjut:kriteria_baru",
    "tindak_lanjut:insentif_baru",
    "tindak_lanjut:pembinaan_saya",
    "skp:nilai_massal",
    "skp:sampaikan",
    "layanan:surat_gabung",
    "akun:masuk_demo",
    "warga:pilih",
    "forum:baru",
    "forum:massal",
    "akun:lihat_sebagai_selesai",
    "impor:mulai",
    "impor:templat",
    "pegawai:saya",
    "pegawai:ekspor_lengkap",
    "notifikasi:baca_semua",
    "notifikasi:pengaturan",
    "evaluasi:saya_pdf",
    "survei:buat",
    "survei:layanan_baru",
    "disiplin:lapor",
}


@dataclass(frozen=True, slots=True)
class Halaman:
    nama: str
    orang: str = "bkd"
    kunci: Callable[[Dunia], dict[str, Any]] = lambda dunia: {}
    kueri: str = ""

    def __str__(self) -> str:
        return f"{self.nama}{self.kueri and '?'}{self.kueri} {self.orang}"


def objek(nama: str, **lain: str) -> Callable[[Dunia], dict[str, Any]]:
    return lambda dunia: {"pk": getattr(dunia, nama).pk, **lain}


def latih(nama: str) -> Callable[[Dunia], dict[str, Any]]:
    return lambda dunia: {"pk": getattr(dunia.latih, nama).pk}


BAGIAN_SKP = ("rencana", "pelaksanaan", "dialog", "riwayat")
PROFIL = ("jabatan", "pendidikan", "kinerja", "penghargaan", "keluarga", "dokumen", "linimasa")


def lamar(nama: str, **lain: str) -> Callable[[Dunia], dict[str, Any]]:
    return lambda dunia: {"pk": getattr(dunia.lamar, nama).pk, **lain}


TAB_SELEKSI = ("ikhtisar", "aturan", "lowongan", "dokumen", "panitia", "wawancara", "riwayat")
WARGA = "tangerang-selatan"
HALAMAN_REKRUT = [
    *(Halaman(f"rekrutmen:{h}") for h in ("formasi_daftar", "celah", "seleksi_daftar", "tugas")),
    Halaman("rekrutmen:formasi", kunci=lamar("formasi")),
    *(Halaman("rekrutmen:seleksi", kunci=lamar("seleksi"), kueri=f"bagian={b}") for b in TAB_SELEKSI),
    Halaman("rekrutmen:lowongan_ambil", kunci=lamar("siap")),
    Halaman("rekrutmen:lamaran_daftar", kunci=lamar("seleksi")),
    Halaman("rekrutmen:lamaran", kunci=lamar("lamaran")),
    Halaman("rekrutmen:verifikasi", kunci=lamar("verifikasi")),
    Halaman("lamaran:saya", "pelamar"),
    Halaman("lamaran:status", "pelamar", lamar("lamaran")),
    *(Halaman("lamaran:isi", "pelamar", lamar("draf", bagian=b)) for b in ("pendidikan", "dokumen", "tinjau")),
    Halaman("lowongan:kota", "pelamar", lambda d: {"kota": WARGA}),
    Halaman("lowongan:lihat", "pelamar", lamar("lowongan", kota=WARGA)),
    *(Halaman(f"lowongan:{h}", "pelamar", lamar("seleksi", kota=WARGA)) for h in ("seleksi", "statistik", "hasil")),
]
HALAMAN = [
    *(Halaman(f"hasil_seleksi:{h}") for h in ("daftar", "pengangkatan_daftar", "sanggah")),
    Halaman("hasil_seleksi:ruang", kunci=lambda d: {"pk": d.rekrut.seleksi.pk}),
    Halaman("hasil_seleksi:peringkat", kunci=lambda d: {"pk": d.rekrut.seleksi.pk, "tahap": "dasar"}),
    Halaman("hasil_seleksi:saya", "pelamar_ujian"),
    Halaman("hasil_seleksi:alasan", "pelamar_ujian", lambda d: {"pk": d.rekrut.hasil.pk}),
    Halaman("program:belajar", "pegawai_sendiri"),
    *HALAMAN_REKRUT,
    *(Halaman(f"program:{h}", "pegawai_sendiri") for h in ("kelas_terbuka", "jp_saya", "luar_daftar")),
    *(Halaman(f"program:{h}") for h in ("kebutuhan", "kebutuhan_kompetensi", "kebutuhan_instansi", "idp_daftar")),
    *(Halaman(f"program:{h}") for h in ("rencana_daftar", "anggaran_daftar", "kursus_daftar", "mitra_daftar")),
    *(Halaman(f"program:{h}") for h in ("pengajar_daftar", "angkatan_daftar", "mengajar", "buku_kota")),
    *(Halaman(f"program:{h}") for h in ("dampak", "sertifikat_daftar", "luar_daftar")),
    Halaman("program:buku_daftar", kueri="q=Pegawai"),
    *(Halaman(f"program:{h}", kunci=latih(h)) for h in ("kursus", "mitra", "rencana", "angkatan", "idp")),
    Halaman("program:mengajar_kelas", kunci=latih("angkatan")),
    Halaman("program:layar", kunci=latih("sesi")),
    Halaman("program:kelas", "pegawai_sendiri", latih("angkatan")),
    Halaman("program:undang", kunci=latih("terbuka")),
    Halaman("program:tim", "penilai"),
    Halaman("aduan:antrean", "aduan"),
    Halaman("aduan:daftar", "aduan"),
    Halaman("aduan:segel_daftar", "aduan"),
    Halaman("aduan:rincian", "aduan", objek("aduan")),
    Halaman("skp:saya", "dinilai"),
    Halaman("skp:susun", "dinilai"),
    Halaman("skp:rekan", "rekan"),
    Halaman("skp:rekan_minta", "dinilai", objek("skp")),
    *(Halaman("skp:rincian", "dinilai", objek("skp"), f"bagian={b}") for b in BAGIAN_SKP),
    Halaman("skp:realisasi", "dinilai", lambda d: {"pk": d.skp.pk, "periode": str(d.skp.tahun)}),
    *(Halaman(f"skp:{h}", "penilai") for h in ("tim", "matriks", "pohon")),
    Halaman("skp:pohon_instansi", kunci=objek("instansi")),
    *(Halaman(f"skp:{h}") for h in ("progres", "progres_daftar", "permintaan_daftar", "siklus", "templat")),
    Halaman("skp:pengecualian"),
    Halaman("skp:templat_ubah", kunci=objek("templat_skp")),
    Halaman("instansi:dasbor_kota"),
    Halaman("instansi:dasbor_kota", "kepala_sendiri"),
    Halaman("instansi:pohon"),
    Halaman("instansi:rincian", kunci=objek("instansi")),
    Halaman("impor:daftar"),
    Halaman("impor:petakan", kunci=objek("impor")),
    Halaman("impor:rincian", kunci=objek("impor")),
    Halaman("jabatan:peta_pilih"),
    Halaman("jabatan:daftar"),
    Halaman("jabatan:peta", kunci=objek("instansi")),
    Halaman("jabatan:rincian", kunci=objek("jabatan")),
    Halaman("pegawai:daftar"),
    Halaman("pegawai:daftar", "kepala_sendiri"),
    Halaman("pegawai:daftar", kueri="per_tanggal=2026-06-30"),
    Halaman("pegawai:daftar", kueri="q=pegawai"),
    Halaman("pegawai:cetak_duk"),
    Halaman("pegawai:cetak_nominatif", kueri="per_tanggal=2026-06-30"),
    Halaman("jabatan:cetak_bezetting", kunci=objek("instansi")),
    Halaman("pegawai:kelengkapan"),
    Halaman("pegawai:kelengkapan", kueri="kelengkapan=belum"),
    Halaman("pegawai:dokumen", kunci=objek("dokumen")),
    Halaman("pegawai:bawahan", "atasan_sendiri"),
    Halaman("pegawai:catatan_akses"),
    Halaman("pegawai:rincian", kunci=objek("pegawai")),
    *(Halaman("pegawai:rincian", kunci=objek("pegawai"), kueri=f"bagian={b}") for b in PROFIL),
    *(Halaman(f"layanan:{d}") for d in ("kgb", "pangkat", "pensiun", "kontrak", "cpns", "satyalancana")),
    Halaman("layanan:rincian", kunci=objek("pegawai", jenis="pangkat")),
    Halaman("layanan:saya", "pegawai_sendiri"),
    Halaman("usulan:kotak"),
    Halaman("usulan:daftar"),
    Halaman("usulan:saya", "pegawai_sendiri"),
    Halaman("usulan:rincian", kunci=objek("usulan")),
    Halaman("skp:evaluasi_daftar"),
    Halaman("skp:sebaran", kueri="periode=2025"),
    Halaman("skp:penilaian", "ppk", kueri="periode=2025-T4"),
    Halaman("skp:organisasi", "ppk", kueri="periode=2025"),
    Halaman("skp:evaluasi_saya", "pegawai_sendiri"),
    Halaman("skp:evaluasi", kunci=objek("evaluasi_kinerja")),
    Halaman("skp:nilai", "ppk", kunci=objek("evaluasi_draf")),
    Halaman("keberatan:daftar"),
    Halaman("keberatan:saya", "pemohon"),
    Halaman("keberatan:tugas", "ppk"),
    Halaman("keberatan:rincian", kunci=objek("keberatan")),
    Halaman("layanan:proyeksi"),
    Halaman("layanan:keputusan_daftar"),
    Halaman("layanan:keputusan", kunci=objek("keputusan")),
    Halaman("layanan:surat_daftar"),
    Halaman("disiplin:daftar"),
    Halaman("disiplin:rekap"),
    Halaman("disiplin:rincian", kunci=objek("perkara")),
    Halaman("disiplin:presensi"),
    Halaman("disiplin:presensi", "atasan_sendiri", kueri="kehadiran=alpa"),
    Halaman("disiplin:presensi_pegawai", kunci=objek("pegawai")),
    Halaman("disiplin:presensi_saya", "pegawai_sendiri"),
    Halaman("disiplin:saya", "pegawai_sendiri"),
    Halaman("forum:daftar"),
    Halaman("forum:antrean"),
    Halaman("forum:tindak_lanjut"),
    Halaman("forum:rincian", kunci=objek("konsultasi"), kueri="bagian=jawaban"),
    Halaman("forum:masukan_kelola", kunci=objek("konsultasi")),
    Halaman("evaluasi:daftar"),
    Halaman("evaluasi:daftar", "kepala_sendiri"),
    Halaman("evaluasi:mulai"),
    Halaman("evaluasi:rincian", kunci=objek("evaluasi")),
    Halaman("evaluasi:baris", kunci=objek("evaluasi", kunci="pegawai")),
    *(
        Halaman("evaluasi:baris_lembar", kunci=objek("lembar", kunci=k))
        for k in ("penghargaan-diterima", "pembinaan-berjalan", "angka-kredit")
    ),
    Halaman("evaluasi:lembar", kunci=objek("lembar")),
    Halaman("evaluasi:baris_lembar", kunci=objek("lembar", kunci="pegawai")),
    Halaman("evaluasi:saya", "pegawai_sendiri"),
    Halaman("evaluasi:pegawai", kunci=objek("pegawai")),
    *(Halaman(f"tindak_lanjut:{d}") for d in ("nominasi_daftar", "sk_daftar", "aturan", "pembinaan_daftar")),
    Halaman("tindak_lanjut:nominasi", kunci=lambda d: {"pk": d.tindak.nominasi.pk}),
    Halaman("tindak_lanjut:sk", kunci=lambda d: {"pk": d.tindak.sk.pk}),
    Halaman("tindak_lanjut:sk_tetapkan", "ppk"),
    Halaman("tindak_lanjut:pembinaan", kunci=lambda d: {"pk": d.tindak.rencana.pk}),
    Halaman("tindak_lanjut:pembinaan_tim", "atasan_sendiri"),
    Halaman("tindak_lanjut:penghargaan_saya", "pegawai_sendiri"),
    Halaman("tindak_lanjut:konseling_daftar", "ppk"),
    Halaman("tindak_lanjut:konseling", "ppk", lambda d: {"pk": d.tindak.rencana.pk}),
    Halaman("survei:daftar"),
    Halaman("survei:layanan_daftar"),
    Halaman("survei:tindak_daftar"),
    Halaman("survei:banding"),
    Halaman("survei:rincian", kunci=objek("survei")),
    Halaman("survei:rincian", kunci=objek("survei"), kueri="bagian=tindak"),
    Halaman("notifikasi:daftar"),
    Halaman("pekerjaan_saya"),
    Halaman("akun:lihat_sebagai_pilih", "admin", kueri="q=pengguna"),
    Halaman("akun:pintu_demo"),
    Halaman("akun:surel_demo"),
    Halaman("usersessions_list"),
]
HALAMAN += [Halaman(*h) for h in (*dunia_belajar.HALAMAN, *dunia_jabatan.HALAMAN)]
BUKAN_DAFTAR |= dunia_belajar.BUKAN_DAFTAR | dunia_jabatan.BUKAN_DAFTAR
HALAMAN += [Halaman(*h) for h in dunia_talenta.HALAMAN]
BUKAN_DAFTAR |= dunia_talenta.BUKAN_DAFTAR
HALAMAN += [Halaman(*h) for h in dunia_promosi.HALAMAN]
BUKAN_DAFTAR |= dunia_promosi.BUKAN_DAFTAR


@pytest.fixture
def dunia(settings, tmp_path, lingkup, kota_tangsel, kota_sorong, buat_pengguna) -> Dunia:
    settings.BERKAS_ROOT = tmp_path / "berkas"
    settings.DEMO = True
    dunia = buat_dunia(kota_tangsel, kota_sorong, buat_pengguna)
    dunia.orang["kepala_sendiri"] = buat_pengguna(
        "hana", kota_tangsel, ("KEPALA_INSTANSI", {"kota": kota_tangsel, "instansi": dunia.instansi})
    )
    pemimpin = buat_pegawai(kota_tangsel, "Hadi Wijaya", jabatan=dunia.jabatan.atasan, tanggal_lahir=date(1974, 2, 1))
    dunia.orang["atasan_sendiri"] = buat_pengguna("hadi", kota_tangsel, pegawai=pemimpin)
    dunia.orang["pegawai_sendiri"] = buat_pengguna("rina", kota_tangsel, pegawai=dunia.pegawai)
    return dunia


@pytest.fixture
def tumbuh(dunia, kota_tangsel, buat_pengguna) -> Callable[[], None]:
    """Add one more of everything that any page lists."""
    nomor = count(1)

    def tambah() -> None:
        ke = next(nomor)
        dunia_skp.tumbuh_skp(dunia, ke)
        dunia_belajar.tumbuh(dunia, dunia.instansi, ke)
        unit = buat_instansi(kota_tangsel, f"Bidang {ke}", induk=dunia.instansi)
        jabatan = buat_jabatan(unit, f"Analis {ke}", atasan=dunia.jabatan.atasan)
        dunia_jabatan.tumbuh(dunia, jabatan, ke)
        orang = buat_pegawai(kota_tangsel, f"Pegawai {ke}", jabatan=jabatan)
        buat_riwayat_jabatan(orang, dunia.jabatan, penugasan="PLT", tmt_mulai=timezone.localdate())
        _riwayat(dunia.pegawai, ke)
        buat_indikator(unit, "2026-T3")
        buat_indikator(dunia.instansi, f"2025-T{ke}" if ke < 5 else "2024-T4")
        buat_standar(dunia.jabatan, buat_kompetensi(f"MAN{ke:02}", f"Kompetensi {ke}"))
        _evaluasi(dunia, kota_tangsel, ke)
        buat_survei(unit, orang, "2026-T3", f"Layanan {ke}")
        buat_rencana(dunia.survei, orang)
        tambah_aduan(dunia.aduan, dunia.orang)
        Impor.objects.create(kota=kota_tangsel, jenis="pegawai", nama_berkas=f"{ke}.csv", oleh=dunia.orang["bkd"])
        beda = {"nama": ["Siti", "Siti Aminah"], "nik": [None, None]}
        buat_baris_impor(dunia.impor, ke + 10, status="berubah", beda=beda)
        petugas = buat_pengguna(f"pengguna{ke}", kota_tangsel, ("PENGELOLA_ADUAN", {}))
        buat_pengguna(f"pegawai.{ke}", kota_tangsel, pegawai=orang)
        _disiplin(dunia, orang, ke)
        Kabar.objects.create(kota=kota_tangsel, penerima=dunia.orang["bkd"], judul=f"Kabar {ke}")
        akses_catat(pengguna=petugas, objek=orang, butir="NIK", alasan="Verifikasi berkas")
        buat_keberatan(buat_riwayat_kinerja(orang, 2027, None), dunia.orang["pemohon"])
        _keterangan(dunia, ke)
        tumbuhkan(dunia.tindak, orang, petugas, ke)
        tumbuh_program(dunia.latih, orang, petugas, ke)
        tumbuh_rekrut(dunia.lamar, jabatan, petugas, ke)
        dunia_talenta.tumbuh_talenta(dunia.talenta, orang, ke)
        dunia_promosi.tumbuh_promosi(dunia.promosi, orang, petugas, dunia.orang["panitia"], ke)
        tumbuh_hasil(dunia.rekrut, ke)
        _forum(dunia, ke)
        tumbuh_nilai(dunia, orang, ke)
        for pegawai in (orang, dunia.pegawai):
            buat_usulan(pegawai, buat_pengguna(f"analis{ke}.{pegawai.pk}", kota_tangsel, ("BKD", {})), f"Inovasi {ke}")

    return tambah


def _keterangan(dunia: Dunia, ke: int) -> None:
    """One more word in the appeal whose page is opened."""
    KeteranganKeberatan.objects.create(
        kota_id=dunia.keberatan.kota_id,
        keberatan=dunia.keberatan,
        asal="pemeriksaan",
        isi=f"Keterangan {ke}",
        tanggal=date(2026, 11, 2),
        oleh=dunia.orang["ppk"],
    )


def _riwayat(pegawai: Pegawai, ke: int) -> None:
    """One more row of every kind for the person whose profile is opened."""
    tahun = 2020 + ke
    buat_riwayat_diklat(pegawai)
    buat_riwayat_pendidikan(pegawai, tanggal_lulus=date(tahun - 10, 8, 1))
    buat_riwayat_kinerja(pegawai, tahun, 1 if tahun == 2026 else None)
    buat_riwayat_hukdis(pegawai)
    buat_penghargaan(pegawai)
    buat_keluarga(pegawai, nama=f"Anak {ke}")
    buat_riwayat_kgb(pegawai, date(tahun, 3, 1))
    buat_angka_kredit(pegawai, 12, mulai=date(tahun, 1, 1), selesai=date(tahun, 12, 31))
    buat_riwayat_kompetensi(pegawai, buat_kompetensi(), tanggal=date(tahun, 6, 1))
    buat_dokumen(pegawai)


def _disiplin(dunia: Dunia, orang: Pegawai, ke: int) -> None:
    """One more case of everybody's, one more step and paper of the case that is opened, one more day of attendance."""
    buat_perkara(orang, bagi=dunia.orang["bkd"])
    buat_perkara(dunia.pegawai, keadaan="panggilan_1")
    buat_dokumen_perkara(dunia.perkara)
    dunia.perkara.langkah.create(kota_id=orang.kota_id, judul=f"Langkah {ke}", oleh=dunia.orang["bkd"])
    for pegawai in (orang, dunia.pegawai):
        buat_presensi(pegawai, [date(2026, 11, ke)])


def _forum(dunia: Dunia, ke: int) -> None:
    """One more of everything in a consultation, and one more consultation with its promise."""
    buat_komentar(dunia.konsultasi, keadaan="ditahan")
    klaster = buat_klaster(dunia.konsultasi, f"Pokok {ke}")
    buat_komentar(dunia.konsultasi, klaster=klaster)
    buat_langkah(dunia.konsultasi, klaster=klaster)
    buat_konsultasi(dunia.instansi, dunia.orang["bkd"])


def _evaluasi(dunia: Dunia, kota: Any, ke: int) -> None:
    """An older evaluation, and one more sheet of the present one."""
    kode = f"{2025 - ke // 4}-T{ke % 4 + 1}"
    lama = EvaluasiBerkala.objects.create(kota=kota, periode=kode, keadaan="draf", angka=angka_kota())
    EvaluasiInstansi.objects.create(
        kota=kota, evaluasi=lama, instansi=dunia.instansi, hasil="selesai", angka=angka_instansi(dunia.instansi.pk)
    )
    unit = buat_instansi(kota, f"Dinas {ke}")
    EvaluasiInstansi.objects.create(
        kota=kota, evaluasi=dunia.evaluasi, instansi=unit, hasil="selesai", angka=angka_instansi(unit.pk, unit.nama)
    )


def test_setiap_daftar_terukur():
    tanpa_objek = {nama for nama, pola in semua_alamat() if not berobjek(pola)}
    assert tanpa_objek >= BUKAN_DAFTAR
    assert tanpa_objek - BUKAN_DAFTAR == {h.nama for h in HALAMAN} & tanpa_objek


@pytest.mark.parametrize("bagian", range(BAGIAN))
def test_kueri_tidak_bertambah(bagian, dunia, tumbuh, masuk):
    """A part of the pages in one world: each with one row of everything, then each with five."""
    halaman = HALAMAN[bagian::BAGIAN]
    klien = {orang: masuk(dunia.orang[orang]) for orang in {h.orang for h in halaman}}
    tumbuh()
    for h in halaman:  # fills what a process keeps (content types)
        _kueri(klien[h.orang], h, dunia)
    satu = {h: _kueri(klien[h.orang], h, dunia) for h in halaman}
    for _ in range(4):
        tumbuh()
    lima = {h: _kueri(klien[h.orang], h, dunia) for h in halaman}
    assert {str(h): (len(satu[h]), *lima[h]) for h in halaman if len(lima[h]) != len(satu[h])} == {}
    assert {str(h): lima[h] for h in halaman if len(lima[h]) > BATAS_KUERI} == {}


def _kueri(klien: Any, halaman: Halaman, dunia: Dunia) -> list[str]:
    """What a page asks; what it writes, as the log of what was read, is taken back for the next page."""
    cache.clear()
    jalur = reverse(halaman.nama, kwargs=halaman.kunci(dunia))
    titik = transaction.savepoint()
    with CaptureQueriesContext(connection) as kueri:
        jawaban = klien.get(f"{jalur}?{halaman.kueri}")
    transaction.savepoint_rollback(titik)
    assert jawaban.status_code == 200, jalur
    return [k["sql"][:200] for k in kueri if not _bukan_halaman(k["sql"])]


def _bukan_halaman(sql: str) -> bool:
    """Savepoints stand only inside the transaction of a test. A list of two pages is counted once and never beyond the
    cap: a statement that appears with the second page and does not grow with the rows."""
    return sql.startswith(BUKAN_HALAMAN) or f"LIMIT {HITUNG_MAKS + 1}) subquery" in sql


# The last: positions of a city are counted by a statement of their own, which needs no cap.
BUKAN_HALAMAN = ("SAVEPOINT", "RELEASE SAVEPOINT", 'SELECT COUNT("jabatan_jabatan"."id") AS "n"')


def test_setiap_halaman_dapat_dicari(dunia, masuk):
    """A search box that answers with an error is worse than none: every page is asked for a word that is nowhere."""
    rusak = {}
    for halaman in HALAMAN:
        klien = masuk(dunia.orang[halaman.orang])
        klien.raise_request_exception = False
        jawaban = klien.get(reverse(halaman.nama, kwargs=halaman.kunci(dunia)), {"q": "zzqq"})
        if jawaban.status_code != 200:
            rusak[str(halaman)] = jawaban.status_code
    assert rusak == {}
