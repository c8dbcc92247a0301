"""Life of a usulan as a table. Pure Python; which step is waiting stands in the row (`menunggu`)."""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow
from kepegawaian.usulan.rules.alur import ATASAN, BKD, INSTANSI


class KeadaanUsulan(StrEnum):
    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DIVERIFIKASI = "diverifikasi"
    DIKEMBALIKAN = "dikembalikan"
    DISAHKAN = "disahkan"
    DITOLAK = "ditolak"
    DIBATALKAN = "dibatalkan"


K = KeadaanUsulan
LABEL = {
    K.DRAF: "Draf",
    K.DIAJUKAN: "Diajukan",
    K.DIVERIFIKASI: "Diverifikasi",
    K.DIKEMBALIKAN: "Dikembalikan",
    K.DISAHKAN: "Disahkan",
    K.DITOLAK: "Ditolak",
    K.DIBATALKAN: "Dibatalkan",
}
DAPAT_DIUBAH = frozenset({K.DRAF, K.DIKEMBALIKAN})
MENUNGGU = frozenset({K.DIAJUKAN, K.DIVERIFIKASI})
AKHIR = frozenset({K.DISAHKAN, K.DITOLAK, K.DIBATALKAN})

IZIN_LIHAT = "usulan.view_usulan"
IZIN_AJUKAN = "usulan.ajukan_usulan"
IZIN_KOTAK = "usulan.buka_kotak"
IZIN_EKSPOR = "usulan.ekspor_usulan"
# Who decides at which step.
IZIN_TAHAP = {
    ATASAN: "usulan.setujui_usulan",
    INSTANSI: "usulan.verifikasi_usulan",
    BKD: "usulan.sahkan_usulan",
}


class Keputusan(StrEnum):
    SETUJU = "setuju"
    KEMBALIKAN = "kembalikan"
    TOLAK = "tolak"


KE = {Keputusan.KEMBALIKAN: K.DIKEMBALIKAN, Keputusan.TOLAK: K.DITOLAK}
LABEL_KEPUTUSAN = {Keputusan.SETUJU: "Setujui", Keputusan.KEMBALIKAN: "Kembalikan", Keputusan.TOLAK: "Tolak"}


def transisi_putusan(keputusan: str, tahap: str, *, terakhir: bool) -> str:
    """Name of the edge that a decision at a step takes; only the last approval makes the fact."""
    if keputusan == Keputusan.SETUJU:
        return f"sahkan_{tahap}" if terakhir else f"setuju_{tahap}"
    return f"{Keputusan(keputusan).value}_{tahap}"


def _putusan(tahap: str) -> tuple[Transition, ...]:
    izin = IZIN_TAHAP[tahap]
    return (
        Transition(f"setuju_{tahap}", MENUNGGU, K.DIVERIFIKASI, izin, label="Setujui"),
        Transition(f"sahkan_{tahap}", MENUNGGU, K.DISAHKAN, izin, label="Sahkan"),
        Transition(f"kembalikan_{tahap}", MENUNGGU, K.DIKEMBALIKAN, izin, label="Kembalikan"),
        Transition(f"tolak_{tahap}", MENUNGGU, K.DITOLAK, izin, label="Tolak"),
    )


USULAN_WORKFLOW = Workflow(
    (
        Transition("ajukan", DAPAT_DIUBAH, K.DIAJUKAN, IZIN_AJUKAN, label="Ajukan"),
        Transition("batalkan", DAPAT_DIUBAH | MENUNGGU, K.DIBATALKAN, IZIN_AJUKAN, label="Batalkan"),
        *_putusan(ATASAN),
        *_putusan(INSTANSI),
        *_putusan(BKD),
    )
)
