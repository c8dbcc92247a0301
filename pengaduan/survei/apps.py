from django.apps import AppConfig


class SurveiConfig(AppConfig):
    name = "pengaduan.survei"
    label = "survei"
    verbose_name = "survei kepuasan masyarakat"
