"""Words of the law on recruitment: kinds of procurement and of need, parts in a committee. Pure Python."""

from kepegawaian.pegawai.rules.enum import Berlabel


class JenisSeleksi(Berlabel):
    """UU 20/2023; what a city runs itself (KOTA: BLUD, non-ASN), and the mirrors of the national selections."""

    CPNS = "CPNS", "CPNS"
    PPPK = "PPPK", "PPPK"
    KOTA = "KOTA", "Seleksi kota (BLUD/non-ASN)"


class JenisKebutuhan(Berlabel):
    """PermenPANRB 6/2024; KepmenPANRB 320/2024."""

    UMUM = "UMUM", "Umum"
    CUMLAUDE = "CUMLAUDE", "Lulusan terbaik “dengan pujian”"
    DISABILITAS = "DISABILITAS", "Penyandang disabilitas"
    DIASPORA = "DIASPORA", "Diaspora"
    PAPUA = "PAPUA", "Putra/putri Papua"
    TERTINGGAL = "TERTINGGAL", "Putra/putri daerah tertinggal"
    KALIMANTAN = "KALIMANTAN", "Putra/putri Kalimantan"


class PeranPanitia(Berlabel):
    KETUA = "KETUA", "Ketua"
    SEKRETARIS = "SEKRETARIS", "Sekretaris"
    VERIFIKATOR = "VERIFIKATOR", "Verifikator administrasi"
    PEWAWANCARA = "PEWAWANCARA", "Pewawancara"
    PENJAWAB_SANGGAH = "PENJAWAB_SANGGAH", "Penjawab sanggah"


class Hubungan(Berlabel):
    """Who counts as a relative of a committee member: named by the member, under the declaration of interest."""

    PASANGAN = "PASANGAN", "Suami atau istri"
    ANAK = "ANAK", "Anak atau menantu"
    ORANG_TUA = "ORANG_TUA", "Orang tua atau mertua"
    SAUDARA = "SAUDARA", "Saudara kandung atau ipar"
    KERABAT = "KERABAT", "Kerabat lain"
    KEPENTINGAN = "KEPENTINGAN", "Hubungan pekerjaan, usaha, atau bimbingan belajar"


class Putusan(Berlabel):
    """Outcome of the verification of one requirement, and of the whole application."""

    MS = "MS", "Memenuhi syarat"
    TMS = "TMS", "Tidak memenuhi syarat"


class Akomodasi(Berlabel):
    """What an applicant with a disability may ask for in the exam (UU 8/2016)."""

    PEMBACA_LAYAR = "PEMBACA_LAYAR", "Komputer dengan pembaca layar"
    PENDAMPING = "PENDAMPING", "Pendamping membaca atau menulis"
    WAKTU = "WAKTU", "Tambahan waktu (sensorik netra)"
    KURSI_RODA = "KURSI_RODA", "Ruang yang dapat dimasuki kursi roda"
    ISYARAT = "ISYARAT", "Juru bahasa isyarat atau petunjuk tertulis"
    HURUF_BESAR = "HURUF_BESAR", "Soal berhuruf besar"
    LAIN = "LAIN", "Lainnya, dijelaskan di bawah"
