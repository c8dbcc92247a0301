"""Where a report may go, where it should go, and whom it must never reach."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError

from kepegawaian.instansi.models import Instansi
from pengaduan.aduan.models import Aduan, AturanDisposisi
from pengaduan.aduan.rules.disposisi import Aturan, Perkara, tujuan
from pengaduan.aduan.rules.jenis import Kelas
from pengaduan.aduan.services.waktu import Jam

HANYA_INSPEKTORAT = "Pelaporan pelanggaran hanya ditangani Inspektorat."
TERLAPOR_MEMIMPIN = "Laporan tentang seorang pegawai tidak dapat diteruskan ke unit yang dipimpinnya."
TIDAK_BERLAKU = "Unit ini sudah tidak ada. Pilih penerusnya."


def inspektorat(kota_id: int) -> Instansi | None:
    """The city's Inspektorat."""
    return Instansi.objects.filter(kota=kota_id, jenis="inspektorat", induk=None, berlaku_sampai=None).first()


def tujuan_usulan(aduan: Aduan, jam: Jam) -> Instansi | None:
    """The unit the rules propose; Inspektorat for what needs inspection; else the unit the citizen has named."""
    pengawasan = inspektorat(aduan.kota_id) if aduan.wbs or aduan.kelas == Kelas.BERKADAR else None
    calon = pengawasan or _menurut_aturan(aduan) or aduan.instansi_disebut
    if calon is None or galat_tujuan(aduan, calon, jam):
        return inspektorat(aduan.kota_id) if aduan.terlapor_id else None
    return calon


def _menurut_aturan(aduan: Aduan) -> Instansi | None:
    baris = AturanDisposisi.objects.filter(kota=aduan.kota_id, aktif=True).values_list(
        "tujuan", "kategori", "instansi_disebut", "wilayah"
    )
    perkara = Perkara(aduan.kategori_id, aduan.instansi_disebut_id, aduan.kelurahan_id)
    pk = tujuan((Aturan(*satu) for satu in baris), perkara)
    return Instansi.objects.filter(pk=pk).first() if pk else None


def galat_tujuan(aduan: Aduan, instansi: Instansi, jam: Jam) -> str:
    """Why this report must not go to this unit; empty when it may."""
    if instansi.kota_id != aduan.kota_id:
        return "Instansi harus dari kota yang sama."
    if instansi.berlaku_sampai and instansi.berlaku_sampai < jam.hari_ini:
        return TIDAK_BERLAKU
    if aduan.wbs and not _di_inspektorat(instansi):
        return HANYA_INSPEKTORAT
    if any(instansi.jalur.startswith(jalur) for jalur in jalur_dipimpin(aduan.terlapor_id, jam)):
        return TERLAPOR_MEMIMPIN
    return ""


def pastikan_tujuan(aduan: Aduan, instansi: Instansi, jam: Jam) -> None:
    """Raises ValidationError at the field `instansi`."""
    if pesan := galat_tujuan(aduan, instansi, jam):
        raise ValidationError({"instansi": pesan})


def _di_inspektorat(instansi: Instansi) -> bool:
    pusat = inspektorat(instansi.kota_id)
    return pusat is not None and instansi.jalur.startswith(pusat.jalur)


def jalur_dipimpin(pegawai_id: int | None, jam: Jam) -> list[str]:
    """Paths of the units this person leads today, definitif or Plt/Plh: everything below works under the accused."""
    if pegawai_id is None:
        return []
    riwayat: Any = apps.get_model("pegawai", "RiwayatJabatan").objects.pada(jam.hari_ini)
    return list(
        riwayat.filter(pegawai=pegawai_id, jabatan__memimpin=True).values_list("jabatan__instansi__jalur", flat=True)
    )
