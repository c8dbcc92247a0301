from django.apps import AppConfig


class RekrutmenConfig(AppConfig):
    name = "kepegawaian.rekrutmen"
    label = "rekrutmen"
    verbose_name = "rekrutmen"
