from pelatihan.program.models.dampak import LaporanDampak, LembarEvaluasi
from pelatihan.program.models.kelas import Angkatan, PengajarAngkatan, Sesi
from pelatihan.program.models.mitra import Mitra, Pengajar, PerjanjianMitra
from pelatihan.program.models.peringkat import PeringkatKebutuhan
from pelatihan.program.models.peserta import Peserta, Presensi, SuratTugas
from pelatihan.program.models.rencana import IDP, AnggaranPelatihan, ButirIDP, Kursus, RencanaPelatihan
from pelatihan.program.models.sertifikat import Sertifikat, SertifikatLuar

__all__ = [
    "IDP",
    "AnggaranPelatihan",
    "Angkatan",
    "ButirIDP",
    "Kursus",
    "LaporanDampak",
    "LembarEvaluasi",
    "Mitra",
    "Pengajar",
    "PengajarAngkatan",
    "PeringkatKebutuhan",
    "PerjanjianMitra",
    "Peserta",
    "Presensi",
    "RencanaPelatihan",
    "Sertifikat",
    "SertifikatLuar",
    "Sesi",
    "SuratTugas",
]
