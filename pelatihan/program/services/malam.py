"""Every night, city by city: needs, queues, classes that begin, forms, reminders. All of it may run again."""

from datetime import date

from asn.akun.services.layanan import akun_layanan
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from pelatihan.program.models import Angkatan
from pelatihan.program.services.buku_kota import merah_ingatkan
from pelatihan.program.services.kebutuhan import kebutuhan_hitung
from pelatihan.program.services.kelas import angkatan_mulai
from pelatihan.program.services.kursi import antrean_isi
from pelatihan.program.services.lembar import perilaku_buka
from pelatihan.program.workflows import KeadaanAngkatan


def kota_jalankan(*, kota_id: int, hari_ini: date) -> dict[str, int]:
    """One night of one city, each step in a transaction of its own; returns what was done."""
    hasil = {}
    with lingkup_kota([kota_id]):
        hasil["kebutuhan"] = kebutuhan_hitung(kota_id=kota_id, tanggal=hari_ini)
    with lingkup_kota([kota_id]):
        hasil["kursi"] = antrean_tutup(kota_id=kota_id, hari_ini=hari_ini)
    with lingkup_kota([kota_id]):
        hasil["mulai"] = kelas_mulai(kota_id=kota_id, hari_ini=hari_ini)
    with lingkup_kota([kota_id]):
        hasil["perilaku"] = perilaku_buka(kota_id=kota_id, hari_ini=hari_ini)
    with lingkup_kota([kota_id]):
        hasil["merah"] = merah_ingatkan(kota_id=kota_id, hari_ini=hari_ini) if hari_ini.day == 1 else 0
    return hasil


def antrean_tutup(*, kota_id: int, hari_ini: date) -> int:
    """Classes filled after registration: all seats by the rule once it is over."""
    kelas = Angkatan.objects.filter(
        kota=kota_id,
        keadaan=KeadaanAngkatan.DIBUKA.value,
        pengisian="SETELAH_TUTUP",
        pendaftaran_sampai__lt=hari_ini,
    )
    return sum(len(antrean_isi(angkatan=k)) for k in kelas.order_by("pk"))


def kelas_mulai(*, kota_id: int, hari_ini: date) -> int:
    """Open classes whose first day has come."""
    kelas = Angkatan.objects.filter(kota=kota_id, keadaan=KeadaanAngkatan.DIBUKA.value, mulai__lte=hari_ini)
    semua = list(kelas.order_by("pk"))
    for k in semua:
        angkatan_mulai(angkatan=k, oleh=akun_layanan(Kota.objects.get(pk=kota_id)))
    return len(semua)
