"""Clocks in force in one city: its own dated rows before the built-in figures; remedies as the appeal machine says."""

from datetime import date

from asn.core.hari_kerja import Kalender
from asn.core.legal import Berlaku, DasarHukum
from kepegawaian.keberatan.registri import Sasaran, jenis_keberatan
from kepegawaian.keberatan.rules.jangka import AJUKAN
from kepegawaian.keberatan.services.jangka import jangka_berlaku
from kepegawaian.pegawai.rules.enum import Hukdis
from kinerja.disiplin.models import TenggatDisiplin
from kinerja.disiplin.rules import tenggat
from kinerja.disiplin.rules.tenggat import BAWAAN, Jam, Setempat, Tabel


def tabel_kota(kota_id: int) -> Tabel:
    """The built-in figures, each followed by what the city has set for itself; one query."""
    tabel = {kode: list(baris) for kode, baris in BAWAAN.items()}
    for satu in TenggatDisiplin.objects.filter(kota=kota_id).order_by("berlaku_mulai"):
        tabel[Setempat(satu.langkah)].append(Berlaku(satu.berlaku_mulai, satu.hari, DasarHukum(satu.dasar)))
    return {kode: tuple(baris) for kode, baris in tabel.items()}


def jam_kota(kota_id: int, keadaan: str, sejak: date, kalender: Kalender | None = None) -> Jam | None:
    """The clock of a state in this city, from `sejak` on."""
    return tenggat.jam(keadaan, sejak, (kalender or Kalender(kota_id)).tambah, tabel_kota(kota_id))


def batas_upaya_pada(kota_id: int, hukuman: str, diterima: date) -> Jam:
    """Last day of the remedy against this punishment: banding against a dismissal, else what the appeal machine says.

    The window of an appeal may be a row of the city there, so the letter, the page and the machine name one day.
    """
    if hukuman == Hukdis.B3:
        return tenggat.batas_banding(diterima, Kalender(kota_id).tambah)
    sasaran = Sasaran(judul="", kota_id=kota_id)
    satu = jangka_berlaku(jenis_keberatan("disiplin"), AJUKAN, sasaran=sasaran, mulai=diterima)
    return Jam("Batas mengajukan keberatan", satu.batas, satu.jangka.hari, satu.dasar)
