"""A few imports of the past months: one applied, one that waits with faults, one that was stopped."""

import csv
import io
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from asn.akun.models import Pengguna
from asn.akun.persona import PERSONA_KOTA
from asn.contoh.kerangka import Kerangka
from asn.contoh.orang import Orang
from asn.core.berkas import CSV, berkas_periksa, berkas_simpan
from asn.core.models import Berkas
from asn.impor.jenis import DAFTAR
from asn.impor.models import BarisImpor, Impor
from asn.impor.rules.kepala import sidik, tebak
from asn.impor.workflows import KELOLA

KEPALA = ("NIP BARU", "NAMA", "GELAR BELAKANG", "EMAIL GOV", "AGAMA")
BARIS = 40
RUSAK = (
    "Angka NIP rusak menjadi bentuk “1,98E+17”. Ubah format kolom ini menjadi Teks di Excel, ketik ulang nomornya, "
)
RUSAK += "lalu unggah lagi."


def buat_impor(k: Kerangka, orang: list[Orang]) -> None:
    """Needs the accounts of the city; writes nothing about people."""
    oleh = Pengguna.objects.get(email=PERSONA_KOTA[0].email(k.kota.kode))
    aktif = [o for o in orang if not o.berhenti][:BARIS]
    kini = datetime.combine(k.tanggal, datetime.min.time(), ZoneInfo(k.kota.zona_waktu)).replace(hour=9)
    _diterapkan(k, aktif, oleh, kini - timedelta(days=20))
    _menunggu(k, aktif, oleh, kini - timedelta(days=1))
    _dihentikan(k, aktif, oleh, kini - timedelta(days=34))


def _impor(k: Kerangka, orang: list[Orang], oleh: Pengguna, nama: str, pada: datetime, **lain: Any) -> Impor:
    peta = {str(i): kolom for i, kolom in tebak(KEPALA, DAFTAR["pegawai"].kolom).items()}
    dasar = {
        "jenis": "pegawai",
        "nama_berkas": nama,
        "kepala": list(KEPALA),
        "sidik_kepala": sidik(KEPALA),
        "peta": peta,
        "baris": len(orang),
        "diabaikan": [{"kolom": "E", "judul": "AGAMA", "terisi": len(orang)}],
        "oleh": oleh,
        "dibuat_pada": pada,
        "diperiksa_pada": pada + timedelta(minutes=1),
    }
    return Impor.objects.create(kota=k.kota, **dasar | lain)


def _diterapkan(k: Kerangka, orang: list[Orang], oleh: Pengguna, pada: datetime) -> None:
    """Applied, and too entangled to be undone: its people have their riwayat."""
    impor = _impor(
        k,
        orang,
        oleh,
        "siasn-data-utama.xlsx",
        pada,
        keadaan="diterapkan",
        cara="semua",
        sama=len(orang) - 3,
        berubah=3,
        diterapkan_oleh=oleh,
        diterapkan_pada=pada + timedelta(minutes=7),
    )
    _baris(impor, orang, lambda i, o: _berubah(o) if i < 3 else {"status": "sama"})


def _berubah(o: Orang) -> dict[str, Any]:
    gelar = o.gelar_belakang or "S.E."
    return {
        "status": "berubah",
        "isi": {"gelar_belakang": gelar},
        "beda": {"gelar_belakang": ["", gelar]},
        "sebelum": {"gelar_belakang": ""},
        "sasaran_id": o.pk,
        "sasaran_versi": 1,
    }


def _menunggu(k: Kerangka, orang: list[Orang], oleh: Pengguna, pada: datetime) -> None:
    """Checked, with two faults: a number that lost its digits and a mistyped address."""
    impor = _impor(k, orang, oleh, "perbaikan-surel.csv", pada, keadaan="diperiksa", berubah=len(orang) - 2, galat=2)
    impor.berkas = _berkas(impor, orang, oleh)
    impor.save(update_fields=["berkas"])

    def isi(i: int, o: Orang) -> dict[str, Any]:
        if i == 4:
            return {"status": "galat", "masalah": [{"kolom": "nip", "pesan": RUSAK, "berat": "galat"}]}
        if i == 11:
            masalah = [{"kolom": "email", "pesan": "Bentuk surel tidak benar.", "berat": "galat"}]
            return {"status": "galat", "masalah": masalah}
        surel = f"{o.nip}@contoh.go.id"
        return {
            "status": "berubah",
            "isi": {"email": surel},
            "beda": {"email": ["", surel]},
            "sebelum": {"email": ""},
            "sasaran_id": o.pk,
            "sasaran_versi": 1,
        }

    _baris(impor, orang, isi)


def _berkas(impor: Impor, orang: list[Orang], oleh: Pengguna) -> Berkas:
    keluaran = io.StringIO(newline="")
    tulis = csv.writer(keluaran, delimiter=";")
    tulis.writerow(KEPALA)
    for i, o in enumerate(orang):
        nip = "1,98E+17" if i == 4 else o.nip
        tulis.writerow([nip, o.nama, "", "salah ketik" if i == 11 else f"{o.nip}@contoh.go.id", "Islam"])
    isi = berkas_periksa(keluaran.getvalue().encode(), impor.nama_berkas, terima=frozenset({CSV}))
    return berkas_simpan(isi=isi, nama=impor.nama_berkas, pemilik=impor, izin=KELOLA, oleh=oleh)


def _dihentikan(k: Kerangka, orang: list[Orang], oleh: Pengguna, pada: datetime) -> None:
    _impor(
        k,
        [],
        oleh,
        "diklat-salah-berkas.xlsx",
        pada,
        jenis="riwayat-diklat",
        keadaan="dihentikan",
        pesan="Dihentikan atas permintaan; tidak ada data yang berubah.",
        diabaikan=[],
        diperiksa_pada=None,
    )


def _baris(impor: Impor, orang: list[Orang], isi: Any) -> None:
    BarisImpor.objects.bulk_create(
        BarisImpor(kota_id=impor.kota_id, impor=impor, nomor=i + 2, kunci=o.nip, nama=o.nama, **isi(i, o))
        for i, o in enumerate(orang)
    )
