"""The document a fact stands on, when it is laid out after the fact was written down."""

from collections.abc import Iterable

from django.db import transaction

from asn.core.berkas import berkas_salin
from asn.core.models import Berkas
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.profil import Jenis


@transaction.atomic
def riwayat_bukti_susulkan(*, pegawai: Pegawai, jenis: Iterable[Jenis], tautan: str, berkas: Berkas) -> int:
    """Give the rows made on the page `tautan` their own copy of the document; a row that has one keeps it.

    Who may see the row may then read the document, the person first of all. Returns how many rows got it.
    """
    jumlah = 0
    for satu in jenis:
        semua = satu.model.objects.select_for_update(of=("self",)).filter(pegawai=pegawai, tautan=tautan, bukti=None)
        for baris in semua:
            baris.bukti = berkas_salin(berkas=berkas, pemilik=baris, izin=satu.izin)
            baris.save(update_fields=["bukti"])
            jumlah += 1
    return jumlah
