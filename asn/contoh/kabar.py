"""News of the demo accounts: only what is true of their data, so that no inbox is empty and none tells a tale."""

from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.core.periode import Periode
from asn.notifikasi.models import Kabar
from kepegawaian.instansi.models import Kota


def buat_kabar(kota: Kota, tanggal: date) -> None:
    """Inboxes of the city's accounts; no e-mail leaves for them."""
    pagi = timezone.make_aware(datetime.combine(tanggal, time(8)))
    baris = []
    for akun in Pengguna.objects.filter(kota=kota).order_by("pk"):
        baris.append(_satu(akun, pagi - timedelta(days=30), "pengumuman", "Selamat datang di Sistem Kepegawaian ASN"))
        if akun.pegawai_id:
            baris.append(
                _satu(
                    akun,
                    pagi - timedelta(days=2),
                    "data",
                    "Periksa data diri Anda",
                    "Bandingkan profil Anda dengan SK yang Anda pegang.",
                    reverse("pegawai:saya"),
                )
            )
        if akun.ditugasi("evaluasi.mulai_evaluasi"):
            periode = Periode.pada(tanggal, "triwulan").sebelumnya()
            judul = f"{periode.label} sudah berakhir dan dapat dievaluasi"
            baris.append(_satu(akun, pagi - timedelta(days=1), "evaluasi", judul, "", reverse("evaluasi:daftar")))
    for lama in (k for k in baris if k.jenis == "pengumuman"):
        lama.dibaca, lama.dibaca_pada = True, pagi - timedelta(days=29)
    Kabar.objects.bulk_create(baris)


def _satu(akun: Pengguna, pada: datetime, jenis: str, judul: str, isi: str = "", tautan: str = "") -> Kabar:
    return Kabar(
        kota_id=akun.kota_id, penerima=akun, dibuat_pada=pada, jenis=jenis, judul=judul, isi=isi, tautan=tautan
    )
