from django.apps import AppConfig


class TindakLanjutConfig(AppConfig):
    name = "kinerja.tindak_lanjut"
    label = "tindak_lanjut"
    verbose_name = "tindak lanjut kinerja"

    def ready(self) -> None:
        """The page of honours is one of the pages for citizens."""
        from kepegawaian.instansi.publik import LAYANAN, Layanan  # noqa: PLC0415

        LAYANAN.append(
            Layanan(
                label="Kehormatan",
                nama_url="tindak_lanjut:kehormatan",
                ikon="award",
                penjelasan="Aparatur yang menerima penghargaan atas kinerja dan pengabdiannya, beserta kriterianya.",
                ajakan="Lihat penerima penghargaan",
                ruang="tindak_lanjut",
            )
        )
