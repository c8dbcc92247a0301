"""The six rights this wing looks after, and the papers a proposal of each is sent with."""

from dataclasses import dataclass
from datetime import date

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal
from kepegawaian.pegawai.rules.enum import Berlabel


class KodeHak(Berlabel):
    KGB = "KGB", "Kenaikan gaji berkala"
    PANGKAT = "PANGKAT", "Kenaikan pangkat"
    PENSIUN = "PENSIUN", "Pensiun"
    KONTRAK = "KONTRAK", "Kontrak PPPK"
    CPNS = "CPNS", "CPNS menjadi PNS"
    SATYALANCANA = "SATYALANCANA", "Satyalancana"


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """One paper: the file of a riwayat row (`sumber`), or a document of the dossier (`dokumen`).

    `dokumen` is the code of the dossier's checklist, or the name of a document that stands on no checklist.
    """

    nama: str
    sumber: str = ""
    dokumen: str = ""


SURAT_SEHAT = "surat keterangan sehat"
_PANGKAT = Kelengkapan("SK pangkat terakhir", "pangkat", "sk-pangkat")
_KGB = Kelengkapan("SK kenaikan gaji berkala terakhir", "kgb", "sk-kgb")
_KINERJA = Kelengkapan("Hasil penilaian kinerja tahun terakhir", "kinerja", "skp")
_JABATAN = Kelengkapan("SK jabatan terakhir", "jabatan", "sk-jabatan")
_IJAZAH = Kelengkapan("Ijazah terakhir", "pendidikan", "ijazah")
# What a proposal is sent with by common practice of personnel offices; no article of it is in our sources.
KELENGKAPAN = (
    Berlaku(
        date(2000, 1, 1),
        {
            KodeHak.KGB: (_PANGKAT, _KGB, _KINERJA),
            KodeHak.PANGKAT: (_PANGKAT, _KINERJA, _IJAZAH, _JABATAN),
            KodeHak.PENSIUN: (
                _PANGKAT,
                _KGB,
                Kelengkapan("Kartu keluarga", dokumen="kk"),
                Kelengkapan("Data perorangan calon penerima pensiun (DPCP)", dokumen="dpcp"),
            ),
            KodeHak.KONTRAK: (Kelengkapan("Perjanjian kerja terakhir", "pangkat", "perjanjian-kerja"), _KINERJA),
            KodeHak.CPNS: (
                Kelengkapan("SK CPNS", "pangkat", "sk-cpns"),
                Kelengkapan("Sertifikat pelatihan dasar", "latsar", "sertifikat-diklat"),
                Kelengkapan("Surat keterangan sehat", dokumen=SURAT_SEHAT),
            ),
            KodeHak.SATYALANCANA: (_PANGKAT, _JABATAN, _KINERJA),
        },
        DasarHukum("kelengkapan usul layanan kepegawaian"),
        "rendah",
    ),
)


def kelengkapan(kode: KodeHak, *, pada: date) -> Berlaku[tuple[Kelengkapan, ...]]:
    """Kelengkapan berkas usul menurut kebiasaan kerja BKD (perlu verifikasi)."""
    baris = pada_tanggal(KELENGKAPAN, pada)
    return Berlaku(baris.sejak, baris.nilai[kode], baris.dasar, baris.keyakinan)
