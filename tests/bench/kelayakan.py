"""Eligibility of a whole city for one JPT pratama against the same in one hand-written SQL statement."""

import statistics
import time
from pathlib import Path

from django.db import connection
from django.utils import timezone

from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.promosi.services.kelayakan import kelayakan_banyak, kelayakan_kota
from kepegawaian.promosi.services.kelayakan_sql import nama_kolom

PUTARAN = 3
SYARAT = ("STATUS", "PANGKAT", "PENDIDIKAN", "MASA_JABATAN", "PENGALAMAN", "USIA", "PREDIKAT", "HUKDIS")
SQL = Path(__file__).with_name("kelayakan_tangan.sql").read_text()
_HALAMAN = 25


def ukur(kota: Kota) -> list[tuple[str, str]]:
    """Both in turns in one run; the rows must agree, otherwise the ratio would compare two different things."""
    tanggal = timezone.localdate().replace(month=6, day=1)
    sistem, tangan = [], []
    with lingkup_kota([kota.pk]):
        jabatan = Jabatan.objects.filter(kota=kota, jenis="JPT_PRATAMA", eselon="II.b").first()
        if jabatan is None:
            return [("kelayakan satu kota", "tidak ada JPT pratama eselon II.b")]
        kueri = kelayakan_kota(jabatan=jabatan, tanggal=tanggal)
        for _ in range(PUTARAN):
            mulai = time.perf_counter()
            hasil = list(kueri.values_list("pk", *map(nama_kolom, SYARAT)))
            sistem.append(time.perf_counter() - mulai)
            mulai = time.perf_counter()
            baris = _tangan(kota, tanggal)
            tangan.append(time.perf_counter() - mulai)
        if sorted(hasil) != sorted(baris):
            raise AssertionError("Kelayakan menurut sistem dan menurut SQL tulisan tangan berbeda.")
        a, b = statistics.median(sistem), statistics.median(tangan)
        return [
            (f"kelayakan satu kota ({len(hasil):,} pegawai, {len(SYARAT)} syarat)", f"{a:.2f} detik"),
            ("syarat yang sama, satu SQL tulisan tangan", f"{b:.2f} detik"),
            ("rasio", f"{a / b:.1f}×"),
            ("yang memenuhi semua syarat: dihitung", _detik(lambda: kueri.filter(memenuhi=True).count())),
            (f"{_HALAMAN} orang dijelaskan", _detik(lambda: _jelaskan(jabatan, tanggal))),
        ]


def _tangan(kota: Kota, tanggal) -> list[tuple]:
    with connection.cursor() as kursor:
        kursor.execute(SQL, {"kota": kota.pk, "tanggal": tanggal, "tahun": tanggal.year - 1})
        return kursor.fetchall()


def _jelaskan(jabatan: Jabatan, tanggal) -> None:
    ids = list(Pegawai.objects.filter(kota=jabatan.kota_id).order_by("nama", "pk").values_list("pk", flat=True))
    kelayakan_banyak(jabatan=jabatan, pegawai_ids=ids[:_HALAMAN], tanggal=tanggal)


def _detik(kerja) -> str:
    mulai = time.perf_counter()
    kerja()
    return f"{time.perf_counter() - mulai:.2f} detik"
