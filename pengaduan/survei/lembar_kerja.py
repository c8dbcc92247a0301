"""The workbook of a result: the frozen figures of the report as numbers, and the raw answers to compute again."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from asn.core.lembar import Lembar, nilai_sel, tulis_csv, tulis_xlsx
from pengaduan.survei import penyaji
from pengaduan.survei.models import HasilSurvei
from pengaduan.survei.rules.responden import DIMENSI
from pengaduan.survei.rules.unsur import MENURUT_KUNCI, UNSUR
from pengaduan.survei.services.publik import rencana_publik

_KEPALA_SEL = ("Kelompok", "Responden", "IKM", "Mutu")


def buku_xlsx(hasil: HasilSurvei) -> bytes:
    """Sheets: summary, unsur, services, respondents, follow-up, raw answers, definitions."""
    keluaran = BytesIO()
    tulis_xlsx(keluaran, _lembar(hasil))
    return keluaran.getvalue()


def jawaban_csv(hasil: HasilSurvei) -> str:
    """Raw answers of the published index, in no order that tells who answered when; `hitung_skm` reads it."""
    keluaran = StringIO(newline="")
    tulis_csv(keluaran, _jawaban(hasil.angka))
    return keluaran.getvalue()


def _jawaban(angka: dict[str, Any]) -> Lembar:
    return Lembar("Jawaban", [u.kode for u in UNSUR], [[int(n) for n in satu] for satu in angka["jawaban"]])


def _lembar(hasil: HasilSurvei) -> Iterator[Lembar]:
    angka = hasil.angka
    yield Lembar("Ringkasan", ("Butir", "Nilai"), list(_ringkasan(hasil)), (34, 40))
    yield Lembar("Unsur", ("Kode", "Unsur", "Jumlah nilai", "NRR", "NRR tertimbang"), list(_unsur(angka)), (8, 42))
    yield Lembar("Layanan", (*_KEPALA_SEL, "Penerima layanan", "Sampel dibutuhkan"), list(_layanan(angka)), (42,))
    yield Lembar("Responden", ("Pertanyaan", *_KEPALA_SEL), list(_responden(angka)), (22, 28))
    kepala = ("Unsur", "Rencana", "Penanggung jawab", "Tenggat", "Keadaan", "Hasil yang dicapai")
    yield Lembar("Tindak lanjut", kepala, list(_rencana(hasil)), (36, 50, 40, 14, 14, 50))
    yield _jawaban(angka)
    definisi = [[nilai_sel(teks) for teks in satu] for satu in penyaji.definisi(angka["minimum"])]
    yield Lembar("Definisi", ("Istilah", "Arti", "Dasar"), definisi, (24, 60, 34))


def _ringkasan(hasil: HasilSurvei) -> Iterator[list[Any]]:
    angka, kampanye = hasil.angka, hasil.kampanye
    yield ["Unit layanan", nilai_sel(kampanye.instansi.nama)]
    yield ["Periode", kampanye.periode_objek.label]
    yield ["Revisi", hasil.revisi]
    yield ["Nomor laporan", nilai_sel(hasil.nomor or penyaji.KOSONG)]
    yield ["IKM", _angka(angka["ikm"])]
    yield ["Mutu pelayanan", penyaji.mutu_label(angka["mutu"])]
    yield ["Nilai indeks", _angka(angka["ni"])]
    yield ["Responden terverifikasi", angka["n"]]
    yield ["Penerima layanan", angka["populasi"]]
    yield ["Sampel dibutuhkan", angka["sampel"]]
    yield ["Tautan terbuka (tidak terverifikasi)", _n(angka["terbuka"])]


def _unsur(angka: dict[str, Any]) -> Iterator[list[Any]]:
    for u in UNSUR if angka["nrr"] else ():
        nrr, bagian = angka["nrr"][u.kunci], angka["tertimbang"][u.kunci]
        yield [u.kode, u.nama, angka["jumlah"][u.kunci], Decimal(nrr), Decimal(bagian)]


def _layanan(angka: dict[str, Any]) -> Iterator[list[Any]]:
    for s in angka["layanan"]:
        yield [*_sel(s), s["populasi"], s["sampel"]]


def _responden(angka: dict[str, Any]) -> Iterator[list[Any]]:
    for dimensi, (judul, _) in DIMENSI.items():
        for s in angka["responden"][dimensi]:
            yield [judul, *_sel(s)]


def _rencana(hasil: HasilSurvei) -> Iterator[list[Any]]:
    for r in rencana_publik(hasil.kampanye):
        jabatan = r.penanggung_jawab.jabatan
        isi = (MENURUT_KUNCI[r.unsur].nama, r.uraian, jabatan.nama if jabatan else penyaji.KOSONG, r.tenggat)
        yield [nilai_sel(x) for x in (*isi, r.get_keadaan_display(), r.capaian)]


def _sel(s: dict[str, Any]) -> list[Any]:
    return [nilai_sel(s["label"]), _n(s), _angka(s["ikm"]), s["mutu"] or penyaji.KOSONG]


def _n(s: dict[str, Any]) -> Any:
    return penyaji.DITUTUP if s["ditutup"] else s["n"]


def _angka(teks: str | None) -> Any:
    return Decimal(teks) if teks else penyaji.KOSONG
