"""Pembinaan yang terutang bagi pegawai berkinerja rendah. PP 30/2019 ps. 56–58; PermenPANRB 6/2022."""

from collections.abc import Sequence

from asn.core.legal import DasarHukum, pada_tanggal, tambah_bulan
from asn.core.periode import Periode
from kepegawaian.pegawai.rules.enum import JenisASN
from kepegawaian.pegawai.rules.predikat import karena_perilaku
from kepegawaian.pegawai.rules.tindak_lanjut import BULAN_PERBAIKAN, PredikatPeriodik, deret_rendah
from kinerja.evaluasi.rules.jp import Pemenuhan, StatusJP
from kinerja.evaluasi.rules.usulan import Bukti, Usulan

BIMBINGAN_KINERJA = "BIMBINGAN_KINERJA"
KONSELING_KINERJA = "KONSELING_KINERJA"
UJI_KOMPETENSI = "UJI_KOMPETENSI"
EVALUASI_PERJANJIAN_KERJA = "EVALUASI_PERJANJIAN_KERJA"
PEMERIKSAAN_DISIPLIN = "PEMERIKSAAN_DISIPLIN"
BANGKOM = "BANGKOM"
LABEL = {
    BIMBINGAN_KINERJA: "Bimbingan kinerja",
    KONSELING_KINERJA: "Konseling kinerja",
    UJI_KOMPETENSI: "Uji kompetensi",
    EVALUASI_PERJANJIAN_KERJA: "Evaluasi perjanjian kerja",
    PEMERIKSAAN_DISIPLIN: "Pemeriksaan dugaan pelanggaran disiplin",
    BANGKOM: "Pengembangan kompetensi",
}

_PERMENPAN = DasarHukum("PermenPANRB 6/2022")
_MATRIKS = DasarHukum("SE MenPANRB 3/2023 dan PP 94/2021")
_PPPK = DasarHukum("PP 49/2018")


def usulan(
    predikat: Sequence[PredikatPeriodik],
    *,
    periode: Periode,
    jenis: JenisASN,
    jp: Pemenuhan | None = None,
    bukti_jp: tuple[Bukti, ...] = (),
) -> list[Usulan]:
    """Predikat di bawah Baik dibina; bila sekitar 6 bulan tidak membaik, diuji kompetensinya. PP 30/2019 ps. 56–58.

    Steps add up: who needs counselling still needs guidance. Rows of another kind of period than `periode` are
    ignored.
    """
    rendah = deret_rendah(predikat, periode)
    hasil: list[Usulan] = []
    if rendah:
        kini = rendah[-1]
        alasan = f"Predikat {kini.predikat.label} pada {periode.label}."
        hasil.append(Usulan(BIMBINGAN_KINERJA, alasan, _PERMENPAN, (kini.bukti,)))
        hasil += _lanjutan(rendah, jenis)
        hasil += _pemeriksaan(kini)
    return hasil + _bangkom(jp, bukti_jp)


def _lanjutan(rendah: list[PredikatPeriodik], jenis: JenisASN) -> list[Usulan]:
    if len(rendah) < 2:
        return []
    bukti = tuple(p.bukti for p in rendah)
    pertama, kini = rendah[0].periode, rendah[-1].periode
    alasan = f"Predikat di bawah Baik {len(rendah)} periode berturut-turut, {pertama.label} sampai {kini.label}."
    hasil = [Usulan(KONSELING_KINERJA, alasan, _PERMENPAN, bukti)]
    perbaikan = pada_tanggal(BULAN_PERBAIKAN, kini.selesai)
    if kini.selesai < tambah_bulan(pertama.selesai, perbaikan.nilai):
        return hasil
    alasan = f"Belum membaik {perbaikan.nilai} bulan setelah {pertama.label} (perlu verifikasi)."
    if jenis.ber_nip():
        return [*hasil, Usulan(UJI_KOMPETENSI, alasan, perbaikan.dasar, bukti)]
    return [*hasil, Usulan(EVALUASI_PERJANJIAN_KERJA, alasan, _PPPK, bukti)]


def _pemeriksaan(kini: PredikatPeriodik) -> list[Usulan]:
    if not karena_perilaku(kini.predikat):
        return []
    alasan = (
        "Predikat Kurang berarti perilaku kerja di bawah ekspektasi; atasan memeriksa dugaan pelanggaran disiplin."
    )
    return [Usulan(PEMERIKSAAN_DISIPLIN, alasan, _MATRIKS, (kini.bukti,))]


def _bangkom(jp: Pemenuhan | None, bukti: tuple[Bukti, ...]) -> list[Usulan]:
    if jp is None or jp.status != StatusJP.BELUM_TERPENUHI:
        return []
    alasan = f"Baru {jp.capaian} JP dari {jp.target} JP yang ditargetkan."
    return [Usulan(BANGKOM, alasan, jp.dasar, bukti)]
