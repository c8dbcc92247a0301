from django.apps import AppConfig


class SurveiConfig(AppConfig):
    name = "pengaduan.survei"
    label = "survei"
    verbose_name = "survei kepuasan masyarakat"

    def ready(self) -> None:
        """A service for citizens, with what was published last."""
        from kepegawaian.instansi.publik import KABAR, LAYANAN, Layanan  # noqa: PLC0415
        from pengaduan.survei.services.publik import kabar_warga  # noqa: PLC0415

        LAYANAN.append(
            Layanan(
                label="Survei kepuasan",
                nama_url="survei:kota",
                ikon="smile",
                penjelasan="Nilai pelayanan yang Anda terima; baca hasil penilaian warga dan perbaikannya.",
                ajakan="Lihat hasil survei",
                ruang="survei",
            )
        )
        KABAR["survei:kota"] = kabar_warga
