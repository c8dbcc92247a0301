"""Life of a survey campaign and of a follow-up plan as tables. Pure Python."""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow


class KeadaanKampanye(StrEnum):
    DRAF = "draf"
    BERJALAN = "berjalan"
    DITUTUP = "ditutup"
    DITERBITKAN = "diterbitkan"
    DIBATALKAN = "dibatalkan"


K = KeadaanKampanye
LABEL = {
    K.DRAF: "Draf",
    K.BERJALAN: "Menerima jawaban",
    K.DITUTUP: "Ditutup",
    K.DITERBITKAN: "Diterbitkan",
    K.DIBATALKAN: "Dibatalkan",
}
DASAR = "PermenPANRB 14/2017"
IZIN_LIHAT = "survei.view_kampanye"
IZIN_KELOLA = "survei.kelola_kampanye"
IZIN_TUTUP = "survei.tutup_kampanye"
IZIN_TERBIT = "survei.terbitkan_kampanye"
IZIN_REVISI = "survei.revisi_kampanye"
IZIN_TINDAK = "survei.kelola_rencanatindak"
IZIN_EKSPOR = "survei.ekspor_kampanye"
# Held by everybody for the plans they answer for themselves.
IZIN_LIHAT_TINDAK = "survei.view_rencanatindak"
IZIN_LAPOR = "survei.laporkan_rencanatindak"

KAMPANYE_WORKFLOW = Workflow(
    (
        Transition("buka", frozenset({K.DRAF}), K.BERJALAN, IZIN_KELOLA, DASAR, "Buka survei"),
        Transition("tutup", frozenset({K.BERJALAN}), K.DITUTUP, IZIN_TUTUP, DASAR, "Tutup dan hitung"),
        Transition("terbitkan", frozenset({K.DITUTUP}), K.DITERBITKAN, IZIN_TERBIT, DASAR, "Terbitkan hasil"),
        Transition(
            "buka_kembali",
            frozenset({K.DITUTUP, K.DITERBITKAN}),
            K.BERJALAN,
            IZIN_REVISI,
            DASAR,
            "Buka kembali sebagai revisi",
        ),
        Transition("batalkan", frozenset({K.DRAF, K.BERJALAN}), K.DIBATALKAN, IZIN_KELOLA, label="Batalkan"),
    )
)


class KeadaanRencana(StrEnum):
    DIRENCANAKAN = "direncanakan"
    SELESAI = "selesai"
    DIBATALKAN = "dibatalkan"


LABEL_RENCANA = {
    KeadaanRencana.DIRENCANAKAN: "Dikerjakan",
    KeadaanRencana.SELESAI: "Selesai",
    KeadaanRencana.DIBATALKAN: "Dibatalkan",
}
_DIKERJAKAN = frozenset({KeadaanRencana.DIRENCANAKAN})
RENCANA_WORKFLOW = Workflow(
    (
        Transition("selesaikan", _DIKERJAKAN, KeadaanRencana.SELESAI, IZIN_LAPOR, DASAR, "Nyatakan selesai"),
        Transition("batalkan", _DIKERJAKAN, KeadaanRencana.DIBATALKAN, IZIN_TINDAK, label="Batalkan"),
    )
)
