"""What is not a page: figures against hand-written SQL, a whole evaluation, PDF, and the memory of a Celery worker."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone
from pypdf import PdfReader

from asn.akun.models import Pengguna, Penugasan
from asn.celery import app
from asn.core.lingkup import lingkup_kota
from asn.core.periode import Periode
from asn.tertanam.lokasi import wafat_bersama
from kepegawaian.instansi.models import Instansi, Kota
from kinerja.evaluasi.dokumen import laporan_instansi_pdf, laporan_kota_pdf
from kinerja.evaluasi.figur import instansi as figur_instansi
from kinerja.evaluasi.figur import kota as figur_kota
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from kinerja.evaluasi.services import siklus
from tests.bench.layanan import anak, rss_mib

PUTARAN = 3
LEMBAR_DICETAK = 12
BATAS_DETIK = 1_800
SQL = Path(__file__).with_name("tulisan_tangan.sql").read_text()


def ukur(pengguna: Pengguna, kota: Kota) -> list[tuple[str, str]]:
    """One line per figure, all of the largest city and its last closed quarter."""
    periode = Periode.pada(timezone.localdate(), "triwulan").sebelumnya()
    _buang(pengguna, kota)
    hasil = [*_figur(kota, periode), *_seluruhnya(pengguna, kota, periode)]
    _buang(pengguna, kota)
    hasil += _pekerja(pengguna, kota, periode)
    _buang(pengguna, kota)
    return hasil


def _buang(pengguna: Pengguna, kota: Kota) -> None:
    """Evaluations of an earlier bench, and only those."""
    with lingkup_kota([kota.pk]):
        EvaluasiBerkala.objects.filter(kota=kota, dimulai_oleh=pengguna).delete()


def _figur(kota: Kota, periode: Periode) -> list[tuple[str, str]]:
    """Both in turns in one run; the sums must agree, otherwise the ratio would compare two different things."""
    sistem, tangan = [], []
    with lingkup_kota([kota.pk]):
        for _ in range(PUTARAN):
            mulai = time.perf_counter()
            angka = _angka_kota(kota, periode)
            sistem.append(time.perf_counter() - mulai)
            mulai = time.perf_counter()
            baris = _tangan(kota, periode)
            tangan.append(time.perf_counter() - mulai)
    _cocokkan(angka, baris)
    a, b = statistics.median(sistem), statistics.median(tangan)
    return [
        (f"angka evaluasi satu kota ({angka['pegawai']['jumlah']:,} pegawai)", f"{a:.2f} detik"),
        ("agregat yang sama, satu SQL tulisan tangan", f"{b:.2f} detik"),
        ("rasio angka evaluasi terhadap SQL tulisan tangan", f"{a / b:.1f}×"),
    ]


def _angka_kota(kota: Kota, periode: Periode) -> Any:
    pada = timezone.now()
    unit = Instansi.objects.filter(kota=kota).perangkat_daerah().pada(periode.selesai)
    lembar = [
        EvaluasiInstansi(
            instansi=u,
            hasil="selesai",
            angka=figur_instansi.hitung(instansi=u, periode=periode, tanggal_data=pada),
        )
        for u in unit
    ]
    return figur_kota.hitung(kota=kota, periode=periode, lembar=lembar, tanggal_data=pada)


def _tangan(kota: Kota, periode: Periode) -> list[dict[str, Any]]:
    parameter = {"kota": kota.pk, "tanggal": periode.selesai, "mulai": periode.mulai}
    with connection.cursor() as kursor:
        kursor.execute(SQL, parameter | {"tahun": periode.tahun, "triwulan": periode.ke})
        nama = [k.name for k in kursor.description]
        return [dict(zip(nama, b, strict=True)) for b in kursor.fetchall()]


def _cocokkan(angka: Any, baris: list[dict[str, Any]]) -> None:
    jumlah = {k: sum(Decimal(b[k] or 0) for b in baris) for k in ("pegawai", "dinilai", "jp_terpenuhi", "ip_asn")}
    sistem = {
        "pegawai": angka["pegawai"]["jumlah"],
        "dinilai": angka["pegawai"]["dinilai"],
        "jp_terpenuhi": angka["jp"]["pns"]["terpenuhi"],
        "ip_asn": Decimal(angka["jumlahan"]["ip_asn"]["total"]),
    }
    if jumlah != sistem:
        raise RuntimeError(f"angka berbeda: sistem {sistem}, tulisan tangan {jumlah}")


def _seluruhnya(pengguna: Pengguna, kota: Kota, periode: Periode) -> list[tuple[str, str]]:
    """Every step that a worker would take, in this process, and the PDFs of the result."""
    app.conf.task_always_eager = True
    mulai = time.perf_counter()
    with lingkup_kota([kota.pk]):
        evaluasi = siklus.evaluasi_mulai(kota_id=kota.pk, periode=periode, oleh=pengguna)
    lama = time.perf_counter() - mulai
    app.conf.task_always_eager = False
    with lingkup_kota([kota.pk]):
        evaluasi.refresh_from_db()
        lembar = list(evaluasi.lembar.select_related("instansi", "evaluasi__kota"))
        gagal = sum(x.hasil != "selesai" for x in lembar)
        halaman, detik = _cetak(evaluasi, lembar)
    return [
        (
            f"evaluasi penuh, satu proses ({len(lembar)} perangkat daerah, {gagal} gagal)",
            f"{lama:.1f} detik, {evaluasi.angka['pegawai']['jumlah'] / lama:,.0f} pegawai/detik",
        ),
        (f"PDF laporan kota dan {LEMBAR_DICETAK} lembar ({halaman} halaman)", f"{halaman / detik:.1f} halaman/detik"),
    ]


def _cetak(evaluasi: EvaluasiBerkala, lembar: list[EvaluasiInstansi]) -> tuple[int, float]:
    mulai = time.perf_counter()
    dokumen = [laporan_kota_pdf(evaluasi), *(laporan_instansi_pdf(x) for x in lembar[:LEMBAR_DICETAK])]
    lama = time.perf_counter() - mulai
    return sum(len(PdfReader(BytesIO(isi)).pages) for isi in dokumen), lama


def _pekerja(pengguna: Pengguna, kota: Kota, periode: Periode) -> list[tuple[str, str]]:
    """The same evaluation through a real worker with two processes: computed, reviewed, issued."""
    with _celery() as proses:
        puncak = [0]
        with lingkup_kota([kota.pk]):
            evaluasi = siklus.evaluasi_mulai(kota_id=kota.pk, periode=periode, oleh=pengguna)
        hitung = _tunggu(evaluasi, "draf", proses, puncak)
        with lingkup_kota([kota.pk]):
            siklus.evaluasi_tinjau(evaluasi=evaluasi, oleh=pengguna)
            siklus.evaluasi_terbitkan(evaluasi=evaluasi, oleh=_ppk(kota))
        cetak = _tunggu(evaluasi, "diterbitkan", proses, puncak)
    return [
        ("evaluasi lewat Celery, 2 proses: menghitung", f"{hitung:.1f} detik"),
        ("evaluasi lewat Celery: menerbitkan (semua PDF)", f"{cetak:.1f} detik"),
        ("memori pekerja Celery, puncak satu proses", f"{puncak[0]} MiB"),
    ]


def _ppk(kota: Kota) -> Pengguna:
    ppk, _ = Pengguna.objects.get_or_create(username="bench.ppk", defaults={"kota": kota, "nama": "Bench PPK"})
    Penugasan.objects.get_or_create(pengguna=ppk, peran="PPK", kota=kota)
    return ppk


@contextmanager
def _celery() -> Iterator[subprocess.Popen[bytes]]:
    perintah = [
        *wafat_bersama("TERM"),
        sys.executable,
        "-m",
        "celery",
        "--quiet",
        "-A",
        "asn",
        "worker",
        "--concurrency",
        "2",
    ]
    catatan = Path(os.environ["ASN_DATA"]) / "bench-celery.log"
    with catatan.open("wb") as log:
        proses = subprocess.Popen([*perintah, "--loglevel", "WARNING"], stdout=log, stderr=log)
    try:
        yield proses
    finally:
        proses.terminate()
        proses.wait(timeout=60)


def _tunggu(evaluasi: EvaluasiBerkala, keadaan: str, proses: subprocess.Popen[bytes], puncak: list[int]) -> float:
    """Seconds until the evaluation is in this state; keeps the largest memory of any process of the worker."""
    mulai = time.perf_counter()
    while time.perf_counter() - mulai < BATAS_DETIK:
        puncak[0] = max([puncak[0], *(rss_mib(pid) for pid in [proses.pid, *anak(proses.pid)])])
        with lingkup_kota([evaluasi.kota_id]):
            evaluasi.refresh_from_db(fields=["keadaan", "pekerjaan"])
        if evaluasi.keadaan == keadaan:
            return time.perf_counter() - mulai
        if proses.poll() is not None:
            raise RuntimeError("pekerja Celery berhenti; lihat bench-celery.log")
        time.sleep(0.2)
    raise RuntimeError(f"evaluasi tidak sampai ke keadaan {keadaan}")
