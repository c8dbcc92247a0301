"""A disciplinary punishment as something that can be contested: the kind this wing registers with the machine."""

from django.urls import reverse

from asn.core.legal import Berlaku, DasarHukum
from kepegawaian.keberatan.registri import JenisKeberatan, daftarkan
from kepegawaian.keberatan.rules.jangka import Jangka, JenisHari
from kinerja.disiplin.forms import FormHasilKeberatan
from kinerja.disiplin.rules import tenggat
from kinerja.disiplin.services import keberatan
from kinerja.disiplin.workflows import IZIN_KEBERATAN

_PP = DasarHukum("PP 79/2021")


def _jangka(tabel: tuple[Berlaku[int], ...]) -> tuple[Berlaku[Jangka], ...]:
    return tuple(Berlaku(b.sejak, Jangka(b.nilai, JenisHari.KERJA), b.dasar, b.keyakinan) for b in tabel)


DISIPLIN = daftarkan(
    JenisKeberatan(
        kode="disiplin",
        judul="Keberatan atas hukuman disiplin",
        dasar=_PP,
        sasaran=keberatan.sasaran_milik,
        sasaran_kini=keberatan.sasaran_kini,
        pemutus=keberatan.pemutus_jenis,
        jangka_ajukan=_jangka(tenggat.KEBERATAN),
        jangka_putus=_jangka(tenggat.PUTUS_KEBERATAN),
        izin_lihat=IZIN_KEBERATAN,
        akibat={
            "ditolak": keberatan.akibat_tetap,
            "dicabut": keberatan.akibat_tetap,
            "dikabulkan_sebagian": keberatan.akibat_ringan,
            "dikabulkan": keberatan.akibat_gugur,
        },
        saat_diajukan=keberatan.saat_diajukan,
        form_putusan=FormHasilKeberatan,
        periksa_putusan=keberatan.periksa_putusan,
        uraikan=keberatan.uraikan,
        url=lambda k: reverse("disiplin:rincian", args=[k.sasaran_id]),
    )
)
