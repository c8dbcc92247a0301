from django.apps import AppConfig


class PegawaiConfig(AppConfig):
    name = "kepegawaian.pegawai"
    label = "pegawai"
    verbose_name = "buku induk pegawai"

    def ready(self) -> None:
        # Kinds of import stand on the models, which are loaded by now.
        from kepegawaian.pegawai.impor import daftarkan_semua  # noqa: PLC0415

        daftarkan_semua()
