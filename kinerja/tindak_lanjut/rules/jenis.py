"""Kinds of awards, of activities and of results: codes with their Indonesian words. Pure Python."""

from kepegawaian.pegawai.rules.enum import Berlabel


class JenisPenghargaan(Berlabel):
    """What this wing nominates for. Satyalancana is decided where rights are decided and only followed here."""

    KINERJA_DUA_TAHUN = "KINERJA_DUA_TAHUN", "Kinerja Sangat Baik dua tahun berturut-turut"
    PEGAWAI_TRIWULAN = "PEGAWAI_TRIWULAN", "Pegawai terbaik triwulan"
    SATYALANCANA_10 = "SATYALANCANA_10", "Satyalancana Karya Satya X Tahun"
    SATYALANCANA_20 = "SATYALANCANA_20", "Satyalancana Karya Satya XX Tahun"
    SATYALANCANA_30 = "SATYALANCANA_30", "Satyalancana Karya Satya XXX Tahun"

    @property
    def satyalancana(self) -> bool:
        return self.startswith("SATYALANCANA_")

    @property
    def jenis_riwayat(self) -> str:
        """Kind of the row in the register."""
        return _RIWAYAT.get(self, str(self))


_RIWAYAT = {
    JenisPenghargaan.KINERJA_DUA_TAHUN: "LAINNYA",
    JenisPenghargaan.PEGAWAI_TRIWULAN: "PEGAWAI_TELADAN",
}
DITETAPKAN_DI_SINI = (JenisPenghargaan.KINERJA_DUA_TAHUN, JenisPenghargaan.PEGAWAI_TRIWULAN)


class JenisKegiatan(Berlabel):
    """Ways to improve: PermenPANRB 6/2022 (pengembangan kinerja), follow-ups of counselling included."""

    BIMBINGAN = "BIMBINGAN", "Bimbingan kinerja"
    KONSELING = "KONSELING", "Konseling kinerja"
    PELATIHAN = "PELATIHAN", "Pelatihan"
    PENUGASAN_KHUSUS = "PENUGASAN_KHUSUS", "Penugasan khusus"


class TindakLanjutKonseling(Berlabel):
    """What a counsellor may recommend. PermenPANRB 8/2021, kept in 6/2022."""

    TIDAK_ADA = "TIDAK_ADA", "Tidak ada"
    BIMBINGAN = "BIMBINGAN", "Bimbingan kinerja"
    PELATIHAN = "PELATIHAN", "Pelatihan"
    PENUGASAN_KHUSUS = "PENUGASAN_KHUSUS", "Penugasan khusus"
    USUL_MUTASI = "USUL_MUTASI", "Usul mutasi"
    REKOMENDASI_HUKDIS = "REKOMENDASI_HUKDIS", "Rekomendasi pemeriksaan disiplin"


class Capaian(Berlabel):
    """How far the target of one month was reached."""

    TERCAPAI = "TERCAPAI", "Tercapai"
    SEBAGIAN = "SEBAGIAN", "Tercapai sebagian"
    BELUM = "BELUM", "Belum tercapai"


class Keyakinan(Berlabel):
    """How sure the city is of a local figure; what is not sure is shown as to be verified."""

    TINGGI = "tinggi", "Sudah diperiksa pada naskah aturannya"
    SEDANG = "sedang", "Perlu verifikasi"
    RENDAH = "rendah", "Belum ditemukan naskahnya, perlu verifikasi"
