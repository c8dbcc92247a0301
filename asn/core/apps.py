from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "asn.core"
    label = "core"
    verbose_name = "inti sistem"

    def ready(self) -> None:
        # checks register themselves on import; policies must follow every migrate, in every database.
        from asn.core import checks  # noqa: F401, PLC0415
        from asn.core.dinding import pasang_dinding  # noqa: PLC0415

        post_migrate.connect(pasang_dinding, dispatch_uid="asn.core.dinding")
