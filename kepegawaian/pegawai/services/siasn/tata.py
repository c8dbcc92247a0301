"""Sheets and columns of the SIASN-like workbook: what each heading holds, and what it is called in the SIASN API.

Headings are those of SIASN where the public API clients name them (laravel-siasn-api, 2024: `nipBaru`, `tmtGolongan`);
where SIASN is known to hold the fact but its heading is not, the column is marked to be verified and says so on the
sheet "Catatan". The import recognises every heading of the kinds it knows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from kepegawaian.pegawai.models import (
    Keluarga,
    Pegawai,
    RiwayatAngkaKredit,
    RiwayatDiklat,
    RiwayatHukdis,
    RiwayatJabatan,
    RiwayatKGB,
    RiwayatKinerja,
    RiwayatPangkat,
    RiwayatPendidikan,
    RiwayatPenghargaan,
)
from kepegawaian.pegawai.rules.enum import BentukBangkom
from kepegawaian.pegawai.services.profil import BUKA_DATA

IZIN = "pegawai.ekspor_lengkap"
_BENTUK = {b.kode_siasn(): b.label for b in BentukBangkom}


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column. `asal` is the field of the SIASN API; without one the heading is our guess."""

    judul: str
    ambil: Callable[[Any], Any]
    asal: str = ""
    # Digits that a spreadsheet must not take for a quantity.
    teks: bool = False
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class Tata:
    """One sheet. `izin` is asked with its own reach: a sheet nobody may see of these people stays out."""

    nama: str
    model: Any
    izin: str
    kolom: tuple[Kolom, ...]
    ikut: tuple[str, ...] = ()
    saring: tuple[tuple[str, Any], ...] = ()


def _k(judul: str, jalur: str, asal: str = "", *, teks: bool = False, keterangan: str = "") -> Kolom:
    """A column that reads a path of attributes; what is missing on the way is an empty cell."""
    return Kolom(judul, _baca(jalur), asal, teks, keterangan)


def _baca(jalur: str) -> Callable[[Any], Any]:
    bagian = [attrgetter(b) for b in jalur.split(".")]

    def baca(objek: Any) -> Any:
        for ambil in bagian:
            objek = None if objek is None else ambil(objek)
        return objek() if callable(objek) else objek

    return baca


def _indukku(objek: Any) -> str | None:
    """Name of the perangkat daerah of the unit an object points at."""
    atas = objek.instansi.perangkat_daerah if objek.instansi else None
    return atas.nama if atas else None


SIAPA = (
    _k("NIP BARU", "pegawai.nip", "nipBaru", teks=True),
    _k("NAMA", "pegawai.nama", "nama"),
)
SK = (
    _k("NOMOR SK", "nomor_sk", "skNomor"),
    _k("TANGGAL SK", "tanggal_sk", "skTanggal"),
    _k("PEJABAT SK", "pejabat_sk"),
)
_DIKLAT = (
    *SIAPA,
    _k("JENIS DIKLAT", "jenis_siasn", keterangan="Kode 1–25 (Peraturan LAN 10/2018)"),
    Kolom("JENIS DIKLAT NAMA", lambda r: _BENTUK[r.jenis_siasn]),
    _k("NAMA DIKLAT", "nama", "namaKursus"),
    _k("INSTITUSI PENYELENGGARA", "penyelenggara", "institusiPenyelenggara"),
    _k("NOMOR SERTIFIKAT", "nomor_sertifikat", "nomorSertifikat"),
    _k("TANGGAL MULAI", "tanggal_mulai", "tanggalKursus"),
    _k("TANGGAL SELESAI", "tanggal_selesai", "tanggalSelesaiKursus"),
    _k("JUMLAH JAM", "jp", "jumlahJam"),
    *SK,
)

