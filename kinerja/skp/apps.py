from django.apps import AppConfig


class SkpConfig(AppConfig):
    name = "kinerja.skp"
    label = "skp"
    verbose_name = "sasaran kinerja pegawai"
