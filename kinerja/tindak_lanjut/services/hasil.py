"""The end of a plan, step by step as the rule allows. Who runs the plan does not decide on it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.services import transition_row
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import RiwayatKinerja
from kepegawaian.pegawai.rules.enum import JenisASN, PredikatKinerja
from kepegawaian.pegawai.rules.orang import Orang, orang_akun
from kepegawaian.pegawai.rules.tindak_lanjut import PredikatPeriodik
from kinerja.tindak_lanjut.models import RencanaPembinaan
from kinerja.tindak_lanjut.rules import pembinaan as aturan
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan
from kinerja.tindak_lanjut.rules.pembinaan import Langkah
from kinerja.tindak_lanjut.services.pembinaan import kabari_pegawai, rencana_kunci, terisi_mulai, terisi_selesai
from kinerja.tindak_lanjut.services.pembukaan import periode_riwayat
from kinerja.tindak_lanjut.services.setoran import rencana_setorkan
from kinerja.tindak_lanjut.workflows import KELOLA_PEMBINAAN, PEMBINAAN_WORKFLOW

IKUT_MEMBINA = "Anda ikut menjalankan pembinaan ini, sehingga orang lain yang memutus hasilnya."
BELUM = "Belum dapat diputus."


def langkah_berikut(rencana: RencanaPembinaan, nilai: Mapping[str, Any], hari_ini: date) -> Langkah:
    """What the rule says in the present state; `nilai` are the findings people must add (test, vacancies)."""
    match KeadaanPembinaan(rencana.keadaan):
        case KeadaanPembinaan.BERJALAN:
            return aturan.hasil_perbaikan(fakta_hasil(rencana, hari_ini))
        case KeadaanPembinaan.UJI_KOMPETENSI:
            return aturan.setelah_uji(
                kompeten=bool(nilai.get("kompeten")),
                jabatan_sesuai=bool(nilai.get("jabatan_sesuai")),
                jabatan_lebih_rendah=bool(nilai.get("jabatan_lebih_rendah")),
            )
        case KeadaanPembinaan.PENEMPATAN_SEMENTARA:
            return aturan.setelah_sementara(
                sejak=rencana.sementara_sejak or hari_ini,
                pada=hari_ini,
                jabatan_sesuai=bool(nilai.get("jabatan_sesuai")),
                jabatan_lebih_rendah=bool(nilai.get("jabatan_lebih_rendah")),
            )
        case KeadaanPembinaan.EVALUASI_PERJANJIAN:
            return aturan.setelah_perjanjian(target_terpenuhi=bool(nilai.get("target_terpenuhi")))
    raise TransitionRefused(f"Tidak ada yang perlu diputus: {rencana.get_keadaan_display()}.")


def fakta_hasil(rencana: RencanaPembinaan, hari_ini: date) -> aturan.FaktaHasil:
    baris = RiwayatKinerja.objects.filter(
        pegawai=rencana.pegawai_id, kota=rencana.kota_id, tahun__gte=terisi_mulai(rencana).year
    ).sah()
    predikat = [
        PredikatPeriodik(periode_riwayat(r.tahun, r.triwulan), PredikatKinerja(r.predikat), r.pk) for r in baris
    ]
    return aturan.FaktaHasil(
        jenis=JenisASN(rencana.pegawai.jenis),
        mulai=terisi_mulai(rencana),
        selesai=terisi_selesai(rencana),
        predikat=[p for p in predikat if p.periode.sudah_berakhir(hari_ini)],
        pada=hari_ini,
    )


@transaction.atomic
def rencana_putuskan(
    *, rencana: RencanaPembinaan, nilai: Mapping[str, Any], catatan: str, oleh: Any, hari_ini: date
) -> RencanaPembinaan:
    """Take the step the rule names, keeping its verdict.

    Raises PermissionDenied out of reach, ValidationError for who may not decide, TransitionRefused when it is too
    early or there is nothing to decide.
    """
    baris = rencana_kunci(rencana, oleh=oleh, izin=KELOLA_PEMBINAAN)
    if ikut_membina(baris, oleh):
        raise ValidationError(IKUT_MEMBINA)
    langkah = langkah_berikut(baris, nilai, hari_ini)
    if langkah.menuju is None:
        raise TransitionRefused(f"{BELUM} {langkah.putusan.alasan}")
    baris.hasil = catatan_hasil(langkah)
    baris.diputus_oleh, baris.diputus_pada = oleh, timezone.now()
    if langkah.menuju is KeadaanPembinaan.PENEMPATAN_SEMENTARA:
        baris.sementara_sejak = hari_ini
    baris.save(update_fields=["hasil", "diputus_oleh", "diputus_pada", "sementara_sejak"])
    baris = transition_row(PEMBINAAN_WORKFLOW, langkah.menuju.value, baris, oleh=oleh, catatan=catatan.strip())
    rencana_setorkan(baris)
    kabari_pegawai(baris, "Hasil pembinaan kinerja Anda sudah diputus", f"hasil:{baris.pk}:{baris.keadaan}")
    return baris


def catatan_hasil(langkah: Langkah) -> dict[str, Any]:
    p = langkah.putusan
    return {
        "menuju": langkah.menuju.value if langkah.menuju else "",
        "alasan": p.alasan,
        "dasar": str(p.dasar),
        "rincian": list(p.rincian),
        "berikut": langkah.berikut,
        "bukti": [["RiwayatKinerja", b] for b in langkah.bukti],
    }


def ikut_membina(rencana: RencanaPembinaan, oleh: Any) -> bool:
    """Whether this human being is the superior of the plan, or has noted one of its checkpoints."""
    saya = orang_akun(oleh)
    if rencana.pembina is not None and saya.sama(Orang(pegawai_id=rencana.pembina_id, nip=rencana.pembina.nip)):
        return True
    titik = rencana.titik.filter(dicatat_oleh__isnull=False).select_related("dicatat_oleh")
    return any(t.dicatat_oleh is not None and orang_akun(t.dicatat_oleh).sama(saya) for t in titik)
