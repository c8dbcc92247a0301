from django.apps import AppConfig


class PromosiConfig(AppConfig):
    name = "kepegawaian.promosi"
    label = "promosi"
    verbose_name = "promosi"
