from django.apps import AppConfig


class InstansiConfig(AppConfig):
    name = "kepegawaian.instansi"
    label = "instansi"
    verbose_name = "instansi dan wilayah"
