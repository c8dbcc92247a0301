from django.apps import AppConfig


class JabatanConfig(AppConfig):
    name = "kepegawaian.jabatan"
    label = "jabatan"
    verbose_name = "jabatan dan kompetensi"
