"""The six kinds of proposals this wing registers with the engine: who sees them, which steps, how they read."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format

from asn.core.templatetags.asn import rupiah
from kepegawaian.layanan.rules.jenis import KodeHak
from kepegawaian.layanan.services.keputusan import usulan_terapkan
from kepegawaian.layanan.services.usul import jenis_usulan_hak
from kepegawaian.usulan.registri import Beda, JenisUsulan, daftarkan
from kepegawaian.usulan.rules.alur import BKD, INSTANSI

_LABEL = {
    "judul": "Hak",
    "tmt": "TMT",
    "golongan": "Golongan",
    "mkg_tahun": "Masa kerja golongan",
    "gaji_lama": "Gaji pokok lama",
    "gaji_baru": "Gaji pokok baru",
    "dasar_gaji": "Tabel gaji",
    "sampai": "Kontrak sampai",
    "nama": "Penghargaan",
}
_TANGGAL = ("tmt", "sampai")
_RUPIAH = ("gaji_lama", "gaji_baru")
# A KGB proposal states the pay; the others say no more than the profile shows to the same reader.
_IZIN = {
    KodeHak.KGB: "layanan.view_usul_kgb",
    KodeHak.PANGKAT: "pegawai.view_riwayatpangkat",
    KodeHak.SATYALANCANA: "pegawai.view_riwayatpenghargaan",
}


def teks(kolom: str, nilai: Any) -> str:
    """One value of the content in words."""
    if nilai in (None, ""):
        return "–"
    if kolom in _TANGGAL:
        return date_format(date.fromisoformat(nilai), "j F Y")
    if kolom in _RUPIAH:
        return rupiah(nilai)
    return f"{nilai} tahun" if kolom == "mkg_tahun" else str(nilai)


def ringkas(isi: Mapping[str, Any]) -> str:
    """One line for lists."""
    bagian = [isi["judul"], f"TMT {teks('tmt', isi['tmt'])}"]
    if isi.get("gaji_baru"):
        bagian.append(f"gaji pokok {rupiah(isi['gaji_baru'])}")
    elif isi.get("golongan"):
        bagian.append(f"ke golongan {isi['golongan']}")
    return ", ".join(bagian)


def beda(semula: Mapping[str, Any], isi: Mapping[str, Any]) -> Sequence[Beda]:
    """(label, old, new) of everything that differs."""
    return [
        (label, teks(k, semula.get(k)), teks(k, isi.get(k)))
        for k, label in _LABEL.items()
        if k in isi and semula.get(k) != isi.get(k)
    ]


for _kode in KodeHak:
    daftarkan(
        JenisUsulan(
            kode=jenis_usulan_hak(_kode),
            judul=_kode.label,
            tahap=(INSTANSI, BKD),
            izin_lihat=_IZIN.get(_kode, "pegawai.view_pegawai"),
            terapkan=usulan_terapkan,
            ringkas=ringkas,
            beda=beda,
            mandiri=False,
            kelompok="Hak pegawai",
        )
    )
