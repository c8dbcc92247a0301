"""Addresses of attendance and of disciplinary cases."""

app_name = "disiplin"
urlpatterns: list = []
