from django.apps import AppConfig


class NotifikasiConfig(AppConfig):
    name = "asn.notifikasi"
    label = "notifikasi"
    verbose_name = "kabar"

    def ready(self) -> None:
        # The frame of the pages is told what waits.
        from asn.core.cacah import PENGHITUNG  # noqa: PLC0415
        from asn.notifikasi.services import kabar  # noqa: PLC0415

        PENGHITUNG[kabar.ALAMAT] = kabar.cacah_kabar
