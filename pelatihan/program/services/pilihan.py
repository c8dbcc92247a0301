"""Choices of the forms, always within the reach of who fills them in."""

from typing import Any

from django.db.models import QuerySet

from asn.akun.models import Pengguna, Penugasan
from asn.akun.peran import Peran
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.jabatan.models import KamusKompetensi
from kepegawaian.pegawai.models import Pegawai
from pelatihan.program.models import (
    AnggaranPelatihan,
    Angkatan,
    Kursus,
    Mitra,
    Pengajar,
    PeringkatKebutuhan,
    RencanaPelatihan,
)


def kompetensi_semua() -> QuerySet[KamusKompetensi]:
    return KamusKompetensi.objects.order_by("kelompok", "nama")


def kursus_aktif(pengguna: Any) -> QuerySet[Kursus]:
    kota = pengguna.jangkauan("program.view_kursus").semua_kota or pengguna.jangkauan("program.belajar").semua_kota
    return Kursus.objects.filter(kota__in=sorted(kota), aktif=True)


def mitra_aktif(pengguna: Any) -> QuerySet[Mitra]:
    return Mitra.objects.terlihat_oleh(pengguna, "program.view_mitra").filter(aktif=True)


def pengajar_aktif(pengguna: Any) -> QuerySet[Pengajar]:
    return Pengajar.objects.terlihat_oleh(pengguna, "program.view_mitra").filter(aktif=True)


def akun_pengajar(pengguna: Any, pengajar: Pengajar) -> QuerySet[Pengguna]:
    """Accounts of the trainer's city that hold the role today and belong to no other trainer."""
    terpakai = Pengajar.objects.filter(kota=pengajar.kota_id, akun__isnull=False).exclude(pk=pengajar.pk)
    bertugas = Penugasan.objects.filter(kota=pengajar.kota_id, peran=Peran.PENGAJAR).berlaku(pengguna.hari_ini())
    akun = Pengguna.objects.filter(is_active=True, pk__in=bertugas.values("pengguna"))
    return akun.exclude(pk__in=terpakai.values("akun")).order_by("nama", "username")


def perangkat_daerah(pengguna: Any, izin: str) -> QuerySet[Instansi]:
    terlihat = Instansi.objects.terlihat_oleh(pengguna, izin).perangkat_daerah()
    return terlihat.pada(pengguna.hari_ini()).order_by("urutan", "nama")


def anggaran(pengguna: Any) -> QuerySet[AnggaranPelatihan]:
    terlihat = AnggaranPelatihan.objects.terlihat_oleh(pengguna, "program.view_anggaranpelatihan")
    return terlihat.filter(tahun__gte=pengguna.hari_ini().year).select_related("instansi")


def rencana_sah(pengguna: Any) -> QuerySet[RencanaPelatihan]:
    """Validated lines of this year and the next: what a class may stand on."""
    terlihat = RencanaPelatihan.objects.terlihat_oleh(pengguna, "program.view_rencanapelatihan")
    return terlihat.filter(keadaan="divalidasi", tahun__gte=pengguna.hari_ini().year)


def pengganti(pengguna: Any, angkatan: Angkatan, instansi_id: int | None) -> QuerySet[Pegawai]:
    """Colleagues of the same unit who are not in the class."""
    orang = Pegawai.objects.terlihat_oleh(pengguna, "program.kelola_angkatan").masih_pegawai()
    duduk = angkatan.peserta.menempati().values("pegawai")
    return orang.filter(instansi=instansi_id).exclude(pk__in=duduk).order_by("nama")


def calon_dari_kebutuhan(pengguna: Any, angkatan: Angkatan, banyak: int = 40) -> list[Any]:
    """Whom the ranking names first for the competency of this course, without those who are in the class."""
    kompetensi = angkatan.kursus.kompetensi_id
    if kompetensi is None:
        return []
    ikut = angkatan.peserta.exclude(keadaan__in=["mundur", "digantikan", "ditolak", "dibatalkan"]).values("pegawai")
    baris = PeringkatKebutuhan.objects.terlihat_oleh(pengguna, "program.view_kebutuhan")
    return list(
        baris.filter(kompetensi=kompetensi).exclude(pegawai__in=ikut).for_list().order_by("-skor", "pk")[:banyak]
    )


def kota_kelola(pengguna: Any, izin: str) -> Kota:
    """The city a new row belongs to: the own one, or the only one in reach."""
    terjangkau = pengguna.jangkauan(izin).kota_ids
    return Kota.objects.get(pk=pengguna.kota_id if pengguna.kota_id in terjangkau else min(terjangkau))


def awal_dari_rencana(rencana: RencanaPelatihan) -> dict[str, Any]:
    """What a class takes over from its plan; the budget is that of the plan's unit and year."""
    dana = AnggaranPelatihan.objects.filter(instansi=rencana.instansi_id, tahun=rencana.tahun).first()
    return {
        "rencana": rencana,
        "kursus": rencana.kursus,
        "nama": f"{rencana.kursus.judul} Angkatan I {rencana.tahun}",
        "mitra": rencana.mitra,
        "kuota": min(rencana.jumlah_sasaran, 40),
        "jp": rencana.kursus.jp,
        "biaya": int(rencana.anggaran),
        "anggaran": dana,
    }
