from django.apps import AppConfig


class NotifikasiConfig(AppConfig):
    name = "asn.notifikasi"
    label = "notifikasi"
    verbose_name = "kabar"
