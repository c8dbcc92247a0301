"""Import of people: found by NIP, changed in place with a new version; the field history is kept by the triggers."""

from typing import Any

from asn.impor.jenis import Isian, JenisImpor, Kolom, Masalah, Periksa, kolom_nip, kolom_tanggal
from asn.impor.rules import sel
from kepegawaian.pegawai.models.pegawai import JENIS_ASN, JENIS_KELAMIN, KEDUDUKAN
from kepegawaian.pegawai.rules import nik, nip
from kepegawaian.pegawai.rules.enum import JenisASN, JenisKelamin
from kepegawaian.pegawai.rules.temuan import Temuan

_KELAMIN = {"L": JenisKelamin.PRIA, "P": JenisKelamin.WANITA}
ALIAS_JENIS = {"P3K": "PPPK", "C": "CPNS", "PNS Daerah": "PNS", "PNS Pusat": "PNS", "PPPK PW": "PPPK_PARUH_WAKTU"}
ALIAS_KELAMIN = {
    "M": "L",
    "F": "P",
    "Pria": "L",
    "Wanita": "P",
    "Lelaki": "L",
    "1": "L",
    "2": "P",
    "LK": "L",
    "PR": "P",
}
ALIAS_KEDUDUKAN = {
    "Cuti Luar Tanggungan Negara": "CLTN",
    "Pemberhentian sementara": "DIBERHENTIKAN_SEMENTARA",
    "PNS Aktif": "AKTIF",
    "PPPK Aktif": "AKTIF",
    "Meninggal": "MENINGGAL",
    "Wafat": "MENINGGAL",
    "Mutasi keluar": "PINDAH",
}
# People of other cities are nobody's business here: that the number is taken is all that is said.
TERPAKAI = "'{} ini tidak dapat dipakai di kota ini. Bila pegawai pindahan, selesaikan mutasinya lebih dahulu.'"

