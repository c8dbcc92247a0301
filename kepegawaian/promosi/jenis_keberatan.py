"""The result of a selection as something that can be contested: the kind this wing registers with the machine."""

from datetime import date

from asn.core.legal import Berlaku, DasarHukum
from kepegawaian.keberatan.registri import JenisKeberatan, daftarkan
from kepegawaian.keberatan.rules.jangka import Jangka, JenisHari
from kepegawaian.promosi.services import keberatan
from kepegawaian.promosi.workflows import LIHAT_LAMARAN

_UU = DasarHukum("UU 30/2014", "ps. 77")
# PermenPANRB 15/2019 names no window of its own in our sources: that of the administrative law applies.
AJUKAN = (Berlaku(date(2014, 10, 17), Jangka(21, JenisHari.KERJA), _UU, "sedang"),)
PUTUS = (Berlaku(date(2014, 10, 17), Jangka(10, JenisHari.KERJA), _UU, "sedang"),)


def daftarkan_jenis() -> JenisKeberatan:
    return daftarkan(
        JenisKeberatan(
            kode=keberatan.KODE,
            judul="Keberatan atas hasil seleksi jabatan",
            dasar=DasarHukum("UU 30/2014", "ps. 75–77 jo PermenPANRB 15/2019"),
            sasaran=keberatan.sasaran_milik,
            sasaran_kini=keberatan.sasaran_kini,
            pemutus=keberatan.pemutus_jenis,
            jangka_ajukan=AJUKAN,
            jangka_putus=PUTUS,
            izin_lihat=LIHAT_LAMARAN,
            akibat=dict.fromkeys(("dikabulkan", "dikabulkan_sebagian"), keberatan.akibat_kabul),
            url=keberatan.alamat,
            upaya_lanjut="Banding administratif kepada atasan pejabat, lalu pengadilan tata usaha negara.",
        )
    )