DATA_UTAMA = Tata(
    "Data Utama",
    Pegawai,
    IZIN,
    (
        _k("PNS ID", "siasn_id", "id"),
        _k("NIP BARU", "nip", "nipBaru", teks=True),
        _k("NAMA", "nama", "nama"),
        _k("GELAR DEPAN", "gelar_depan", "gelarDepan"),
        _k("GELAR BELAKANG", "gelar_belakang", "gelarBelakang"),
        _k("JENIS PEGAWAI", "get_jenis_display", "jenisPegawai"),
        _k("JENIS KELAMIN", "jenis_kelamin", "jenisKelamin"),
        _k("TEMPAT LAHIR", "tempat_lahir", "tempatLahir"),
        _k("TANGGAL LAHIR", "tanggal_lahir", "tglLahir"),
        _k("NIK", "nik", "nik", teks=True),
        _k("NOMOR HP", "telepon", "noHp", teks=True),
        _k("ALAMAT", "alamat", "alamat"),
        _k("EMAIL GOV", "email", "emailGov"),
        _k("TMT CPNS", "tmt_masuk", "tmtCpns", keterangan="PPPK: TMT kontrak pertama"),
        _k("TMT PNS", "tmt_pns", "tmtPns"),
        _k("AKHIR KONTRAK", "kontrak_sampai"),
        _k("KEDUDUKAN HUKUM", "get_kedudukan_display", "kedudukanPns"),
        _k("TMT BERHENTI", "tanggal_berhenti"),
        _k("TK PENDIDIKAN TERAKHIR", "get_pendidikan_display", "tkPendidikanTerakhir"),
        _k("GOL RUANG AKHIR", "golongan.kode", "golRuangAkhir"),
        _k("TMT GOL AKHIR", "tmt_golongan", "tmtGolAkhir"),
        _k("JENIS JABATAN", "jabatan.get_jenis_display", "jenisJabatan"),
        _k("JABATAN NAMA", "jabatan.nama", "jabatanNama"),
        _k("ESELON", "jabatan.eselon", "eselon"),
        _k("KELAS JABATAN", "jabatan.kelas", "kelas_jabatan"),
        _k("TMT JABATAN", "tmt_jabatan", "tmtJabatan"),
        _k("UNOR", "instansi.nama", "unor"),
        Kolom("UNOR INDUK", _indukku, "unorInduk"),
    ),
    ("golongan", "jabatan", "instansi__perangkat_daerah"),
)
RIWAYAT = (
    Tata(
        "Golongan",
        RiwayatPangkat,
        "pegawai.view_riwayatpangkat",
        (
            *SIAPA,
            _k("GOLONGAN", "golongan.kode", "golongan"),
            _k("PANGKAT", "golongan.pangkat"),
            _k("TMT GOLONGAN", "tmt", "tmtGolongan"),
            _k("JENIS KP", "get_jenis_display", "jenisKP"),
            _k("MKG TAHUN", "mkg_tahun", "masaKerjaGolonganTahun"),
            _k("MKG BULAN", "mkg_bulan", "masaKerjaGolonganBulan"),
            *SK,
        ),
        ("golongan",),
    ),
    Tata(
        "Jabatan",
        RiwayatJabatan,
        "pegawai.view_riwayatjabatan",
        (
            *SIAPA,
            _k("JENIS JABATAN", "jabatan.get_jenis_display", "jenisJabatan"),
            _k("JABATAN NAMA", "jabatan.nama", "namaJabatan"),
            _k("ESELON", "jabatan.eselon", "eselon"),
            _k("UNOR", "instansi.nama", "unorNama"),
            Kolom("UNOR INDUK", _indukku, "unorIndukNama"),
            _k("TMT JABATAN", "tmt_mulai", "tmtJabatan"),
            _k("TMT SELESAI", "tmt_selesai"),
            _k("JENIS PENUGASAN", "get_penugasan_display", "jenisPenugasan"),
            _k("TMT PELANTIKAN", "tanggal_pelantikan", "tmtPelantikan"),
            _k("NAMA JABATAN PADA SK", "nama_jabatan"),
            *SK,
        ),
        ("jabatan", "instansi__perangkat_daerah"),
    ),
    Tata(
        "Pendidikan",
        RiwayatPendidikan,
        "pegawai.view_riwayatpendidikan",
        (
            *SIAPA,
            _k("TINGKAT PENDIDIKAN NAMA", "get_tingkat_display"),
            _k("PENDIDIKAN NAMA", "jurusan"),
            _k("NAMA SEKOLAH", "lembaga"),
            _k("TANGGAL LULUS", "tanggal_lulus"),
            _k("NOMOR IJAZAH", "nomor_ijazah"),
            *SK,
        ),
    ),
    Tata("Diklat", RiwayatDiklat, "pegawai.view_riwayatdiklat", _DIKLAT, saring=(("jenis_siasn", 1),)),
    Tata("Kursus", RiwayatDiklat, "pegawai.view_riwayatdiklat", _DIKLAT, saring=(("jenis_siasn__gt", 1),)),
    Tata(
        "Kinerja",
        RiwayatKinerja,
        "pegawai.view_riwayatkinerja",
        (
            *SIAPA,
            _k("TAHUN", "tahun", "tahun"),
            _k("TRIWULAN", "triwulan", keterangan="Kosong: hasil setahun"),
            _k("HASIL KERJA", "get_hasil_kerja_display", "hasilKinerja"),
            _k("PERILAKU KERJA", "get_perilaku_display", "perilakuKerja"),
            _k("PREDIKAT KINERJA", "get_predikat_display", "kuadranKinerja"),
            _k("NILAI", "nilai"),
            _k("DASAR PENILAIAN", "get_rezim_display"),
            _k("PENILAI NIP", "penilai.nip", "penilaiNip", teks=True),
            *SK,
        ),
        ("penilai",),
    ),
    Tata(
        "Angka Kredit",
        RiwayatAngkaKredit,
        "pegawai.view_riwayatangkakredit",
        (
            *SIAPA,
            _k("JENIS", "get_jenis_display"),
            _k("JENJANG", "nama_jenjang"),
            _k("TANGGAL MULAI", "mulai"),
            _k("TANGGAL SELESAI", "selesai"),
            _k("KREDIT BARU TOTAL", "angka", "kreditBaruTotal"),
            *SK,
        ),
    ),
    Tata(
        "Penghargaan",
        RiwayatPenghargaan,
        "pegawai.view_riwayatpenghargaan",
        (
            *SIAPA,
            _k("JENIS PENGHARGAAN", "get_jenis_display", "hargaNama"),
            _k("NAMA PENGHARGAAN", "nama"),
            _k("TANGGAL", "tanggal"),
            _k("TAHUN", "tanggal.year", "tahun"),
            *SK,
        ),
    ),
    Tata(
        "KGB",
        RiwayatKGB,
        "pegawai.view_riwayatkgb",
        (
            *SIAPA,
            _k("GOLONGAN", "golongan.kode"),
            _k("TMT KGB", "tmt"),
            _k("MKG TAHUN", "mkg_tahun"),
            _k("GAJI POKOK", "gaji_pokok", "gajiPokok"),
            *SK,
        ),
        ("golongan",),
    ),
    Tata(
        "Keluarga",
        Keluarga,
        "pegawai.view_keluarga",
        (
            *SIAPA,
            _k("HUBUNGAN", "get_hubungan_display"),
            _k("NAMA KELUARGA", "nama"),
            _k("TANGGAL LAHIR", "tanggal_lahir"),
            _k("TUNJANGAN KELUARGA", "tanggungan"),
        ),
    ),
    Tata(
        "Hukdis",
        RiwayatHukdis,
        "pegawai.view_riwayathukdis",
        (
            *SIAPA,
            _k("JENIS HUKUMAN", "get_jenis_display", "jenisHukuman"),
            _k("ALASAN", "pelanggaran", "alasanHukumanDisiplin"),
            _k("TANGGAL MULAI", "tmt_mulai", "hukumanTanggal"),
            _k("TANGGAL AKHIR", "tmt_selesai", "akhirHukumTanggal"),
            *SK,
        ),
    ),
)
SEMUA = (DATA_UTAMA, *RIWAYAT)
# Opening NIK, phone and address needs more than the export.
TERTUTUP = {"NIK": BUKA_DATA, "NOMOR HP": BUKA_DATA, "ALAMAT": BUKA_DATA}
