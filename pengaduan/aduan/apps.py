from django.apps import AppConfig


class AduanConfig(AppConfig):
    name = "pengaduan.aduan"
    label = "aduan"
    verbose_name = "pengaduan masyarakat"
