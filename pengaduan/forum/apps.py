from django.apps import AppConfig


class ForumConfig(AppConfig):
    name = "pengaduan.forum"
    label = "forum"
    verbose_name = "forum konsultasi publik"

    def ready(self) -> None:
        # The frame of the pages of citizens and of staff is told what there is.
        from asn.core.cacah import PENGHITUNG  # noqa: PLC0415
        from kepegawaian.instansi.publik import KABAR, LAYANAN, Layanan  # noqa: PLC0415
        from pengaduan.forum.services.baca import kabar_warga  # noqa: PLC0415
        from pengaduan.forum.services.moderasi import jumlah_menunggu  # noqa: PLC0415

        LAYANAN.append(
            Layanan(
                "Konsultasi publik",
                "forum:kota",
                "messages-square",
                "Baca rancangan kebijakan, beri masukan, dan lihat apa yang berubah karenanya.",
                "Lihat konsultasi",
                "forum",
            )
        )
        KABAR["forum:kota"] = kabar_warga
        PENGHITUNG["forum:antrean"] = jumlah_menunggu
