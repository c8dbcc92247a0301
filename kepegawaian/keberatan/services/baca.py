"""Reading: what a user may see, what waits for a decider, who did what."""

from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from asn.core.lingkup import lingkup_kota
from asn.core.models import RiwayatKeadaan
from kepegawaian.instansi.models import Kota
from kepegawaian.keberatan.models import Keberatan, KeberatanQuerySet, NaskahPutusan
from kepegawaian.keberatan.registri import semua_jenis
from kepegawaian.keberatan.workflows import HASIL, IZIN_AJUKAN, IZIN_LIHAT, IZIN_PUTUSKAN

ALAMAT_TUGAS = "keberatan:tugas"
HITUNG_MAKS = 100
PUTUSAN_MAKS = 200


def keberatan_terlihat(pengguna: Any) -> QuerySet[Keberatan]:
    """Every appeal this user may read: as a party, or by role."""
    return _lengkap(Keberatan.objects.terlihat_oleh(pengguna, IZIN_LIHAT))


def keberatan_saya(pengguna: Any) -> QuerySet[Keberatan]:
    """Filed by this user."""
    return _lengkap(Keberatan.objects.terlihat_oleh(pengguna, IZIN_AJUKAN))


def keberatan_diputus(pengguna: Any) -> KeberatanQuerySet:
    """Which this user decides today."""
    return _lengkap(Keberatan.objects.terlihat_oleh(pengguna, IZIN_PUTUSKAN))


def _lengkap(kueri: KeberatanQuerySet) -> KeberatanQuerySet:
    orang = ("pemohon", "pegawai", "pejabat_awal", "pejabat_awal_akun", "diputus_oleh", "pemutus_akun")
    return kueri.select_related(*orang, "instansi", "pemutus_jabatan", "kota")


def tugas_saya(pengguna: Any) -> KeberatanQuerySet:
    """Open appeals before this user, by their clock."""
    return keberatan_diputus(pengguna).berjalan().order_by("batas_putus", "pk")


def jumlah_tugas(pengguna: Any) -> int:
    """What the menu shows; asks nothing for who decides nowhere."""
    if not pengguna.has_perm(IZIN_PUTUSKAN):
        return 0
    terbuka = Keberatan.objects.terlihat_oleh(pengguna, IZIN_PUTUSKAN).berjalan()
    return terbuka.order_by()[:HITUNG_MAKS].count()


def naskah_keberatan(keberatan: Keberatan) -> NaskahPutusan | None:
    """The frozen words of its decision, without the bytes."""
    return NaskahPutusan.objects.filter(keberatan=keberatan).defer("bita").first()


def riwayat_keberatan(keberatan: Keberatan) -> QuerySet[RiwayatKeadaan]:
    """Every state change, oldest first."""
    jenis = ContentType.objects.get_for_model(Keberatan)
    baris = RiwayatKeadaan.objects.filter(objek_jenis=jenis, objek_id=keberatan.pk, kota=keberatan.kota_id)
    return baris.select_related("oleh")


def putusan_terbit(kode_kota: str) -> list[dict[str, Any]]:
    """Published answers of one city: kind, date, outcome and a summary without names. Needs no account."""
    kota = Kota.objects.filter(kode=kode_kota, aktif=True).first()
    kode = [j.kode for j in semua_jenis() if j.dipublikasikan]
    if kota is None or not kode:
        return []
    with lingkup_kota([kota.pk]):
        baris = Keberatan.objects.filter(kota=kota, jenis__in=kode, keadaan__in=sorted(HASIL)).exclude(
            ringkasan_publik=""
        )
        return [
            {
                "judul": k.judul,
                "tanggal": k.diputus_pada,
                "hasil": k.get_keadaan_display(),
                "keadaan": k.keadaan,
                "ringkasan": k.ringkasan_publik,
            }
            for k in baris.order_by("-diputus_pada")[:PUTUSAN_MAKS]
        ]


def kota_berputusan() -> list[Kota]:
    """Cities to choose from on the public page."""
    return list(Kota.objects.filter(aktif=True).order_by("nama_tampilan"))


def sisa_hari(keberatan: Keberatan, hari_ini: date) -> int:
    return (keberatan.batas_putus - hari_ini).days
