"""Who may propose, see and decide; the questions that need the database behind `rules.pemisahan`."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from asn.core.models import RiwayatKeadaan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules.orang import orang_akun, orang_pegawai
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.registri import JenisUsulan
from kepegawaian.usulan.rules.alur import TAHAP, Asal
from kepegawaian.usulan.rules.pemisahan import alasan_tidak_boleh_memutus
from kepegawaian.usulan.workflows import IZIN_AJUKAN, IZIN_TAHAP, USULAN_WORKFLOW

# Edges of the other steps: whoever took one of them is done with this usulan.
TAHAP_LAIN = {
    satu: tuple(
        t.nama for t in USULAN_WORKFLOW.transisi for lain in TAHAP if lain != satu and t.nama.endswith(f"_{lain}")
    )
    for satu in TAHAP
}


def terjangkau(pengguna: Any, pegawai: Pegawai, izin: str) -> bool:
    """Whether this person lies in the reach of the permission."""
    return Pegawai.objects.terlihat_oleh(pengguna, izin).filter(pk=pegawai.pk).exists()


def asal_usulan(pengguna: Any | None, pegawai: Pegawai) -> Asal:
    """Who proposes, as far as the steps depend on it."""
    if pengguna is None:
        return Asal.SISTEM
    if orang_akun(pengguna).sama(orang_pegawai(pegawai)):
        return Asal.SENDIRI
    if pegawai.kota_id in pengguna.jangkauan(IZIN_TAHAP["bkd"]).kota_ids:
        return Asal.BKD
    return Asal.INSTANSI


def boleh_mengusulkan(pengguna: Any, pegawai: Pegawai, jenis: JenisUsulan) -> bool:
    """Whether this user may propose this kind for this person: both permissions with the person in reach."""
    if not pengguna.has_perm(IZIN_AJUKAN) or not pengguna.has_perm(jenis.izin_lihat):
        return False
    if not jenis.mandiri and asal_usulan(pengguna, pegawai) is Asal.SENDIRI:
        return False
    return terjangkau(pengguna, pegawai, IZIN_AJUKAN) and terjangkau(pengguna, pegawai, jenis.izin_lihat)


def pastikan_boleh_mengusulkan(pengguna: Any | None, pegawai: Pegawai, jenis: JenisUsulan) -> None:
    """Raises PermissionDenied; the system itself (None) may always propose, and never decides."""
    if pengguna is not None and not boleh_mengusulkan(pengguna, pegawai, jenis):
        raise PermissionDenied(IZIN_AJUKAN)


def putusan_usulan(usulan: Usulan) -> QuerySet[RiwayatKeadaan]:
    """Every state change of the usulan, oldest first."""
    jenis = ContentType.objects.get_for_model(Usulan)
    return RiwayatKeadaan.objects.filter(objek_jenis=jenis, objek_id=usulan.pk, kota=usulan.kota_id).select_related(
        "oleh"
    )


def alasan_menahan(usulan: Usulan, pengguna: Any) -> str:
    """Why this user may not decide the step that is due; empty when allowed. The reach is asked elsewhere."""
    lain = putusan_usulan(usulan).filter(transisi__in=TAHAP_LAIN[usulan.menunggu])
    return alasan_tidak_boleh_memutus(
        pelaku=orang_akun(pengguna),
        subjek=orang_pegawai(usulan.pegawai),
        pengusul=orang_akun(usulan.pengusul) if usulan.pengusul else None,
        pemutus_tahap_lain=[orang_akun(r.oleh) for r in lain],
    )
