"""A batch of appointments and moves: put together, seen through by somebody else, decided by the PPK, or given up."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.formats import date_format

from asn.akun.models import Pengguna
from asn.core.services import VersiBasi, apply_transition
from asn.core.tipe import terisi
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules.orang import orang_akun
from kepegawaian.promosi.models import ButirPengangkatan, Lowongan, PaketPengangkatan, SeleksiJabatan
from kepegawaian.promosi.models.seleksi import LowonganQuerySet
from kepegawaian.promosi.services.pratinjau import galat_paket
from kepegawaian.promosi.services.susun import label
from kepegawaian.promosi.workflows import KELOLA_PAKET, PAKET_HIDUP, PAKET_WORKFLOW, KeadaanPaket, KeadaanSeleksi

KOLOM = ("tentang", "tmt", "pelantikan", "tempat_pelantikan", "dasar")
TIDAK_DISUSUN = "Paket ini tidak sedang disusun, sehingga isinya tidak dapat diubah."
# People named on the page that confirms an act; the batch itself shows all of them.
SEBUT_MAKS = 10
PENINJAU_LAIN = "Paket ditinjau orang lain daripada yang menyusunnya."
BELUM_DIPUTUS = "Seleksi ini belum diputus PPK."


def paket_kunci(paket: PaketPengangkatan, *, oleh: Any, izin: str = KELOLA_PAKET) -> PaketPengangkatan:
    """The fresh, locked row in the actor's reach. Raises PermissionDenied."""
    terlihat = PaketPengangkatan.objects.terlihat_oleh(oleh, izin).select_for_update(of=("self",))
    baris = terlihat.filter(pk=paket.pk).first()
    if baris is None:
        raise PermissionDenied(izin)
    return baris


def _kunci_susun(paket: PaketPengangkatan, oleh: Any) -> PaketPengangkatan:
    baris = paket_kunci(paket, oleh=oleh)
    if not baris.dapat_disusun:
        raise TransitionRefused(TIDAK_DISUSUN)
    return baris


@transaction.atomic
def paket_buat(*, nilai: Mapping[str, Any], kota_id: int, oleh: Any) -> PaketPengangkatan:
    """An empty batch. Raises ValidationError by field."""
    if kota_id not in oleh.jangkauan(KELOLA_PAKET).kota_ids:
        raise PermissionDenied(KELOLA_PAKET)
    paket = PaketPengangkatan(kota_id=kota_id, disusun_oleh=oleh, **{k: nilai[k] for k in KOLOM if k in nilai})
    _periksa_tanggal(paket)
    paket.full_clean(exclude=["kota", "disusun_oleh"])
    paket.save()
    return paket


def _periksa_tanggal(paket: PaketPengangkatan) -> None:
    hari = hari_ini_kota(paket.kota_id)
    if paket.tmt < hari:
        raise ValidationError({"tmt": "TMT tidak boleh berlaku surut."})
    if paket.pelantikan and paket.pelantikan > paket.tmt:
        raise ValidationError({"pelantikan": "Pelantikan tidak sesudah TMT."})


@transaction.atomic
def paket_ubah(*, paket: PaketPengangkatan, versi: int, nilai: Mapping[str, Any], oleh: Any) -> PaketPengangkatan:
    """Raises VersiBasi, ValidationError by field."""
    baris = _kunci_susun(paket, oleh)
    if baris.versi != versi:
        beda = [(k, getattr(baris, k), nilai[k]) for k in KOLOM if k in nilai and getattr(baris, k) != nilai[k]]
        raise VersiBasi(baris, [(label(baris, k), a, b) for k, a, b in beda])
    for kolom in (k for k in KOLOM if k in nilai):
        setattr(baris, kolom, nilai[kolom])
    _periksa_tanggal(baris)
    baris.versi += 1
    baris.full_clean(exclude=["kota"])
    baris.save()
    return baris


@transaction.atomic
def butir_tambah(
    *,
    paket: PaketPengangkatan,
    pegawai: Pegawai,
    jabatan: Jabatan,
    oleh: Any,
    catatan: str = "",
    lowongan: Lowongan | None = None,
) -> ButirPengangkatan:
    """One person to one position. Raises ValidationError: of another city, twice, or in another batch alive."""
    baris = _kunci_susun(paket, oleh)
    if {pegawai.kota_id, jabatan.kota_id} != {baris.kota_id}:
        raise ValidationError("Pegawai dan jabatan harus dari kota paket ini.")
    Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pegawai.pk)
    lain = ButirPengangkatan.objects.filter(pegawai=pegawai, paket__keadaan__in=PAKET_HIDUP).exclude(paket=baris)
    if lain.exists():
        raise ValidationError({"pegawai": "Pegawai ini tercantum dalam paket lain yang belum selesai."})
    isi = {"kota_id": baris.kota_id, "paket": baris, "pegawai": pegawai, "jabatan": jabatan}
    _naik(baris)
    try:
        with transaction.atomic():
            return ButirPengangkatan.objects.create(**isi, catatan=catatan, lowongan=lowongan)
    except IntegrityError as galat:
        raise ValidationError({"pegawai": "Pegawai ini sudah tercantum dalam paket."}) from galat