KOLOM = (
    kolom_nip(),
    Kolom(
        "nama",
        "Nama tanpa gelar",
        sel.teks(150),
        alias=("NAMA", "NAMA PNS", "NAMA PEGAWAI", "NAMA LENGKAP TANPA GELAR"),
        contoh="Siti Aminah",
    ),
    Kolom("gelar_depan", "Gelar depan", sel.teks(40), alias=("GELAR DPN", "GLR DEPAN"), contoh="Dr."),
    Kolom("gelar_belakang", "Gelar belakang", sel.teks(60), alias=("GELAR BLK", "GLR BELAKANG"), contoh="S.Sos."),
    Kolom(
        "jenis",
        "Jenis ASN",
        sel.pilihan(dict(JENIS_ASN), ALIAS_JENIS),
        alias=("JENIS PEGAWAI", "STATUS CPNS PNS", "STATUS PEGAWAI", "JENIS PEGAWAI NAMA"),
        contoh="PNS",
        keterangan="PNS, CPNS, PPPK, atau PPPK Paruh Waktu",
    ),
    Kolom(
        "jenis_kelamin",
        "Jenis kelamin",
        sel.pilihan(dict(JENIS_KELAMIN), ALIAS_KELAMIN),
        alias=("JK", "L/P", "KELAMIN"),
        contoh="P",
        keterangan="L atau P",
    ),
    Kolom("tempat_lahir", "Tempat lahir", sel.teks(80), alias=("TEMPAT LAHIR NAMA", "TMP LAHIR"), contoh="Bogor"),
    kolom_tanggal("tanggal_lahir", "Tanggal lahir", alias=("TGL LAHIR", "TGLLAHIR"), contoh="15-03-1992"),
    Kolom(
        "nik",
        "NIK",
        sel.nomor(16, "NIK"),
        alias=("NOMOR ID DOCUMENT", "NO KTP", "NOMOR KTP", "NIK KTP"),
        rahasia=True,
        contoh="3674015503920004",
        keterangan="16 angka, kolom berformat Teks; disimpan tersandi",
    ),
    Kolom(
        "telepon",
        "Telepon",
        sel.teks(30),
        alias=("NOMOR HP", "NO HP", "NOHP", "HP"),
        rahasia=True,
        contoh="081200001111",
    ),
    Kolom(
        "alamat",
        "Alamat",
        sel.teks(300),
        alias=("ALAMAT RUMAH", "ALAMAT LENGKAP"),
        rahasia=True,
        contoh="Jl. Anggrek No. 1",
    ),
    Kolom("email", "Surel dinas", sel.teks(254), alias=("EMAIL", "EMAIL GOV", "SUREL"), contoh="siti@contoh.go.id"),
    kolom_tanggal(
        "tmt_masuk", "TMT CPNS / kontrak pertama", alias=("TMT CPNS", "TMT PPPK", "TMT KONTRAK"), contoh="01-03-2015"
    ),
    kolom_tanggal("tmt_pns", "TMT PNS", contoh="01-03-2016"),
    kolom_tanggal("kontrak_sampai", "Kontrak sampai", alias=("AKHIR KONTRAK", "TANGGAL AKHIR KONTRAK"), contoh=""),
    Kolom(
        "kedudukan",
        "Kedudukan hukum",
        sel.pilihan(dict(KEDUDUKAN), ALIAS_KEDUDUKAN),
        alias=("KEDUDUKAN", "KEDUDUKAN HUKUM NAMA", "KEDUDUKAN PNS"),
        contoh="Aktif",
    ),
    kolom_tanggal("tanggal_berhenti", "Tanggal berhenti", alias=("TMT BERHENTI", "TMT PEMBERHENTIAN"), contoh=""),
    Kolom("siasn_id", "ID SIASN", sel.teks(40), alias=("PNS ID", "ID PNS", "PPPK ID"), contoh=""),
)
ISIAN = (
    Isian("nip", "NIP", kunci=True),
    Isian("nama", "Nama"),
    Isian("gelar_depan", "Gelar depan", bawaan=""),
    Isian("gelar_belakang", "Gelar belakang", bawaan=""),
    Isian("jenis", "Jenis ASN"),
    Isian("jenis_kelamin", "Jenis kelamin"),
    Isian("tempat_lahir", "Tempat lahir"),
    Isian("tanggal_lahir", "Tanggal lahir", "date"),
    Isian("nik", "NIK", bawaan="", rahasia=True),
    Isian("nik_sidik", "", bawaan="", lama="''::text", baru="''::text"),
    Isian("telepon", "Telepon", bawaan="", rahasia=True),
    Isian("alamat", "Alamat", bawaan="", rahasia=True),
    Isian("email", "Surel dinas", bawaan=""),
    Isian("tmt_masuk", "TMT CPNS / kontrak pertama", "date"),
    Isian("tmt_pns", "TMT PNS", "date"),
    Isian("kontrak_sampai", "Kontrak sampai", "date"),
    Isian("kedudukan", "Kedudukan hukum", bawaan="AKTIF"),
    Isian("tanggal_berhenti", "Tanggal berhenti", "date"),
    Isian("siasn_id", "ID SIASN", bawaan=""),
)
# What the row will hold once it is applied: the file's value, else the one that stands.
_DARI = "muatan s LEFT JOIN pegawai_pegawai r ON r.id = s.sasaran_id AND r.kota_id = %(kota)s"


def _gabung(kolom: str) -> str:
    return f"coalesce(t.{kolom}, r.{kolom})"


