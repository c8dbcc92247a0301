from django.apps import AppConfig


class PromosiConfig(AppConfig):
    name = "kepegawaian.promosi"
    label = "promosi"
    verbose_name = "promosi"

    def ready(self) -> None:
        """Results can be contested, citizens read how positions are filled, and the menu says what waits."""
        from asn.core.cacah import PENGHITUNG  # noqa: PLC0415
        from kepegawaian.instansi.publik import KABAR, LAYANAN, Layanan  # noqa: PLC0415
        from kepegawaian.promosi.jenis_keberatan import daftarkan_jenis  # noqa: PLC0415
        from kepegawaian.promosi.services.papan import jumlah_menunggu  # noqa: PLC0415
        from kepegawaian.promosi.services.publik import kabar_warga  # noqa: PLC0415

        daftarkan_jenis()
        PENGHITUNG["promosi:panitia_tugas"] = jumlah_menunggu
        LAYANAN.append(
            Layanan(
                label="Pengisian jabatan",
                nama_url="promosi:kota",
                ikon="briefcase-business",
                penjelasan="Jabatan yang lowong, seleksi yang berjalan, dan hasil setiap tahapnya.",
                ajakan="Lihat pengisian jabatan",
            )
        )
        KABAR["promosi:kota"] = kabar_warga
