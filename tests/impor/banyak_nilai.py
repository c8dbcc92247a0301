"""Five thousand participants of one exam and their marks, for the import of marks by exam number."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from asn.akun.models import Pengguna
from asn.core.sandi import sidik
from kepegawaian.instansi.models import Kota
from kepegawaian.rekrutmen.models import Lamaran, Pelamar
from tests.kepegawaian.rekrutmen.hasil.pembuat_hasil import buat_seleksi

# Kind of import: state of the selection, state of the application, parts with a right mark.
UJIAN: dict[str, tuple[str, str, dict[str, str]]] = {
    "nilai-skd": ("ujian_dasar", "ms", {"TWK": "100", "TIU": "110", "TKP": "170,5"}),
    "nilai-skb": ("ujian_lanjutan", "lanjut", {"SKB": "75,25"}),
    "nilai-pppk": ("ujian_lanjutan", "lanjut", {"TEKNIS": "250", "MANSOS": "90", "WAWANCARA": "20"}),
    "nilai-tertulis": ("ujian_lanjutan", "lanjut", {"TERTULIS": "70,5"}),
}
SALAH = ({"NOMOR": "TS-X"}, {"KEHADIRAN": "mungkin"}, {"KEHADIRAN": "Tidak hadir"}, None)


def baris_nilai(jenis: str, kota: Kota, jumlah: int) -> Iterator[dict[str, Any]]:
    seleksi, lamaran, nilai = UJIAN[jenis]
    for nomor in peserta(kota, seleksi, lamaran, jumlah):
        yield {"NOMOR": nomor, **nilai, "KEHADIRAN": "Hadir"}


def peserta(kota: Kota, keadaan_seleksi: str, keadaan: str, jumlah: int) -> list[str]:
    """Exam numbers of so many participants, made once."""
    ada = Lamaran.objects.filter(kota=kota, nomor__startswith="BANYAK-").order_by("nomor")
    if not ada.exists():
        _buat(kota, keadaan_seleksi, keadaan, jumlah)
    return list(ada.values_list("nomor", flat=True))


def _buat(kota: Kota, keadaan_seleksi: str, keadaan: str, jumlah: int) -> None:
    seleksi, lowongan = buat_seleksi(kota, keadaan_seleksi)
    akun = Pengguna.objects.bulk_create(
        Pengguna(username=f"peserta-{k}", nama=f"Peserta {k}", kota=kota, password="!") for k in range(jumlah)
    )
    orang = Pelamar.objects.bulk_create(_pelamar(kota, k, satu) for k, satu in enumerate(akun))
    tetap = {"kota": kota, "seleksi": seleksi, "lowongan": lowongan, "keadaan": keadaan, "ipk": "3.50"}
    ijazah = {"tingkat": "S1", "bidang": "Ilmu Hukum", "lembaga": "Universitas Nusantara", "nomor_ijazah": "IJ-1"}
    lulus = {"tanggal_lulus": date(2020, 8, 1), "hasil_administrasi": "MS", "diajukan_pada": timezone.now()}
    Lamaran.objects.bulk_create(
        Lamaran(pelamar=satu, nomor=f"BANYAK-{k:05d}", **tetap, **ijazah, **lulus) for k, satu in enumerate(orang)
    )


def _pelamar(kota: Kota, k: int, akun: Pengguna) -> Pelamar:
    nik = f"36740171{k // 9_999 + 1:02d}98{k % 9_999 + 1:04d}"
    return Pelamar(
        kota=kota,
        akun=akun,
        nama=akun.nama,
        nik=nik,
        sidik_nik=sidik(nik),
        sidik_nama=sidik(akun.nama),
        jenis_kelamin="P",
        tempat_lahir="Bogor",
        tanggal_lahir=date(1998, 5, 31),
    )
