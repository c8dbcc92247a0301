"""Telling participants that a list was published; the mail never carries the outcome (UU 27/2022)."""

from django.urls import reverse

from asn.akun.models import Pengguna
from asn.notifikasi.services import kabar_kirim
from kepegawaian.rekrutmen.models import Pengumuman


def hasil_kabarkan(*, pengumuman_id: int) -> int:
    """News to everybody on the list; a second call does nothing. Of a revision only those whose line changed hear."""
    p = Pengumuman.objects.select_related("seleksi").get(pk=pengumuman_id)
    baris = p.hasil.filter(berubah_pada=p.tanggal) if p.revisi > 1 else p.hasil.all()
    akun = list(Pengguna.objects.filter(pk__in=baris.values("lamaran__pelamar__akun")))
    kabar_kirim(
        kepada=akun,
        kota_id=p.kota_id,
        judul=f"{p.get_tahap_display()} diumumkan",
        isi=f"{p.seleksi.nama}. Masuk untuk membaca hasil Anda dan alasannya.",
        tautan=reverse("hasil_seleksi:saya"),
        kunci=f"hasil-seleksi:{p.pk}",
    )
    return len(akun)
