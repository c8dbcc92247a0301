from django.apps import AppConfig


class RekrutmenConfig(AppConfig):
    name = "kepegawaian.rekrutmen"
    label = "rekrutmen"
    verbose_name = "rekrutmen"

    def ready(self) -> None:
        self._daftarkan_hasil()

    def _daftarkan_hasil(self) -> None:
        """Objections as kinds of appeal, and marks as kinds of import: both stand on the models."""
        from kepegawaian.rekrutmen.impor import daftarkan_semua  # noqa: PLC0415
        from kepegawaian.rekrutmen.jenis_sanggah import daftarkan_jenis  # noqa: PLC0415

        daftarkan_jenis()
        daftarkan_semua()
