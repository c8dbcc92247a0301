"""A course of Dinas Kesehatan in the small world, with a learner, a paper, a message and a draft."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from kepegawaian.instansi.models import Instansi
from pelatihan.belajar.models import Kepesertaan, Kursus, Pelajaran, Percobaan, Pesan, Soal, VersiKursus
from pelatihan.belajar.services.diskusi import pesan_kirim, pesan_laporkan
from pelatihan.belajar.services.kuis import percobaan_mulai
from pelatihan.belajar.services.kursus import IsiPelajaran, versi_baru
from tests.kepegawaian.pembuat import buat_pegawai
from tests.pelatihan.belajar.pembuat import buat_kursus, ikuti

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@dataclass(frozen=True)
class Belajar:
    kursus: Kursus
    ikut: Kepesertaan
    percobaan: Percobaan
    pelajaran: Pelajaran
    pesan: Pesan
    draf: VersiKursus
    soal: Soal


def buat_belajar(instansi: Instansi, oleh: Any, buat_pengguna: Callable[..., Any]) -> tuple[Belajar, dict[str, Any]]:
    """The objects, and the learner by name."""
    lala = buat_pengguna("lala", instansi.kota, pegawai=buat_pegawai(instansi.kota, "Lala Nurlela"))
    pdf = SimpleUploadedFile("bahan.pdf", PDF)
    pelajaran = [IsiPelajaran(None, "Modul 1", "Bahan", "pdf", 30, "Baca dokumennya.", pdf)]
    kursus = buat_kursus(instansi, oleh, pelajaran=pelajaran)
    ikut = ikuti(kursus, lala)
    percobaan = percobaan_mulai(ikut=ikut, kuis=kursus.versi_terbit.kuis.get(jenis="pra"), oleh=lala)
    draf = versi_baru(kursus=kursus, oleh=oleh)
    isi = Belajar(
        kursus=kursus,
        ikut=ikut,
        percobaan=percobaan,
        pelajaran=kursus.versi_terbit.pelajaran.get(),
        pesan=pesan_kirim(kursus=kursus, isi="Adakah contoh arsip?", induk=None, oleh=lala),
        draf=draf,
        soal=draf.soal.first(),
    )
    return isi, {"peserta": lala}


def pada(nama: str, **lain: Any) -> Callable[[Any], dict[str, Any]]:
    """Keys of an address of one of these objects."""
    return lambda dunia: {"pk": getattr(dunia.belajar, nama).pk, **lain}


# Pages that list something, as tests.architecture.test_kueri.Halaman takes them.
HALAMAN = [
    ("belajar:katalog", "peserta"),
    ("belajar:saya", "peserta"),
    ("program:belajar", "peserta"),
    ("belajar:kursus", "peserta", pada("kursus")),
    ("belajar:diskusi", "peserta", pada("kursus")),
    ("belajar:kelola",),
    ("belajar:moderasi",),
    ("belajar:statistik",),
    ("belajar:kelola_peserta", "bkd", pada("kursus")),
    ("belajar:kelola_kursus", "bkd", pada("kursus")),
    ("belajar:susun", "bkd", pada("draf")),
    ("belajar:pratinjau", "bkd", pada("draf")),
]
BUKAN_DAFTAR = {"belajar:baru", "belajar:ambil_bahan", "belajar:contoh_soal"}


def tumbuh(dunia: Any, instansi: Instansi, ke: int) -> None:
    """One more course with the same learner, one more learner of the first course, one more message."""
    lala, sari = dunia.orang["peserta"], dunia.orang["bkd"]
    ikuti(buat_kursus(instansi, sari, f"Kursus {ke}"), lala)
    kursus = dunia.belajar.kursus
    lain = buat_pegawai(instansi.kota, f"Peserta {ke}")
    Kepesertaan.objects.create(kota=instansi.kota, kursus=kursus, versi=kursus.versi_terbit, pegawai=lain)
    pesan = pesan_kirim(kursus=kursus, isi=f"Pesan {ke}", induk=None, oleh=lala)
    pesan_laporkan(pesan=pesan, oleh=sari)
    for baris in (dunia.belajar.draf.pelajaran.first(), dunia.belajar.soal):
        baris.pk, baris.urutan, baris._state.adding = None, 10 + ke, True
        baris.save()
