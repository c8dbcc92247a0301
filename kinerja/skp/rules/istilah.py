"""Words of PermenPANRB 6/2022 with stable codes. The code is stored, the label is shown."""

from kepegawaian.pegawai.rules.enum import Berlabel


class Periodik(Berlabel):
    """How often the periodic evaluation is held: the choice of the instansi."""

    TRIWULANAN = "triwulanan", "Triwulanan"
    BULANAN = "bulanan", "Bulanan"


class JenisSKP(Berlabel):
    """Two forms: leaders plan from the agreement of the organisation, everybody else from the leader's RHK."""

    JPT = "JPT", "JPT dan pimpinan unit kerja mandiri"
    JA_JF = "JA_JF", "Administrator, pengawas, pelaksana, dan fungsional"


class Pendekatan(Berlabel):
    KUANTITATIF = "kuantitatif", "Kuantitatif (aspek dan target)"
    KUALITATIF = "kualitatif", "Kualitatif (ukuran keberhasilan)"


class JenisHasil(Berlabel):
    UTAMA = "utama", "Utama"
    TAMBAHAN = "tambahan", "Tambahan"


class Klasifikasi(Berlabel):
    INDIVIDU = "individu", "Individu"
    ORGANISASI = "organisasi", "Organisasi"


class CaraTurun(Berlabel):
    """How an RHK serves that of the leader."""

    LANGSUNG = "langsung", "Diturunkan langsung"
    TIDAK_LANGSUNG = "tidak_langsung", "Mendukung (tidak langsung)"


class Perspektif(Berlabel):
    """Form A.6.1 of PermenPANRB 8/2021, kept in 6/2022; for JPT only."""

    PENERIMA_LAYANAN = "penerima_layanan", "Penerima layanan"
    PROSES_BISNIS = "proses_bisnis", "Proses bisnis"
    PENGUATAN_INTERNAL = "penguatan_internal", "Penguatan internal"
    ANGGARAN = "anggaran", "Anggaran"


class SumberRencana(Berlabel):
    """Where an RHK of a leader without RHK above comes from."""

    PERJANJIAN_KINERJA = "perjanjian_kinerja", "Perjanjian kinerja"
    RENSTRA = "renstra", "Renstra"
    RKT = "rkt", "Rencana kinerja tahunan"
    DIREKTIF = "direktif", "Direktif pimpinan"
    INISIATIF = "inisiatif", "Rencana aksi atau inisiatif strategis"


class Aspek(Berlabel):
    KUANTITAS = "kuantitas", "Kuantitas"
    KUALITAS = "kualitas", "Kualitas"
    WAKTU = "waktu", "Waktu"
    BIAYA = "biaya", "Biaya"


class Arah(Berlabel):
    """Target type of the manual of an indicator."""

    MAKSIMAL = "maksimal", "Makin tinggi makin baik"
    MINIMAL = "minimal", "Makin rendah makin baik"
    STABIL = "stabil", "Tetap pada kisaran"


class BagianLampiran(Berlabel):
    """Three parts of the lampiran of a SKP."""

    DUKUNGAN = "dukungan", "Dukungan sumber daya"
    PERTANGGUNGJAWABAN = "pertanggungjawaban", "Skema pertanggungjawaban"
    KONSEKUENSI = "konsekuensi", "Konsekuensi"


class PenilaiSebagai(Berlabel):
    """In which capacity somebody assesses (SE BKN 1/SE/I/2021 allows Plt and Plh to)."""

    DEFINITIF = "DEFINITIF", "Definitif"
    PLT = "PLT", "Plt."
    PLH = "PLH", "Plh."
    KEPALA_DAERAH = "KEPALA_DAERAH", "Kepala daerah"


class AlasanPerubahan(Berlabel):
    """A change during the year is allowed for these reasons (PermenPANRB 8/2021, attachment)."""

    PEJABAT_BERGANTI = "pejabat_berganti", "Pergantian pejabat atau mutasi"
    STRATEGI = "strategi", "Perubahan strategi atau rencana organisasi"
    PENUGASAN = "penugasan", "Penugasan baru"
    KEADAAN_KAHAR = "keadaan_kahar", "Bencana atau keadaan lain di luar kendali"


class AlasanKecuali(Berlabel):
    """Who makes no SKP (PermenPANRB 8/2021, attachment)."""

    PEJABAT_NEGARA = "pejabat_negara", "Pejabat negara atau pimpinan/anggota lembaga nonstruktural"
    DIBERHENTIKAN_SEMENTARA = "diberhentikan_sementara", "Diberhentikan sementara"
    CLTN = "cltn", "Cuti di luar tanggungan negara"
    MPP = "mpp", "Masa persiapan pensiun"
    TUGAS_BELAJAR = "tugas_belajar", "Tugas belajar"


class SifatUmpanBalik(Berlabel):
    APRESIASI = "apresiasi", "Apresiasi"
    PERBAIKAN = "perbaikan", "Perlu diperbaiki"


class PeranUmpanBalik(Berlabel):
    PENILAI = "penilai", "Pejabat penilai"
    REKAN = "rekan", "Rekan atau ketua tim"
    PEGAWAI = "pegawai", "Pegawai sendiri"
