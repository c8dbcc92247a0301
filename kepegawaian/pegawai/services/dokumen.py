"""Writing the dossier: upload, correct, verify or refuse, withdraw. Nothing is deleted, no file is replaced."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from asn.core.berkas import DAPAT_DILIHAT, IsiBersih, berkas_periksa, berkas_serupa, berkas_simpan
from asn.core.models import Berkas
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import Dokumen, JenisDokumen, Pegawai
from kepegawaian.pegawai.models.dasar import SAH, Riwayat
from kepegawaian.pegawai.rules.nama_berkas import tebak_jenis
from kepegawaian.pegawai.services.riwayat.tulis import jejak, pegawai_kunci, riwayat_cabut, riwayat_verifikasi

IZIN_LIHAT = "pegawai.view_dokumen"
IZIN_UNGGAH = "pegawai.add_dokumen"
IZIN_VERIFIKASI = "pegawai.verifikasi_dokumen"
UNGGAH_TERBANYAK = 20
LAINNYA = "Dokumen lain"


@dataclass(frozen=True, slots=True)
class HasilUnggah:
    """What became of one file: a document, or why not; `sama` is the document that already holds it."""

    nama: str
    dokumen: Dokumen | None = None
    galat: str = ""
    sama: Berkas | None = None
    peringatan: str = ""


class SudahAda(Exception):
    """The person's dossier already holds this very file."""

    def __init__(self, berkas: Berkas) -> None:
        super().__init__("Berkas yang sama persis sudah ada pada berkas pegawai ini.")
        self.berkas = berkas


def dokumen_unggah(
    *,
    pegawai: Pegawai,
    berkas: Iterable[UploadedFile],
    daftar: list[JenisDokumen],
    tipe: JenisDokumen | None,
    oleh: Any,
) -> list[HasilUnggah]:
    """Store each file as a document that waits for verification; a bad one does not lose the others.

    Without `tipe` each kind is guessed by the file's name. Raises PermissionDenied when the person is out of reach.
    """
    if not Pegawai.objects.terlihat_oleh(oleh, IZIN_UNGGAH).filter(pk=pegawai.pk).exists():
        raise PermissionDenied(IZIN_UNGGAH)
    return [_unggah_satu(pegawai, satu, daftar, tipe, oleh) for satu in berkas]


def _unggah_satu(
    pegawai: Pegawai, berkas: UploadedFile, daftar: list[JenisDokumen], tipe: JenisDokumen | None, oleh: Any
) -> HasilUnggah:
    nama = berkas.name or "berkas"
    try:
        with transaction.atomic():
            isi = berkas_periksa(berkas, nama, terima=DAPAT_DILIHAT)
            peringatan = _periksa_kembar(pegawai, isi, oleh)
            return HasilUnggah(nama, _simpan(pegawai, isi, tipe or _tebak(nama, daftar), oleh), peringatan=peringatan)
    except ValidationError as galat:
        return HasilUnggah(nama, galat=" ".join(galat.messages))
    except SudahAda as galat:
        return HasilUnggah(nama, galat=str(galat), sama=galat.berkas)


def _tebak(nama: str, daftar: list[JenisDokumen]) -> JenisDokumen | None:
    kode = tebak_jenis(nama, ((b.kode, b.kata_kunci) for b in daftar))
    return next((b for b in daftar if b.kode == kode), None)


def _simpan(pegawai: Pegawai, isi: IsiBersih, tipe: JenisDokumen | None, oleh: Any) -> Dokumen:
    dokumen = Dokumen.objects.create(
        kota_id=pegawai.kota_id, pegawai=pegawai, tipe=tipe, jenis=tipe.nama if tipe else LAINNYA
    )
    dokumen.bukti = berkas_simpan(isi=isi, nama=isi.nama, pemilik=dokumen, izin=IZIN_LIHAT, oleh=oleh)
    dokumen.save(update_fields=["bukti"])
    return dokumen


def _periksa_kembar(pegawai: Pegawai, isi: IsiBersih, oleh: Any) -> str:
    """Refuse a file the person already has; warn of one that another person has, naming only whom `oleh` may see."""
    # Two uploads of the same file wait for each other here.
    pegawai_kunci(pegawai)
    lain: set[int] = set()
    for berkas, pemilik in _pemilik_riwayat(berkas_serupa(isi.sha256, pegawai.kota_id)):
        if pemilik.pegawai_id == pegawai.pk:
            raise SudahAda(berkas)
        lain.add(pemilik.pegawai_id)
    if not lain:
        return ""
    terlihat = Pegawai.objects.terlihat_oleh(oleh, IZIN_LIHAT).filter(pk__in=lain)
    nama = ", ".join(str(p) for p in terlihat[:3]) or "pegawai lain di luar jangkauan Anda"
    return f"Berkas yang sama persis juga tersimpan pada {nama}; periksa apakah tertukar."


