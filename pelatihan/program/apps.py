from django.apps import AppConfig


class ProgramConfig(AppConfig):
    name = "pelatihan.program"
    label = "program"
    verbose_name = "program pelatihan"

    def ready(self) -> None:
        """The catalogue is one of the pages for citizens; a seat in a class is a kind of usulan."""
        from kepegawaian.instansi.publik import LAYANAN, Layanan  # noqa: PLC0415
        from pelatihan.program.services.usulan_kelas import daftarkan_semua  # noqa: PLC0415

        daftarkan_semua()
        LAYANAN.append(
            Layanan(
                label="Katalog pelatihan",
                nama_url="program:katalog_publik",
                ikon="graduation-cap",
                penjelasan="Apa yang dipelajari aparatur kota, kelas yang sedang dibuka, dan siapa penyelenggaranya.",
                ajakan="Lihat katalog pelatihan",
                ruang="program",
            )
        )
