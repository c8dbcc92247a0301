"""What pages show beside the rows themselves; ask only for objects fetched through `terlihat_oleh`."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from asn.core.models import RiwayatKeadaan
from asn.core.workflows import Workflow
from pelatihan.program.models import Angkatan, LaporanDampak, Mitra, Pengajar, Peserta, Presensi, Sesi
from pelatihan.program.rules.antrean import KALIMAT
from pelatihan.program.rules.dampak import N_TAMPIL
from pelatihan.program.services.dampak import marka_pengajar
from pelatihan.program.services.kelas import putusan_peserta
from pelatihan.program.services.kursi import kursi_bebas, urutan_antrean
from pelatihan.program.workflows import MENEMPATI, KeadaanAngkatan


def riwayat_keadaan(objek: Any, alur: Workflow) -> list[dict[str, Any]]:
    """Who moved this row from where to where."""
    baris = RiwayatKeadaan.objects.filter(
        kota_id=objek.kota_id, objek_jenis=ContentType.objects.get_for_model(type(objek)), objek_id=objek.pk
    ).select_related("oleh")
    label = {t.nama: t.label for t in alur.transisi}
    return [
        {"judul": label.get(b.transisi, b.transisi.capitalize()), "oleh": b.oleh, "pada": b.pada, "catatan": b.catatan}
        for b in baris
    ]


def mitra_rincian(mitra: Mitra) -> dict[str, Any]:
    """Agreements, classes, and the marks of its trainers over all their classes."""
    pengajar = list(mitra.pengajar.all())
    marka = marka_pengajar([p.pk for p in pengajar])
    return {
        "perjanjian": mitra.perjanjian.all(),
        "kelas": mitra.angkatan.for_list()[:20],
        "pengajar": [(p, marka.get(p.pk)) for p in pengajar],
        "laporan": LaporanDampak.objects.filter(mitra=mitra)[:5],
    }


def pengajar_bermarka(pengajar: Pengajar) -> list[tuple[str, str]]:
    """The mark of one trainer in words."""
    satu = marka_pengajar([pengajar.pk]).get(pengajar.pk)
    if satu is None or satu.nilai is None:
        return [("Penilaian peserta", f"Belum ada {N_TAMPIL} penilaian; rerata ditampilkan sesudahnya.")]
    teks = f"{satu.nilai} dari 5".replace(".", ",")
    return [("Penilaian peserta", f"{teks}, dari {satu.n} penilaian")]


def kelas_rincian(kelas: Angkatan) -> dict[str, Any]:
    """Everything the training office sees of one class: seats, queue in its order, sessions, letters."""
    peserta = list(Peserta.objects.filter(angkatan=kelas).for_list().order_by("pegawai__nama", "pk"))
    duduk = [p for p in peserta if p.keadaan in MENEMPATI]
    antre = {p.pk: n for n, p in enumerate(urutan_antrean(kelas), start=1)}
    return {
        "duduk": duduk,
        "antre": sorted((p for p in peserta if p.pk in antre), key=lambda p: antre[p.pk]),
        "lain": [p for p in peserta if p not in duduk and p.pk not in antre],
        "bebas": kursi_bebas(kelas),
        "sesi": sesi_kelas(kelas),
        "surat": kelas.surat_tugas.all(),
        "laporan": kelas.laporan.all(),
        "aturan": KALIMAT,
        "putusan": _putusan(kelas),
    }


def _putusan(kelas: Angkatan) -> list[Any]:
    """What finishing the class now would say, for a class that runs."""
    return putusan_peserta(kelas) if kelas.keadaan == KeadaanAngkatan.BERJALAN else []


def sesi_kelas(kelas: Angkatan) -> list[Any]:
    """Sessions with how many were present."""
    hadir: dict[int, int] = {}
    for pk in Presensi.objects.filter(sesi__angkatan=kelas, hadir=True).values_list("sesi", flat=True):
        hadir[pk] = hadir.get(pk, 0) + 1
    kini = timezone.now()
    return [(s, hadir.get(s.pk, 0), s.presensi_terbuka(kini)) for s in Sesi.objects.filter(angkatan=kelas)]


def hadir_sesi(sesi: Sesi) -> list[tuple[Peserta, Presensi | None]]:
    """Everybody with a seat and what is noted of them in this session."""
    catatan = {p.peserta_id: p for p in Presensi.objects.filter(sesi=sesi)}
    peserta = Peserta.objects.filter(angkatan=sesi.angkatan_id).menempati().select_related("pegawai")
    return [(p, catatan.get(p.pk)) for p in peserta.order_by("pegawai__nama", "pk")]


def peserta_bernilai(kelas: Angkatan) -> list[Peserta]:
    """Participants a trainer gives marks to."""
    peserta = Peserta.objects.filter(angkatan=kelas).menempati().select_related("pegawai__instansi")
    return list(peserta.order_by("pegawai__nama", "pk"))


def peserta_saya(kelas: Angkatan, pengguna: Any) -> Peserta | None:
    """The reader's own participation, the latest one."""
    return Peserta.objects.filter(angkatan=kelas, pegawai=pengguna.pegawai_id).order_by("-pk").first()


def posisi_antrean(kelas: Angkatan, peserta: Peserta | None) -> int | None:
    """Place in the queue by the published rule."""
    if peserta is None or peserta.keadaan != "antre":
        return None
    return next((n for n, p in enumerate(urutan_antrean(kelas), start=1) if p.pk == peserta.pk), None)


def sesi_saya(kelas: Angkatan, peserta: Peserta | None) -> list[tuple[Sesi, bool, bool]]:
    """Sessions with (was I present, is attendance open now)."""
    hadir = set()
    if peserta is not None:
        hadir = set(Presensi.objects.filter(peserta=peserta, hadir=True).values_list("sesi", flat=True))
    kini = timezone.now()
    return [(s, s.pk in hadir, s.presensi_terbuka(kini)) for s in Sesi.objects.filter(angkatan=kelas)]
