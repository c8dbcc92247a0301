from django.apps import AppConfig


class BelajarConfig(AppConfig):
    name = "pelatihan.belajar"
    label = "belajar"
    verbose_name = "belajar mandiri"