def isi_paket(paket: PaketPengangkatan) -> list[tuple[str, str]]:
    """Whom a batch moves where and from when, for whoever confirms an act on it."""
    baris = [f"{b.pegawai.nama_lengkap}: {b.jabatan}" for b in paket.butir.for_list()[: SEBUT_MAKS + 1]]
    if len(baris) > SEBUT_MAKS:
        baris[SEBUT_MAKS:] = [f"dan {paket.butir.count() - SEBUT_MAKS} pegawai lain"]
    return [("TMT", date_format(paket.tmt, "j F Y")), ("Isi", "; ".join(baris) or "belum ada")]


@transaction.atomic
def butir_lepas(*, butir: ButirPengangkatan, oleh: Any) -> None:
    _naik(_kunci_susun(butir.paket, oleh))
    butir.delete()


def _naik(paket: PaketPengangkatan) -> None:
    """Whoever looked at the list before sees that it is another one now."""
    paket.versi += 1
    paket.save(update_fields=["versi"])


def lowongan_tanpa_paket(seleksi: SeleksiJabatan) -> LowonganQuerySet:
    """Positions of a selection whose choice no batch carries yet."""
    dibawa = ButirPengangkatan.objects.filter(paket__keadaan__in=(*PAKET_HIDUP, KeadaanPaket.DISETOR))
    baris: LowonganQuerySet = Lowongan.objects.filter(seleksi=seleksi)
    return baris.exclude(pk__in=dibawa.filter(lowongan__seleksi=seleksi).values("lowongan"))


@transaction.atomic
def paket_dari_seleksi(*, seleksi: SeleksiJabatan, nilai: Mapping[str, Any], oleh: Any) -> PaketPengangkatan:
    """The choices of the PPK as a batch to be decided on."""
    if seleksi.keadaan != KeadaanSeleksi.DIPUTUS:
        raise TransitionRefused(BELUM_DIPUTUS)
    paket = paket_buat(nilai=nilai, kota_id=seleksi.kota_id, oleh=oleh)
    for satu in lowongan_tanpa_paket(seleksi).select_related("jabatan", "terpilih__pegawai"):
        orang = terisi(satu.terpilih).pegawai
        butir_tambah(paket=paket, pegawai=orang, jabatan=satu.jabatan, oleh=oleh, lowongan=satu)
    if not paket.butir.exists():
        raise TransitionRefused("Semua calon terpilih sudah tercantum dalam paket pengangkatan.")
    return paket


@transaction.atomic
def paket_ajukan(*, paket: PaketPengangkatan, oleh: Any, catatan: str = "") -> PaketPengangkatan:
    """Hand over for review. Raises ValidationError with everything that stands in the way."""
    baris = paket_kunci(paket, oleh=oleh)
    if salah := galat_paket(baris):
        raise ValidationError(salah)
    hasil = apply_transition(PAKET_WORKFLOW, "ajukan", baris, oleh=oleh, catatan=catatan)
    _kabari_peninjau(hasil)
    return hasil


def _kabari_peninjau(paket: PaketPengangkatan) -> None:
    """The Tim Penilai Kinerja of the city is told what waits for it."""
    tim = Pengguna.objects.filter(is_active=True, penugasan__peran="TIM_PENILAI", penugasan__kota=paket.kota_id)
    kabar_kirim(
        kepada=tim.distinct(),
        kota_id=paket.kota_id,
        jenis="tugas",
        judul="Paket pengangkatan menunggu tinjauan",
        isi=paket.tentang,
        tautan=paket.get_absolute_url(),
        kunci=f"paket-tinjau:{paket.pk}:{paket.versi}",
    )


@transaction.atomic
def paket_tinjau(*, paket: PaketPengangkatan, versi: int, oleh: Any, catatan: str = "") -> PaketPengangkatan:
    """Somebody else has seen exactly this list. Raises VersiBasi, TransitionRefused for the one who composed it."""
    baris = PaketPengangkatan.objects.select_for_update(of=("self",)).select_related("disusun_oleh").get(pk=paket.pk)
    if orang_akun(baris.disusun_oleh).sama(orang_akun(oleh)):
        raise TransitionRefused(PENINJAU_LAIN)
    if baris.versi != versi:
        raise VersiBasi(baris, [("Isi paket", f"versi {baris.versi}", f"versi {versi}")])
    if salah := galat_paket(baris):
        raise ValidationError(salah)
    return apply_transition(PAKET_WORKFLOW, "tinjau", baris, oleh=oleh, catatan=catatan)


def paket_kembalikan(*, paket: PaketPengangkatan, oleh: Any, catatan: str) -> PaketPengangkatan:
    return apply_transition(PAKET_WORKFLOW, "kembalikan", paket, oleh=oleh, catatan=catatan)


def paket_batalkan(*, paket: PaketPengangkatan, oleh: Any, catatan: str) -> PaketPengangkatan:
    return apply_transition(PAKET_WORKFLOW, "batalkan", paket, oleh=oleh, catatan=catatan)
