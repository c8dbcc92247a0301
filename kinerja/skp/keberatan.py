"""The appeal against an evaluation, as the machine of `kepegawaian.keberatan` runs it. PP 30/2019 ps. 59."""

from asn.core.legal import Berlaku, DasarHukum
from kepegawaian.keberatan.registri import JenisKeberatan, daftarkan
from kepegawaian.keberatan.rules.jangka import Jangka
from kinerja.skp.forms.keberatan import FormRatingPutusan
from kinerja.skp.rules.jadwal import HARI_KEBERATAN, HARI_PUTUS_KEBERATAN
from kinerja.skp.services import banding
from kinerja.skp.services.susul import KODE
from kinerja.skp.workflows import IZIN_LIHAT_EVALUASI


def daftarkan_jenis() -> JenisKeberatan:
    putuskan = dict.fromkeys(("dikabulkan", "dikabulkan_sebagian", "ditolak"), banding.putuskan)
    return daftarkan(
        JenisKeberatan(
            kode=KODE,
            judul="Keberatan atas evaluasi kinerja",
            dasar=DasarHukum("PP 30/2019", "ps. 59 jo PermenPANRB 6/2022"),
            sasaran=banding.sasaran_evaluasi,
            sasaran_kini=banding.sasaran_kini,
            pemutus=banding.pemutus_evaluasi,
            jangka_ajukan=tuple(Berlaku(b.sejak, Jangka(b.nilai), b.dasar, b.keyakinan) for b in HARI_KEBERATAN),
            jangka_putus=tuple(Berlaku(b.sejak, Jangka(b.nilai), b.dasar, b.keyakinan) for b in HARI_PUTUS_KEBERATAN),
            izin_lihat=IZIN_LIHAT_EVALUASI,
            saat_diajukan=banding.saat_diajukan,
            akibat={**putuskan, "dicabut": banding.dicabut},
            form_putusan=FormRatingPutusan,
            periksa_putusan=banding.periksa_putusan,
            uraikan=banding.uraikan,
            url=banding.alamat,
            final=True,
        )
    )
