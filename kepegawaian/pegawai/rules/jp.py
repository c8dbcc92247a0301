"""Target dan batas jam pelajaran (JP) setahun: figures that both the register and the evaluation show."""

from datetime import date

from asn.core.legal import Berlaku, DasarHukum

JP_PNS_TERSEDIKIT = (Berlaku(date(2017, 4, 7), 20, DasarHukum("PP 11/2017", "ps. 203 ay. (4)")),)
JP_PPPK_TERBANYAK = (Berlaku(date(2020, 1, 1), 24, DasarHukum("Peraturan LAN 15/2020")),)
