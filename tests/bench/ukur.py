"""The bench: one run, one table. `script/bench [--pegawai N] [--permintaan N] [--aduan N]`, more with --help."""

import argparse
import os
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import django

from tests.bench.layanan import Hasil, Layanan, gunicorn, ukur_berselang

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn.settings")


def argumen() -> argparse.Namespace:
    baca = argparse.ArgumentParser(description=__doc__)
    baca.add_argument("--pegawai", type=int, default=100_000, help="number of pegawai over three cities")
    baca.add_argument("--permintaan", type=int, default=150, help="measured requests per page")
    baca.add_argument("--tanpa-evaluasi", action="store_true", help="no evaluation")
    baca.add_argument("--aduan", type=int, default=0, help="citizens' reports in the largest city; 0 measures none")
    baca.add_argument("--tanpa-impor", action="store_true", help="no import")
    baca.add_argument("--hanya-halaman", action="store_true", help="pages of the register and of merit, nothing else")
    baca.add_argument("--hanya-impor", action="store_true", help="the import and nothing else")
    baca.add_argument("--hanya-aduan", action="store_true", help="citizens' reports alone")
    baca.add_argument("--hanya-pelatihan", action="store_true", help="learners, applicants and needs alone")
    return baca.parse_args()


def ulang(layanan: Layanan, jalur: list[str], kuki: str) -> Iterator[float]:
    for satu in cycle(jalur):
        yield layanan.minta(satu, kuki)


def ukur_halaman(
    aplikasi: Layanan, lantai: Layanan, halaman: dict[str, list[str]], kuki: str, n: int
) -> dict[str, Hasil]:
    hasil = {}
    for nama, jalur in halaman.items():
        for _ in range(10):
            aplikasi.minta(jalur[0], kuki)
            lantai.minta("/ok-auth", kuki)
        hasil[nama] = ukur_berselang(ulang(aplikasi, jalur, kuki), ulang(lantai, ["/ok-auth"], kuki), n)
        print(f"  {nama}: {hasil[nama].p50:.1f} ms, {hasil[nama].rasio:.1f}×", flush=True)
    return hasil


def cetak(judul: str, baris: list[tuple[str, ...]], kepala: tuple[str, ...]) -> None:
    lebar = [max(len(str(b[i])) for b in [kepala, *baris]) for i in range(len(kepala))]
    print(f"\n{judul}")
    for b in [kepala, tuple("-" * w for w in lebar), *baris]:
        print("| " + " | ".join(str(s).ljust(w) for s, w in zip(b, lebar, strict=True)) + " |")


def ukur_aduan(
    pilihan: argparse.Namespace, aplikasi: Layanan, lantai: Layanan, akun: Any
) -> tuple[dict[str, Hasil], list[tuple[str, str]]]:
    """Pages of citizens and of the coordinator, then the nightly count and the rush."""
    from tests.bench import aduan  # noqa: PLC0415

    jumlah = aduan.siapkan(akun.kota, pilihan.aduan)
    malam = aduan.hitung_malam(akun.kota)
    hasil = aduan.ukur(aplikasi, lantai, akun.kuki, akun.kota, pilihan.permintaan)
    petugas = aduan.halaman_petugas(akun.pengguna, akun.kota)
    hasil |= ukur_halaman(aplikasi, lantai, petugas, akun.kuki, pilihan.permintaan)
    return hasil, [("laporan warga dalam kota", f"{jumlah:,}"), malam, *aduan.serentak(aplikasi, akun.kota)]


KEPALA = ("halaman", "p50", "p95", "lantai p50", "rasio", "kueri")


def ukur_pelatihan(akun: Any, n: int) -> None:
    """Pages of learners and applicants, and the ranking of needs."""
    from tests.bench import pelatihan  # noqa: PLC0415

    catatan = Path(os.environ["ASN_DATA"])
    with (
        gunicorn("asn.wsgi:application", catatan / "bench-web.log") as aplikasi,
        gunicorn("tests.bench.lantai_wsgi:application", catatan / "bench-lantai.log") as lantai,
    ):
        cetak("Pelatihan (milidetik)", pelatihan.ukur(aplikasi, lantai, akun.kota, akun.pengguna), KEPALA)
        satu = pelatihan.ukur_lamaran(akun.kota, lambda h, k: ukur_halaman(aplikasi, lantai, h, k, n))
        cetak("Pelamar (milidetik)", satu, KEPALA)
    cetak("Peringkat", [pelatihan.peringkat(akun.kota)], ("ukuran", "hasil"))


