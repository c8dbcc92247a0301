"""News of the performance cycle to the right person: the employee, or whoever holds the assessing post that day."""

from datetime import date
from typing import Any

from asn.akun.models import Pengguna
from asn.notifikasi.services import kabar_kirim
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.pegawai.services.isian import masih_dinas
from kinerja.skp.models import SKP

JENIS = "kinerja"


def akun_pegawai(skp: SKP) -> list[Pengguna]:
    return list(Pengguna.objects.filter(pegawai=skp.pegawai_id, is_active=True))


def akun_penilai(skp: SKP, tanggal: date) -> list[Pengguna]:
    """Accounts of all who hold the assessing post today; the kepala daerah looks into the board instead."""
    if skp.jabatan_penilai_id is None:
        return []
    pemegang = RiwayatJabatan.objects.filter(masih_dinas(tanggal), jabatan=skp.jabatan_penilai_id).sah().pada(tanggal)
    ids = [p for p in pemegang.values_list("pegawai_id", flat=True) if p != skp.pegawai_id]
    return list(Pengguna.objects.filter(pegawai__in=ids, is_active=True))


def kabari_pegawai(skp: SKP, judul: str, isi: str = "", *, tautan: str = "", kunci: str = "") -> None:
    _kirim(akun_pegawai(skp), skp, judul, isi, tautan, kunci)


def kabari_penilai(skp: SKP, judul: str, isi: str = "", *, tanggal: date, tautan: str = "", kunci: str = "") -> None:
    _kirim(akun_penilai(skp, tanggal), skp, judul, isi, tautan, kunci)


def _kirim(kepada: list[Any], skp: SKP, judul: str, isi: str, tautan: str, kunci: str) -> None:
    kabar_kirim(
        kepada=kepada,
        judul=judul,
        isi=isi,
        tautan=tautan or skp.get_absolute_url(),
        jenis=JENIS,
        kota_id=skp.kota_id,
        kunci=kunci,
    )
