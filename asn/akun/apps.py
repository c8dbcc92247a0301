from django.apps import AppConfig


class AkunConfig(AppConfig):
    name = "asn.akun"
    label = "akun"
    verbose_name = "akun dan penugasan"
