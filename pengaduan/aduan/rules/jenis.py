"""Words of the trade: kinds of reports, classes, channels. Pure Python."""

from enum import StrEnum


class Jenis(StrEnum):
    """Kinds of LAPOR! (PermenPANRB 62/2018)."""

    PENGADUAN = "pengaduan"
    ASPIRASI = "aspirasi"
    INFORMASI = "informasi"
    WBS = "wbs"


LABEL_JENIS = {
    Jenis.PENGADUAN: "Pengaduan",
    Jenis.ASPIRASI: "Aspirasi",
    Jenis.INFORMASI: "Permintaan informasi",
    Jenis.WBS: "Pelaporan pelanggaran (whistleblowing)",
}
ARTI_JENIS = {
    Jenis.PENGADUAN: "Layanan atau keadaan yang tidak semestinya, dan Anda ingin diperbaiki.",
    Jenis.ASPIRASI: "Saran atau harapan untuk pemerintah kota.",
    Jenis.INFORMASI: "Pertanyaan yang ingin Anda dapatkan jawabannya.",
    Jenis.WBS: "Dugaan korupsi, pungutan liar, atau pelanggaran oleh aparatur. Hanya dibaca Inspektorat.",
}


class Kelas(StrEnum):
    """Classes by what an answer needs (PermenPANRB 62/2018; Permendagri 8/2023 ps. 1)."""

    NORMATIF = "normatif"
    TIDAK_BERKADAR = "tidak_berkadar"
    BERKADAR = "berkadar"


LABEL_KELAS = {
    Kelas.NORMATIF: "Normatif / permintaan informasi",
    Kelas.TIDAK_BERKADAR: "Tidak berkadar pengawasan",
    Kelas.BERKADAR: "Berkadar pengawasan",
}
KELAS_BAWAAN = {
    Jenis.PENGADUAN: Kelas.TIDAK_BERKADAR,
    Jenis.ASPIRASI: Kelas.NORMATIF,
    Jenis.INFORMASI: Kelas.NORMATIF,
    Jenis.WBS: Kelas.BERKADAR,
}


class Saluran(StrEnum):
    WEB = "web"
    LOKET = "loket"
    TELEPON = "telepon"
    SURAT = "surat"
    SUREL = "surel"
    MEDIA_SOSIAL = "media_sosial"
    LAPOR = "lapor"


LABEL_SALURAN = {
    Saluran.WEB: "Situs web",
    Saluran.LOKET: "Loket / tatap muka",
    Saluran.TELEPON: "Telepon",
    Saluran.SURAT: "Surat",
    Saluran.SUREL: "Surel",
    Saluran.MEDIA_SOSIAL: "Media sosial",
    Saluran.LAPOR: "SP4N-LAPOR!",
}
