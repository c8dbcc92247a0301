"""An appeal of a candidate: against the administrative result, or against the ranking. UU 30/2014 ps. 75–77."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse

from asn.akun.services.layanan import akun_layanan
from asn.core.sandi import sidik
from asn.core.services import apply_transition
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.registri import Pemutus, Sasaran
from kepegawaian.promosi.models import HasilSeleksi, LamaranJabatan
from kepegawaian.promosi.services.seleksi import pengumuman_terbitkan
from kepegawaian.promosi.workflows import (
    LAMAR,
    LAMARAN_WORKFLOW,
    KeadaanLamaran,
    KeadaanSeleksi,
    KeadaanTahap,
)

KODE = "seleksi_jabatan"
BELUM_ADA = "Belum ada keputusan tentang lamaran ini yang dapat diajukan keberatan."
DITARIK = "Lamaran ini Anda tarik sendiri."
_IKUT = ("seleksi", "lowongan__jabatan", "pegawai__kota")


def sasaran_milik(pengguna: Any, pk: int) -> Sasaran | None:
    """The own application; nobody contests that of another."""
    if not pengguna.pegawai_id:
        return None
    milik = LamaranJabatan.objects.terlihat_oleh(pengguna, LAMAR).filter(pk=pk, pegawai=pengguna.pegawai_id)
    lamaran = milik.select_related(*_IKUT).first()
    return _sasaran(lamaran) if lamaran else None


def sasaran_kini(keberatan: Keberatan) -> Sasaran:
    return _sasaran(_lamaran(keberatan))


def _lamaran(keberatan: Keberatan) -> LamaranJabatan:
    return LamaranJabatan.objects.select_related(*_IKUT).get(pk=keberatan.sasaran_id, kota=keberatan.kota_id)


def _sasaran(lamaran: LamaranJabatan) -> Sasaran:
    seleksi = lamaran.seleksi
    diterima = _diumumkan(lamaran)
    halangan = DITARIK if lamaran.keadaan == KeadaanLamaran.DITARIK else "" if diterima else BELUM_ADA
    return Sasaran(
        judul=f"{lamaran.nomor} pada {seleksi.judul}"[:200],
        kota_id=lamaran.kota_id,
        rincian=[
            ("Seleksi", seleksi.judul),
            ("Jabatan", str(lamaran.lowongan)),
            ("Hasil administrasi", lamaran.get_keadaan_display()),
            ("Alasan", lamaran.alasan or "–"),
        ],
        pegawai=lamaran.pegawai,
        diterima=diterima,
        pejabat_awal_akun=seleksi.dibuat_oleh,
        halangan=halangan,
        sidik=sidik(f"{lamaran.pk}:{lamaran.keadaan}:{_sidik_hasil(lamaran)}"),
    )


def _sidik_hasil(lamaran: LamaranJabatan) -> str:
    return HasilSeleksi.objects.filter(seleksi=lamaran.seleksi_id).values_list("sha256", flat=True).first() or ""


def _diumumkan(lamaran: LamaranJabatan) -> date | None:
    """The day the decision became public: the verification for who failed it, else the ranking."""
    jenis = "ADMINISTRASI" if lamaran.keadaan == KeadaanLamaran.TIDAK_MEMENUHI else "PERINGKAT"
    terbit = lamaran.seleksi.pengumuman.filter(jenis=jenis).order_by("-terbit_pada").first()
    zona = ZoneInfo(lamaran.pegawai.kota.zona_waktu)
    return terbit.terbit_pada.astimezone(zona).date() if terbit else None


def pemutus_jenis(keberatan: Keberatan, tanggal: date) -> Pemutus:
    return Pemutus(ppk=True)


@transaction.atomic
def akibat_kabul(*, keberatan: Keberatan, oleh: Any) -> None:
    """A candidate who was refused wrongly is put back while nobody has been scored; every upheld appeal is public.

    A frozen ranking is never rewritten: an appeal that is upheld after it obliges the BKD to repeat the selection.
    """
    lamaran = _lamaran(keberatan)
    seleksi = lamaran.seleksi
    dikembalikan = _dapat_dikembalikan(lamaran)
    if dikembalikan:
        sistem = akun_layanan(lamaran.pegawai.kota)
        apply_transition(LAMARAN_WORKFLOW, "penuhi", lamaran, oleh=sistem, catatan="Keberatan dikabulkan.")
    lanjut = "Peserta ikut dalam penilaian." if dikembalikan else "Panitia wajib menindaklanjuti putusan ini."
    judul = f"Keberatan peserta {lamaran.nomor} dikabulkan"
    pengumuman_terbitkan(seleksi, "KEBERATAN", judul, alasan=lanjut)


def _dapat_dikembalikan(lamaran: LamaranJabatan) -> bool:
    dinilai = lamaran.seleksi.tahap.exclude(keadaan=KeadaanTahap.MENUNGGU).exists()
    gugur = lamaran.keadaan == KeadaanLamaran.TIDAK_MEMENUHI
    return gugur and not dinilai and lamaran.seleksi.keadaan == KeadaanSeleksi.PENILAIAN


def alamat(keberatan: Keberatan) -> str:
    return reverse("promosi:lamaran_saya", args=[keberatan.sasaran_id])


def keberatan_terbuka(lamaran_ids: Any) -> int:
    """Appeals against these applications that are not decided yet: the PPK sees them before choosing."""
    return Keberatan.objects.filter(
        jenis=KODE, sasaran_id__in=lamaran_ids, keadaan__in=("diajukan", "diperiksa")
    ).count()
