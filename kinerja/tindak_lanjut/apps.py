from django.apps import AppConfig


class TindakLanjutConfig(AppConfig):
    name = "kinerja.tindak_lanjut"
    label = "tindak_lanjut"
    verbose_name = "tindak lanjut kinerja"
