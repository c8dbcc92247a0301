"""Reports of citizens at scale: `--aduan N` fills one city up, then measures intake, tracking and statistics."""

import time
import uuid
from collections.abc import Iterator

from django.db import connection
from django.urls import reverse

from asn.akun.models import Pengguna, Penugasan
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import slug_kota
from pengaduan.aduan.models import Aduan, LampiranAduan, RekapAduan
from pengaduan.aduan.services.statistik import rekap_segarkan
from pengaduan.aduan.services.terima import aduan_terima
from pengaduan.aduan.services.waktu import Jam
from tests.bench.layanan import Hasil, Layanan, ukur_berselang
from tests.bench.warga import ISI, Warga, ukur_serentak

# Five years of reports, most of them closed, spread over units and kelurahan; made by the database itself.
_ISI = """
WITH tempat AS (
  SELECT (SELECT array_agg(id ORDER BY id) FROM instansi_instansi
           WHERE kota_id = %(kota)s AND induk_id IS NULL) AS unit,
         (SELECT array_agg(kode ORDER BY kode) FROM instansi_wilayah
           WHERE jenis = 'kelurahan' AND kode LIKE %(awalan)s) AS kelurahan
), hari AS (
  SELECT i, current_date - i %% 1825 AS masuk, i %% 50 = 0 AS baru,
         unit[1 + i %% greatest(cardinality(unit), 1)] AS unit,
         kelurahan[1 + i %% greatest(cardinality(kelurahan), 1)] AS kelurahan
    FROM generate_series(%(dari)s, %(sampai)s) i, tempat
)
INSERT INTO aduan_aduan (kota_id, nomor, rahasia_sidik, kunci_kirim, jenis, kelas, judul, isi, lokasi, layanan,
  terlapor_disebut, anonim, rahasia, judul_publik, isi_publik, terbit, saluran, nomor_surat, lapor_id, keadaan,
  sebab_karantina, versi, instansi_id, kelurahan_id, diterima_pada, diterima_tanggal, lengkap_tanggal,
  tenggat_verifikasi, tenggat_jawab, tenggat_selesai, dijawab_pada, dijawab_tanggal, ditindaklanjuti_tanggal,
  hari_kerja, selesai_tanggal, tunggu, tenggat, kuning, hari_jeda, eskalasi, kembali, dibuka_kembali, ulasan)
SELECT %(kota)s, 'BB-' || upper(substr(md5(i::text), 1, 4) || '-' || substr(md5(i::text), 5, 4) || '-'
       || substr(md5(i::text), 9, 4)), md5(i::text), gen_random_uuid(), 'pengaduan', 'tidak_berkadar',
       'Laporan ' || i, 'Selokan di jalan ' || i || ' penuh lumpur dan sampah sejak minggu lalu.', 'Jalan ' || i,
       '', '', false, false, '', '', false, 'web', '', '', CASE WHEN baru THEN 'diterima' ELSE 'selesai' END, '', 1,
       CASE WHEN baru THEN NULL ELSE unit END, kelurahan, masuk + time '09:00', masuk, masuk, masuk + 4, masuk + 11,
       masuk + 20, CASE WHEN baru THEN NULL ELSE masuk + i %% 14 + time '10:00' END,
       CASE WHEN baru THEN NULL ELSE masuk + i %% 14 END, CASE WHEN baru THEN NULL ELSE masuk + i %% 19 END,
       CASE WHEN baru THEN NULL ELSE i %% 19 END, CASE WHEN baru THEN NULL ELSE masuk + i %% 19 + 14 END,
       CASE WHEN baru THEN 'verifikasi' ELSE '' END, CASE WHEN baru THEN masuk + 4 END,
       CASE WHEN baru THEN masuk + 3 END, 0, 0, 0, 0, ''
  FROM hari
ON CONFLICT DO NOTHING
"""


def siapkan(kota: Kota, jumlah: int) -> int:
    """Fill the city up; returns how many reports there are."""
    with lingkup_kota([kota.pk]):
        ada = Aduan.objects.filter(kota=kota).count()
        if ada < jumlah:
            isian = {"kota": kota.pk, "awalan": f"{kota.kode}.%", "dari": ada + 1, "sampai": jumlah}
            with connection.cursor() as kursor:
                kursor.execute(_ISI, isian)
    with connection.cursor() as kursor:
        # As a database is after a night of its own upkeep, not in the middle of a load.
        kursor.execute("VACUUM ANALYZE aduan_aduan")
    with lingkup_kota([kota.pk]):
        return Aduan.objects.filter(kota=kota).count()


def hitung_malam(kota: Kota) -> tuple[str, str]:
    """The nightly count behind the public figures."""
    mulai = time.perf_counter()
    with lingkup_kota([kota.pk]):
        baris = rekap_segarkan(kota, Jam(kota).hari_ini)
        rekap = RekapAduan.objects.filter(kota=kota, dimensi="kota").count()
    lama = time.perf_counter() - mulai
    return f"hitungan malam statistik ({rekap} tahun, {baris} baris)", f"{lama:.2f} detik"


