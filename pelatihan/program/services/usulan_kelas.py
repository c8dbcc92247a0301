"""Asking for a seat is a usulan: the superior decides, the rule of the queue gives the seat."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format

from kepegawaian.pegawai.models import Pegawai
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.registri import Beda, JenisUsulan, daftarkan
from kepegawaian.usulan.rules.alur import ATASAN, BKD
from kepegawaian.usulan.services import usulan_buat
from pelatihan.program.models import Angkatan
from pelatihan.program.services.kursi import peserta_terima, syarat_periksa

KELAS, KELAS_PIMPINAN = "pelatihan-kelas", "pelatihan-kelas-pimpinan"
IZIN = "program.view_peserta"
_LABEL = {"nama": "Kelas", "mulai": "Mulai", "jp": "JP", "alasan": "Alasan"}


def usulan_kelas(*, angkatan: Angkatan, pegawai: Pegawai, alasan: str, oleh: Any) -> Usulan:
    """Ask for a seat; the same person and class always lead to the same usulan. Raises ValidationError."""
    atasan = pegawai.jabatan is not None and pegawai.jabatan.atasan_id is not None
    return usulan_buat(
        jenis=KELAS if atasan else KELAS_PIMPINAN,
        pegawai=pegawai,
        isi={
            "angkatan": angkatan.pk,
            "nama": angkatan.nama,
            "mulai": angkatan.mulai.isoformat(),
            "jp": str(angkatan.jp),
            "alasan": alasan,
        },
        oleh=oleh,
        kunci_idempotensi=kunci(angkatan.pk, pegawai.pk),
        tenggat=angkatan.pendaftaran_sampai,
    )


def kunci(angkatan_id: int, pegawai_id: int) -> str:
    return f"kelas:{angkatan_id}:{pegawai_id}"


def usulan_berjalan(angkatan: Angkatan, pegawai: Pegawai) -> Usulan | None:
    """What this person asked for already."""
    return Usulan.objects.filter(kota=angkatan.kota_id, kunci_idempotensi=kunci(angkatan.pk, pegawai.pk)).first()


def _angkatan(usulan: Usulan) -> Angkatan:
    return Angkatan.objects.select_related("kursus__prasyarat", "kota").get(
        kota=usulan.kota_id, pk=usulan.isi["angkatan"]
    )


def periksa(*, usulan: Usulan) -> None:
    syarat_periksa(_angkatan(usulan), usulan.pegawai)


def terapkan(*, usulan: Usulan, oleh: Any) -> None:
    """The last approval: a seat or a place in the queue, by the rule and not by the approver."""
    peserta_terima(angkatan=_angkatan(usulan), pegawai=usulan.pegawai, usulan=usulan, catatan=f"Disetujui oleh {oleh}")


def ringkas(isi: Mapping[str, Any]) -> str:
    return f"{isi['nama']}, mulai {_teks('mulai', isi['mulai'])}"


def beda(semula: Mapping[str, Any], isi: Mapping[str, Any]) -> Sequence[Beda]:
    return [(label, "–", _teks(k, isi.get(k))) for k, label in _LABEL.items() if isi.get(k)]


def _teks(kolom: str, nilai: Any) -> str:
    return date_format(date.fromisoformat(nilai), "j F Y") if kolom == "mulai" else str(nilai or "–")


def daftarkan_semua() -> None:
    """The superior decides; for whoever has none above, another analyst of the BKD."""
    for kode, tahap in ((KELAS, (ATASAN,)), (KELAS_PIMPINAN, (BKD,))):
        daftarkan(
            JenisUsulan(
                kode=kode,
                judul="Mengikuti kelas pelatihan",
                tahap=tahap,
                izin_lihat=IZIN,
                terapkan=terapkan,
                ringkas=ringkas,
                beda=beda,
                periksa=periksa,
                kelompok="Pelatihan",
            )
        )
