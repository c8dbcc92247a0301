from django.apps import AppConfig


class SkpConfig(AppConfig):
    name = "kinerja.skp"
    label = "skp"
    verbose_name = "sasaran kinerja pegawai"

    def ready(self) -> None:
        """The appeal against an evaluation; forms need models."""
        from kinerja.skp.keberatan import daftarkan_jenis  # noqa: PLC0415

        daftarkan_jenis()
