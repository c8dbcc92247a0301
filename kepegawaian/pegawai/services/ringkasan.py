"""The facts every profile shows in its summary and on its identity tab, as label and value."""

from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format

from asn.core.legal import hitung_usia, selisih_bulan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import TINGKAT_PENDIDIKAN

_PENDIDIKAN = dict(TINGKAT_PENDIDIKAN)


def ringkasan(pegawai: Pegawai, keadaan: Any, pada: date) -> list[tuple[str, str]]:
    """The state today, or that of `keadaan` (annotations of `keadaan_pada`) on a past day."""
    if keadaan is not None:
        golongan, unit = keadaan.pada_golongan_kode, keadaan.pada_instansi_nama
        tingkat, jp = keadaan.pada_pendidikan, keadaan.pada_jp
    else:
        golongan = str(pegawai.golongan) if pegawai.golongan else ""
        unit = pegawai.instansi.nama if pegawai.instansi else ""
        tingkat, jp = pegawai.pendidikan, pegawai.jp_tahun_ini
    return [
        ("Golongan", golongan or ""),
        ("Unit kerja", unit or ""),
        ("Pendidikan", _PENDIDIKAN.get(tingkat, "")),
        ("Usia", f"{hitung_usia(pegawai.tanggal_lahir, pada)} tahun"),
        ("Masa kerja", _masa(selisih_bulan(pegawai.tmt_masuk, pegawai.tanggal_berhenti or pada))),
        (f"JP tahun {pada.year}", f"{number_format(jp.normalize() if jp % 1 else int(jp))} JP"),
    ]


def identitas(pegawai: Pegawai) -> list[tuple[str, str]]:
    """Open facts of the identity tab."""
    isi = [
        ("Nama lengkap", pegawai.nama_lengkap),
        ("Jenis ASN", pegawai.get_jenis_display()),
        ("Tempat, tanggal lahir", f"{pegawai.tempat_lahir}, {_tanggal(pegawai.tanggal_lahir)}"),
        ("Jenis kelamin", pegawai.get_jenis_kelamin_display()),
        ("Surel dinas", pegawai.email),
        ("TMT CPNS" if pegawai.pns else "TMT kontrak pertama", _tanggal(pegawai.tmt_masuk)),
    ]
    if pegawai.pns:
        isi.append(("TMT PNS", _tanggal(pegawai.tmt_pns)))
    else:
        isi.append(("Kontrak sampai", _tanggal(pegawai.kontrak_sampai)))
    if pegawai.tanggal_berhenti:
        isi.append(("Tanggal berhenti", _tanggal(pegawai.tanggal_berhenti)))
    return [*isi, ("Kedudukan hukum", pegawai.get_kedudukan_display()), ("Id SIASN", pegawai.siasn_id)]


def _masa(bulan: int) -> str:
    return f"{bulan // 12} tahun {bulan % 12} bulan" if bulan >= 0 else ""


def _tanggal(nilai: date | None) -> str:
    return date_format(nilai, "j F Y") if nilai else ""
