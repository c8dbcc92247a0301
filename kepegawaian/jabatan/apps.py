from django.apps import AppConfig


class JabatanConfig(AppConfig):
    name = "kepegawaian.jabatan"
    label = "jabatan"
    verbose_name = "jabatan dan kompetensi"

    def ready(self) -> None:
        # Kinds of import stand on the models, which are loaded by now.
        from kepegawaian.jabatan.impor import daftarkan_semua  # noqa: PLC0415

        daftarkan_semua()
