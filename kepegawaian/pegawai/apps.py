from django.apps import AppConfig


class PegawaiConfig(AppConfig):
    name = "kepegawaian.pegawai"
    label = "pegawai"
    verbose_name = "buku induk pegawai"