def main() -> None:
    pilihan = argumen()
    if pilihan.aduan:
        os.environ.update(
            {f"ADUAN_{b}": "1000000" for b in ("PERIKSA_PER_JAM", "TOLAK_PER_JAM", "LACAK_PER_10_MENIT")}
        )
    django.setup()
    # Only after django.setup() may models be imported.
    from tests.bench import data, ekspor, impor, kelayakan, kinerja, merit, mesin  # noqa: PLC0415

    angka_aduan: list[tuple[str, str]] = []
    muat = data.siapkan(pilihan.pegawai)
    akun = data.akun_penguji()
    if pilihan.hanya_impor:
        cetak("Impor", impor.ukur(akun.pengguna, akun.kota), ("ukuran", "hasil"))
        return tutup()
    if pilihan.hanya_pelatihan:
        ukur_pelatihan(akun, pilihan.permintaan)
        return tutup()
    talenta = [] if pilihan.hanya_aduan else merit.siapkan(akun)
    catatan = Path(os.environ["ASN_DATA"])
    with (
        gunicorn("asn.wsgi:application", catatan / "bench-web.log") as aplikasi,
        gunicorn("tests.bench.lantai_wsgi:application", catatan / "bench-lantai.log") as lantai,
    ):
        halaman = {} if pilihan.hanya_aduan else data.halaman(akun) | merit.halaman(akun)
        hasil = ukur_halaman(aplikasi, lantai, halaman, akun.kuki, pilihan.permintaan)
        if not pilihan.hanya_aduan:
            hasil["login"] = data.ukur_login(aplikasi, lantai, akun, min(30, pilihan.permintaan))
        if pilihan.aduan:
            laporan, angka_aduan = ukur_aduan(pilihan, aplikasi, lantai, akun)
            hasil |= laporan
        memori = aplikasi.memori_mib()
    kueri = {nama: data.hitung_kueri(akun, jalur[0]) for nama, jalur in halaman.items()}
    cetak(
        f"Halaman pada {data.jumlah_pegawai():,} pegawai, gunicorn 2 pekerja (milidetik)",
        [
            (n, f"{h.p50:.1f}", f"{h.p95:.1f}", f"{h.lantai_p50:.2f}", f"{h.rasio:.1f}×", str(kueri.get(n, "–")))
            for n, h in hasil.items()
        ],
        ("halaman", "p50", "p95", "lantai p50", "rasio", "kueri"),
    )
    angka = [("muat lewat COPY", muat), ("memori pekerja web (MiB)", ", ".join(map(str, memori)))]
    if pilihan.hanya_halaman:
        cetak("Mesin", angka, ("ukuran", "hasil"))
        return tutup()
    angka += angka_aduan
    if not pilihan.hanya_aduan:
        angka += ekspor.ukur()
        if not pilihan.tanpa_evaluasi:
            angka += mesin.ukur(akun.pengguna, akun.kota)
        angka += kelayakan.ukur(akun.kota) + talenta
        angka += kinerja.ukur(akun.pengguna, akun.kota, presensi=0 if pilihan.tanpa_impor else kinerja.BARIS_PRESENSI)
    cetak("Mesin", angka, ("ukuran", "hasil"))
    if not (pilihan.tanpa_impor or pilihan.hanya_aduan):
        cetak("Impor", impor.ukur(akun.pengguna, akun.kota), ("ukuran", "hasil"))
    tutup()


def tutup() -> None:
    beban = ", ".join(f"{n:.1f}" for n in os.getloadavg())
    print(f"\nDiukur {time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} inti, beban {beban}.")


if __name__ == "__main__":
    main()