ATURAN = (
    Periksa("tanggal_lahir", "t.tanggal_lahir > %(hari_ini)s", "'Tanggal lahir ada di masa depan.'"),
    Periksa(
        "tmt_masuk",
        f"s.nomor = t.nomor AND (t.tmt_masuk IS NOT NULL OR t.tanggal_lahir IS NOT NULL) "
        f"AND {_gabung('tmt_masuk')} < {_gabung('tanggal_lahir')} + interval '16 years'",
        "'TMT CPNS / kontrak pertama jatuh sebelum usia 16 tahun. Periksa TMT dan tanggal lahir.'",
        _DARI,
    ),
    Periksa(
        "tmt_pns",
        f"s.nomor = t.nomor AND t.tmt_pns IS NOT NULL AND t.tmt_pns < {_gabung('tmt_masuk')}",
        "'TMT PNS mendahului TMT CPNS.'",
        _DARI,
    ),
    Periksa(
        "tanggal_berhenti",
        f"s.nomor = t.nomor AND {_gabung('kedudukan')} IN ('PENSIUN', 'BERHENTI', 'MENINGGAL', 'PINDAH') "
        f"AND {_gabung('tanggal_berhenti')} IS NULL",
        "'Isi tanggal berhenti untuk pegawai yang sudah tidak aktif.'",
        _DARI,
    ),
    Periksa(
        "nik",
        "k.nik_sidik = t.nik_sidik AND k.pertama < t.nomor",
        "'NIK ini sudah dipakai baris ' || k.pertama || ' pada berkas ini.'",
        "(SELECT nik_sidik, min(nomor) AS pertama FROM muatan WHERE nik_sidik IS NOT NULL GROUP BY 1) k",
    ),
)
ATURAN_SEMESTA = (
    Periksa("nip", "p.nip = t.nip AND p.kota_id <> %(kota)s", TERPAKAI.format("NIP"), "pegawai_pegawai p"),
    Periksa(
        "nik",
        "p.nik_sidik = t.nik_sidik AND p.nik_sidik <> '' AND p.nip <> t.nip",
        "'NIK ini sudah terdaftar atas nama orang lain.'",
        "pegawai_pegawai p",
    ),
)


def periksa_baris(nilai: dict[str, Any]) -> list[Masalah]:
    """NIP and NIK against the rest of the row, by the rules of the register."""
    jenis = JenisASN(nilai["jenis"]) if "jenis" in nilai else None
    kelamin = _KELAMIN.get(nilai.get("jenis_kelamin", ""))
    lahir = nilai.get("tanggal_lahir")
    hasil: list[Masalah] = []
    if "nip" in nilai and jenis:
        hasil += _masalah(
            "nip",
            nip.periksa(
                nilai["nip"], jenis=jenis, tanggal_lahir=lahir, jenis_kelamin=kelamin, tmt=nilai.get("tmt_masuk")
            ),
        )
    if "nik" in nilai:
        hasil += _masalah("nik", nik.periksa(nilai["nik"], tanggal_lahir=lahir, jenis_kelamin=kelamin))
    if "email" in nilai and not _surel(nilai["email"]):
        hasil.append(Masalah("email", "Bentuk surel tidak benar."))
    return hasil


def _surel(alamat: str) -> bool:
    nama, pemisah, ranah = alamat.partition("@")
    return bool(nama and pemisah and "." in ranah.strip(".")) and " " not in alamat and "@" not in ranah


def _masalah(kolom: str, temuan: list[Temuan]) -> list[Masalah]:
    return [Masalah(kolom, t.pesan, t.berat) for t in temuan]


PEGAWAI = JenisImpor(
    kode="pegawai",
    urutan=10,
    label="Pegawai",
    petunjuk=(
        "Data utama pegawai, dicocokkan dengan NIP. Riwayat pangkat, jabatan, dan lainnya diimpor terpisah "
        "dari berkas yang sama dengan memilih jenis datanya."
    ),
    model="pegawai.Pegawai",
    cara="perbarui",
    kolom=KOLOM,
    isian=ISIAN,
    aturan=ATURAN,
    aturan_semesta=ATURAN_SEMESTA,
    kunci_teks="t.nip",
    nama_teks="coalesce(t.nama, r.nama)",
    nama_dari="LEFT JOIN pegawai_pegawai r ON r.id = t.sasaran_id AND r.kota_id = %(kota)s",
    wajib_baru=("nama", "jenis", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "tmt_masuk"),
    periksa_baris=periksa_baris,
)