def ukur(aplikasi: Layanan, lantai: Layanan, kuki: str, kota: Kota, n: int) -> dict[str, Hasil]:
    """Form, sending, opening by number and secret, the opened report, statistics; each beside the floor page."""
    langkah = _langkah(aplikasi, kota)

    def lantai_terus() -> Iterator[float]:
        while True:
            yield lantai.minta("/ok-auth", kuki)

    hasil = {}
    for nama, satu in langkah.items():
        for _ in range(10):
            next(satu)
        hasil[nama] = ukur_berselang(satu, lantai_terus(), n)
    return hasil


def _langkah(aplikasi: Layanan, kota: Kota) -> dict[str, Iterator[float]]:
    warga, slug = Warga(aplikasi.port), slug_kota(kota)
    alamat, angka = f"/lapor/{slug}/", reverse("statistik:lihat", args=[slug])
    token = warga.token(alamat)
    with lingkup_kota([kota.pk]):
        tanda = aduan_terima(kota=kota, kunci=uuid.uuid4(), isi=ISI, identitas={})
    kunci = {"nomor": tanda.aduan.nomor, "rahasia": tanda.rahasia}
    pembaca = Warga(aplikasi.port)
    pembaca.kirim(f"{alamat}lacak/", kunci, pembaca.token(alamat))
    return {
        "lapor: halaman": _buka(warga, alamat),
        "lapor: kirim": _kirim(warga, alamat, token),
        "lapor: lacak": _lacak(warga, f"{alamat}lacak/", kunci, token),
        "lapor: laporan": _buka(pembaca, f"{alamat}laporan/"),
        "statistik: halaman": _buka(warga, angka),
        "statistik: CSV": _buka(warga, f"{angka}aduan.csv"),
        "statistik: JSON": _buka(warga, f"{angka}aduan.json"),
    }


def _buka(warga: Warga, alamat: str) -> Iterator[float]:
    while True:
        yield warga.buka(alamat).lama


def _kirim(warga: Warga, alamat: str, token: str) -> Iterator[float]:
    while True:
        yield warga.kirim(alamat, ISI | {"kunci": str(uuid.uuid4()), "langkah": "kirim"}, token).lama


def _lacak(warga: Warga, alamat: str, kunci: dict[str, str], token: str) -> Iterator[float]:
    while True:
        yield warga.kirim(alamat, kunci, token).lama


def halaman_petugas(pengguna: Pengguna, kota: Kota) -> dict[str, list[str]]:
    """Pages of the coordinator at the same number of reports; no goal is set for them."""
    Penugasan.objects.get_or_create(pengguna=pengguna, peran="PENGELOLA_ADUAN", kota=kota)
    with lingkup_kota([kota.pk]):
        baris = list(Aduan.objects.filter(kota=kota).order_by("-pk").values_list("pk", flat=True)[:20])
    semua = reverse("aduan:daftar")
    return {
        "aduan: antrean": [reverse("aduan:antrean")],
        "aduan: semua": [semua],
        "aduan: cari kata": [f"{semua}?q=selokan+{i}" for i in range(1_000, 1_020)],
        "aduan: rincian": [reverse("aduan:rincian", args=[pk]) for pk in baris],
    }


def serentak(aplikasi: Layanan, kota: Kota) -> list[tuple[str, str]]:
    """200 citizens at once; afterwards every receipt is looked for in the database."""
    hasil = ukur_serentak(aplikasi.port, f"/lapor/{slug_kota(kota)}/")
    with lingkup_kota([kota.pk]):
        tersimpan = set(Aduan.objects.filter(kunci_kirim__in=hasil.diterima).values_list("kunci_kirim", "nomor"))
        sampai = LampiranAduan.objects.filter(aduan__kunci_kirim__in=hasil.berfoto).count()
    hilang = sum((uuid.UUID(kunci), nomor) not in tersimpan for kunci, nomor in hasil.diterima.items())
    return [
        (
            f"{hasil.orang} warga serentak, {hasil.detik:.0f} detik",
            f"{len(hasil.diterima):,} laporan bertanda terima, {hasil.permintaan / hasil.detik:.0f} permintaan/detik",
        ),
        ("  hilang / tidak terlacak / galat", f"{hilang} / {hasil.tak_terlacak} / {len(hasil.galat)}"),
        ("  foto sampai", f"{sampai:,} dari {len(hasil.berfoto):,}"),
        ("  satu kiriman, median / terlama", f"{hasil.median:.2f} / {hasil.terlama:.2f} detik"),
        *[("  galat", satu) for satu in hasil.galat[:5]],
    ]
