"""The three objections of a selection as kinds of the appeal machine: administration, first exam, final result."""

from datetime import date
from functools import partial
from typing import Any

from django.urls import reverse

from asn.core.legal import Berlaku, DasarHukum
from kepegawaian.instansi.publik import slug_kota
from kepegawaian.keberatan.registri import JenisKeberatan, daftarkan
from kepegawaian.keberatan.rules.jangka import Jangka
from kepegawaian.rekrutmen.forms_hasil import FormPerbaikanNilai
from kepegawaian.rekrutmen.models import Lamaran
from kepegawaian.rekrutmen.services import sanggah

_SEJAK = date(2021, 1, 1)
_PASAL = DasarHukum("PermenPANRB 27/2021", "ps. 31")
JUDUL = {
    sanggah.ADMINISTRASI: "Sanggah hasil seleksi administrasi",
    sanggah.DASAR: "Sanggah hasil seleksi dasar",
    sanggah.TAHAP_AKHIR: "Sanggah hasil akhir seleksi",
}


def _alamat(keberatan: Any) -> str:
    seleksi = Lamaran.objects.values_list("seleksi", flat=True).get(pk=keberatan.sasaran_id)
    tahap = sanggah.TAHAP[keberatan.jenis]
    return reverse("hasil_seleksi:publik", args=[slug_kota(keberatan.kota), seleksi, tahap])


def _uraikan(isi: Any) -> list[tuple[str, str]]:
    return [(f"Nilai {kode} yang benar", nilai) for kode, nilai in sanggah.nilai_dari(isi).items()]


def daftarkan_jenis() -> None:
    for tahap, kode in sanggah.KODE.items():
        daftarkan(
            JenisKeberatan(
                kode=kode,
                judul=JUDUL[tahap],
                dasar=_PASAL,
                sasaran=partial(sanggah.sasaran_milik, tahap),
                sasaran_kini=partial(sanggah.sasaran_kini, tahap),
                pemutus=partial(sanggah.pemutus, tahap),
                jangka_ajukan=(Berlaku(_SEJAK, Jangka(3), _PASAL),),
                jangka_putus=(Berlaku(_SEJAK, Jangka(7), _PASAL),),
                izin_lihat="rekrutmen.kelola_seleksi",
                hasil=("dikabulkan", "ditolak"),
                akibat={
                    "dikabulkan": partial(sanggah.akibat_dikabulkan, tahap),
                    "ditolak": partial(sanggah.akibat_ditolak, tahap),
                },
                form_putusan=None if tahap == sanggah.ADMINISTRASI else FormPerbaikanNilai,
                periksa_putusan=partial(sanggah.putusan_periksa, tahap),
                uraikan=_uraikan,
                url=_alamat,
                dipublikasikan=True,
                upaya_lanjut="Jawaban panitia atas sanggah bersifat akhir pada seleksi ini.",
            )
        )
