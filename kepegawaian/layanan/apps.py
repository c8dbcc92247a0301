from importlib import import_module

from django.apps import AppConfig


class LayananConfig(AppConfig):
    name = "kepegawaian.layanan"
    label = "layanan"
    verbose_name = "hak pegawai"

    def ready(self) -> None:
        """The kinds of proposals this wing owns."""
        import_module("kepegawaian.layanan.services.jenis_usulan")
