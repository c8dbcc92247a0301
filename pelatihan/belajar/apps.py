from django.apps import AppConfig


class BelajarConfig(AppConfig):
    name = "pelatihan.belajar"
    label = "belajar"
    verbose_name = "belajar mandiri"

    def ready(self) -> None:
        # The frame of the pages is told what waits for a moderator.
        from asn.akun.menu import PENGHITUNG  # noqa: PLC0415
        from pelatihan.belajar.services.diskusi import menunggu_moderasi  # noqa: PLC0415

        PENGHITUNG["belajar:moderasi"] = menunggu_moderasi
