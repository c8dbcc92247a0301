"""NIP (Perka BKN 22/2007 jo 43/2007) dan nomor induk PPPK (Peraturan BKN 1/2019), masing-masing 18 angka.

Old records hold honest mistakes, so a number that contradicts the rest of the record is a warning, never a refusal.
"""

import re
from dataclasses import dataclass
from datetime import date

from asn.core.legal import hitung_usia
from kepegawaian.pegawai.rules.enum import JenisASN, JenisKelamin
from kepegawaian.pegawai.rules.temuan import Temuan, galat, peringatan

USIA_TERENDAH_CPNS = 18
_BENTUK = re.compile(r"[0-9]{18}")


@dataclass(frozen=True, slots=True)
class BagianNIP:
    """`tmt` is the 1st of the month of TMT CPNS; a NI PPPK names only a year, so its `tmt` is None."""

    tanggal_lahir: date
    tahun_tmt: int
    tmt: date | None
    jenis_kelamin: JenisKelamin
    urut: int


def bersihkan(nip: str) -> str:
    """What people type or paste: spaces do not count."""
    return re.sub(r"\s", "", nip)


def tampilkan(nip: str) -> str:
    """18 angka dibaca berkelompok: 19920315 201503 2 007."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if _BENTUK.fullmatch(nip) else nip


def urai(nip: str, *, jenis: JenisASN) -> BagianNIP:
    """Angka 1–8 tanggal lahir, 9–14 TMT CPNS (PPPK: tahun dan kode perjanjian), 15 jenis kelamin, 16–18 nomor urut."""
    temuan = _periksa_bentuk(nip, jenis)
    if temuan:
        raise ValueError(temuan[0].pesan)
    lahir = _tanggal(nip[:8])
    if lahir is None:  # _periksa_bentuk has refused it already; this tells the type checker
        raise ValueError(nip)
    return BagianNIP(
        tanggal_lahir=lahir,
        tahun_tmt=int(nip[8:12]),
        tmt=_tanggal(nip[8:14] + "01") if jenis.ber_nip() else None,
        jenis_kelamin=JenisKelamin(nip[14]),
        urut=int(nip[15:]),
    )


def periksa(
    nip: str,
    *,
    jenis: JenisASN,
    tanggal_lahir: date | None = None,
    jenis_kelamin: JenisKelamin | None = None,
    tmt: date | None = None,
) -> list[Temuan]:
    """Isi nomor induk sesuai dengan tanggal lahir, jenis kelamin, dan TMT pada data pegawai. Perka BKN 22/2007."""
    temuan = _periksa_bentuk(nip, jenis)
    if temuan:
        return temuan
    bagian = urai(nip, jenis=jenis)
    nama = _nama(jenis)
    if tanggal_lahir and bagian.tanggal_lahir != tanggal_lahir:
        pesan = (
            f"Tanggal lahir di {nama} ({bagian.tanggal_lahir:%d-%m-%Y}) berbeda dari data ({tanggal_lahir:%d-%m-%Y})."
        )
        temuan.append(peringatan("NIP_BEDA_TANGGAL_LAHIR", pesan))
    if jenis_kelamin and bagian.jenis_kelamin != jenis_kelamin:
        pesan = f"Jenis kelamin di {nama} ({bagian.jenis_kelamin.label}) berbeda dari data ({jenis_kelamin.label})."
        temuan.append(peringatan("NIP_BEDA_JENIS_KELAMIN", pesan))
    return temuan + _periksa_tmt(nip, bagian, jenis, tmt)


def _periksa_tmt(nip: str, bagian: BagianNIP, jenis: JenisASN, tmt: date | None) -> list[Temuan]:
    temuan: list[Temuan] = []
    if bagian.tmt is None:
        if tmt and bagian.tahun_tmt != tmt.year:
            pesan = f"Tahun pengangkatan di NI PPPK ({bagian.tahun_tmt}) berbeda dari TMT pertama ({tmt.year})."
            temuan.append(peringatan("NIP_BEDA_TMT", pesan))
        if "01" <= nip[12:14] <= "12":
            pesan = "Angka ke-13 dan ke-14 tampak seperti bulan; nomor ini mungkin NIP PNS, bukan NI PPPK."
            temuan.append(peringatan("NIP_MIRIP_PNS", pesan))
        return temuan
    if tmt and bagian.tmt != tmt.replace(day=1):
        pesan = f"TMT CPNS di NIP ({bagian.tmt:%m-%Y}) berbeda dari data ({tmt:%m-%Y})."
        temuan.append(peringatan("NIP_BEDA_TMT", pesan))
    usia = hitung_usia(bagian.tanggal_lahir, bagian.tmt)
    if usia < USIA_TERENDAH_CPNS:
        pesan = f"Menurut NIP, usia saat TMT CPNS {usia} tahun; biasanya paling rendah {USIA_TERENDAH_CPNS} tahun."
        temuan.append(peringatan("NIP_USIA_TMT", pesan))
    return temuan


def _periksa_bentuk(nip: str, jenis: JenisASN) -> list[Temuan]:
    nama = _nama(jenis)
    if not _BENTUK.fullmatch(nip):
        return [galat("NIP_BENTUK", f"{nama} harus tepat 18 angka tanpa tanda lain.")]
    temuan: list[Temuan] = []
    if _tanggal(nip[:8]) is None:
        temuan.append(galat("NIP_TANGGAL_LAHIR", f"Delapan angka pertama {nama} bukan tanggal (TTTTBBHH)."))
    if jenis.ber_nip() and _tanggal(nip[8:14] + "01") is None:
        mirip = " Nomor ini mungkin NI PPPK." if nip[12:14] >= "20" else ""
        temuan.append(galat("NIP_TMT", f"Angka ke-9 sampai ke-14 NIP bukan tahun dan bulan TMT CPNS.{mirip}"))
    if nip[14] not in list(JenisKelamin):
        temuan.append(galat("NIP_JENIS_KELAMIN", f"Angka ke-15 {nama} harus 1 (pria) atau 2 (wanita)."))
    if nip[15:] == "000":
        temuan.append(galat("NIP_URUT", f"Nomor urut {nama} dimulai dari 001."))
    return temuan


def _tanggal(tttbbhh: str) -> date | None:
    try:
        return date(int(tttbbhh[:4]), int(tttbbhh[4:6]), int(tttbbhh[6:8]))
    except ValueError:
        return None


def _nama(jenis: JenisASN) -> str:
    return "NIP" if jenis.ber_nip() else "NI PPPK"
