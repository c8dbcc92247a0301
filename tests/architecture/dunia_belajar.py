"""A course of Dinas Kesehatan in the small world, with a learner, a paper, a message and a draft."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from kepegawaian.instansi.models import Instansi
from pelatihan.belajar.models import Kepesertaan, Kursus, Pelajaran, Percobaan, Pesan, Soal, VersiKursus
from pelatihan.belajar.services.diskusi import pesan_kirim
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
