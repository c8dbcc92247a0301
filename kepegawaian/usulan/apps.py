from django.apps import AppConfig


class UsulanConfig(AppConfig):
    name = "kepegawaian.usulan"
    label = "usulan"
    verbose_name = "usulan dan kotak tugas"

    def ready(self) -> None:
        # Kinds need models; the frame of the pages is told what waits.
        from asn.core.cacah import PENGHITUNG  # noqa: PLC0415
        from asn.core.depan import PINTU_DEPAN  # noqa: PLC0415
        from kepegawaian.usulan.jenis import biodata, riwayat  # noqa: PLC0415
        from kepegawaian.usulan.services import kotak  # noqa: PLC0415

        PENGHITUNG[kotak.ALAMAT] = kotak.jumlah_tugas
        PINTU_DEPAN.append(kotak.pintu_depan)
        riwayat.daftarkan_semua()
        biodata.daftarkan_semua()
