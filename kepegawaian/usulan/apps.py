from django.apps import AppConfig


class UsulanConfig(AppConfig):
    name = "kepegawaian.usulan"
    label = "usulan"
    verbose_name = "usulan dan kotak tugas"
