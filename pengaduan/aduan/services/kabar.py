"""Who is told: officers by the inbox, the reporter by mail without content. The report's own door decides who may."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse

from asn.akun.models import Pengguna, Penugasan
from asn.akun.peran import IZIN, Peran
from asn.core.jobs import enqueue
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.models import Instansi
from kepegawaian.instansi.publik import slug_kota
from kepegawaian.instansi.services import hari_ini_kota
from pengaduan.aduan.models import Aduan
from pengaduan.aduan.workflows import IZIN_LIHAT

SUBJEK = "Ada kabar tentang laporan Anda"


def petugas_instansi(instansi: Instansi, tanggal: Any, *peran: Peran) -> list[Pengguna]:
    """Accounts that hold one of the roles for this unit or a unit above it."""
    di_atas = [int(i) for i in instansi.jalur.split("/") if i]
    return _pemegang(Q(instansi__in=di_atas, kota=instansi.kota_id), tanggal, *peran)


def petugas_kota(kota_id: int, tanggal: Any, *peran: Peran) -> list[Pengguna]:
    """Accounts that hold one of the roles for the whole city."""
    return _pemegang(Q(kota=kota_id, instansi=None), tanggal, *peran)


def pemegang_kota(kota_id: int, izin: str) -> list[Pengguna]:
    """Accounts that hold a permission for the whole city today."""
    peran = [p for p, milik in IZIN.items() if izin in milik]
    return petugas_kota(kota_id, hari_ini_kota(kota_id), *peran)


def _pemegang(syarat: Q, tanggal: Any, *peran: Peran) -> list[Pengguna]:
    tugas = Penugasan.objects.berlaku(tanggal).filter(syarat, peran__in=[p.value for p in peran])
    return list(Pengguna.objects.filter(pk__in=tugas.values("pengguna"), is_active=True).order_by("pk"))


def yang_boleh(aduan: Aduan, calon: Iterable[Pengguna]) -> list[Pengguna]:
    """Of these, who may see the report at all: never the accused, never those below, never whom it is closed to."""
    unik = {p.pk: p for p in calon}
    return [p for p in unik.values() if Aduan.objects.terlihat_oleh(p, IZIN_LIHAT).filter(pk=aduan.pk).exists()]


def kabar_petugas(aduan: Aduan, calon: Iterable[Pengguna], judul: str, *, kunci: str = "", tautan: str = "") -> int:
    """News for those of them who may know. Neither words of the report nor its kind stand in it."""
    penerima = yang_boleh(aduan, calon)
    if penerima:
        kabar_kirim(
            kepada=penerima,
            judul=f"{judul}: {aduan.nomor}",
            tautan=tautan or reverse("aduan:rincian", args=[aduan.pk]),
            jenis="aduan",
            kota_id=aduan.kota_id,
            kunci=kunci,
        )
    return len(penerima)


def kabar_wbs(aduan: Aduan) -> None:
    """A report of wrongdoing waits for nobody's daily look at the queue."""
    if aduan.wbs:
        calon = petugas_kota(aduan.kota_id, aduan.diterima_tanggal, Peran.INSPEKTORAT)
        kabar_petugas(aduan, calon, "Laporan baru menunggu Inspektorat")


def kabar_disposisi(aduan: Aduan, instansi: Instansi, tanggal: Any) -> None:
    """Tell the unit; when it has nobody for complaints, its head; when nobody may know, Inspektorat."""
    judul = "Aduan didisposisikan kepada instansi Anda"
    for peran in (Peran.PENGELOLA_ADUAN, Peran.KEPALA_INSTANSI):
        if kabar_petugas(aduan, petugas_instansi(instansi, tanggal, peran), judul):
            return
    kabar_petugas(aduan, petugas_kota(aduan.kota_id, tanggal, Peran.INSPEKTORAT), "Aduan tanpa petugas")


def kabari_pelapor(aduan: Aduan) -> None:
    """Queue a notice for the reporter and for those whose reports were merged into this one."""
    for pk in [aduan.pk, *aduan.gabungan.values_list("pk", flat=True)]:
        enqueue("aduan.surel_pelapor", pk, kota=aduan.kota_id, terjadwal=True)


def surat_pelapor(aduan: Aduan, alamat: str) -> EmailMessage:
    """A notice that says that there is news and where; neither number nor words, for mail boxes are read by others."""
    lacak = settings.ALAMAT_PUBLIK.rstrip("/") + reverse("lapor:lacak", args=[slug_kota(aduan.kota)])
    isi = (
        "Yth. Bapak/Ibu,\n\n"
        f"Ada kabar tentang laporan yang Anda sampaikan kepada Pemerintah {aduan.kota.nama}.\n"
        f"Buka alamat ini, lalu masukkan nomor laporan dan kata sandinya:\n{lacak}\n\n"
        "Demi kerahasiaan, isi laporan dan nomornya tidak ditulis dalam surel ini. Kami tidak pernah meminta kata\n"
        "sandi Anda lewat surel atau telepon.\n"
    )
    return EmailMessage(SUBJEK, isi, None, [alamat])
