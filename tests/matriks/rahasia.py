"""Closed data with marks that occur nowhere else, and who may see which of them."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from django.http import HttpResponseBase
from openpyxl import load_workbook
from pypdf import PdfReader

from asn.akun.models import Pengguna
from kepegawaian.instansi.models import Instansi
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.profil import BUKA_DATA, JENIS_RIWAYAT, Pembaca
from tests.kepegawaian.pembuat import buat_keluarga, buat_pegawai, buat_riwayat_hukdis, buat_riwayat_kgb


@dataclass(frozen=True, slots=True)
class Rahasia:
    """Values of one kind of closed data and the permission that opens it."""

    nama: str
    izin: str
    nilai: tuple[str, ...]


RAHASIA = (
    Rahasia("NIK", BUKA_DATA, ("3674019876540021", "3674019876540022")),
    Rahasia("telepon", BUKA_DATA, ("081377665544", "081377665545")),
    Rahasia("alamat", BUKA_DATA, ("Jalan Serojarahasia 77",)),
    Rahasia("keluarga", JENIS_RIWAYAT["keluarga"].izin, ("Zulaikha Rahasiawati",)),
    Rahasia("hukdis", JENIS_RIWAYAT["hukdis"].izin, ("Menyelewengkan kas zebra", "SK-HUKDIS-4711")),
    Rahasia("gaji", JENIS_RIWAYAT["kgb"].izin, ("4444321", "4.444.321", "SK-KGB-4712")),
    # Planted by the small world itself, with the plan it belongs to.
    Rahasia("konseling", "tindak_lanjut.view_catatankonseling", ("Rahasia konseling zebra",)),
)


def tanam(pegawai: Pegawai) -> None:
    """Closed data of every kind, changed once, so that the field history holds the former values too."""
    for nik, telepon in zip(RAHASIA[0].nilai, RAHASIA[1].nilai, strict=True):
        pegawai.nik, pegawai.telepon, pegawai.alamat = nik, telepon, RAHASIA[2].nilai[0]
        pegawai.save()
    buat_keluarga(pegawai, nama=RAHASIA[3].nilai[0])
    buat_riwayat_hukdis(pegawai, pelanggaran=RAHASIA[4].nilai[0], nomor_sk=RAHASIA[4].nilai[1])
    kgb = buat_riwayat_kgb(pegawai, date(2025, 3, 1), gaji_pokok=4_444_321, nomor_sk=RAHASIA[5].nilai[2])
    kgb.mkg_tahun += 1
    kgb.save()


def buat_pembaca(pegawai: Pegawai, instansi: Instansi, buat_pengguna: Any) -> dict[str, Pengguna]:
    """Everybody who can come near this person without being the person: every role, here and next door."""
    kota = pegawai.kota
    atasan = buat_pegawai(kota, "Hadi Wijaya", jabatan=pegawai.jabatan.atasan, tanggal_lahir=date(1974, 2, 1))
    rekan = buat_pegawai(kota, "Tono Rekan", jabatan=pegawai.jabatan, tanggal_lahir=date(1990, 2, 1))
    unit = {"kota": kota, "instansi": instansi}
    return {
        "pusat": buat_pengguna("pusat", None, ("ADMIN_PUSAT", {"pusat": True, "kota": None})),
        "auditor": buat_pengguna("auditor", kota, ("AUDITOR", {})),
        "aduan": buat_pengguna("aduan", kota, ("PENGELOLA_ADUAN", {})),
        "kepala_sendiri": buat_pengguna("kepala.sendiri", kota, ("KEPALA_INSTANSI", unit)),
        "pengelola_sendiri": buat_pengguna("pengelola.sendiri", kota, ("PENGELOLA_INSTANSI", unit)),
        "atasan_sendiri": buat_pengguna("hadi", kota, pegawai=atasan),
        "rekan": buat_pengguna("tono.rekan", kota, pegawai=rekan),
    }


def tertutup_bagi(pengguna: Pengguna, pegawai: Pegawai) -> list[str]:
    """Values this account must never meet."""
    pembaca = Pembaca(Pengguna.objects.get(pk=pengguna.pk), pegawai)
    return [nilai for r in RAHASIA if not pembaca.boleh(r.izin) for nilai in r.nilai]


def teks(jawaban: HttpResponseBase) -> str:
    """Everything a reader of the response could read: page, CSV, workbook, PDF."""
    isi = jawaban.getvalue() if jawaban.status_code != 304 else b""
    jenis = jawaban.headers.get("Content-Type", "")
    if "spreadsheetml" in jenis:
        lembar = load_workbook(BytesIO(isi)).worksheets
        return "\n".join(str(sel) for satu in lembar for baris in satu.iter_rows(values_only=True) for sel in baris)
    # The small world stores stubs that are PDF by name only.
    if "pdf" in jenis and b"startxref" in isi:
        return "\n".join(halaman.extract_text() for halaman in PdfReader(BytesIO(isi)).pages)
    return isi.decode(errors="replace")


def bocor(jawaban: HttpResponseBase, nilai: list[str]) -> list[str]:
    """Values that stand in the response, also when a PDF breaks the line inside them."""
    isi = " ".join(teks(jawaban).split())
    return [n for n in nilai if n in isi]
