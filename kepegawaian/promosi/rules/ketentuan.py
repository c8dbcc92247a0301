"""Figures of the law on filling positions: dated, with their source.

Where the day of a regulation was not found, the first of January of its year stands here; what rests on a weak source
is shown as "(perlu verifikasi)".
"""

from datetime import date

from asn.core.legal import Berlaku, DasarHukum

SELEKSI = "PermenPANRB 15/2019"
PENGUMUMAN_HARI = (Berlaku(date(2019, 1, 1), 15, DasarHukum(SELEKSI), "sedang"),)
PERPANJANGAN_HARI = (Berlaku(date(2019, 1, 1), 7, DasarHukum(SELEKSI), "rendah"),)
PERPANJANGAN_KALI = (Berlaku(date(2019, 1, 1), 2, DasarHukum(SELEKSI), "rendah"),)
PELAMAR_MINIMUM = (Berlaku(date(2019, 1, 1), 3, DasarHukum(SELEKSI), "sedang"),)
PANITIA_JUMLAH = (Berlaku(date(2019, 1, 1), (5, 9), DasarHukum(SELEKSI), "sedang"),)
PANITIA_INTERNAL_PERSEN = (Berlaku(date(2019, 1, 1), 45, DasarHukum(SELEKSI), "sedang"),)
CALON_UNTUK_PPK = (Berlaku(date(2019, 1, 1), 3, DasarHukum(SELEKSI)),)
PROTEKSI_TAHUN = (Berlaku(date(2014, 1, 15), 2, DasarHukum("UU 5/2014", "ps. 116"), "sedang"),)
MASA_JPT_TAHUN = (Berlaku(date(2014, 1, 15), 5, DasarHukum("UU 5/2014", "ps. 117"), "sedang"),)
MUTASI_TAHUN = (Berlaku(date(2017, 4, 7), 2, DasarHukum("PP 11/2017", "ps. 190 ayat (2)"), "sedang"),)
PELANTIKAN_HARI = (Berlaku(date(2017, 4, 7), 30, DasarHukum("PP 11/2017"), "rendah"),)
PLT_BULAN = (Berlaku(date(2021, 1, 1), 3, DasarHukum("SE BKN 1/SE/I/2021")),)
PLT_PERPANJANGAN_BULAN = (Berlaku(date(2021, 1, 1), 3, DasarHukum("SE BKN 1/SE/I/2021")),)
# A member who stepped aside is not replaced by nobody: more than half of the committee must still score. Own design.
PENILAI_MINIMUM_PERSEN = 50
