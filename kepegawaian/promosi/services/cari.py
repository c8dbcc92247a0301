"""Whom and what the forms of this wing name, within the reach of who fills them in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from kepegawaian.jabatan.models import Jabatan, JabatanQuerySet
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.promosi.models import PaketPengangkatan
from kepegawaian.promosi.services.lowong import lowong_terlihat
from kepegawaian.promosi.workflows import KELOLA_PAKET, KELOLA_SEMENTARA

TIDAK_DITEMUKAN = "Tidak ada pegawai aktif dengan NIP ini di kota Anda."


def pegawai_dari_nip(pengguna: Any, nip: str, kolom: str = "nip") -> Pegawai:
    """Raises ValidationError at the field when there is nobody within reach."""
    terlihat = (
        Pegawai.objects.terlihat_oleh(pengguna, KELOLA_PAKET).masih_pegawai().select_related("jabatan__instansi")
    )
    pegawai = terlihat.filter(nip=nip.strip()).first()
    if pegawai is None:
        raise ValidationError({kolom: TIDAK_DITEMUKAN})
    return pegawai


def jabatan_untuk_paket(pengguna: Any, paket: PaketPengangkatan) -> JabatanQuerySet:
    """Vacant on the TMT, or left by somebody in this batch."""
    lowong = lowong_terlihat(pengguna, KELOLA_PAKET, paket.tmt).filter(kota=paket.kota_id).values("pk")
    ditinggalkan = paket.butir.values("pegawai__jabatan")
    terlihat: JabatanQuerySet = Jabatan.objects.terlihat_oleh(pengguna, KELOLA_PAKET).filter(kota=paket.kota_id)
    pilihan = terlihat.filter(Q(pk__in=lowong) | Q(pk__in=ditinggalkan))
    return pilihan.select_related("instansi").order_by("instansi__jalur", "nama")


def jabatan_lowong(pengguna: Any) -> Any:
    """Vacant positions a Plt can be ordered for."""
    lowong = lowong_terlihat(pengguna, KELOLA_SEMENTARA, pengguna.hari_ini())
    return lowong.order_by("instansi__jalur", "nama")


def jabatan_pejabat(pengguna: Any, nip: str) -> Jabatan:
    """The position of the holder who is away (Plh)."""
    pejabat = pegawai_dari_nip(pengguna, nip, "nip_pejabat")
    if pejabat.jabatan is None:
        raise ValidationError({"nip_pejabat": "Pegawai ini tidak memegang jabatan definitif."})
    return pejabat.jabatan
