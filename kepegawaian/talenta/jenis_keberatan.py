"""The box of a fixed cycle as something that can be contested: the kind this wing registers with the machine."""

from datetime import date

from asn.core.legal import Berlaku, DasarHukum
from kepegawaian.keberatan.registri import JenisKeberatan, daftarkan
from kepegawaian.keberatan.rules.jangka import Jangka, JenisHari
from kepegawaian.talenta.forms import FormKotakPutusan
from kepegawaian.talenta.services import banding
from kepegawaian.talenta.workflows import LIHAT_HASIL

_SEJAK = date(2014, 10, 17)
_UU = DasarHukum("UU 30/2014", "ps. 77")


def daftarkan_jenis() -> JenisKeberatan:
    return daftarkan(
        JenisKeberatan(
            kode=banding.KODE,
            judul="Keberatan atas hasil talenta",
            dasar=_UU,
            sasaran=banding.sasaran_hasil,
            sasaran_kini=banding.sasaran_kini,
            pemutus=banding.pemutus_hasil,
            jangka_ajukan=(Berlaku(_SEJAK, Jangka(21, JenisHari.KERJA), _UU, "sedang"),),
            jangka_putus=(Berlaku(_SEJAK, Jangka(10, JenisHari.KERJA), _UU, "sedang"),),
            izin_lihat=LIHAT_HASIL,
            akibat={"dikabulkan": banding.revisikan, "dikabulkan_sebagian": banding.revisikan},
            form_putusan=FormKotakPutusan,
            periksa_putusan=banding.periksa_putusan,
            uraikan=banding.uraikan,
            url=banding.alamat,
        )
    )