def _pemilik_riwayat(berkas: Iterable[Berkas]) -> Iterable[tuple[Berkas, Riwayat]]:
    """Of these files, those that prove a row which still counts."""
    for satu in berkas:
        model = satu.pemilik_jenis.model_class()
        if model is not None and issubclass(model, Riwayat):
            pemilik = model.objects.filter(pk=satu.pemilik_id, verifikasi__in=SAH).first()
            if pemilik is not None:
                yield satu, pemilik


@transaction.atomic
def dokumen_ubah(
    *,
    dokumen: Dokumen,
    tipe: JenisDokumen | None,
    jenis: str,
    nomor: str,
    tanggal: date | None,
    versi: int,
    oleh: Any,
) -> Dokumen:
    """Correct what a waiting document is said to be; its file stays."""
    baris = _kunci(dokumen, IZIN_UNGGAH, oleh)
    _harus_menunggu(baris, "diubah")
    nilai = {"tipe": tipe, "jenis": tipe.nama if tipe else jenis, "nomor_sk": nomor, "tanggal": tanggal}
    _periksa_versi(baris, versi, nilai)
    for bidang, isi in nilai.items():
        setattr(baris, bidang, isi)
    return _catat(baris, *nilai)


@transaction.atomic
def dokumen_putuskan(*, dokumen: Dokumen, setuju: bool, alasan: str = "", versi: int, oleh: Any) -> Dokumen:
    """Verify or refuse a waiting document. Who uploaded it, or is its subject, may not decide."""
    baris = _kunci(dokumen, IZIN_VERIFIKASI, oleh)
    _harus_menunggu(baris, "diputuskan")
    _periksa_versi(baris, versi, {})
    if baris.bukti is None:
        raise TransitionRefused("Dokumen ini belum dipindai, jadi belum ada yang dapat diperiksa.")
    if oleh.pk == baris.bukti.diunggah_oleh_id or oleh.pegawai_id == baris.pegawai_id:
        raise TransitionRefused("Dokumen yang Anda unggah sendiri, atau milik Anda, diperiksa oleh orang lain.")
    if setuju:
        return riwayat_verifikasi(sasaran=baris, versi=versi, oleh=oleh)
    baris.verifikasi, baris.diverifikasi_oleh = "DITOLAK", oleh
    jejak(baris, "tolak", "BELUM", "DITOLAK", oleh, alasan)
    return _catat(baris, "verifikasi", "diverifikasi_oleh")


@transaction.atomic
def dokumen_cabut(*, dokumen: Dokumen, alasan: str, versi: int, oleh: Any) -> Dokumen:
    """Withdraw a document with a reason: a verifier any, everybody else the own upload while it waits."""
    baris = _kunci(dokumen, IZIN_UNGGAH, oleh)
    _periksa_versi(baris, versi, {})
    if baris.verifikasi not in SAH:
        raise TransitionRefused(f"Dokumen ini sudah {baris.get_verifikasi_display().lower()}.")
    if not boleh_cabut(baris, oleh):
        raise TransitionRefused("Anda hanya dapat mencabut unggahan sendiri yang belum diverifikasi.")
    return riwayat_cabut(sasaran=baris, versi=versi, alasan=alasan, oleh=oleh)


def boleh_cabut(dokumen: Dokumen, oleh: Any) -> bool:
    if dokumen.verifikasi not in SAH:
        return False
    if Dokumen.objects.terlihat_oleh(oleh, IZIN_VERIFIKASI).filter(pk=dokumen.pk).exists():
        return True
    return dokumen.verifikasi == "BELUM" and dokumen.bukti is not None and dokumen.bukti.diunggah_oleh_id == oleh.pk


def _kunci(dokumen: Dokumen, izin: str, oleh: Any) -> Dokumen:
    terlihat = Dokumen.objects.terlihat_oleh(oleh, izin).select_for_update(of=("self",)).filter(pk=dokumen.pk)
    baris = terlihat.select_related("bukti", "tipe").first()
    if baris is None:
        raise PermissionDenied(izin)
    return baris


def _harus_menunggu(dokumen: Dokumen, kerja: str) -> None:
    if dokumen.verifikasi != "BELUM":
        raise TransitionRefused(
            f"Dokumen ini tidak dapat {kerja} karena keadaannya sekarang “{dokumen.get_verifikasi_display()}”."
        )


def _periksa_versi(dokumen: Dokumen, versi: int, nilai: dict[str, Any]) -> None:
    if versi != dokumen.versi:
        label: dict[str, Any] = {f.name: f for f in Dokumen._meta.concrete_fields}
        beda = [
            (str(label[b].verbose_name), getattr(dokumen, b) or "–", isi or "–")
            for b, isi in nilai.items()
            if getattr(dokumen, b) != isi
        ]
        raise VersiBasi(dokumen, beda)


def _catat(dokumen: Dokumen, *bidang: str) -> Dokumen:
    dokumen.versi += 1
    dokumen.save(update_fields=[*bidang, "versi"])
    return dokumen
