from django.apps import AppConfig


class BelajarConfig(AppConfig):
    name = "pelatihan.belajar"
    label = "belajar"
    verbose_name = "belajar mandiri"

    def ready(self) -> None:
        # The page "Belajar" and the frame of the pages are told what there is.
        from asn.core.cacah import PENGHITUNG  # noqa: PLC0415
        from pelatihan.belajar.beranda import bagian_belajar, kursus_kompetensi  # noqa: PLC0415
        from pelatihan.belajar.services.diskusi import menunggu_moderasi  # noqa: PLC0415
        from pelatihan.program.beranda import BAGIAN, SUMBER_KURSUS, Bagian  # noqa: PLC0415

        PENGHITUNG["belajar:moderasi"] = menunggu_moderasi
        BAGIAN.append(Bagian(templat="belajar/bagian.html", isi=bagian_belajar))
        SUMBER_KURSUS.append(kursus_kompetensi)
