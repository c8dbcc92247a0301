"""Who is told what. News is kept in clear: it names the kind and the step, never what was said."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format

from asn.akun.models import Pengguna
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services.pemutus import akun_pejabat_awal, akun_pemutus

JENIS = "keberatan"


def kabarkan(keberatan: Keberatan, kepada: Iterable[Pengguna], judul: str, isi: str = "", kunci: str = "") -> None:
    kabar_kirim(
        kepada=kepada,
        judul=f"{keberatan.judul}: {judul}",
        isi=isi,
        tautan=reverse("keberatan:rincian", args=[keberatan.pk]),
        jenis=JENIS,
        kota_id=keberatan.kota_id,
        kunci=kunci,
    )


def kabar_masuk(keberatan: Keberatan) -> None:
    """To the decider, and to who made the decision."""
    batas = date_format(keberatan.batas_putus, "j F Y")
    pemutus = akun_pemutus(keberatan, hari_ini_kota(keberatan.kota_id))
    kabarkan(keberatan, pemutus, "menunggu putusan Anda", f"Batas memutus {batas}.")
    kabarkan(keberatan, akun_pejabat_awal(keberatan), "keputusan Anda dipersoalkan", "Anda dapat memberi tanggapan.")


def kabar_putusan(keberatan: Keberatan) -> None:
    """To the appellant and to who made the first decision."""
    hasil = keberatan.get_keadaan_display().lower()
    penerima = {p.pk: p for p in [keberatan.pemohon, *akun_pejabat_awal(keberatan)]}
    kabarkan(keberatan, penerima.values(), hasil, "Buka halamannya untuk membaca pertimbangannya.")
