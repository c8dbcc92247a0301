from django.apps import AppConfig


class InstansiConfig(AppConfig):
    name = "kepegawaian.instansi"
    label = "instansi"
    verbose_name = "instansi dan wilayah"

    def ready(self) -> None:
        # Kinds of import stand on the models, which are loaded by now.
        from kepegawaian.instansi.impor import daftarkan_semua  # noqa: PLC0415

        daftarkan_semua()
