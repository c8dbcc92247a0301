"""Imports from upload to applied: seconds, statements, and the ratio to a bare COPY of the same file."""

import csv
import io
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, reset_queries, transaction

from asn.akun.models import Pengguna, Penugasan
from asn.celery import app
from asn.core.lingkup import lingkup_kota, seluruh_kota
from asn.impor import services
from asn.impor.jenis import semua_jenis
from asn.impor.models import BarisImpor, Impor
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai.models import Pegawai
from tests.impor import banyak
from tests.impor.berkas import KEPALA, buku, naskah, orang, tabel

BANYAK = (10_000, 100_000)
# Numbers of the bench: nobody of the bulk data has these.
MULAI = 900_000
JUDUL = (*KEPALA, "NOMOR HP", "ALAMAT", "EMAIL", "GELAR BELAKANG")


@dataclass(frozen=True, slots=True)
class Ukuran:
    """Seconds by the clock, seconds of processor time (Python and Postgres), SQL statements."""

    detik: float
    prosesor: float
    pernyataan: int


class _Lapor(list[tuple[str, str]]):
    """Says each figure as soon as it is known: taking 100,000 people away again takes minutes."""

    def append(self, baris: tuple[str, str]) -> None:
        super().append(baris)
        print(*baris, sep=": ", flush=True)


def ukur(pengguna: Pengguna, kota: Kota) -> list[tuple[str, str]]:
    """One line per size: new people as XLSX, then the same people changed as CSV; everything is taken away again."""
    Penugasan.objects.get_or_create(pengguna=pengguna, peran="BKD", kota=kota)
    hasil = _Lapor()
    with seluruh_kota():
        terakhir = Pegawai.objects.latest("pk").pk
    for jumlah in BANYAK:
        isi = [_orang(k) for k in range(MULAI - jumlah, MULAI)]
        xlsx = buku(tabel(isi, JUDUL))
        ukuran = ukur_impor(pengguna, kota, xlsx, "bench.xlsx")
        hasil.append(_baris(f"impor {jumlah:,} pegawai baru (XLSX)", ukuran, jumlah))
        hasil.append(_rasio(ukuran, naskah(tabel(isi, JUDUL))))
        berubah = naskah(tabel([o | {"GELAR BELAKANG": "S.IP."} for o in isi], JUDUL))
        ukuran = ukur_impor(pengguna, kota, berubah, "bench.csv")
        hasil.append(_baris(f"impor {jumlah:,} pegawai berubah (CSV)", ukuran, jumlah))
        hasil.append(_rasio(ukuran, berubah))
        _buang(pengguna, kota, terakhir)
    hasil.extend(pernyataan_setiap_jenis())
    return hasil


def pernyataan_setiap_jenis() -> list[tuple[str, str]]:
    """Statements for a faulty file of each kind, in a city that is rolled back (which adds some five savepoints)."""
    with seluruh_kota():
        lain = Pegawai.objects.values_list("nip", flat=True).first() or ""
    hasil = []
    for jenis in semua_jenis():
        with transaction.atomic():
            kota = Kota.objects.create(kode="99.99", nama="Kota Bench", nama_tampilan="Bench", singkatan="BN")
            with lingkup_kota([kota.pk]):
                oleh = Pengguna.objects.create(username="bench-impor", kota=kota)
                Penugasan.objects.create(pengguna=oleh, peran="BKD", kota=kota)
            banyak.siapkan(kota, oleh)
            _, pernyataan = banyak.hitung(jenis.kode, kota, oleh, lain)
            transaction.set_rollback(True)
        judul = f"impor {banyak.JUMLAH:,} baris {jenis.label.lower()} yang sebagian salah"
        hasil.append((judul, f"{len(pernyataan)} pernyataan SQL (batas {banyak.batas(banyak.JUMLAH):.0f})"))
    return hasil


