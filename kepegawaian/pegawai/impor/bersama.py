"""What every riwayat kind has in common: whose row it is, its decision, and the refresh of the present state."""

from typing import Any

from asn.impor.jenis import Cari, Isian, Kolom, Periksa, Setelah, kolom_tanggal
from asn.impor.rules import sel
from kepegawaian.pegawai.services import keadaan_segarkan

CARI_PEGAWAI = Cari(
    ke="pegawai_id",
    kolom="nip",
    dari="pegawai_pegawai p",
    nilai="p.id",
    bila="p.kota_id = %(kota)s AND p.nip = t.nip",
    pesan="'NIP ini tidak terdaftar di buku induk kota ini. Impor data pegawainya lebih dahulu.'",
)
PEGAWAI_ISIAN = Isian("pegawai_id", "Pegawai", "bigint", kunci=True)
KOLOM_SK = (
    Kolom(
        "nomor_sk",
        "Nomor SK",
        sel.teks(100),
        alias=("NO SK", "NOMOR SURAT KEPUTUSAN", "SK NOMOR"),
        contoh="800/123/BKD",
    ),
    kolom_tanggal("tanggal_sk", "Tanggal SK", alias=("TGL SK", "SK TANGGAL"), contoh="20-03-2024"),
    Kolom("pejabat_sk", "Pejabat penetap", sel.teks(150), alias=("PEJABAT SK", "PENETAP SK"), contoh="Wali Kota"),
)
ISIAN_SK = (
    Isian("nomor_sk", "Nomor SK", bawaan=""),
    Isian("tanggal_sk", "Tanggal SK", "date"),
    Isian("pejabat_sk", "Pejabat penetap", bawaan=""),
)
NAMA = {"nama_teks": "p.nama", "nama_dari": "LEFT JOIN pegawai_pegawai p ON p.id = t.pegawai_id"}
TETAP = {"sumber": "IMPOR", "verifikasi": "BELUM"}
TERVERIFIKASI = "r.verifikasi = 'TERVERIFIKASI'"
PUNYA = "pegawai_pegawai p"
PUNYA_BILA = "p.id = t.pegawai_id"


def sebelum_lahir(kolom: str, sebutan: str) -> Periksa:
    return Periksa(
        kolom,
        f"{PUNYA_BILA} AND t.{kolom} <= p.tanggal_lahir",
        f"'{sebutan} mendahului tanggal lahir pegawai (' || to_char(p.tanggal_lahir, 'DD-MM-YYYY') || ').'",
        PUNYA,
    )


def sebelum_masuk(kolom: str, sebutan: str) -> Periksa:
    return Periksa(
        kolom,
        f"{PUNYA_BILA} AND t.{kolom} > p.tanggal_lahir AND t.{kolom} < p.tmt_masuk",
        f"'{sebutan} mendahului TMT CPNS / kontrak pertama (' || to_char(p.tmt_masuk, 'DD-MM-YYYY') || ').'",
        PUNYA,
        "peringatan",
    )


def masa_depan(kolom: str, sebutan: str, bulan: int = 0) -> Periksa:
    batas = f"%(hari_ini)s::date + interval '{bulan} months'"
    return Periksa(kolom, f"t.{kolom} > {batas}", f"'{sebutan} terlalu jauh di masa depan.'")


def segarkan(hasil: Setelah) -> None:
    """The present state of everybody whose riwayat was touched."""
    if hasil.milik:
        keadaan_segarkan(kota_id=hasil.kota_id, tanggal=hasil.hari_ini, pegawai_ids=hasil.milik)


SEGARKAN: dict[str, Any] = {"milik": "pegawai_id", "setelah": segarkan}
