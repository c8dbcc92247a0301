"""A small team for the tests of planning: a kepala dinas, a kepala bidang, two people below, and their accounts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai
from kinerja.skp.models import RHK, SKP, Indikator, LampiranSKP, SiklusKinerja
from kinerja.skp.rules.istilah import BagianLampiran
from kinerja.skp.rules.jadwal import bawaan
from kinerja.skp.services.susun import skp_buat
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_pegawai

TAHUN = 2026


@dataclass
class Tim:
    """Rina and Joko are assessed by Bima (kepala bidang), Bima by Mira (kepala dinas), Mira by the wali kota."""

    kota: Kota
    dinas: Instansi
    bidang: Instansi
    jabatan_kepala: Jabatan
    jabatan_kabid: Jabatan
    jabatan_staf: Jabatan
    mira: Pegawai
    bima: Pegawai
    rina: Pegawai
    joko: Pegawai
    siklus: SiklusKinerja
    akun: dict[str, Any]


def buat_siklus(kota: Kota, tahun: int = TAHUN, **lain: Any) -> SiklusKinerja:
    return SiklusKinerja.objects.create(kota=kota, tahun=tahun, **(bawaan(tahun) | lain))


def buat_tim(kota: Kota, buat_pengguna: Any, awalan: str = "") -> Tim:
    dinas = buat_instansi(kota, "Dinas Perhubungan")
    bidang = buat_instansi(kota, "Bidang Lalu Lintas", induk=dinas)
    kepala = buat_kepala(dinas)
    kabid = buat_kepala(bidang, atasan=kepala, jenis="ADMINISTRATOR", eselon="III.b", kelas=11)
    staf = buat_jabatan(bidang, "Analis Lalu Lintas", atasan=kabid, kebutuhan=4)
    orang = {
        "mira": buat_pegawai(kota, "Mira Lestari", jabatan=kepala, tanggal_lahir=date(1972, 5, 1)),
        "bima": buat_pegawai(kota, "Bima Saputra", jabatan=kabid, jenis_kelamin="L"),
        "rina": buat_pegawai(kota, "Rina Wulandari", jabatan=staf),
        "joko": buat_pegawai(kota, "Joko Susilo", jabatan=staf, jenis_kelamin="L"),
    }
    akun = {n: buat_pengguna(f"{awalan}{n}.tim", kota, pegawai=p) for n, p in orang.items()}
    return Tim(kota, dinas, bidang, kepala, kabid, staf, **orang, siklus=buat_siklus(kota), akun=akun)


def buat_rhk(skp: SKP, teks: str = "Rekayasa lalu lintas terlaksana", **lain: Any) -> RHK:
    """An RHK with one indicator."""
    rhk = RHK.objects.create(kota_id=skp.kota_id, skp=skp, teks=teks, **lain)
    buat_indikator(rhk)
    return rhk


def buat_indikator(rhk: RHK, **lain: Any) -> Indikator:
    nilai = {"aspek": "kuantitas", "teks": "Jumlah dokumen", "target_min": 12, "satuan": "dokumen"} | lain
    return Indikator.objects.create(kota_id=rhk.kota_id, rhk=rhk, **nilai)


def buat_skp(pegawai: Pegawai, siklus: SiklusKinerja, akun: Any, **lain: Any) -> SKP:
    """A complete draft of the person's own making."""
    skp = skp_buat(pegawai=pegawai, siklus=siklus, oleh=akun)
    perspektif = {"perspektif": "proses_bisnis"} if skp.jpt else {}
    buat_rhk(skp, **perspektif, **lain)
    return skp


def jadikan(skp: SKP, keadaan: str) -> SKP:
    """Put a SKP into a state without walking there."""
    nilai: dict[str, Any] = {"keadaan": keadaan}
    if keadaan in ("ditetapkan", "perubahan", "ditutup"):
        nilai |= {"ditetapkan_pada": skp.dibuat_pada, "naskah": 1}
    if keadaan == "perubahan":
        nilai["alasan_perubahan"] = "penugasan"
    if keadaan == "diklarifikasi":
        nilai["catatan"] = "Target belum jelas."
    SKP.objects.filter(pk=skp.pk).update(**nilai)
    skp.refresh_from_db()
    return skp


def buat_lampiran(skp: SKP) -> None:
    for bagian in BagianLampiran:
        LampiranSKP.objects.create(kota_id=skp.kota_id, skp=skp, bagian=bagian.value, teks=bagian.label)