def _orang(ke: int) -> dict[str, Any]:
    rinci = {"NOMOR HP": f"0812{ke:08d}", "ALAMAT": f"Jl. Merpati No. {ke}", "EMAIL": f"p{ke}@contoh.go.id"}
    return orang(ke, **rinci, **{"GELAR BELAKANG": "S.Sos."})


def _rasio(ukuran: Ukuran, berkas: bytes) -> tuple[str, str]:
    """The best of three: so short a COPY is easily disturbed, and a slow one would flatter the import."""
    polos = min(_copy(berkas) for _ in range(3))
    isi = (
        f"{ukuran.detik / polos:.0f}× menurut jam, {ukuran.prosesor / polos:.0f}× menurut prosesor ({polos:.3f} detik)"
    )
    return "rasio terhadap COPY polos baris yang sama", isi


def _baris(judul: str, ukuran: Ukuran, jumlah: int) -> tuple[str, str]:
    isi = f"{ukuran.detik:.1f} detik (prosesor {ukuran.prosesor:.1f}), {jumlah / ukuran.detik:,.0f} baris/detik"
    return judul, f"{isi}, {ukuran.pernyataan} pernyataan SQL (batas {40 + jumlah // 100})"


def ukur_impor(pengguna: Pengguna, kota: Kota, isi: bytes, nama: str, jenis: str = "pegawai") -> Ukuran:
    """From the upload to the last row applied."""
    app.conf.task_always_eager = True
    connection.force_debug_cursor = True
    mulai, kerja = time.perf_counter(), _prosesor()
    reset_queries()
    impor = _langkah(
        kota, lambda: services.impor_unggah(kota_id=kota.pk, jenis=jenis, isi=isi, nama=nama, oleh=pengguna)
    )
    peta = {int(i): n for i, n in impor.peta.items()}
    _langkah(kota, lambda: services.impor_petakan(impor=impor, peta=peta, jangan_timpa=False, oleh=pengguna))
    _langkah(kota, lambda: services.impor_terapkan(impor=impor, cara="semua", oleh=pengguna))
    pernyataan = len(connection.queries_log)
    ukuran = Ukuran(time.perf_counter() - mulai, _prosesor() - kerja, pernyataan)
    connection.force_debug_cursor = False
    app.conf.task_always_eager = False
    with lingkup_kota([kota.pk]):
        impor.refresh_from_db()
    if impor.keadaan != "diterapkan":
        raise RuntimeError(f"impor {impor.keadaan}: {impor.pesan}")
    return ukuran


def _prosesor() -> float:
    """Processor time of this process and of its backend, which other work on the machine hardly changes."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_backend_pid()")
        (backend,) = kursor.fetchone()
    bagian = Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(bagian[11]) + int(bagian[12])) / os.sysconf("SC_CLK_TCK")


def _langkah(kota: Kota, fungsi: Callable[[], Impor]) -> Impor:
    with lingkup_kota([kota.pk]):
        return fungsi()


def _copy(isi: bytes) -> float:
    """The same file into a table of text columns: the least a database must do for these rows."""
    kolom = ", ".join(f"k{i} text" for i in range(len(JUDUL)))
    baris = list(csv.reader(io.StringIO(isi.decode()), delimiter=";"))[1:]
    mulai = time.perf_counter()
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(f"CREATE TEMP TABLE polos ({kolom}) ON COMMIT DROP")
        with kursor.copy("COPY polos FROM STDIN") as salin:
            for satu in baris:
                salin.write_row(satu)
    return time.perf_counter() - mulai


def _buang(pengguna: Pengguna, kota: Kota, terakhir: int) -> None:
    """By number: joined with rows nobody has counted yet, the same deletion ran for half an hour."""
    with lingkup_kota([kota.pk]):
        milik = Impor.objects.filter(kota=kota, oleh=pengguna)
        Pegawai.objects.filter(pk__gt=terakhir)._raw_delete("default")
        BarisImpor.objects.filter(impor__in=milik)._raw_delete("default")
        milik.delete()
