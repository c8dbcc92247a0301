"""Eligibility of a whole city for one JPT pratama, assessments included, against one hand-written SQL statement."""

import statistics
import time
from pathlib import Path

from django.db import connection
from django.utils import timezone

from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.jabatan.rules.diklat_pimpinan import pola_setingkat
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.promosi.services.kelayakan import kelayakan_banyak, kelayakan_kota
from kepegawaian.promosi.services.kelayakan_sql import nama_kolom
from tests.bench import asesmen

PUTARAN = 3
SYARAT = (
    *("STATUS", "PANGKAT", "PENDIDIKAN", "MASA_JABATAN", "PENGALAMAN", "USIA", "PREDIKAT", "HUKDIS"),
    *("DIKLAT", "KOMPETENSI"),
)
SQL = Path(__file__).with_name("kelayakan_tangan.sql").read_text()
_HALAMAN = 25


def ukur(kota: Kota) -> list[tuple[str, str]]:
    """Both in turns in one run; the rows must agree, otherwise the ratio would compare two different things."""
    tanggal = timezone.localdate().replace(month=6, day=1)
    sistem, tangan = [], []
    with lingkup_kota([kota.pk]):
        jabatan = Jabatan.objects.filter(kota=kota, jenis="JPT_PRATAMA", eselon="II.b").order_by("pk").first()
        if jabatan is None:
            return [("kelayakan satu kota", "tidak ada JPT pratama eselon II.b")]
        asesmen.siapkan(kota, jabatan, tanggal)
        kueri = kelayakan_kota(jabatan=jabatan, tanggal=tanggal)
        for _ in range(PUTARAN):
            mulai = time.perf_counter()
            hasil = list(kueri.values_list("pk", *map(nama_kolom, SYARAT)))
            sistem.append(time.perf_counter() - mulai)
            mulai = time.perf_counter()
            baris = _tangan(jabatan, tanggal)
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


def _tangan(jabatan: Jabatan, tanggal) -> list[tuple]:
    nilai = {"kota": jabatan.kota_id, "jabatan": jabatan.pk, "tanggal": tanggal, "tahun": tanggal.year - 1}
    with connection.cursor() as kursor:
        kursor.execute(SQL, {**nilai, "diklat": pola_setingkat("PKN_II")})
        return kursor.fetchall()


def _jelaskan(jabatan: Jabatan, tanggal) -> None:
    ids = list(Pegawai.objects.filter(kota=jabatan.kota_id).order_by("nama", "pk").values_list("pk", flat=True))
    kelayakan_banyak(jabatan=jabatan, pegawai_ids=ids[:_HALAMAN], tanggal=tanggal)


def _detik(kerja) -> str:
    mulai = time.perf_counter()
    kerja()
    return f"{time.perf_counter() - mulai:.2f} detik"
