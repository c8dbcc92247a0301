"""From an approved proposal to a fact of the register: the letter of a KGB at once, everything else after its SK.

A decision takes effect on its TMT, not on the day it is recorded; `keputusan_terapkan_jatuh_waktu` runs every night.
"""

import logging
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.workflows import TransitionRefused
from kepegawaian.layanan.models import KeputusanHak
from kepegawaian.layanan.rules.jenis import KodeHak
from kepegawaian.layanan.services.fakta import fakta_satu
from kepegawaian.layanan.services.surat import surat_terbitkan
from kepegawaian.layanan.services.usul import pastikan_masih_berlaku
from kepegawaian.pegawai.models import Golongan
from kepegawaian.pegawai.rules.masa_kerja import MasaKerja, mkg, mkg_setelah_naik
from kepegawaian.pegawai.services.kedudukan import kontrak_perpanjang, pegawai_angkat_pns, pegawai_berhentikan
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_catat
from kepegawaian.pegawai.services.riwayat.bahan import hari_ini_kota
from kepegawaian.usulan.models import Usulan

log = logging.getLogger(__name__)

CATAT = "layanan.catat_keputusan"
# What changes the person's own row only from its TMT on, and an award that has yet to be conferred.
MENUNGGU_TMT = frozenset({KodeHak.PENSIUN, KodeHak.CPNS, KodeHak.SATYALANCANA})
SENDIRI = "Keputusan tentang diri sendiri dicatat orang lain."


def boleh_catat(keputusan: KeputusanHak, pengguna: Any) -> bool:
    """Whether to offer the form; `keputusan_catat` asks again."""
    if pengguna.pegawai_id == keputusan.pegawai_id:
        return False
    return KeputusanHak.objects.terlihat_oleh(pengguna, CATAT).filter(pk=keputusan.pk).exists()


def kode_usulan(usulan: Usulan) -> KodeHak:
    return KodeHak(usulan.jenis.removeprefix("hak-").upper())


def usulan_terapkan(*, usulan: Usulan, oleh: Any) -> Any:
    """What the last approval does. Raises ValidationError when the ground of the proposal has changed."""
    kode = kode_usulan(usulan)
    hari_ini = hari_ini_kota(usulan.pegawai)
    fakta = fakta_satu(usulan.pegawai, hari_ini)
    pastikan_masih_berlaku(fakta, usulan.isi, kode, hari_ini)
    if kode is KodeHak.KGB:
        return surat_terbitkan(usulan=usulan, oleh=oleh, tanggal=hari_ini)
    return KeputusanHak.objects.create(
        kota_id=usulan.kota_id,
        usulan=usulan,
        pegawai=usulan.pegawai,
        kode=kode.value,
        tmt=date.fromisoformat(usulan.isi["tmt"]),
        isi=usulan.isi,
    )


@transaction.atomic
def keputusan_catat(*, keputusan: KeputusanHak, nilai: Mapping[str, Any], oleh: Any) -> KeputusanHak:
    """Record the SK. What the law lets take effect at once is deposited; the rest waits for its TMT.

    Raises PermissionDenied out of reach or for oneself, TransitionRefused when it is recorded already,
    ValidationError when the register refuses the fact.
    """
    baris = (
        KeputusanHak.objects.terlihat_oleh(oleh, CATAT)
        .select_for_update(of=("self",))
        .select_related("pegawai")
        .filter(pk=keputusan.pk)
        .first()
    )
    if baris is None:
        raise PermissionDenied(CATAT)
    if oleh.pegawai_id == baris.pegawai_id:
        raise ValidationError(SENDIRI)
    if baris.tanggal_sk is not None:
        raise TransitionRefused("SK keputusan ini sudah dicatat.")
    for kolom in ("nomor_sk", "tanggal_sk", "pejabat_sk", "nomor_pertek", "tanggal_pertek", "tmt"):
        if kolom in nilai:
            setattr(baris, kolom, nilai[kolom])
    if nilai.get("sampai"):
        baris.isi = baris.isi | {"sampai": nilai["sampai"].isoformat()}
    baris.ditetapkan_oleh = oleh
    baris.full_clean(exclude=["kota", "usulan", "pegawai"])
    baris.save()
    if baris.kode not in MENUNGGU_TMT or baris.tmt <= hari_ini_kota(baris.pegawai):
        _terapkan(baris)
    return baris


