"""Life of a disciplinary case as a table (PP 94/2021). Pure Python."""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow


class KeadaanPerkara(StrEnum):
    DUGAAN = "dugaan"
    PANGGILAN_1 = "panggilan_1"
    PANGGILAN_2 = "panggilan_2"
    PEMERIKSAAN = "pemeriksaan"
    MENUNGGU_KEPUTUSAN = "menunggu_putusan"
    DIPUTUS = "diputus"
    DISAMPAIKAN = "disampaikan"
    KEBERATAN = "keberatan"
    BANDING = "banding"
    PELAKSANAAN = "pelaksanaan"
    SELESAI = "selesai"
    TIDAK_TERBUKTI = "tidak_terbukti"
    DIHENTIKAN = "dihentikan"
    DIBATALKAN = "dibatalkan"


K = KeadaanPerkara
LABEL = {
    K.DUGAAN: "Dugaan",
    K.PANGGILAN_1: "Panggilan I",
    K.PANGGILAN_2: "Panggilan II",
    K.PEMERIKSAAN: "Pemeriksaan",
    K.MENUNGGU_KEPUTUSAN: "Menunggu keputusan",
    K.DIPUTUS: "Diputus, belum disampaikan",
    K.DISAMPAIKAN: "Disampaikan, masa keberatan",
    K.KEBERATAN: "Keberatan diperiksa",
    K.BANDING: "Banding di BPASN",
    K.PELAKSANAAN: "Hukuman dijalani",
    K.SELESAI: "Selesai",
    K.TIDAK_TERBUKTI: "Tidak terbukti",
    K.DIHENTIKAN: "Dihentikan",
    K.DIBATALKAN: "Hukuman dibatalkan",
}
AKHIR = frozenset({K.SELESAI, K.TIDAK_TERBUKTI, K.DIHENTIKAN, K.DIBATALKAN})
HIDUP = frozenset(K) - AKHIR
# The accused reads of the case once summoned; an allegation nobody has acted upon is not told.
DIKETAHUI_TERPERIKSA = frozenset(K) - {K.DUGAAN, K.DIHENTIKAN}
SEBELUM_PUTUSAN = frozenset({K.DUGAAN, K.PANGGILAN_1, K.PANGGILAN_2, K.PEMERIKSAAN, K.MENUNGGU_KEPUTUSAN})

IZIN_LIHAT = "disiplin.view_perkara"
IZIN_PERIKSA = "disiplin.periksa_perkara"
IZIN_PUTUS = "disiplin.putus_perkara"
# Held by nobody: appeals in disciplinary cases are read by their parties only, never by a role.
IZIN_KEBERATAN = "disiplin.baca_keberatan"
IZIN_TANGGAPI = "disiplin.tanggapi_perkara"
IZIN_LAPOR = "disiplin.lapor_dugaan"
IZIN_REKAP = "disiplin.lihat_rekap"
IZIN_PPK = "disiplin.bertindak_ppk"
IZIN_PRESENSI = "disiplin.view_presensi"
IZIN_REKAP_PRESENSI = "disiplin.rekap_presensi"
IZIN_EKSPOR_PRESENSI = "disiplin.ekspor_presensi"


DASAR = ""


def _t(nama: str, dari: frozenset[str] | set[str], ke: str, izin: str, pasal: str, label: str) -> Transition:
    """An edge; where no article is named the regulation as a whole is the basis."""
    return Transition(nama, frozenset(dari), ke, izin, f"PP 94/2021 {pasal}".strip(), label)


PERKARA_WORKFLOW = Workflow(
    (
        _t("panggil", {K.DUGAAN}, K.PANGGILAN_1, IZIN_PERIKSA, "ps. 26", "Panggil untuk diperiksa"),
        _t("panggil_ulang", {K.PANGGILAN_1}, K.PANGGILAN_2, IZIN_PERIKSA, DASAR, "Panggil untuk kedua kali"),
        _t("periksa", {K.PANGGILAN_1, K.PANGGILAN_2}, K.PEMERIKSAAN, IZIN_PERIKSA, DASAR, "Mulai pemeriksaan"),
        _t("tanpa_hadir", {K.PANGGILAN_2}, K.MENUNGGU_KEPUTUSAN, IZIN_PERIKSA, DASAR, "Lanjut tanpa kehadiran"),
        _t("tutup_pemeriksaan", {K.PEMERIKSAAN}, K.MENUNGGU_KEPUTUSAN, IZIN_PERIKSA, DASAR, "Selesaikan BAP"),
        _t("periksa_lagi", {K.MENUNGGU_KEPUTUSAN}, K.PEMERIKSAAN, IZIN_PUTUS, DASAR, "Minta pemeriksaan tambahan"),
        _t("putuskan", {K.MENUNGGU_KEPUTUSAN}, K.DIPUTUS, IZIN_PUTUS, "ps. 8", "Jatuhkan hukuman"),
        _t(
            "tidak_terbukti",
            {K.MENUNGGU_KEPUTUSAN},
            K.TIDAK_TERBUKTI,
            IZIN_PUTUS,
            DASAR,
            "Nyatakan tidak terbukti",
        ),
        _t("hentikan", SEBELUM_PUTUSAN, K.DIHENTIKAN, IZIN_PUTUS, DASAR, "Hentikan perkara"),
        _t("sampaikan", {K.DIPUTUS}, K.DISAMPAIKAN, IZIN_PERIKSA, DASAR, "Catat penyampaian"),
        _t("ajukan_keberatan", {K.DISAMPAIKAN}, K.KEBERATAN, IZIN_TANGGAPI, DASAR, "Ajukan keberatan"),
        _t("ajukan_banding", {K.DISAMPAIKAN}, K.BANDING, IZIN_TANGGAPI, DASAR, "Beri tahu banding ke BPASN"),
        _t("kuatkan", {K.KEBERATAN, K.BANDING}, K.PELAKSANAAN, IZIN_PUTUS, DASAR, "Kuatkan atau ubah hukuman"),
        _t("batalkan", {K.KEBERATAN, K.BANDING}, K.DIBATALKAN, IZIN_PUTUS, DASAR, "Batalkan hukuman"),
        _t("berlakukan", {K.DISAMPAIKAN}, K.PELAKSANAAN, IZIN_PUTUS, DASAR, "Hukuman mulai berlaku"),
        _t("selesaikan", {K.PELAKSANAAN}, K.SELESAI, IZIN_PUTUS, DASAR, "Hukuman selesai dijalani"),
    )
)
