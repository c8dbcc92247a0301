"""Words of the law with stable codes. The code is stored, the label is shown."""

from enum import StrEnum

# Positions are defined one floor below; whoever speaks about employees finds all the words here.
from kepegawaian.jabatan.rules.enum import LABEL_JENJANG as LABEL_JENJANG
from kepegawaian.jabatan.rules.enum import JenisJabatan as JenisJabatan
from kepegawaian.jabatan.rules.enum import Jenjang as Jenjang


class Berlabel(StrEnum):
    """A code with its Indonesian label: `KODE = "KODE", "label"`."""

    label: str

    def __new__(cls, kode: str, label: str = "") -> "Berlabel":
        anggota = str.__new__(cls, kode)
        anggota._value_ = kode
        anggota.label = label
        return anggota

    def __hash__(self) -> int:
        """Hash like the plain code, so that a row's text finds the same key. Enum would hash the member's name."""
        return str.__hash__(self)

    @classmethod
    def pilihan(cls) -> list[tuple[str, str]]:
        """Plain text choices for fields and forms, so that migrations never import an enum."""
        return [(str(anggota), anggota.label) for anggota in cls]


class JenisASN(Berlabel):
    """UU 20/2023 ps. 5; CPNS: PP 11/2017 ps. 34; paruh waktu: KepmenPANRB 16/2025."""

    PNS = "PNS", "PNS"
    CPNS = "CPNS", "CPNS"
    PPPK = "PPPK", "PPPK"
    PPPK_PARUH_WAKTU = "PPPK_PARUH_WAKTU", "PPPK Paruh Waktu"

    def ber_nip(self) -> bool:
        """True for holders of a NIP; the others hold a nomor induk PPPK."""
        return self in (JenisASN.PNS, JenisASN.CPNS)


class JenisKelamin(Berlabel):
    """The codes are the digit inside NIP and NI PPPK."""

    PRIA = "1", "Pria"
    WANITA = "2", "Wanita"


FUNGSIONAL = frozenset({JenisJabatan.JF_KEAHLIAN, JenisJabatan.JF_KETERAMPILAN})


class RatingEkspektasi(Berlabel):
    """Rating of hasil kerja and of perilaku kerja, PermenPANRB 6/2022."""

    DI_ATAS = "DI_ATAS", "Di Atas Ekspektasi"
    SESUAI = "SESUAI", "Sesuai Ekspektasi"
    DI_BAWAH = "DI_BAWAH", "Di Bawah Ekspektasi"


class PredikatKinerja(Berlabel):
    """Best first. PP 30/2019 and PermenPANRB 1/2023 write "Cukup" for Butuh Perbaikan."""

    SANGAT_BAIK = "SANGAT_BAIK", "Sangat Baik"
    BAIK = "BAIK", "Baik"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN", "Butuh Perbaikan"
    KURANG = "KURANG", "Kurang"
    SANGAT_KURANG = "SANGAT_KURANG", "Sangat Kurang"

    def peringkat(self) -> int:
        """5 is the best, 1 the worst."""
        return _PERINGKAT_PREDIKAT[self]

    def setara_baik(self) -> bool:
        return self.peringkat() >= PredikatKinerja.BAIK.peringkat()


_PERINGKAT_PREDIKAT = {predikat: 5 - i for i, predikat in enumerate(PredikatKinerja)}


class PredikatOrganisasi(Berlabel):
    """SE MenPANRB 3/2023. Best first."""

    ISTIMEWA = "ISTIMEWA", "Istimewa"
    BAIK = "BAIK", "Baik"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN", "Butuh Perbaikan"
    KURANG = "KURANG", "Kurang"
    SANGAT_KURANG = "SANGAT_KURANG", "Sangat Kurang"


class RezimKinerja(Berlabel):
    """Which regulation an evaluation was made under."""

    DP3 = "DP3", "PP 10/1979 (DP3)"
    SKP_2011 = "SKP_2011", "PP 46/2011 (SKP)"
    SKP_2019 = "SKP_2019", "PP 30/2019 jo PermenPANRB 8/2021"
    KINERJA_2022 = "KINERJA_2022", "PermenPANRB 6/2022"


class TingkatHukdis(Berlabel):
    RINGAN = "RINGAN", "Ringan"
    SEDANG = "SEDANG", "Sedang"
    BERAT = "BERAT", "Berat"


