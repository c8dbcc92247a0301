from importlib import import_module

from django.apps import AppConfig


class DisiplinConfig(AppConfig):
    name = "kinerja.disiplin"
    label = "disiplin"
    verbose_name = "disiplin"

    def ready(self) -> None:
        """Attendance becomes a kind of import, a punishment something that can be contested."""
        import_module("kinerja.disiplin.impor").daftarkan_semua()
        import_module("kinerja.disiplin.jenis_keberatan")
