"""Budget: a class commits against the pagu of its perangkat daerah when it opens, and realises when it is done."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from asn.core.templatetags.asn import rupiah
from kepegawaian.instansi.models import Instansi
from pelatihan.program.models import AnggaranPelatihan, Angkatan

TERSERAP = "Pagu tidak boleh di bawah yang sudah terikat dan terpakai ({})."
TIDAK_CUKUP = "Sisa pagu {} tahun {} tinggal {}; kelas ini memerlukan {}."


@transaction.atomic
def anggaran_simpan(*, instansi: Instansi, tahun: int, pagu: Decimal, sumber: str = "") -> AnggaranPelatihan:
    """Set the pagu of one perangkat daerah and year, never below what is committed and spent already."""
    kunci = {"kota_id": instansi.kota_id, "instansi": instansi, "tahun": tahun}
    baris, _ = AnggaranPelatihan.objects.get_or_create(**kunci, defaults={"pagu": pagu, "sumber": sumber})
    baris = anggaran_kunci(baris.pk)
    terikat = terpakai(baris)
    if pagu < terikat:
        raise ValidationError({"pagu": TERSERAP.format(rupiah(terikat))})
    baris.pagu, baris.sumber = pagu, sumber
    baris.full_clean(validate_unique=False)
    baris.save(update_fields=["pagu", "sumber"])
    return baris


def anggaran_kunci(pk: int) -> AnggaranPelatihan:
    """Locked: whoever commits next waits and then sees the rest."""
    return AnggaranPelatihan.objects.select_for_update(of=("self",), no_key=True).select_related("instansi").get(pk=pk)


def terpakai(anggaran: AnggaranPelatihan) -> Decimal:
    """Committed by classes that run, plus spent by those that are done."""
    baris: Any = AnggaranPelatihan.objects.filter(pk=anggaran.pk).terpakai().get()
    return baris.komitmen + baris.realisasi


def komitmen_periksa(angkatan: Angkatan) -> None:
    """Refuse to open a class its budget cannot carry; the budget stays locked until the class is committed."""
    if not angkatan.biaya:
        return
    if angkatan.anggaran_id is None:
        raise ValidationError({"anggaran": "Pilih anggaran yang membiayai kelas ini."})
    anggaran = anggaran_kunci(angkatan.anggaran_id)
    sisa = anggaran.pagu - terpakai(anggaran)
    if angkatan.biaya > sisa:
        kalimat = TIDAK_CUKUP.format(anggaran.instansi, anggaran.tahun, rupiah(sisa), rupiah(angkatan.biaya))
        raise ValidationError({"biaya": kalimat})


def realisasi_periksa(angkatan: Angkatan, realisasi: Decimal) -> None:
    """Spending more than was committed needs the rest of the pagu."""
    if angkatan.anggaran_id is None:
        if realisasi:
            raise ValidationError({"realisasi": "Kelas tanpa anggaran tidak mempunyai realisasi biaya."})
        return
    anggaran = anggaran_kunci(angkatan.anggaran_id)
    sisa = anggaran.pagu - terpakai(anggaran) + angkatan.biaya
    if realisasi > sisa:
        kalimat = TIDAK_CUKUP.format(anggaran.instansi, anggaran.tahun, rupiah(sisa), rupiah(realisasi))
        raise ValidationError({"realisasi": kalimat})