class Hukdis(Berlabel):
    """PP 94/2021 ps. 8."""

    R1 = "R1", "Teguran lisan"
    R2 = "R2", "Teguran tertulis"
    R3 = "R3", "Pernyataan tidak puas secara tertulis"
    S1 = "S1", "Pemotongan tunjangan kinerja 25 % selama 6 bulan"
    S2 = "S2", "Pemotongan tunjangan kinerja 25 % selama 9 bulan"
    S3 = "S3", "Pemotongan tunjangan kinerja 25 % selama 12 bulan"
    B1 = "B1", "Penurunan jabatan setingkat lebih rendah selama 12 bulan"
    B2 = "B2", "Pembebasan dari jabatannya menjadi jabatan pelaksana selama 12 bulan"
    B3 = "B3", "Pemberhentian dengan hormat tidak atas permintaan sendiri sebagai PNS"

    def tingkat(self) -> TingkatHukdis:
        return {"R": TingkatHukdis.RINGAN, "S": TingkatHukdis.SEDANG, "B": TingkatHukdis.BERAT}[self[0]]

    def sedang_atau_berat(self) -> bool:
        return self.tingkat() != TingkatHukdis.RINGAN


class TingkatPendidikan(Berlabel):
    SD = "SD", "SD"
    SMP = "SMP", "SMP"
    SMA = "SMA", "SMA/SMK"
    D1 = "D1", "D-I"
    D2 = "D2", "D-II"
    D3 = "D3", "D-III"
    D4 = "D4", "D-IV"
    S1 = "S1", "S-1"
    S2 = "S2", "S-2"
    S3 = "S3", "S-3"

    def peringkat(self) -> int:
        """Higher is more; D-IV and S-1 are equal."""
        return _PERINGKAT_PENDIDIKAN[self]


_PERINGKAT_PENDIDIKAN = {
    TingkatPendidikan.SD: 1,
    TingkatPendidikan.SMP: 2,
    TingkatPendidikan.SMA: 3,
    TingkatPendidikan.D1: 4,
    TingkatPendidikan.D2: 5,
    TingkatPendidikan.D3: 6,
    TingkatPendidikan.D4: 7,
    TingkatPendidikan.S1: 7,
    TingkatPendidikan.S2: 8,
    TingkatPendidikan.S3: 9,
}


class BentukBangkom(Berlabel):
    """Forms of competence development, in the order of the SIASN codes 1–25. Peraturan LAN 10/2018."""

    DIKLAT_STRUKTURAL = "DIKLAT_STRUKTURAL", "Diklat struktural"
    DIKLAT_FUNGSIONAL = "DIKLAT_FUNGSIONAL", "Diklat fungsional"
    DIKLAT_TEKNIS = "DIKLAT_TEKNIS", "Diklat teknis"
    WORKSHOP = "WORKSHOP", "Workshop"
    PELATIHAN_MANAJERIAL = "PELATIHAN_MANAJERIAL", "Pelatihan manajerial"
    PELATIHAN_SOSIAL_KULTURAL = "PELATIHAN_SOSIAL_KULTURAL", "Pelatihan sosial kultural"
    SOSIALISASI = "SOSIALISASI", "Sosialisasi"
    BIMBINGAN_TEKNIS = "BIMBINGAN_TEKNIS", "Bimbingan teknis"
    SEMINAR = "SEMINAR", "Seminar"
    MAGANG = "MAGANG", "Magang"
    KURSUS = "KURSUS", "Kursus"
    PENATARAN = "PENATARAN", "Penataran"
    KLASIKAL_LAINNYA = "KLASIKAL_LAINNYA", "Klasikal lainnya"
    COACHING = "COACHING", "Coaching"
    MENTORING = "MENTORING", "Mentoring"
    E_LEARNING = "E_LEARNING", "E-learning"
    PELATIHAN_JARAK_JAUH = "PELATIHAN_JARAK_JAUH", "Pelatihan jarak jauh"
    DETASERING = "DETASERING", "Detasering"
    OUTBOUND = "OUTBOUND", "Pembelajaran alam terbuka (outbound)"
    PATOK_BANDING = "PATOK_BANDING", "Patok banding"
    PERTUKARAN = "PERTUKARAN", "Pertukaran PNS dengan pegawai swasta/BUMN/BUMD"
    BELAJAR_MANDIRI = "BELAJAR_MANDIRI", "Belajar mandiri"
    KOMUNITAS_BELAJAR = "KOMUNITAS_BELAJAR", "Komunitas belajar"
    BIMBINGAN_TEMPAT_KERJA = "BIMBINGAN_TEMPAT_KERJA", "Bimbingan di tempat kerja"
    NONKLASIKAL_LAINNYA = "NONKLASIKAL_LAINNYA", "Nonklasikal lainnya"

    def kode_siasn(self) -> int:
        return list(BentukBangkom).index(self) + 1
