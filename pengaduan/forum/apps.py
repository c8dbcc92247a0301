from django.apps import AppConfig


class ForumConfig(AppConfig):
    name = "pengaduan.forum"
    label = "forum"
    verbose_name = "forum konsultasi publik"
