"""Every night, city by city: nominate, follow, open plans, remind. All of it may run again at any time."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from asn.akun.models import Pengguna
from asn.akun.services.layanan import akun_layanan
from asn.core.legal import pada_tanggal
from asn.core.lingkup import lingkup_kota
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.models import Kota
from kinerja.tindak_lanjut.models import TitikPantau
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan
from kinerja.tindak_lanjut.rules.pembinaan import HARI_PENGINGAT, HARI_TERBENGKALAI
from kinerja.tindak_lanjut.services.nominasi import nominasi_cari, petugas, satyalancana_ikuti
from kinerja.tindak_lanjut.services.pembinaan import kabari_pegawai
from kinerja.tindak_lanjut.services.pembukaan import pembinaan_buka


def kota_jalankan(*, kota_id: int, hari_ini: date) -> dict[str, int]:
    """One night of one city, each step in a transaction of its own; returns what was done."""
    hasil = {}
    with lingkup_kota([kota_id]):
        hasil["nominasi"] = nominasi_cari(kota_id=kota_id, hari_ini=hari_ini)
    with lingkup_kota([kota_id]):
        hasil["diikuti"] = satyalancana_ikuti(kota_id=kota_id, oleh=akun_layanan(Kota.objects.get(pk=kota_id)))
    with lingkup_kota([kota_id]):
        hasil["pembinaan"] = pembinaan_buka(kota_id=kota_id, hari_ini=hari_ini)
    with lingkup_kota([kota_id]):
        hasil["diingatkan"] = titik_ingatkan(kota_id=kota_id, hari_ini=hari_ini)
    return hasil


def titik_ingatkan(*, kota_id: int, hari_ini: date) -> int:
    """Remind both sides before a checkpoint, the superior after it, and the BKD of what lies neglected."""
    sebelum = timedelta(days=pada_tanggal(HARI_PENGINGAT, hari_ini).nilai)
    terbengkalai = hari_ini - timedelta(days=pada_tanggal(HARI_TERBENGKALAI, hari_ini).nilai)
    belum = TitikPantau.objects.filter(
        kota=kota_id,
        dicatat_pada=None,
        rencana__keadaan=KeadaanPembinaan.BERJALAN.value,
        tanggal__lte=hari_ini + sebelum,
    ).select_related("rencana")
    lewat = 0
    titik = list(belum)
    atasan = _akun_atasan(titik)
    for satu in titik:
        _ingatkan(satu, atasan.get(satu.rencana.pembina_id), hari_ini)
        lewat += satu.tanggal < terbengkalai
    if lewat:
        _ingatkan_bkd(kota_id, lewat, hari_ini)
    return len(titik)


def _akun_atasan(titik: list[TitikPantau]) -> dict[int | None, Pengguna]:
    ids = {t.rencana.pembina_id for t in titik if t.rencana.pembina_id}
    return {p.pegawai_id: p for p in Pengguna.objects.filter(pegawai__in=ids)}


def _ingatkan(titik: TitikPantau, atasan: Any, hari_ini: date) -> None:
    """Once before the day, once after it: the key carries which of the two."""
    kapan = "lewat" if titik.tanggal < hari_ini else "menjelang"
    if kapan == "menjelang":
        hari = f"{titik.tanggal:%d-%m-%Y}"
        kabari_pegawai(titik.rencana, f"Titik pantau pembinaan Anda pada {hari}", f"ingat:{titik.pk}")
    if atasan is None:
        return
    judul = "Titik pantau pembinaan belum dicatat" if kapan == "lewat" else "Titik pantau pembinaan mendekat"
    kabar_kirim(
        kepada=atasan,
        kota_id=titik.kota_id,
        jenis="pembinaan",
        judul=judul,
        tautan=titik.rencana.get_absolute_url(),
        kunci=f"pembinaan:atasan:{kapan}:{titik.pk}",
    )


def _ingatkan_bkd(kota_id: int, lewat: int, hari_ini: date) -> None:
    """One message a month, however many there are."""
    kabar_kirim(
        kepada=petugas(kota_id, ("BKD",)),
        kota_id=kota_id,
        jenis="tugas",
        judul=f"{lewat} titik pantau pembinaan terbengkalai",
        tautan=f"{reverse('tindak_lanjut:pembinaan_daftar')}?pantau=terlambat",
        kunci=f"pembinaan:terbengkalai:{kota_id}:{hari_ini:%Y-%m}",
    )
