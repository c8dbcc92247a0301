from django.apps import AppConfig


class ProgramConfig(AppConfig):
    name = "pelatihan.program"
    label = "program"
    verbose_name = "program pelatihan"
