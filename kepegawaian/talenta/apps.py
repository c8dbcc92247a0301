from django.apps import AppConfig


class TalentaConfig(AppConfig):
    name = "kepegawaian.talenta"
    label = "talenta"
    verbose_name = "manajemen talenta"

    def ready(self) -> None:
        """The appeal against a box; forms need models."""
        from kepegawaian.talenta.jenis_keberatan import daftarkan_jenis  # noqa: PLC0415

        daftarkan_jenis()
