from typing import Any

from django.apps import AppConfig


class RekrutmenConfig(AppConfig):
    name = "kepegawaian.rekrutmen"
    label = "rekrutmen"
    verbose_name = "rekrutmen"

    def ready(self) -> None:
        self._daftarkan_hasil()
        self._daftarkan_halaman()

    def _daftarkan_hasil(self) -> None:
        """Objections as kinds of appeal, and marks as kinds of import: both stand on the models."""
        from kepegawaian.rekrutmen.impor import daftarkan_semua  # noqa: PLC0415
        from kepegawaian.rekrutmen.jenis_sanggah import daftarkan_jenis  # noqa: PLC0415

        daftarkan_jenis()
        daftarkan_semua()

    def _daftarkan_halaman(self) -> None:
        """The frame of the pages of citizens and of staff is told what there is."""
        from asn.core.cacah import PENGHITUNG  # noqa: PLC0415
        from asn.core.depan import PINTU_DEPAN  # noqa: PLC0415
        from kepegawaian.instansi.publik import KABAR, LAYANAN, Layanan  # noqa: PLC0415
        from kepegawaian.rekrutmen.services.baca_publik import kabar_warga  # noqa: PLC0415
        from kepegawaian.rekrutmen.services.verifikasi import antrean_jumlah  # noqa: PLC0415

        uraian = "Cari lowongan pegawai kota, lamar dari telepon, dan ikuti setiap tahapnya."
        LAYANAN.append(Layanan("Lowongan", "lowongan:kota", "briefcase", uraian, "Lihat lowongan", "lowongan"))
        KABAR["lowongan:kota"] = kabar_warga
        PENGHITUNG["rekrutmen:tugas"] = antrean_jumlah
        PINTU_DEPAN.append(_pintu_pelamar)


def _pintu_pelamar(pengguna: Any) -> str:
    """Somebody who is nothing but an applicant begins with the own applications."""
    peran = {p.peran for p in pengguna.penugasan_berlaku}
    return "lamaran:saya" if peran == {"PELAMAR"} and pengguna.pegawai_id is None else ""
