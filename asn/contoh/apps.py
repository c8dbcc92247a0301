from django.apps import AppConfig


class ContohConfig(AppConfig):
    name = "asn.contoh"
    label = "contoh"
    verbose_name = "data contoh"
