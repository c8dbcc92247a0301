"""Certificates: issued once under a key, numbered, deposited as RiwayatDiklat; printed by a job; revocable.

`sertifikat_terbitkan` is the door for every part of this wing, classes and self-paced courses alike.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.core.berkas import berkas_simpan
from asn.core.jobs import enqueue
from asn.core.services import apply_transition
from asn.core.templatetags.asn import romawi
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import KamusKompetensi
from kepegawaian.pegawai.models import Pegawai, RiwayatDiklat
from kepegawaian.pegawai.rules.enum import BentukBangkom
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_cabut, riwayat_catat
from pelatihan.program.models import Peserta, Sertifikat
from pelatihan.program.rules.istilah import bentuk as bentuk_dari
from pelatihan.program.rules.istilah import rumpun
from pelatihan.program.rules.jp import BarisBuku, Kegiatan, jp_tersisa
from pelatihan.program.services.buku import kegiatan_setahun
from pelatihan.program.services.kompetensi import bukti_kompetensi_catat, kebutuhan_penuhi
from pelatihan.program.workflows import SERTIFIKAT_WORKFLOW, KeadaanSertifikat

LIHAT = "program.view_sertifikat"
JUDUL_PUBLIK = "Sertifikat pengembangan kompetensi"
ALASAN_PENDEK = "Tulis alasan pencabutan sedikitnya 10 huruf; pemilik sertifikat membacanya."
Cetak = Callable[[Sertifikat], bytes]


@transaction.atomic
def sertifikat_terbitkan(
    *,
    pegawai: Pegawai,
    judul: str,
    jp: Decimal,
    bentuk: BentukBangkom | int,
    mulai: date,
    selesai: date,
    sumber: str,
    tautan: str,
    oleh: Any,
    kunci: str = "",
    penyelenggara: str = "",
    kompetensi: KamusKompetensi | None = None,
    level: int | None = None,
    nilai: Decimal | None = None,
    peserta: Peserta | None = None,
) -> Sertifikat:
    """The certificate under this key: a second call, also a concurrent one, finds the first and changes nothing.

    `sumber` is KELAS or BELAJAR; `tautan` the page on which it was earned, and with the person the key unless `kunci`
    is given. The register gets the JP that the caps of the form still allow beside what is there. With `kompetensi`
    and `level` the evidence and the open needs follow. Raises ValidationError when the register refuses the fact.
    """
    kunci = kunci or f"{sumber}:{pegawai.pk}:{tautan}"
    # One number after the other, and one look at the key: whoever comes second waits here.
    kota = Kota.objects.select_for_update(no_key=True).get(pk=pegawai.kota_id)
    if lama := Sertifikat.objects.filter(kota=kota, kunci=kunci).first():
        return lama
    satu = bentuk if isinstance(bentuk, BentukBangkom) else bentuk_dari(bentuk)
    # Locked before the caps are read: two certificates at once must not both take the same day.
    Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pegawai.pk)
    buku = _diakui(pegawai, satu, judul, Decimal(jp), mulai, selesai)
    tanggal = kota.hari_ini()
    urut = (Sertifikat.objects.filter(kota=kota, tahun=tanggal.year).aggregate(n=Max("urut"))["n"] or 0) + 1
    nomor = nomor_sertifikat(kota, urut, satu, tanggal)
    penyelenggara = penyelenggara or f"Pemerintah {kota.nama}"
    diklat = _setorkan(pegawai, satu, buku, nomor, penyelenggara, kompetensi, tautan, oleh)
    sertifikat = Sertifikat.objects.create(
        kota=kota,
        pegawai=pegawai,
        peserta=peserta,
        kunci=kunci,
        tahun=tanggal.year,
        urut=urut,
        nomor=nomor,
        tanggal=tanggal,
        judul=judul,
        bentuk=satu.kode_siasn(),
        jp=jp,
        jp_diakui=buku.dihitung,
        mulai=mulai,
        selesai=selesai,
        sumber=sumber,
        tautan=tautan,
        isi=_isi(pegawai, kota, penyelenggara, buku, nilai),
        tanda=tanda_terbitkan(kota_id=kota.pk, judul=JUDUL_PUBLIK, nomor=nomor, tanggal=tanggal),
        diklat=diklat,
        diterbitkan_oleh=oleh,
    )
    _akibat(sertifikat, kompetensi, level, oleh)
    enqueue("program.cetak_sertifikat", sertifikat.pk, kota=kota.pk, terjadwal=True)
    return sertifikat


def nomor_sertifikat(kota: Kota, urut: int, bentuk: BentukBangkom, tanggal: date) -> str:
    return settings.SERTIFIKAT_POLA_NOMOR.format(
        urut=urut,
        bentuk=bentuk.kode_siasn(),
        singkatan=kota.singkatan,
        romawi=romawi(tanggal.month),
        tahun=tanggal.year,
    )


def _diakui(pegawai: Pegawai, bentuk: BentukBangkom, judul: str, jp: Decimal, mulai: date, selesai: date) -> BarisBuku:
    """What of it the caps of its form still allow in the person's ledger."""
    baru = Kegiatan(0, judul, bentuk, mulai, selesai, jp)
    return jp_tersisa(kegiatan_setahun(pegawai, selesai.year), baru)


