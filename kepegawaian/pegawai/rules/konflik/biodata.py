"""Conflicts of a person's own data: NIP and NIK speak of birth date and sex, dates of service follow each other."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from asn.core.legal import hitung_usia, tambah_bulan
from kepegawaian.pegawai.rules import nik, nip
from kepegawaian.pegawai.rules.enum import JenisASN, JenisKelamin
from kepegawaian.pegawai.rules.konflik.bahan import Baris, tgl
from kepegawaian.pegawai.rules.konflik.tanggal import USIA_TERENDAH
from kepegawaian.pegawai.rules.temuan import Temuan, galat, peringatan

_KELAMIN = {"L": JenisKelamin.PRIA, "P": JenisKelamin.WANITA}
_KOLOM = {"BEDA_TANGGAL_LAHIR": "tanggal_lahir", "BEDA_JENIS_KELAMIN": "jenis_kelamin", "BEDA_TMT": "tmt_masuk"}
DASAR_NIP = "Perka BKN 22/2007 jo 43/2007"
DASAR_NIK = "PP 37/2007 ps. 37"
BULAN_MASA_PERCOBAAN = 12


def periksa_biodata(orang: Baris, *, nomor: str, jenis: JenisASN, pada: date, masih_pegawai: bool) -> list[Temuan]:
    """All findings on the person as they would be stored, errors first; `nomor` is the NIP, which never changes."""
    temuan = [
        *_silang(nip.periksa(nomor, jenis=jenis, tmt=orang["tmt_masuk"], **_lahir(orang)), DASAR_NIP),
        *(_silang(nik.periksa(orang["nik"], **_lahir(orang)), DASAR_NIK) if orang["nik"] else ()),
        *_masa_kerja(orang, jenis, pada),
        *_berhenti(orang, pada, masih_pegawai),
    ]
    return sorted(temuan, key=lambda t: not t.galat)


def _lahir(orang: Baris) -> dict[str, Any]:
    return {"tanggal_lahir": orang["tanggal_lahir"], "jenis_kelamin": _KELAMIN[orang["jenis_kelamin"]]}


def _silang(temuan: list[Temuan], dasar: str) -> Iterator[Temuan]:
    """A number that contradicts the record belongs to the field it contradicts; one that is no number to itself."""
    for t in temuan:
        awalan, _, sisa = t.kode.partition("_")
        # The NIP itself cannot be edited here: its faults are shown, they block nothing.
        berat = "peringatan" if awalan == "NIP" else t.berat
        kolom = _KOLOM.get(sisa, "nik" if awalan == "NIK" else "")
        yield Temuan(t.kode, t.pesan, berat, kolom, dasar)


def _masa_kerja(orang: Baris, jenis: JenisASN, pada: date) -> Iterator[Temuan]:
    """Usia paling rendah 18 tahun (PP 11/2017 ps. 23); masa percobaan CPNS 1 tahun (PP 11/2017 ps. 34)."""
    lahir, masuk, pns = orang["tanggal_lahir"], orang["tmt_masuk"], orang["tmt_pns"]
    if lahir >= masuk:
        yield galat(
            "LAHIR_SETELAH_MASUK", f"Tanggal lahir tidak mendahului TMT masuk ({tgl(masuk)}).", kolom="tanggal_lahir"
        )
    elif hitung_usia(lahir, masuk) < USIA_TERENDAH:
        pesan = f"Usia saat TMT masuk {hitung_usia(lahir, masuk)} tahun; paling rendah {USIA_TERENDAH} tahun."
        yield peringatan("MASUK_DI_BAWAH_UMUR", pesan, kolom="tanggal_lahir", dasar="PP 11/2017 ps. 23")
    if masuk > tambah_bulan(pada, 12):
        yield galat(
            "MASUK_TERLALU_JAUH", "TMT masuk lebih dari 12 bulan di depan; periksa tahunnya.", kolom="tmt_masuk"
        )
    if pns and not jenis.ber_nip():
        yield galat("PPPK_BER_TMT_PNS", "PPPK tidak mempunyai TMT PNS.", kolom="tmt_pns")
    elif pns and pns < masuk:
        yield galat("PNS_SEBELUM_CPNS", f"TMT PNS mendahului TMT CPNS ({tgl(masuk)}).", kolom="tmt_pns")
    elif pns and pns < tambah_bulan(masuk, BULAN_MASA_PERCOBAAN):
        pesan = "TMT PNS kurang dari satu tahun setelah TMT CPNS."
        yield peringatan("MASA_PERCOBAAN_SINGKAT", pesan, kolom="tmt_pns", dasar="PP 11/2017 ps. 34")
    yield from _kontrak(orang, jenis)


def _kontrak(orang: Baris, jenis: JenisASN) -> Iterator[Temuan]:
    """Hanya PPPK yang bekerja dengan perjanjian kerja. UU 20/2023 ps. 5; PP 49/2018 ps. 37."""
    sampai = orang["kontrak_sampai"]
    if sampai and jenis.ber_nip():
        yield galat("PNS_BERKONTRAK", "PNS dan CPNS tidak mempunyai masa kontrak.", kolom="kontrak_sampai")
    elif sampai and sampai <= orang["tmt_masuk"]:
        yield galat("KONTRAK_TERBALIK", "Akhir kontrak tidak sesudah TMT kontrak pertama.", kolom="kontrak_sampai")


def _berhenti(orang: Baris, pada: date, masih_pegawai: bool) -> Iterator[Temuan]:
    tanggal = orang["tanggal_berhenti"]
    if masih_pegawai and tanggal:
        pesan = "Kedudukan hukum ini masih pegawai; kosongkan tanggal berhenti."
        yield galat("BERHENTI_TANPA_SEBAB", pesan, kolom="tanggal_berhenti")
    elif not masih_pegawai and not tanggal:
        yield galat(
            "BERHENTI_TANPA_TANGGAL", "Isi tanggal berhenti sesuai SK pemberhentian.", kolom="tanggal_berhenti"
        )
    elif tanggal and tanggal <= orang["tmt_masuk"]:
        yield galat("BERHENTI_SEBELUM_MASUK", "Tanggal berhenti mendahului TMT masuk.", kolom="tanggal_berhenti")
    elif tanggal and tanggal > pada:
        pesan = "Tanggal berhenti belum tiba; sampai saat itu ia masih bekerja."
        yield peringatan("BERHENTI_MENDATANG", pesan, kolom="tanggal_berhenti")
