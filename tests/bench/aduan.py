"""Reports of citizens at scale: `--aduan N` fills one city up to N reports, then measures intake and tracking."""

import re
import uuid
from collections.abc import Iterator
from urllib.parse import urlencode

from django.db import connection

from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import slug_kota
from pengaduan.aduan.models import Aduan
from pengaduan.aduan.services.terima import aduan_terima
from tests.bench.layanan import Hasil, Layanan, ukur_berselang

ISI = {
    "jenis": "pengaduan",
    "judul": "Lampu jalan padam sejak Senin",
    "isi": "Lampu jalan di depan pasar padam sejak Senin, anak sekolah pulang dalam gelap.",
}
# A year of reports, most of them closed; days and words are made by the database itself.
_ISI = """
INSERT INTO aduan_aduan (kota_id, nomor, rahasia_sidik, kunci_kirim, jenis, kelas, judul, isi, lokasi, layanan,
  terlapor_disebut, anonim, rahasia, judul_publik, isi_publik, terbit, saluran, nomor_surat, lapor_id, keadaan,
  sebab_karantina, versi, diterima_pada, diterima_tanggal, lengkap_tanggal, tenggat_verifikasi, tenggat_selesai,
  tunggu, tenggat, kuning, hari_jeda, eskalasi, kembali, dibuka_kembali, ulasan)
SELECT %(kota)s, 'BB-' || upper(substr(md5(i::text), 1, 4) || '-' || substr(md5(i::text), 5, 4) || '-'
       || substr(md5(i::text), 9, 4)), md5(i::text), gen_random_uuid(), 'pengaduan', 'tidak_berkadar',
       'Laporan ' || i, 'Selokan di jalan ' || i || ' penuh lumpur dan sampah sejak minggu lalu.', 'Jalan ' || i,
       '', '',
       false, false, '', '', false, 'web', '', '',
       CASE WHEN i %% 50 = 0 THEN 'diterima' ELSE 'diarsipkan' END, '', 1,
       now() - (i %% 365) * interval '1 day', current_date - i %% 365, current_date - i %% 365,
       current_date - i %% 365 + 4, current_date - i %% 365 + 20, 'verifikasi',
       CASE WHEN i %% 50 = 0 THEN current_date - i %% 365 + 4 END, NULL, 0, 0, 0, 0, ''
  FROM generate_series(%(dari)s, %(sampai)s) i
ON CONFLICT DO NOTHING
"""


def siapkan(kota: Kota, jumlah: int) -> int:
    """Fill the city up; returns how many reports there are."""
    with lingkup_kota([kota.pk]):
        ada = Aduan.objects.filter(kota=kota).count()
        if ada < jumlah:
            with connection.cursor() as kursor:
                kursor.execute(_ISI, {"kota": kota.pk, "dari": ada + 1, "sampai": jumlah})
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE aduan_aduan")
    with lingkup_kota([kota.pk]):
        return Aduan.objects.filter(kota=kota).count()


class Warga:
    """A visitor: cookies and the token of the form."""

    def __init__(self, layanan: Layanan, slug: str) -> None:
        self.layanan, self.slug = layanan, slug
        self.kuki: dict[str, str] = {}

    def halaman(self, jalur: str) -> str:
        self.layanan.sambungan.request("GET", jalur, headers={"Cookie": self._kuki()})
        jawab = self.layanan.sambungan.getresponse()
        for kuki in jawab.headers.get_all("Set-Cookie") or ():
            nama, _, nilai = kuki.partition(";")[0].partition("=")
            self.kuki[nama] = nilai
        cocok = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', jawab.read().decode())
        return cocok[1] if cocok else ""

    def _kuki(self) -> str:
        return "; ".join(f"{n}={v}" for n, v in self.kuki.items())

    def kirim(self, jalur: str, isi: dict[str, str], token: str) -> float:
        badan = urlencode(isi | {"csrfmiddlewaretoken": token})
        return self.layanan.minta(jalur, self._kuki(), badan, {"Content-Type": "application/x-www-form-urlencoded"})


def ukur(aplikasi: Layanan, lantai: Layanan, kuki: str, kota: Kota, n: int) -> dict[str, Hasil]:
    """Form, sending, opening by number and secret, beside the floor page."""
    slug = slug_kota(kota)
    warga, alamat = Warga(aplikasi, slug), f"/lapor/{slug}/"
    token = warga.halaman(alamat)
    with lingkup_kota([kota.pk]):
        tanda = aduan_terima(kota=kota, kunci=uuid.uuid4(), isi=ISI, identitas={})

    def lantai_terus() -> Iterator[float]:
        while True:
            yield lantai.minta("/ok-auth", kuki)

    def kirim() -> Iterator[float]:
        while True:
            yield warga.kirim(alamat, ISI | {"kunci": str(uuid.uuid4()), "langkah": "kirim"}, token)

    def lacak() -> Iterator[float]:
        kunci = {"nomor": tanda.aduan.nomor, "rahasia": tanda.rahasia}
        while True:
            yield warga.kirim(f"{alamat}lacak/", kunci, token)

    def buka() -> Iterator[float]:
        while True:
            yield aplikasi.minta(alamat, warga._kuki())

    langkah = {"lapor: halaman": buka(), "lapor: kirim": kirim(), "lapor: lacak": lacak()}
    return {nama: ukur_berselang(satu, lantai_terus(), min(n, 100)) for nama, satu in langkah.items()}
