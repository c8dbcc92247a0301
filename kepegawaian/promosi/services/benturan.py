"""Conflicts of interest of the committee: found in family and position data, or declared. UU 30/2014 ps. 42–43."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.rules.kepentingan import Ikatan
from kepegawaian.pegawai.services.kepentingan import ikatan_kepentingan
from kepegawaian.promosi.models import AnggotaPanitia, BenturanPanitia, LamaranJabatan, NilaiSeleksi, SeleksiJabatan
from kepegawaian.promosi.workflows import NILAI, KeadaanLamaran

KALIMAT = {
    Ikatan.DIRI: "Peserta ini adalah anggota panitia sendiri.",
    Ikatan.KELUARGA: "Tercatat sebagai keluarga dalam buku induk.",
    Ikatan.MUNGKIN_KELUARGA: "Namanya serupa dengan nama dalam data keluarga.",
    Ikatan.BAWAHAN: "Peserta berada dalam garis jabatan di bawah anggota.",
}
SUDAH_MENILAI = "Anda sudah menilai peserta ini. Nyatakan benturan sebelum menilai; hubungi pengelola seleksi."
BUKAN_SERUPA = "Hanya kesamaan nama yang dapat dibantah secara tertulis."


@transaction.atomic
def benturan_cari(seleksi: SeleksiJabatan) -> int:
    """Look at every member and every candidate; what was found or declared before stays. Returns how many are new."""
    ada = set(BenturanPanitia.objects.filter(anggota__seleksi=seleksi).values_list("anggota", "lamaran"))
    baru = []
    peserta = list(seleksi.lamaran.exclude(keadaan=KeadaanLamaran.DITARIK).select_related("pegawai"))
    for anggota in seleksi.panitia.aktif().select_related("pengguna__pegawai"):
        baru += [_temuan(anggota, p) for p in peserta if (anggota.pk, p.pk) not in ada]
    tercatat = [b for b in baru if b is not None]
    BenturanPanitia.objects.bulk_create(tercatat, ignore_conflicts=True)
    return len(tercatat)


def _temuan(anggota: AnggotaPanitia, lamaran: LamaranJabatan) -> BenturanPanitia | None:
    ikatan = ikatan_kepentingan(anggota.pengguna, lamaran.pegawai)
    if ikatan is None:
        return None
    return BenturanPanitia(
        kota_id=anggota.kota_id,
        anggota=anggota,
        lamaran=lamaran,
        sumber="SISTEM",
        jenis=ikatan.value,
        alasan=KALIMAT[ikatan],
    )


def benturan_periksa(anggota: AnggotaPanitia, lamaran: LamaranJabatan) -> BenturanPanitia | None:
    """What keeps this member from scoring this candidate now; a tie that appeared since is written down."""
    ada = BenturanPanitia.objects.filter(anggota=anggota, lamaran=lamaran).first()
    if ada is None and (baru := _temuan(anggota, lamaran)):
        baru.save()
        ada = baru
    return None if ada is None or ada.bantahan else ada


@transaction.atomic
def benturan_nyatakan(*, lamaran: LamaranJabatan, alasan: str, oleh: Any) -> BenturanPanitia:
    """The member steps aside for one candidate, before having scored them."""
    anggota = anggota_dari(lamaran.seleksi, oleh)
    if len(alasan.strip()) < 10:
        raise ValidationError({"alasan": "Tulis hubungan Anda dengan peserta sedikitnya 10 huruf."})
    if NilaiSeleksi.objects.filter(anggota=anggota, lamaran=lamaran).exists():
        raise TransitionRefused(SUDAH_MENILAI)
    benturan, _ = BenturanPanitia.objects.update_or_create(
        anggota=anggota,
        lamaran=lamaran,
        defaults={"kota_id": anggota.kota_id, "sumber": "PERNYATAAN", "alasan": alasan.strip(), "bantahan": ""},
    )
    return benturan


@transaction.atomic
def benturan_bantah(*, lamaran: LamaranJabatan, bantahan: str, oleh: Any) -> BenturanPanitia:
    """A name that merely resembles: the member states in writing that there is no tie."""
    anggota = anggota_dari(lamaran.seleksi, oleh)
    baris = BenturanPanitia.objects.select_for_update().filter(anggota=anggota, lamaran=lamaran).first()
    if baris is None or baris.jenis != Ikatan.MUNGKIN_KELUARGA or baris.sumber != "SISTEM":
        raise TransitionRefused(BUKAN_SERUPA)
    if len(bantahan.strip()) < 10:
        raise ValidationError({"bantahan": "Tulis pernyataan Anda sedikitnya 10 huruf."})
    baris.bantahan = bantahan.strip()
    baris.save(update_fields=["bantahan"])
    return baris


def anggota_dari(seleksi: SeleksiJabatan, oleh: Any) -> AnggotaPanitia:
    """The seat of this account on the committee. Raises PermissionDenied."""
    milik = AnggotaPanitia.objects.filter(seleksi=seleksi, pengguna=oleh, aktif=True)
    anggota = milik.select_related("pengguna__pegawai").first()
    if anggota is None or oleh.pratinjau or not oleh.has_perm(NILAI):
        raise PermissionDenied(NILAI)
    return anggota


def benturan_seleksi(seleksi: SeleksiJabatan) -> list[BenturanPanitia]:
    """Every conflict of a selection, with who and about whom."""
    baris = BenturanPanitia.objects.filter(anggota__seleksi=seleksi)
    return list(baris.select_related("anggota", "lamaran__pegawai").order_by("anggota__nama", "lamaran__nomor"))
