"""Adding, correcting and withdrawing a row of riwayat: one kind of usulan per kind of riwayat."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError

from asn.core.services import VersiBasi
from kepegawaian.pegawai.rules.temuan import Temuan
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT, Jenis
from kepegawaian.pegawai.services.riwayat import (
    akibat_cabut,
    beda,
    galat_per_kolom,
    isi_baca,
    isi_dari,
    riwayat_akibat,
    riwayat_cabut,
    riwayat_catat,
    riwayat_perbaiki,
    riwayat_periksa,
    riwayat_verifikasi,
    terkini,
    uraian,
)
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.registri import Beda, Isi, JenisUsulan, daftarkan
from kepegawaian.usulan.rules.alur import BKD, INSTANSI
from kepegawaian.usulan.services.bukti import bukti_usulan

AWALAN = "riwayat_"
ALASAN_CABUT = "Tulis alasan pencabutan sedikitnya 10 huruf."
BUKTI_WAJIB = "Lampirkan bukti: hasil pindai SK, ijazah, sertifikat, atau dokumen lain yang mendasari isian ini."
# Only the BKD may see them, or the person concerned: the instansi is passed over.
TERTUTUP = frozenset({"keluarga", "hukdis"})
KELOMPOK = "Riwayat"


def kode_usulan(jenis: Jenis) -> str:
    return f"{AWALAN}{jenis.kode}"


def jenis_riwayat(kode_jenis_usulan: str) -> Jenis | None:
    """The kind of riwayat behind a kind of usulan; None for any other kind."""
    if not kode_jenis_usulan.startswith(AWALAN):
        return None
    return JENIS_RIWAYAT.get(kode_jenis_usulan.removeprefix(AWALAN))


def sasaran_riwayat(usulan: Usulan) -> Any:
    """The row to be corrected or withdrawn; None for a new one."""
    jenis = JENIS_RIWAYAT[usulan.jenis.removeprefix(AWALAN)]
    return jenis.model.objects.get(pk=usulan.sasaran_id, pegawai=usulan.pegawai_id) if usulan.sasaran_id else None


def wajib_bukti(usulan: Usulan) -> bool:
    """A new fact needs its document; a correction only when the row has none yet; a withdrawal its reason."""
    if usulan.aksi == "cabut":
        return False
    return usulan.aksi == "tambah" or not sasaran_riwayat(usulan).bukti_id


def _terapkan(jenis: Jenis, *, usulan: Usulan, oleh: Any) -> Any:
    bukti = next(iter(bukti_usulan(usulan)), None)
    catatan = f"Usulan nomor {usulan.pk}"
    if usulan.aksi == "tambah":
        return riwayat_catat(
            jenis=jenis, pegawai=usulan.pegawai, isi=dict(usulan.isi), bukti=bukti, oleh=oleh, catatan=catatan
        )
    sasaran = sasaran_riwayat(usulan)
    versi = usulan.sasaran_versi or 0
    if usulan.aksi == "cabut":
        return riwayat_cabut(sasaran=sasaran, versi=versi, alasan=usulan.catatan, oleh=oleh)
    if not beda(jenis, isi_dari(sasaran), usulan.isi):
        # Nothing but the missing evidence: the row itself is confirmed.
        return riwayat_verifikasi(sasaran=sasaran, versi=versi, bukti=bukti, oleh=oleh)
    return riwayat_perbaiki(
        sasaran=sasaran, versi=versi, isi=dict(usulan.isi), bukti=bukti, oleh=oleh, catatan=catatan
    )


def _periksa(jenis: Jenis, *, usulan: Usulan) -> None:
    """What would be refused at the end is refused at the beginning. Raises ValidationError, VersiBasi."""
    sasaran = sasaran_riwayat(usulan)
    if sasaran is not None and sasaran.versi != usulan.sasaran_versi:
        kini = terkini(sasaran)
        raise VersiBasi(kini, beda(jenis, isi_dari(kini), usulan.isi))
    if usulan.aksi == "cabut":
        if len(usulan.catatan) < 10:
            raise ValidationError({"catatan": ALASAN_CABUT})
        return
    salah = galat_per_kolom(
        riwayat_periksa(jenis=jenis, pegawai=usulan.pegawai, isi=dict(usulan.isi), sasaran=sasaran)
    )
    if not usulan.bukti and wajib_bukti(usulan):
        salah["bukti"] = [BUKTI_WAJIB]
    if salah:
        raise ValidationError(salah)


def _temuan(jenis: Jenis, *, usulan: Usulan) -> Sequence[Temuan]:
    if usulan.aksi == "cabut":
        return []
    sasaran = sasaran_riwayat(usulan)
    return riwayat_periksa(jenis=jenis, pegawai=usulan.pegawai, isi=dict(usulan.isi), sasaran=sasaran)


def _akibat(jenis: Jenis, *, usulan: Usulan) -> Sequence[Beda]:
    sasaran = sasaran_riwayat(usulan)
    if usulan.aksi == "cabut":
        return akibat_cabut(sasaran)
    return riwayat_akibat(jenis=jenis, pegawai=usulan.pegawai, isi=dict(usulan.isi), sasaran=sasaran)


def _ringkas(jenis: Jenis, isi: Isi) -> str:
    """The row as it would call itself; a draft that cannot be read yet by its first figures."""
    try:
        nilai = isi_baca(jenis, dict(isi))
    except ValidationError:
        return ", ".join(teks for _, teks in uraian(jenis, isi)[:2])
    atribut = {jenis.model._meta.get_field(k).attname: v for k, v in nilai.items()}
    return str(jenis.model(**atribut))


def _jenis_usulan(jenis: Jenis) -> JenisUsulan:
    tertutup = jenis.kode in TERTUTUP
    return JenisUsulan(
        kode=kode_usulan(jenis),
        judul=jenis.judul,
        tahap=(BKD,) if tertutup else (INSTANSI, BKD),
        izin_lihat=jenis.izin,
        terapkan=partial(_terapkan, jenis),
        ringkas=partial(_ringkas, jenis),
        beda=lambda lama, baru: beda(jenis, lama or None, baru or None),
        periksa=partial(_periksa, jenis),
        akibat=partial(_akibat, jenis),
        temuan=partial(_temuan, jenis),
        mandiri=jenis.kode != "hukdis",
        terlihat_subjek=jenis.kode != "hukdis",
        tertutup=tertutup,
        kelompok=KELOMPOK,
    )


def daftarkan_semua() -> None:
    for jenis in JENIS_RIWAYAT.values():
        daftarkan(_jenis_usulan(jenis))
