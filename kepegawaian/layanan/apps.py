from django.apps import AppConfig


class LayananConfig(AppConfig):
    name = "kepegawaian.layanan"
    label = "layanan"
    verbose_name = "hak pegawai"
