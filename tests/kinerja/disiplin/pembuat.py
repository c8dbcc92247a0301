"""Dinas Kesehatan with a full line of command, and everybody's account; the city must be in scope."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import date, time, timedelta
from hashlib import sha256
from typing import Any

from asn.akun.models import Pengguna
from asn.core.hari_kerja import Kalender
from kepegawaian.pegawai.models import Pegawai
from kinerja.disiplin.models import DokumenPerkara, Perkara, Presensi
from kinerja.disiplin.services import periksa, putusan
from kinerja.disiplin.services.dugaan import dugaan_lapor
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_pegawai

HARI_INI = date(2026, 11, 25)
URAIAN = "Meninggalkan tugas piket tanpa izin pada 3 November 2026 menurut laporan jaga."
ALASAN = "Keterangan pegawai tidak dapat dibuktikan dan saksi menguatkan dugaan."


@dataclass
class Dinas:
    """rina is accused; seksi, bidang and kepala stand above her, the PPK above all; ines of the Inspektorat helps."""

    kota: Any
    rina: Pegawai
    orang: dict[str, Pegawai]
    akun: dict[str, Pengguna]


def buat_dinas(kota: Any, buat_pengguna: Any) -> Dinas:
    unit = buat_instansi(kota, "Dinas Kesehatan")
    kepala = buat_kepala(unit)
    bidang = buat_jabatan(unit, "Kepala Bidang Pelayanan", atasan=kepala, jenis="ADMINISTRATOR")
    seksi = buat_jabatan(unit, "Kepala Seksi Rujukan", atasan=bidang, jenis="PENGAWAS")
    staf = buat_jabatan(unit, "Pengelola Data", atasan=seksi)
    pengawas = buat_jabatan(buat_instansi(kota, "Inspektorat"), "Auditor", jenis="JF_KEAHLIAN", jenjang="AHLI_MUDA")
    susunan = {
        "kepala": ("Hadi Wijaya", kepala, date(1970, 2, 1)),
        "bidang": ("Bima Sakti", bidang, date(1978, 3, 1)),
        "seksi": ("Sinta Dewi", seksi, date(1983, 4, 1)),
        "rina": ("Rina Wulandari", staf, date(1990, 3, 15)),
        "joko": ("Joko Susilo", staf, date(1991, 3, 15)),
        "ines": ("Ines Paramita", pengawas, date(1985, 5, 5)),
        "kurnia": ("Kurnia Adi", pengawas, date(1986, 6, 6)),
    }
    orang = {
        kunci: buat_pegawai(kota, nama, jabatan=jabatan, tanggal_lahir=lahir)
        for kunci, (nama, jabatan, lahir) in susunan.items()
    }
    akun = {kunci: buat_pengguna(kunci, kota, pegawai=p) for kunci, p in orang.items()}
    akun["ppk"] = buat_pengguna("wali", kota, ("PPK", {}))
    akun["bkd"] = buat_pengguna("sari", kota, ("BKD", {}))
    return Dinas(kota, orang["rina"], orang, akun)


def buat_presensi(pegawai: Pegawai, hari: list[date], status: str = "ALPA", **lain: Any) -> list[Presensi]:
    return Presensi.objects.bulk_create(
        [Presensi(kota_id=pegawai.kota_id, pegawai=pegawai, tanggal=h, status=status, **lain) for h in hari]
    )


def hari_kerja(jumlah: int, mulai: date = date(2026, 6, 2)) -> list[date]:
    """So many working days from a day on, with a day of presence between each two."""
    kalender, hasil = Kalender(None), []
    kini = mulai - timedelta(days=1)
    for _ in range(jumlah):
        kini = kalender.tambah(kini, 2)
        hasil.append(kini)
    return hasil


def buka(dinas: Dinas, tingkat: str = "R", oleh: str = "seksi", pelanggaran: str = "3e") -> Perkara:
    return dugaan_lapor(
        pegawai=dinas.rina, pelanggaran=pelanggaran, tingkat=tingkat, uraian=URAIAN, oleh=dinas.akun[oleh]
    )


def panggil(dinas: Dinas, perkara: Perkara, oleh: str = "seksi", **lain: Any) -> Any:
    hari_ini = dinas.akun[oleh].hari_ini()
    isi = {
        "tanggal_surat": hari_ini,
        "tanggal_periksa": Kalender(dinas.kota.pk).tambah(hari_ini, 7),
        "jam": time(9),
        "tempat": "Ruang rapat dinas",
    } | lain
    return periksa.perkara_panggil(perkara=perkara, oleh=dinas.akun[oleh], **isi)


def sampai_putusan(dinas: Dinas, tingkat: str = "R", saran: str = "R2") -> Perkara:
    """A case that waits for its decision."""
    perkara = buka(dinas, tingkat)
    panggil(dinas, perkara)
    periksa.pemeriksaan_mulai(perkara=perkara, oleh=dinas.akun["seksi"])
    periksa.pemeriksaan_selesaikan(
        perkara=perkara,
        keterangan="T: Di mana Anda? J: Di rumah.",
        kesimpulan=ALASAN,
        saran=saran,
        ditandatangani=True,
        oleh=dinas.akun["seksi"],
    )
    perkara.refresh_from_db()
    return perkara


def sampai_diterima(dinas: Dinas, saran: str = "R2", pemutus: str = "seksi") -> Perkara:
    """A case whose decision was delivered today."""
    perkara = sampai_putusan(dinas, saran[0] if saran[0] != "B" else "S", saran)
    putusan.perkara_putuskan(perkara=perkara, hukuman=saran, pertimbangan=ALASAN, oleh=dinas.akun[pemutus])
    putusan.perkara_sampaikan(perkara=perkara, diterima=HARI_INI, oleh=dinas.akun["seksi"])
    perkara.refresh_from_db()
    return perkara


def buat_perkara(pegawai: Pegawai, *, bagi: Pengguna | None = None, **lain: Any) -> Perkara:
    """A case as it stands in the database, without its way there; `bagi` examines and decides it."""
    isi = {"asal": "laporan", "pelanggaran": "3e", "tingkat_dugaan": "S", "keadaan_sejak": HARI_INI} | lain
    perkara = Perkara.objects.create(
        kota_id=pegawai.kota_id, pegawai=pegawai, instansi_id=pegawai.instansi_id, uraian=URAIAN, **isi
    )
    for peran in ("kepegawaian", "pemutus") if bagi else ():
        perkara.petugas.create(kota_id=pegawai.kota_id, peran=peran, pengguna=bagi, sejak=HARI_INI)
    return perkara


def buat_dokumen_perkara(perkara: Perkara) -> DokumenPerkara:
    """A letter to the accused with its bytes."""
    bita = b"%PDF-1.4\n%%EOF\n"
    return DokumenPerkara.objects.create(
        kota_id=perkara.kota_id,
        perkara=perkara,
        jenis="panggilan_1",
        tanggal=HARI_INI,
        nama="panggilan.pdf",
        bita=b64encode(bita).decode(),
        sha256=sha256(bita).hexdigest(),
        untuk_terperiksa=True,
    )
