"""Deposit of a decided batch on its TMT: once, all of it or nothing, whoever is killed meanwhile."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.akun.services.layanan import akun_layanan
from asn.core.services import transition_row
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.pegawai.models import Pencalonan
from kepegawaian.pegawai.services.pencalonan import pencalonan_penuhi
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_catat
from kepegawaian.promosi.models import ButirPengangkatan, PaketPengangkatan
from kepegawaian.promosi.services.pratinjau import isi_riwayat
from kepegawaian.promosi.services.sementara import sementara_akhiri_karena_definitif
from kepegawaian.promosi.workflows import KELOLA_PAKET, PAKET_WORKFLOW, KeadaanPaket


def setor_jatuh_tempo(kota_id: int) -> list[int]:
    """Batches of the city whose TMT has come by its own calendar."""
    hari = hari_ini_kota(kota_id)
    return list(PaketPengangkatan.objects.filter(kota=kota_id).jatuh_tempo(hari).values_list("pk", flat=True))


def paket_setor(*, paket_id: int) -> bool:
    """Write every line into the register. False when it is done already, not due, or refused by the register.

    The batch is locked first, so a second worker waits and then finds it done. A killed worker leaves nothing behind:
    lines, the ends of old positions and the state of the batch are one transaction. What the register refuses is kept
    on the batch and told to the BKD; the next night tries again.
    """
    try:
        with transaction.atomic():
            return _setor(paket_id)
    except ValidationError as galat:
        _catat_halangan(paket_id, "; ".join(galat.messages))
        return False


def _setor(paket_id: int) -> bool:
    kueri = PaketPengangkatan.objects.select_for_update(of=("self",)).select_related("kota", "ditetapkan_oleh")
    paket = kueri.filter(pk=paket_id, keadaan=KeadaanPaket.DITETAPKAN).first()
    if paket is None or paket.tmt > hari_ini_kota(paket.kota_id):
        return False
    sistem = akun_layanan(paket.kota)
    for butir in paket.butir.filter(riwayat=None).for_list():
        _setor_butir(paket, butir, sistem)
    paket.disetor_pada, paket.galat_setor = timezone.now(), ""
    paket.save(update_fields=["disetor_pada", "galat_setor"])
    transition_row(PAKET_WORKFLOW, "setor", paket, oleh=sistem, catatan=paket.nomor_sk)
    _kabari(paket)
    return True


def _setor_butir(paket: PaketPengangkatan, butir: ButirPengangkatan, sistem: Any) -> None:
    sementara_akhiri_karena_definitif(jabatan_id=butir.jabatan_id, tmt=paket.tmt, oleh=sistem)
    butir.riwayat = riwayat_catat(
        jenis=JENIS_RIWAYAT["jabatan"],
        pegawai=butir.pegawai,
        isi=isi_riwayat(paket, butir),
        oleh=sistem,
        tautan=paket.get_absolute_url(),
        catatan=f"Disetor dari {paket}",
    )
    butir.save(update_fields=["riwayat"])
    for pencalonan in Pencalonan.objects.filter(pegawai=butir.pegawai_id).berlaku(paket.tmt).untuk(butir.jabatan):
        pencalonan_penuhi(pencalonan=pencalonan, alasan=f"Diangkat dengan {paket}", oleh=sistem)


def _kabari(paket: PaketPengangkatan) -> None:
    butir = {b.pegawai_id: b for b in paket.butir.select_related("jabatan")}
    for akun in Pengguna.objects.filter(pegawai__in=butir):
        kabar_kirim(
            kepada=akun,
            kota_id=paket.kota_id,
            jenis="data",
            judul=f"Jabatan baru Anda tercatat: {butir[akun.pegawai_id].jabatan}",
            isi=f"Berlaku sejak {paket.tmt:%d-%m-%Y} menurut SK {paket.nomor_sk}.",
            tautan=reverse("pegawai:saya"),
            kunci=f"paket-angkat:{paket.pk}:{akun.pk}",
        )


@transaction.atomic
def _catat_halangan(paket_id: int, pesan: str) -> None:
    paket = PaketPengangkatan.objects.select_for_update(of=("self",)).get(pk=paket_id)
    paket.galat_setor = pesan
    paket.save(update_fields=["galat_setor"])
    kabar_kirim(
        kepada=pengelola(paket.kota_id, KELOLA_PAKET),
        kota_id=paket.kota_id,
        jenis="tugas",
        judul=f"{paket} tidak dapat dicatat di buku induk",
        isi=pesan[:300],
        tautan=paket.get_absolute_url(),
        kunci=f"paket-galat:{paket.pk}:{hari_ini_kota(paket.kota_id)}",
    )


def pengelola(kota_id: int, izin: str) -> list[Pengguna]:
    """Accounts of the BKD of this city."""
    akun = Pengguna.objects.filter(is_active=True, penugasan__peran="BKD", penugasan__kota=kota_id).distinct()
    return [p for p in akun if kota_id in p.jangkauan(izin).kota_ids]
