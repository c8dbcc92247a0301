from django.apps import AppConfig


class TalentaConfig(AppConfig):
    name = "kepegawaian.talenta"
    label = "talenta"
    verbose_name = "manajemen talenta"
