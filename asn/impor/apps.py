from django.apps import AppConfig


class ImporConfig(AppConfig):
    name = "asn.impor"
    label = "impor"
    verbose_name = "impor data"