def keputusan_terapkan_jatuh_waktu(*, kota_id: int, hari_ini: date) -> int:
    """Every decision whose TMT has come; one that fails is left for the next night and does not hold the others."""
    jumlah = 0
    for pk in KeputusanHak.objects.filter(kota=kota_id).jatuh_waktu(hari_ini).values_list("pk", flat=True):
        with transaction.atomic():
            baris = KeputusanHak.objects.select_for_update(of=("self",)).select_related("pegawai").get(pk=pk)
            if baris.diterapkan_pada is None:
                jumlah += _coba_terapkan(baris)
    return jumlah


def _coba_terapkan(baris: KeputusanHak) -> int:
    try:
        with transaction.atomic():
            _terapkan(baris)
    except ValidationError as galat:
        log.warning(
            "Keputusan hak %s belum dapat diterapkan: %s", baris.pk, ", ".join(getattr(galat, "error_dict", {}))
        )
        return 0
    return 1


def _kolom(galat: ValidationError) -> list[str]:
    """Fields that are wrong; what they hold stays out of the log."""
    return list(getattr(galat, "error_dict", {"hak": None}))


def _terapkan(baris: KeputusanHak) -> None:
    _PENERAP[KodeHak(baris.kode)](baris)
    baris.diterapkan_pada = timezone.now()
    baris.save(update_fields=["diterapkan_pada"])


def _catatan(baris: KeputusanHak) -> str:
    return f"{baris.get_kode_display()}, SK {baris.nomor_sk} tanggal {baris.tanggal_sk:%d-%m-%Y}"


def _sk(baris: KeputusanHak) -> dict[str, Any]:
    return {
        "nomor_sk": baris.nomor_sk,
        "tanggal_sk": baris.tanggal_sk.isoformat() if baris.tanggal_sk else None,
        "pejabat_sk": baris.pejabat_sk,
    }


def _pangkat(baris: KeputusanHak) -> None:
    """MKG counts on from the last pangkat and shrinks where the golongan changes. PP 7/1977."""
    fakta = fakta_satu(baris.pegawai, hari_ini_kota(baris.pegawai))
    lama, ke = fakta.f_pangkat, baris.isi["golongan"]
    sampai = mkg(MasaKerja(lama["mkg_tahun"], lama["mkg_bulan"]), date.fromisoformat(lama["tmt"]), baris.tmt)
    masa = mkg_setelah_naik(sampai, lama["kode"], ke, pada=baris.tmt)
    golongan = Golongan.objects.get(kelompok_asn="PNS", kode=ke)
    isi = {
        "golongan": golongan.pk,
        "tmt": baris.tmt.isoformat(),
        "jenis": baris.isi["jenis"],
        "mkg_tahun": masa.tahun,
        "mkg_bulan": masa.bulan,
    }
    riwayat_catat(
        jenis=JENIS_RIWAYAT["pangkat"],
        pegawai=baris.pegawai,
        isi=isi | _sk(baris),
        oleh=baris.ditetapkan_oleh,
        catatan=f"Pertek {baris.nomor_pertek}" if baris.nomor_pertek else "",
    )


def _satyalancana(baris: KeputusanHak) -> None:
    isi = {"jenis": baris.isi["jenis"], "nama": baris.isi["nama"], "tanggal": baris.tmt.isoformat()}
    riwayat_catat(
        jenis=JENIS_RIWAYAT["penghargaan"], pegawai=baris.pegawai, isi=isi | _sk(baris), oleh=baris.ditetapkan_oleh
    )


def _kontrak(baris: KeputusanHak) -> None:
    sampai = date.fromisoformat(baris.isi["sampai"])
    kontrak_perpanjang(pegawai=baris.pegawai, sampai=sampai, oleh=baris.ditetapkan_oleh, catatan=_catatan(baris))


def _cpns(baris: KeputusanHak) -> None:
    pegawai_angkat_pns(pegawai=baris.pegawai, tmt=baris.tmt, oleh=baris.ditetapkan_oleh, catatan=_catatan(baris))


def _pensiun(baris: KeputusanHak) -> None:
    pegawai_berhentikan(
        pegawai=baris.pegawai,
        kedudukan="PENSIUN",
        tanggal=baris.tmt,
        oleh=baris.ditetapkan_oleh,
        catatan=_catatan(baris),
    )


_PENERAP = {
    KodeHak.PANGKAT: _pangkat,
    KodeHak.SATYALANCANA: _satyalancana,
    KodeHak.KONTRAK: _kontrak,
    KodeHak.CPNS: _cpns,
    KodeHak.PENSIUN: _pensiun,
}
