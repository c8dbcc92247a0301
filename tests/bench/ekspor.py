"""Export of a hundred thousand rows, each format in a process of its own, so that its peak memory is its own.

`python -m tests.bench.ekspor csv|xlsx <rows>` prints rows, seconds, processor seconds and MiB; `ukur()` runs both.
"""

import os
import resource
import subprocess
import sys
import time

import django
from django.core.cache import cache


def ukur(baris: int = 100_000) -> list[tuple[str, str]]:
    hasil = []
    for bentuk in ("csv", "xlsx"):
        perintah = [sys.executable, "-m", "tests.bench.ekspor", bentuk, str(baris)]
        keluaran = subprocess.run(perintah, check=True, stdout=subprocess.PIPE, text=True).stdout
        jumlah, detik, hitung, puncak, dasar = keluaran.split()[-5:]
        hasil.append(
            (
                f"ekspor {int(jumlah):,} baris daftar pegawai, {bentuk.upper()}",
                f"{float(detik):.1f} detik ({float(hitung):.1f} detik prosesor), puncak {puncak} MiB "
                f"(proses kosong {dasar} MiB)",
            )
        )
    return hasil


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn.settings")
    django.setup()
    # Only after django.setup() may models be imported.
    from asn.akun.models import Pengguna, Penugasan  # noqa: PLC0415
    from asn.core.ekspor import Pesanan, kunci_per_kota, kunci_pesanan  # noqa: PLC0415
    from asn.core.ekspor_pekerja import ekspor_jalankan  # noqa: PLC0415
    from asn.core.lingkup import seluruh_kota  # noqa: PLC0415
    from asn.core.models import Berkas, Pekerjaan  # noqa: PLC0415
    from asn.core.pekerjaan import pekerjaan_buat  # noqa: PLC0415
    from kepegawaian.pegawai.models import Pegawai  # noqa: PLC0415
    from kepegawaian.pegawai.tables import TabelPegawai  # noqa: PLC0415

    bentuk, baris = sys.argv[1], int(sys.argv[2])
    pengguna, _ = Pengguna.objects.get_or_create(username="bench.ekspor", defaults={"nama": "Bench"})
    Penugasan.objects.get_or_create(pengguna=pengguna, peran="BKD", pusat=True)
    kolom = TabelPegawai.kolom_bawaan
    dasar = _puncak()
    with seluruh_kota():
        kunci, per_kota = kunci_per_kota(Pegawai.objects.order_by("nama", "pk")[:baris])
    pekerjaan = pekerjaan_buat(kota_id=min(per_kota), judul="Bench", total=len(kunci), pemilik=pengguna)
    pesanan = Pesanan(
        model="pegawai.Pegawai",
        kunci=kunci,
        nama=f"bench.{bentuk}",
        izin="pegawai.ekspor_pegawai",
        judul="Daftar pegawai",
        tabel="kepegawaian.pegawai.tables.TabelPegawai",
        kolom=kolom,
        kepala=kolom,
    )
    cache.set(kunci_pesanan(pekerjaan.pk), pesanan)
    mulai, prosesor = time.perf_counter(), time.process_time()
    ekspor_jalankan(str(pekerjaan.pk), pekerjaan.kota_id)
    lama, hitung = time.perf_counter() - mulai, time.process_time() - prosesor
    with seluruh_kota():
        if Pekerjaan.objects.get(pk=pekerjaan.pk).keadaan != "selesai":
            raise RuntimeError("ekspor tidak selesai")
        Berkas.objects.filter(pemilik_id=str(pekerjaan.pk)).delete()
        Pekerjaan.objects.filter(pk=pekerjaan.pk).delete()
    print(len(kunci), lama, hitung, _puncak(), dasar)


def _puncak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
