"""Pembinaan pegawai berkinerja rendah: masa perbaikan, titik pantau, dan langkah sesudahnya. PP 30/2019 ps. 56–58."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from asn.core.legal import Berlaku, DasarHukum, Putusan, pada_tanggal, tambah_bulan
from asn.core.periode import Periode
from kepegawaian.pegawai.rules.enum import JenisASN
from kepegawaian.pegawai.rules.tindak_lanjut import BULAN_PERBAIKAN, DASAR_PERBAIKAN, PredikatPeriodik
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan as K

DASAR = DasarHukum("PP 30/2019", "ps. 56–57")
_UJI = DasarHukum("PP 30/2019", "ps. 58")
_PDH = DasarHukum("PP 30/2019", "ps. 58 ayat (5)")
_PPPK = DasarHukum("PP 49/2018")
# Months a temporary placement may last where no post is vacant.
BULAN_SEMENTARA = (Berlaku(date(2019, 1, 1), 12, _UJI, "sedang"),)
# Days before a checkpoint on which its two people are reminded, and days after which it counts as neglected.
HARI_PENGINGAT = (Berlaku(date(2019, 1, 1), 7, DasarHukum("kebiasaan kerja BKD"), "rendah"),)
HARI_TERBENGKALAI = (Berlaku(date(2019, 1, 1), 14, DasarHukum("kebiasaan kerja BKD"), "rendah"),)


@dataclass(frozen=True, slots=True)
class FaktaHasil:
    """`predikat` are results of quarters and years; those of periods that end before the plan began do not count."""

    jenis: JenisASN
    mulai: date
    selesai: date
    predikat: Sequence[PredikatPeriodik]
    pada: date


@dataclass(frozen=True, slots=True)
class Langkah:
    """What the rule allows now. `menuju` None means: not yet. `berikut` says in a sentence what happens then."""

    menuju: K | None
    putusan: Putusan
    berikut: str = ""
    bukti: tuple[int | str, ...] = ()


def masa_perbaikan(pada: date) -> Berlaku[int]:
    """Pegawai diberi waktu sekitar enam bulan untuk memperbaiki kinerja. PP 30/2019 ps. 57."""
    return pada_tanggal(BULAN_PERBAIKAN, pada)


def tanggal_pantau(mulai: date, selesai: date) -> list[date]:
    """Sekali sebulan sejak mulai; yang terakhir pada hari selesai."""
    hasil, ke = [], 1
    while (hari := tambah_bulan(mulai, ke)) < selesai:
        hasil.append(hari)
        ke += 1
    return [*hasil, selesai]


def perlu_dibina(terakhir: PredikatPeriodik | None) -> Putusan:
    """Predikat di bawah Baik ditindaklanjuti dengan bimbingan dan konseling kinerja. PermenPANRB 6/2022."""
    if terakhir is None:
        return Putusan(False, "Belum ada predikat kinerja yang tercatat.", DASAR)
    kalimat = f"Predikat {terakhir.predikat.label} pada {terakhir.periode.label}"
    if terakhir.predikat.setara_baik():
        return Putusan(False, f"{kalimat}: tidak di bawah Baik.", DASAR)
    bulan = masa_perbaikan(terakhir.periode.selesai)
    rincian = (
        f"{kalimat}, di bawah Baik.",
        f"Masa perbaikan {bulan.nilai} bulan menurut {bulan.kutipan}, dipantau setiap bulan.",
    )
    return Putusan(True, f"{kalimat}: dibina dengan bimbingan, konseling, atau pelatihan.", DASAR, rincian)


def hasil_perbaikan(f: FaktaHasil) -> Langkah:
    """Membaik bila predikat sesudah pembinaan dimulai Baik; bila tidak, diuji kompetensinya. PP 30/2019 ps. 57–58."""
    sesudah = sorted((p for p in f.predikat if p.periode.selesai > f.mulai), key=lambda p: p.periode.selesai)
    terakhir = sesudah[-1] if sesudah else None
    harus = _periode_penentu(f.selesai)
    rincian = tuple(f"{p.periode.label}: {p.predikat.label}." for p in sesudah)
    bukti = tuple(p.bukti for p in sesudah)
    if terakhir and terakhir.predikat.setara_baik():
        alasan = f"Predikat {terakhir.predikat.label} pada {terakhir.periode.label}: kinerja membaik."
        putusan = Putusan(True, alasan, DASAR_PERBAIKAN, rincian)
        return Langkah(K.MEMBAIK, putusan, "Pembinaan selesai; predikat berikutnya tetap dipantau.", bukti)
    if f.pada < f.selesai:
        alasan = f"Masa perbaikan masih berjalan sampai {f.selesai:%d-%m-%Y}."
        return Langkah(None, Putusan(False, alasan, DASAR_PERBAIKAN, rincian), bukti=bukti)
    if terakhir is None or terakhir.periode.selesai < harus.selesai:
        alasan = f"Menunggu predikat {harus.label}, yang menentukan hasil pembinaan."
        return Langkah(None, Putusan(False, alasan, DASAR_PERBAIKAN, rincian), bukti=bukti)
    alasan = f"Predikat {terakhir.predikat.label} pada {terakhir.periode.label}: belum membaik dalam masa perbaikan."
    if f.jenis.ber_nip():
        berikut = "Uji kompetensi, lalu pindah ke jabatan yang sesuai atau ke jabatan lebih rendah."
        return Langkah(K.UJI_KOMPETENSI, Putusan(True, alasan, _UJI, rincian), berikut, bukti)
    berikut = "Target perjanjian kerja dievaluasi; yang tidak terpenuhi dapat mengakhiri perjanjian dengan hormat."
    return Langkah(K.EVALUASI_PERJANJIAN, Putusan(True, alasan, _PPPK, rincian), berikut, bukti)


def _periode_penentu(selesai: date) -> Periode:
    """The last quarter that has ended by the end of the plan."""
    periode = Periode.pada(selesai + timedelta(days=1), "triwulan")
    return periode.sebelumnya()


def setelah_uji(*, kompeten: bool, jabatan_sesuai: bool, jabatan_lebih_rendah: bool) -> Langkah:
    """Sesuai hasil uji kompetensi dipindahkan ke jabatan yang sesuai atau yang lebih rendah. PP 30/2019 ps. 58."""
    rincian = (
        f"Hasil uji kompetensi: {'memenuhi' if kompeten else 'tidak memenuhi'} standar jabatan yang setingkat.",
        f"Lowongan jabatan yang sesuai: {'ada' if jabatan_sesuai else 'tidak ada'}.",
        f"Lowongan jabatan lebih rendah: {'ada' if jabatan_lebih_rendah else 'tidak ada'}.",
    )
    if kompeten and jabatan_sesuai:
        alasan = "Memenuhi standar kompetensi dan ada jabatan yang sesuai."
        putusan = Putusan(True, alasan, _UJI, rincian)
        return Langkah(K.PINDAH_JABATAN, putusan, "BKD mengusulkan riwayat jabatan yang baru.")
    if jabatan_lebih_rendah:
        alasan = "Tidak memenuhi standar atau tidak ada jabatan setingkat; tersedia jabatan yang lebih rendah."
        putusan = Putusan(True, alasan, _UJI, rincian)
        return Langkah(K.TURUN_JABATAN, putusan, "BKD mengusulkan riwayat jabatan yang baru.")
    bulan = BULAN_SEMENTARA[-1]
    alasan = f"Belum ada jabatan yang lowong: ditempatkan sementara, paling lama {bulan.nilai} bulan."
    return Langkah(K.PENEMPATAN_SEMENTARA, Putusan(True, alasan, _UJI, rincian), f"Dasar: {bulan.kutipan}.")


def setelah_sementara(*, sejak: date, pada: date, jabatan_sesuai: bool, jabatan_lebih_rendah: bool) -> Langkah:
    """Penempatan sementara paling lama satu tahun; sesudahnya diberhentikan dengan hormat. PP 30/2019 ps. 58."""
    if jabatan_sesuai or jabatan_lebih_rendah:
        return setelah_uji(
            kompeten=jabatan_sesuai, jabatan_sesuai=jabatan_sesuai, jabatan_lebih_rendah=jabatan_lebih_rendah
        )
    sampai = tambah_bulan(sejak, pada_tanggal(BULAN_SEMENTARA, sejak).nilai)
    if pada < sampai:
        alasan = f"Penempatan sementara berlaku sampai {sampai:%d-%m-%Y}; belum ada jabatan yang lowong."
        return Langkah(None, Putusan(False, alasan, _UJI))
    alasan = f"Tidak ada jabatan yang lowong sampai penempatan sementara berakhir pada {sampai:%d-%m-%Y}."
    return Langkah(K.PDH, Putusan(True, alasan, _PDH), "BKD mengusulkan pemberhentian dengan hormat kepada PPK.")


def setelah_perjanjian(*, target_terpenuhi: bool) -> Langkah:
    """Target dalam perjanjian kerja yang tidak terpenuhi mengakhiri hubungan kerja dengan hormat. PP 49/2018."""
    if target_terpenuhi:
        putusan = Putusan(True, "Target dalam perjanjian kerja terpenuhi.", _PPPK)
        return Langkah(K.MEMBAIK, putusan, "Pembinaan selesai; perpanjangan kontrak mengikuti kinerjanya.")
    putusan = Putusan(True, "Target dalam perjanjian kerja tidak terpenuhi.", _PPPK)
    return Langkah(K.PDH, putusan, "BKD mengusulkan pemutusan perjanjian kerja dengan hormat kepada PPK.")
