"""Remedies of the accused: keberatan to the superior of who punished, banding administratif to the BPASN outside.

PP 79/2021: a dismissal goes to the BPASN; the city only records it and what came of it.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from asn.core.hari_kerja import Kalender
from asn.core.tipe import terisi
from kepegawaian.pegawai.rules.enum import Hukdis
from kinerja.disiplin.models import Perkara
from kinerja.disiplin.rules.hukuman import lebih_berat
from kinerja.disiplin.rules.pemeriksa import PeranPerkara
from kinerja.disiplin.rules.tenggat import Jam, batas_banding, batas_keberatan
from kinerja.disiplin.services.berlaku import hukuman_berlakukan
from kinerja.disiplin.services.catatan import kabar_petugas, kabar_terperiksa, perkara_kunci, perkara_pindah
from kinerja.disiplin.services.dugaan import petugas_aktif, petugas_tunjuk
from kinerja.disiplin.services.pejabat import pemutus_keberatan
from kinerja.disiplin.services.putusan import pastikan_belum_lewat

KE_BPASN = "Terhadap pemberhentian diajukan banding administratif ke BPASN (PP 79/2021), bukan keberatan."
KE_KEBERATAN = "Terhadap hukuman ini diajukan keberatan (PP 79/2021), bukan banding."
LEBIH_BERAT = "Keberatan tidak dapat menghasilkan hukuman yang lebih berat dengan sendirinya."


def batas_upaya(perkara: Perkara) -> Jam | None:
    """Last day of the remedy that is open for this decision; None before it was received."""
    if perkara.diterima_pada is None:
        return None
    hitung = batas_banding if perkara.hukuman == Hukdis.B3 else batas_keberatan
    return hitung(perkara.diterima_pada, Kalender(perkara.kota_id).tambah)


@transaction.atomic
def keberatan_ajukan(*, perkara: Perkara, alasan: str, oleh: Any) -> Perkara:
    """The accused objects. Raises ValidationError for a dismissal, TransitionRefused after the last day."""
    baris = perkara_kunci(perkara, "ajukan_keberatan", oleh)
    if baris.hukuman == Hukdis.B3:
        raise ValidationError(KE_BPASN)
    pastikan_belum_lewat(terisi(batas_upaya(baris)).jatuh, oleh.hari_ini())
    penghukum = petugas_aktif(baris).filter(peran=PeranPerkara.PEMUTUS).select_related("pegawai__kota").get()
    tunjukan = pemutus_keberatan(baris.pegawai, penghukum.pegawai, oleh.hari_ini())
    petugas_tunjuk(baris, PeranPerkara.KEBERATAN, tunjukan, oleh.hari_ini())
    perkara_pindah(baris, "ajukan_keberatan", oleh=oleh, sejak=oleh.hari_ini(), isi=alasan)
    kabar_petugas(baris, [PeranPerkara.KEBERATAN])
    return baris


@transaction.atomic
def banding_catat(*, perkara: Perkara, nomor: str, oleh: Any) -> Perkara:
    """The accused tells that a banding lies with the BPASN; the decision there is entered when it comes."""
    baris = perkara_kunci(perkara, "ajukan_banding", oleh)
    if baris.hukuman != Hukdis.B3:
        raise ValidationError(KE_KEBERATAN)
    pastikan_belum_lewat(terisi(batas_upaya(baris)).jatuh, oleh.hari_ini())
    penghukum = petugas_aktif(baris).get(peran=PeranPerkara.PEMUTUS)
    tunjukan = pemutus_keberatan(baris.pegawai, penghukum.pegawai, oleh.hari_ini())
    petugas_tunjuk(baris, PeranPerkara.KEBERATAN, tunjukan, oleh.hari_ini())
    perkara_pindah(baris, "ajukan_banding", oleh=oleh, sejak=oleh.hari_ini(), isi=f"Nomor banding {nomor}")
    kabar_petugas(baris, [PeranPerkara.KEBERATAN])
    return baris


@transaction.atomic
def upaya_kuatkan(*, perkara: Perkara, hukuman: str, alasan: str, oleh: Any) -> Perkara:
    """The punishment stands, as it was or lighter, and takes effect today. Raises ValidationError (`hukuman`)."""
    baris = perkara_kunci(perkara, "kuatkan", oleh)
    if lebih_berat(hukuman, baris.hukuman):
        raise ValidationError({"hukuman": LEBIH_BERAT})
    baris.hukuman, baris.berlaku_pada = hukuman, oleh.hari_ini()
    baris.save(update_fields=["hukuman", "berlaku_pada"])
    hukuman_berlakukan(baris, transisi="kuatkan", oleh=oleh, isi=alasan)
    return baris


@transaction.atomic
def upaya_kabulkan(*, perkara: Perkara, alasan: str, oleh: Any) -> Perkara:
    """The decision falls; nothing reaches the register."""
    baris = perkara_kunci(perkara, "batalkan", oleh)
    perkara_pindah(baris, "batalkan", oleh=oleh, sejak=oleh.hari_ini(), isi=alasan)
    kabar_terperiksa(baris, "Hukuman disiplin Anda dibatalkan")
    return baris
