from django.contrib.admin.apps import AdminConfig


class AdminASNConfig(AdminConfig):
    """Django's admin with our site as the default (INSTALLED_APPS names this instead of django.contrib.admin)."""

    default_site = "asn.akun.admin_site.SitusAdmin"
