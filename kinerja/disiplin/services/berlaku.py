"""A punishment takes effect: deposited in the register exactly once, on the day itself, with its case."""

from datetime import date
from typing import Any

from asn.core.tipe import terisi
from kepegawaian.pegawai.rules.enum import Hukdis
from kepegawaian.pegawai.services.kedudukan import pegawai_berhentikan
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_catat
from kinerja.disiplin.models import Perkara
from kinerja.disiplin.rules.hukuman import selesai
from kinerja.disiplin.services.catatan import kabar_terperiksa, perkara_pindah, perkara_pindah_sistem


def hukuman_berlakukan(
    perkara: Perkara, *, transisi: str, oleh: Any | None = None, lewat_keberatan: bool = False, isi: str = ""
) -> Perkara:
    """Deposit and move a row that is locked already; a punishment without a term is done at once.

    Raises ValidationError when the register refuses the row; then nothing happened.
    """
    mulai = terisi(perkara.berlaku_pada)
    perkara.berlaku_sampai = selesai(perkara.hukuman, mulai)
    perkara.riwayat = _catat_riwayat(perkara, mulai)
    perkara.save(update_fields=["berlaku_sampai", "riwayat"])
    if oleh is None or lewat_keberatan:
        perkara_pindah_sistem(perkara, transisi, sejak=mulai, isi=isi, oleh=oleh)
    else:
        perkara_pindah(perkara, transisi, oleh=oleh, sejak=mulai, isi=isi)
    if perkara.hukuman == Hukdis.B3:
        pegawai_berhentikan(
            pegawai=perkara.pegawai,
            kedudukan="BERHENTI",
            tanggal=mulai,
            oleh=perkara.diputus_oleh,
            catatan="Hukuman disiplin",
        )
    if perkara.berlaku_sampai is None:
        perkara_pindah_sistem(perkara, "selesaikan", sejak=mulai)
    kabar_terperiksa(perkara, "Hukuman disiplin mulai berlaku")
    return perkara


def _catat_riwayat(perkara: Perkara, mulai: date) -> Any:
    """The finished fact; what happened in detail stays in the case."""
    isi = {
        "jenis": perkara.hukuman,
        "pelanggaran": f"{perkara.label_pelanggaran} ({perkara.pasal})",
        "tmt_mulai": mulai.isoformat(),
        "tmt_selesai": perkara.berlaku_sampai.isoformat() if perkara.berlaku_sampai else None,
        "nomor_sk": perkara.nomor_sk,
        "tanggal_sk": terisi(perkara.tanggal_sk).isoformat(),
        "pejabat_sk": perkara.pejabat_sk,
    }
    return riwayat_catat(
        jenis=JENIS_RIWAYAT["hukdis"],
        pegawai=perkara.pegawai,
        isi=isi,
        oleh=perkara.diputus_oleh,
        tautan=perkara.get_absolute_url(),
    )