def _setorkan(
    pegawai: Pegawai,
    bentuk: BentukBangkom,
    buku: BarisBuku,
    nomor: str,
    penyelenggara: str,
    kompetensi: KamusKompetensi | None,
    tautan: str,
    oleh: Any,
) -> RiwayatDiklat:
    kegiatan, kode = buku.kegiatan, bentuk.kode_siasn()
    return riwayat_catat(
        jenis=JENIS_RIWAYAT["diklat"],
        pegawai=pegawai,
        isi={
            "nama": kegiatan.nama,
            "jenis_siasn": kode,
            "rumpun": rumpun(kode, kompetensi.kelompok if kompetensi else ""),
            "penyelenggara": penyelenggara,
            "nomor_sertifikat": nomor,
            "tanggal_mulai": kegiatan.mulai.isoformat(),
            "tanggal_selesai": kegiatan.selesai.isoformat(),
            "jp": str(buku.dihitung),
        },
        oleh=oleh,
        tautan=tautan,
        catatan=buku.alasan,
    )


def _isi(pegawai: Pegawai, kota: Kota, penyelenggara: str, buku: BarisBuku, nilai: Decimal | None) -> dict[str, Any]:
    """Everything that varies on the paper, frozen; the page for the public shows the name from here, never the NIP."""
    return {
        "nama": pegawai.nama_lengkap,
        "nip": pegawai.nip,
        "jabatan": pegawai.jabatan.nama if pegawai.jabatan else "",
        "instansi": pegawai.instansi.nama if pegawai.instansi else "",
        "penyelenggara": penyelenggara,
        "penanda_tangan": f"{kota.sebutan_ppk} {kota.nama.removeprefix('Kota ').removeprefix('Provinsi ')}",
        "alasan_jp": buku.alasan,
        "nilai": str(nilai) if nilai is not None else "",
    }


def _akibat(sertifikat: Sertifikat, kompetensi: KamusKompetensi | None, level: int | None, oleh: Any) -> None:
    """Evidence of the competency, needs that are answered, and the news."""
    pegawai = sertifikat.pegawai
    if kompetensi is not None and level:
        bukti_kompetensi_catat(
            pegawai=pegawai,
            kompetensi=kompetensi,
            level=level,
            judul=sertifikat.judul,
            tanggal=sertifikat.selesai,
            tautan=sertifikat.tautan,
            oleh=oleh,
        )
    kebutuhan_penuhi(pegawai=pegawai, kompetensi=kompetensi, diklat=sertifikat.diklat)
    kabar_kirim(
        kepada=Pengguna.objects.filter(pegawai=pegawai),
        kota_id=sertifikat.kota_id,
        jenis="pelatihan",
        judul=f"Sertifikat Anda terbit: {sertifikat.judul}",
        isi=sertifikat.isi["alasan_jp"],
        tautan=reverse("program:belajar"),
        kunci=f"sertifikat:{sertifikat.pk}",
    )


@transaction.atomic
def sertifikat_cabut(*, sertifikat: Sertifikat, alasan: str, oleh: Any) -> Sertifikat:
    """Revoke: the public page says so from now on, and the fact no longer counts in the register.

    Raises PermissionDenied out of reach, TransitionRefused when it is revoked already, ValidationError without reason.
    """
    alasan = alasan.strip()
    if len(alasan) < 10:
        raise ValidationError({"alasan": ALASAN_PENDEK})
    Sertifikat.objects.filter(pk=sertifikat.pk, keadaan=KeadaanSertifikat.TERBIT.value).update(
        alasan_cabut=alasan, dicabut_pada=timezone.now()
    )
    baris = apply_transition(SERTIFIKAT_WORKFLOW, "cabut", sertifikat, oleh=oleh, catatan=alasan)
    diklat = RiwayatDiklat.objects.select_related("pegawai").get(pk=baris.diklat_id)
    if diklat.verifikasi in ("BELUM", "TERVERIFIKASI"):
        riwayat_cabut(sasaran=diklat, versi=diklat.versi, alasan=f"Sertifikat dicabut: {alasan}", oleh=oleh)
    kabar_kirim(
        kepada=Pengguna.objects.filter(pegawai=baris.pegawai_id),
        kota_id=baris.kota_id,
        jenis="pelatihan",
        judul=f"Sertifikat Anda dicabut: {baris.judul}",
        isi=alasan,
        tautan=baris.get_absolute_url(),
        kunci=f"sertifikat-cabut:{baris.pk}",
    )
    return baris


@transaction.atomic
def sertifikat_cetak(*, sertifikat_id: int, cetak: Cetak) -> bool:
    """Make and seal the PDF; False when it has one, or another worker is at it."""
    bebas = Sertifikat.objects.select_for_update(of=("self",), skip_locked=True)
    baris = bebas.filter(pk=sertifikat_id, berkas=None).select_related("kota", "tanda").first()
    if baris is None:
        return False
    nama = f"sertifikat-{baris.tahun}-{baris.urut:05d}.pdf"
    baris.berkas = berkas_simpan(isi=cetak(baris), nama=nama, pemilik=baris, izin=LIHAT, oleh=None)
    baris.save(update_fields=["berkas"])
    tanda_segel(baris.tanda, sha256=baris.berkas.sha256)
    return True


def sertifikat_belum_tercetak(kota_id: int) -> list[int]:
    """Certificates whose job was lost: the timetable asks for them again."""
    return list(Sertifikat.objects.filter(kota=kota_id, berkas=None).order_by("pk").values_list("pk", flat=True)[:500])
