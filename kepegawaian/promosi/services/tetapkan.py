"""The decision (SK) on a batch: numbered, frozen, printed by a job, deposited on its TMT, revocable before it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from asn.core.berkas import berkas_simpan
from asn.core.jobs import enqueue
from asn.core.services import VersiBasi, apply_transition
from asn.core.tipe import terisi
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.pegawai.rules.kepentingan import ALASAN
from kepegawaian.pegawai.services.kepentingan import ikatan_menutup
from kepegawaian.promosi.models import ButirPengangkatan, PaketPengangkatan
from kepegawaian.promosi.rules.jenjang import LABEL_ARAH
from kepegawaian.promosi.services.nomor import nomor_sk
from kepegawaian.promosi.services.paket import paket_kunci
from kepegawaian.promosi.services.pratinjau import galat_paket, perpindahan
from kepegawaian.promosi.workflows import LIHAT_PAKET, PAKET_WORKFLOW, TETAPKAN_PAKET

SETELAH_TMT = "TMT sudah tiba: keputusan yang sudah berlaku hanya diperbaiki lewat perbaikan riwayat jabatan."
TMT_LEWAT = "TMT sudah lewat. Kembalikan paket untuk diberi TMT baru."
Cetak = Callable[[PaketPengangkatan], bytes]


@transaction.atomic
def paket_tetapkan(*, paket: PaketPengangkatan, versi: int, oleh: Any, catatan: str = "") -> PaketPengangkatan:
    """Decide on exactly the list that was reviewed and shown. Raises VersiBasi, ValidationError, TransitionRefused."""
    baris = paket_kunci(paket, oleh=oleh, izin=TETAPKAN_PAKET)
    if baris.versi != versi:
        raise VersiBasi(baris, [("Isi paket", f"versi {baris.versi}", f"versi {versi}")])
    hari = hari_ini_kota(baris.kota_id)
    if baris.tmt < hari:
        raise TransitionRefused(TMT_LEWAT)
    if salah := [*galat_paket(baris), *_ikatan(baris, oleh)]:
        raise ValidationError(salah)
    baris.nomor_sk, baris.tanggal_sk, baris.ditetapkan_oleh = nomor_sk(baris), hari, oleh
    judul = f"Keputusan pengangkatan jabatan {baris.nomor_sk}"
    baris.tanda = tanda_terbitkan(kota_id=baris.kota_id, judul=judul, nomor=baris.nomor_sk, tanggal=hari)
    baris.isi = isi_beku(baris, oleh)
    baris.save(update_fields=["nomor_sk", "tanggal_sk", "ditetapkan_oleh", "tanda", "isi"])
    return _antre(apply_transition(PAKET_WORKFLOW, "tetapkan", baris, oleh=oleh, catatan=catatan))


def _antre(hasil: PaketPengangkatan) -> PaketPengangkatan:
    """The paper by a job; the deposit too when the TMT is today, otherwise by the timetable."""
    enqueue("promosi.cetak_sk", hasil.pk, kota=hasil.kota_id, terjadwal=True)
    if hasil.tmt <= hari_ini_kota(hasil.kota_id):
        enqueue("promosi.setor_paket", hasil.pk, kota=hasil.kota_id, terjadwal=True)
    return hasil


def _ikatan(paket: PaketPengangkatan, oleh: Any) -> list[str]:
    """UU 30/2014 ps. 42–43: who decides is neither appointed here nor family of somebody who is."""
    orang = [b.pegawai for b in paket.butir.select_related("pegawai")]
    ikatan = ikatan_menutup(oleh, orang)
    return [f"{p.nama}: {ALASAN[ikatan[p.pk]]}" for p in orang if p.pk in ikatan]


def isi_beku(paket: PaketPengangkatan, oleh: Any) -> dict[str, Any]:
    """Every word of the SK that varies."""
    kota = Kota.objects.get(pk=paket.kota_id)
    nama = kota.nama.removeprefix("Kota ").removeprefix("Provinsi ")
    orang = oleh.pegawai if oleh.pegawai_id else None
    return {
        "penanda_tangan": {
            "jabatan": f"{kota.sebutan_ppk} {nama}",
            "nama": orang.nama_lengkap if orang else "",
            "nip": orang.nip if orang else "",
        },
        "tmt": paket.tmt.isoformat(),
        "pelantikan": paket.pelantikan.isoformat() if paket.pelantikan else "",
        "tempat_pelantikan": paket.tempat_pelantikan,
        "dasar": paket.dasar,
        "penerima": _penerima(paket),
    }


def _penerima(paket: PaketPengangkatan) -> list[dict[str, str]]:
    semua = list(paket.butir.for_list())
    pindah = perpindahan(paket, semua)
    return [_satu_penerima(b, LABEL_ARAH[pindah[b.pk].arah]) for b in semua]


def _satu_penerima(butir: ButirPengangkatan, arah: str) -> dict[str, str]:
    p, lama, baru = butir.pegawai, butir.pegawai.jabatan, butir.jabatan
    return {
        "nama": p.nama_lengkap,
        "nip": p.nip,
        "pangkat": str(p.golongan) if p.golongan else "",
        "jabatan_lama": lama.nama if lama else "",
        "unit_lama": lama.instansi.nama if lama else "",
        "jabatan_baru": baru.nama,
        "unit_baru": baru.instansi.nama,
        "eselon": baru.eselon,
        "jenis": arah,
    }


@transaction.atomic
def paket_cabut(*, paket: PaketPengangkatan, oleh: Any, catatan: str) -> PaketPengangkatan:
    """Undo a decision before its TMT, with a reason; nothing has reached the register yet."""
    baris = paket_kunci(paket, oleh=oleh, izin=TETAPKAN_PAKET)
    if baris.tmt <= hari_ini_kota(baris.kota_id):
        raise TransitionRefused(SETELAH_TMT)
    return apply_transition(PAKET_WORKFLOW, "cabut", baris, oleh=oleh, catatan=catatan)


@transaction.atomic
def sk_cetak(*, paket_id: int, cetak: Cetak) -> bool:
    """Make and seal the PDF once; False when it exists, or another worker is at it."""
    bebas = PaketPengangkatan.objects.select_for_update(of=("self",), skip_locked=True)
    paket = bebas.filter(pk=paket_id, berkas=None, tanda__isnull=False).select_related("kota", "tanda").first()
    if paket is None:
        return False
    nama = f"sk-jabatan-{paket.pk}.pdf"
    paket.berkas = berkas_simpan(isi=cetak(paket), nama=nama, pemilik=paket, izin=LIHAT_PAKET, oleh=None)
    paket.save(update_fields=["berkas"])
    tanda_segel(terisi(paket.tanda), sha256=paket.berkas.sha256)
    return True


def sk_belum_tercetak(kota_id: int) -> list[int]:
    """Decisions whose job was lost: the timetable asks for them again."""
    tertinggal = PaketPengangkatan.objects.filter(kota=kota_id, berkas=None, tanda__isnull=False)
    return list(tertinggal.order_by("pk").values_list("pk", flat=True))
