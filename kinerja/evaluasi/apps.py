from django.apps import AppConfig


class EvaluasiConfig(AppConfig):
    name = "kinerja.evaluasi"
    label = "evaluasi"
    verbose_name = "evaluasi berkala"
