from django.apps import AppConfig


class AduanConfig(AppConfig):
    name = "pengaduan.aduan"
    label = "aduan"
    verbose_name = "pengaduan masyarakat"

    def ready(self) -> None:
        # The frame of the pages is told what waits, the citizens' front page that one can report.
        from asn.core.cacah import PENGHITUNG  # noqa: PLC0415
        from asn.core.depan import PINTU_DEPAN  # noqa: PLC0415
        from kepegawaian.instansi.publik import LAYANAN, Layanan  # noqa: PLC0415
        from pengaduan.aduan.services import antrean  # noqa: PLC0415

        PENGHITUNG[antrean.ALAMAT] = antrean.jumlah_mendesak
        PINTU_DEPAN.append(antrean.pintu_depan)
        LAYANAN.append(
            Layanan(
                "Lapor",
                "lapor:lapor",
                "megaphone",
                "Pengaduan, aspirasi, permintaan informasi, atau dugaan pelanggaran. Boleh tanpa nama.",
                "Buat atau lacak laporan",
                ruang="lapor",
            )
        )
        LAYANAN.append(
            Layanan(
                "Statistik",
                "statistik:lihat",
                "chart-column",
                "Berapa laporan masuk, seberapa cepat dijawab, dan di mana. Juga sebagai data terbuka.",
                "Lihat angka",
                ruang="statistik",
            )
        )
