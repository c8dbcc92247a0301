from django.apps import AppConfig


class KeberatanConfig(AppConfig):
    name = "kepegawaian.keberatan"
    label = "keberatan"
    verbose_name = "keberatan"

    def ready(self) -> None:
        """The frame of the pages is told what waits for a decider."""
        from asn.core.cacah import PENGHITUNG  # noqa: PLC0415
        from kepegawaian.keberatan.services import baca  # noqa: PLC0415

        PENGHITUNG[baca.ALAMAT_TUGAS] = baca.jumlah_tugas
