"""Every act on one report as a table: permission, states in which it is offered, form, what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from pengaduan.aduan import forms_petugas as formulir
from pengaduan.aduan.models import Aduan
from pengaduan.aduan.services import lampiran, segel, tangani
from pengaduan.aduan.workflows import (
    ADUAN_WORKFLOW,
    IZIN_DISPOSISI,
    IZIN_MINTA_SEGEL,
    IZIN_TANGANI,
    IZIN_VERIFIKASI,
    KeadaanAduan,
)

K = KeadaanAduan
HIDUP = frozenset(K) - {K.SELESAI, K.BUKAN_WEWENANG, K.DIARSIPKAN, K.DIGABUNG}
DITANGANI = frozenset({K.DIDISPOSISIKAN, K.DIPROSES})


@dataclass(frozen=True, slots=True)
class Tindakan:
    """`jalankan(aduan, isi, oleh, berkas)` may raise ValidationError, TransitionRefused, VersiBasi."""

    kode: str
    label: str
    izin: str
    keadaan: frozenset[str]
    form: type[formulir.FormTindakan]
    jalankan: Callable[[Aduan, dict[str, Any], Any, Any], Any]
    pesan: str = ""
    hasil: str = "Tersimpan."
    bahaya: bool = False
    utama: bool = False
    # Offered only when this says so, too.
    bila: Callable[[Aduan], bool] = lambda aduan: True

    def tersedia(self, aduan: Aduan, pengguna: Any) -> bool:
        """A courtesy: the refusal lives in the service."""
        return aduan.keadaan in self.keadaan and pengguna.has_perm(self.izin) and self.bila(aduan)


def _dari(nama: str) -> frozenset[str]:
    return ADUAN_WORKFLOW[nama].dari


def _verifikasi(aduan: Aduan, isi: dict[str, Any], oleh: Any, berkas: Any) -> Any:
    return tangani.aduan_verifikasi(aduan=aduan, oleh=oleh, **isi)


def _jawab(aduan: Aduan, isi: dict[str, Any], oleh: Any, berkas: Any) -> Any:
    siap, galat = {}, []
    for nama, jenis in (("sebelum", "sebelum"), ("sesudah", "sesudah"), ("berkas", "jawaban")):
        siap[jenis], salah = lampiran.berkas_bersih(berkas.getlist(nama))
        galat += salah
    if galat:
        raise ValidationError({"berkas": galat})
    tanggapan = tangani.aduan_jawab(aduan=aduan, isi=isi["isi"], oleh=oleh, tuntas=isi["tuntas"], kunci=isi["kunci"])
    if not tanggapan.lampiran.exists():
        for jenis, bersih in siap.items():
            lampiran.lampirkan(aduan, bersih, tanggapan=tanggapan, jenis=jenis, oleh=oleh)
    return tanggapan


def _akhiri(cara: str) -> Callable[..., Any]:
    def jalankan(aduan: Aduan, isi: dict[str, Any], oleh: Any, berkas: Any) -> Any:
        return tangani.aduan_akhiri(aduan=aduan, cara=cara, oleh=oleh, **isi)

    return jalankan


def _gabung(aduan: Aduan, isi: dict[str, Any], oleh: Any, berkas: Any) -> Any:
    induk = Aduan.objects.terlihat_oleh(oleh, IZIN_VERIFIKASI).filter(nomor=isi["nomor"]).first()
    if induk is None:
        raise ValidationError({"nomor": "Tidak ada laporan dengan nomor itu."})
    try:
        return tangani.aduan_gabung(aduan=aduan, induk=induk, oleh=oleh, versi=isi["versi"])
    except ValidationError as galat:
        raise ValidationError({"nomor": galat.messages}) from galat


SEMUA = (
    Tindakan(
        "lepas",
        "Terima laporan",
        IZIN_VERIFIKASI,
        _dari("lepas"),
        formulir.FormTindakan,
        lambda a, isi, oleh, b: tangani.aduan_lepas(aduan=a, oleh=oleh),
        "Laporan masuk antrean verifikasi dan waktunya mulai berjalan.",
        "Laporan diterima.",
        utama=True,
    ),
    Tindakan(
        "verifikasi",
        "Verifikasi",
        IZIN_VERIFIKASI,
        _dari("verifikasi"),
        formulir.FormVerifikasi,
        _verifikasi,
        hasil="Laporan terverifikasi.",
        utama=True,
    ),
    Tindakan(
        "disposisi",
        "Disposisikan",
        IZIN_DISPOSISI,
        _dari("disposisi"),
        formulir.FormDisposisi,
        lambda a, isi, oleh, b: tangani.aduan_disposisi(aduan=a, oleh=oleh, **isi),
        hasil="Laporan didisposisikan.",
        utama=True,
    ),
    Tindakan(
        "terima",
        "Mulai tangani",
        IZIN_TANGANI,
        _dari("terima"),
        formulir.FormTindakan,
        lambda a, isi, oleh, b: tangani.aduan_terima_tugas(aduan=a, oleh=oleh),
        "Anda menjadi petugas laporan ini.",
        "Anda menangani laporan ini.",
        utama=True,
    ),
    Tindakan("jawab", "Jawab", IZIN_TANGANI, DITANGANI, formulir.FormJawab, _jawab, hasil="Jawaban terkirim."),
    Tindakan(
        "catatan",
        "Catatan internal",
        IZIN_TANGANI,
        frozenset(K),
        formulir.FormCatatan,
        lambda a, isi, oleh, b: tangani.catatan_tulis(aduan=a, isi=isi["isi"], oleh=oleh),
        hasil="Catatan tersimpan.",
    ),
    Tindakan(
        "kembalikan",
        "Kembalikan ke koordinator",
        IZIN_TANGANI,
        _dari("kembalikan"),
        formulir.FormAlasan,
        lambda a, isi, oleh, b: tangani.aduan_kembalikan(aduan=a, oleh=oleh, **isi),
        "Untuk laporan yang bukan tugas instansi Anda. Pengembalian dihitung, dan waktu pelapor tetap berjalan.",
        "Laporan dikembalikan ke koordinator.",
    ),
    Tindakan(
        "tugaskan",
        "Tugaskan",
        IZIN_TANGANI,
        HIDUP,
        formulir.FormTugaskan,
        lambda a, isi, oleh, b: tangani.petugas_tugaskan(aduan=a, petugas=isi["petugas"], oleh=oleh),
        hasil="Petugas ditetapkan.",
    ),
    Tindakan(
        "jeda",
        "Jeda waktu",
        IZIN_TANGANI,
        DITANGANI,
        formulir.FormAlasanPelapor,
        lambda a, isi, oleh, b: tangani.aduan_jeda(aduan=a, oleh=oleh, **isi),
        "Hitungan waktu berhenti sampai dilanjutkan. Pelapor membaca alasannya.",
        "Waktu dijeda.",
        bila=lambda a: a.jeda_sejak is None,
    ),
    Tindakan(
        "lanjut",
        "Lanjutkan waktu",
        IZIN_TANGANI,
        DITANGANI,
        formulir.FormTindakan,
        lambda a, isi, oleh, b: tangani.aduan_lanjut(aduan=a, oleh=oleh),
        "Tenggat bergeser sebanyak hari jeda.",
        "Waktu berjalan lagi.",
        utama=True,
        bila=lambda a: a.jeda_sejak is not None,
    ),
    Tindakan(
        "minta-lengkapi",
        "Minta dilengkapi",
        IZIN_VERIFIKASI,
        _dari("minta_lengkapi"),
        formulir.FormAlasanPelapor,
        _akhiri("minta_lengkapi"),
        "Waktu dihitung dari awal setelah pelapor melengkapi.",
        "Pelapor diminta melengkapi.",
    ),
    Tindakan(
        "bukan-wewenang",
        "Bukan wewenang",
        IZIN_VERIFIKASI,
        _dari("bukan_wewenang"),
        formulir.FormAlasanPelapor,
        _akhiri("bukan_wewenang"),
        "Laporan berakhir. Sebutkan instansi yang berwenang.",
        "Laporan dinyatakan bukan wewenang.",
        bahaya=True,
    ),
    Tindakan(
        "arsipkan",
        "Arsipkan",
        IZIN_VERIFIKASI,
        _dari("arsipkan"),
        formulir.FormAlasanPelapor,
        _akhiri("arsipkan"),
        "Laporan berakhir tanpa ditangani dan tidak dihitung dalam statistik.",
        "Laporan diarsipkan.",
        bahaya=True,
    ),
    Tindakan(
        "gabung",
        "Gabungkan",
        IZIN_VERIFIKASI,
        _dari("gabung"),
        formulir.FormGabung,
        _gabung,
        "Untuk hal yang sama yang sudah dilaporkan orang lain.",
        "Laporan digabungkan.",
        bahaya=True,
    ),
    Tindakan(
        "sunting",
        "Tutup data pribadi",
        IZIN_VERIFIKASI,
        HIDUP,
        formulir.FormSunting,
        lambda a, isi, oleh, b: tangani.aduan_sunting(aduan=a, oleh=oleh, **isi),
        "Naskah asli disegel dan hanya dapat dibuka dua orang dengan alasan.",
        "Naskah disunting; aslinya tersegel.",
    ),
    Tindakan(
        "terlapor",
        "Tetapkan terlapor",
        IZIN_VERIFIKASI,
        HIDUP,
        formulir.FormTerlapor,
        lambda a, isi, oleh, b: tangani.terlapor_tetapkan(
            aduan=a, pegawai=isi["pegawai"], oleh=oleh, versi=isi["versi"]
        ),
        hasil="Terlapor ditetapkan; laporan tertutup baginya dan bawahannya.",
    ),
    Tindakan(
        "lapor-id",
        "Tautkan LAPOR!",
        IZIN_VERIFIKASI,
        frozenset(K),
        formulir.FormLaporId,
        lambda a, isi, oleh, b: tangani.lapor_tautkan(aduan=a, lapor_id=isi["lapor_id"], oleh=oleh),
        hasil="ID SP4N-LAPOR! tersimpan.",
    ),
    Tindakan(
        "minta-segel",
        "Minta buka segel",
        IZIN_MINTA_SEGEL,
        frozenset(K),
        formulir.FormMintaSegel,
        lambda a, isi, oleh, b: segel.segel_minta(aduan=a, alasan=isi["alasan"], oleh=oleh),
        "Diputus orang lain. Setiap pembukaan tercatat dan diberitahukan kepada pelapor.",
        "Permintaan terkirim dan menunggu keputusan orang lain.",
    ),
)
TINDAKAN = {t.kode: t for t in SEMUA}


def tersedia(aduan: Aduan, pengguna: Any) -> list[Tindakan]:
    """Acts to offer on the page of a report, apart from those with a form of their own there."""
    return [t for t in SEMUA if t.kode not in ("jawab", "catatan") and t.tersedia(aduan, pengguna)]
