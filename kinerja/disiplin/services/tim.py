"""The joint team of examiners: named by who decides, never the accused, never family (PP 94/2021; UU 30/2014)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import Pegawai
from kinerja.disiplin.models import Perkara, PetugasPerkara
from kinerja.disiplin.rules.hukuman import tim_boleh
from kinerja.disiplin.rules.pemeriksa import PEMERIKSA, RANGKAP, PeranPerkara
from kinerja.disiplin.services.catatan import baris_kunci, kabar_petugas, langkah_catat
from kinerja.disiplin.services.dugaan import TINGKAT, petugas_aktif
from kinerja.disiplin.services.pejabat import alasan_tolak, jabatan_pada
from kinerja.disiplin.workflows import IZIN_PUTUS, SEBELUM_PUTUSAN

TIM_TIDAK_PERLU = "Dugaan tingkat ringan diperiksa oleh atasan langsung, tanpa tim."


@transaction.atomic
def tim_tambah(*, perkara: Perkara, pegawai: Pegawai, peran: str, oleh: Any) -> PetugasPerkara:
    """Name an examiner. Raises ValidationError (`nip`) with the reason, TransitionRefused outside the examination."""
    baris = _boleh(perkara, oleh)
    if pegawai.kota_id != baris.kota_id:
        raise ValidationError({"nip": "Pegawai ini tidak terdaftar di kota ini."})
    if galat := alasan_tolak(pegawai, baris.pegawai):
        raise ValidationError({"nip": galat})
    if petugas_aktif(baris).filter(pegawai=pegawai).exists():
        raise ValidationError({"nip": RANGKAP})
    jabatan = jabatan_pada(pegawai, oleh.hari_ini())
    petugas = PetugasPerkara.objects.create(
        kota_id=baris.kota_id,
        perkara=baris,
        peran=PeranPerkara(peran).value,
        pegawai=pegawai,
        jabatan=jabatan.nama[:200] if jabatan else "",
        alasan="Anggota tim pemeriksa",
        sejak=oleh.hari_ini(),
    )
    langkah_catat(baris, f"{petugas.get_peran_display()} ditunjuk", isi=pegawai.nama_lengkap, oleh=oleh)
    kabar_petugas(baris, [petugas.peran])
    return petugas


@transaction.atomic
def tim_lepas(*, petugas: PetugasPerkara, alasan: str, oleh: Any) -> PetugasPerkara:
    """Take an examiner off the case; the case then closes for that person. TransitionRefused for other parts."""
    baris = _boleh(petugas.perkara, oleh)
    kini = PetugasPerkara.objects.select_for_update().get(pk=petugas.pk)
    if kini.sampai is not None or kini.peran not in PEMERIKSA or kini.peran == PeranPerkara.ATASAN:
        raise TransitionRefused("Hanya anggota tim yang masih bertugas yang dapat dilepas.")
    kini.sampai = oleh.hari_ini()
    kini.save(update_fields=["sampai"])
    nama = kini.pegawai.nama_lengkap if kini.pegawai else str(kini.pengguna)
    langkah_catat(baris, f"{kini.get_peran_display()} dilepas", isi=f"{nama}. {alasan}", oleh=oleh)
    return kini


def _boleh(perkara: Perkara, oleh: Any) -> Perkara:
    baris = baris_kunci(perkara, IZIN_PUTUS, oleh)
    if baris.keadaan not in SEBELUM_PUTUSAN:
        raise TransitionRefused(f"Tim tidak dapat diubah pada keadaan “{baris.get_keadaan_display()}”.")
    if not tim_boleh(TINGKAT[baris.tingkat_dugaan]):
        raise TransitionRefused(TIM_TIDAK_PERLU)
    return baris


def calon_tim(perkara: Perkara, nip: str) -> Pegawai:
    """The person behind a NIP of the same city. Raises ValidationError (`nip`)."""
    orang = Pegawai.objects.masih_pegawai().filter(kota=perkara.kota_id, nip=nip).first()
    if orang is None:
        raise ValidationError({"nip": "NIP ini tidak terdaftar sebagai pegawai kota ini."})
    return orang
