"""The window in force: the city's own row where it has one, else the built-in one of the kind."""

from dataclasses import dataclass
from datetime import date

from asn.core.hari_kerja import Kalender
from asn.core.legal import pada_tanggal
from kepegawaian.keberatan.models import JangkaKeberatan
from kepegawaian.keberatan.registri import JenisKeberatan, Sasaran
from kepegawaian.keberatan.rules.jangka import AJUKAN, Jangka, JenisHari


@dataclass(frozen=True, slots=True)
class JangkaBerlaku:
    """A window with its last day and where it comes from."""

    jangka: Jangka
    batas: date
    dasar: str

    @property
    def label(self) -> str:
        return f"{self.jangka}, {self.dasar}"


def jangka_berlaku(jenis: JenisKeberatan, tahap: str, *, sasaran: Sasaran, mulai: date) -> JangkaBerlaku:
    """The window that begins on `mulai`, with its end: the wing's own setting, the city's, or the built-in one."""
    kota_id, sendiri = sasaran.kota_id, sasaran.ajukan_dalam if tahap == AJUKAN else sasaran.putus_dalam
    setelan = JangkaKeberatan.objects.filter(kota=kota_id, jenis=jenis.kode, tahap=tahap).pada(mulai)
    if sendiri:
        jangka, dasar = sendiri
    elif kota := setelan.order_by("-berlaku_mulai").first():
        jangka, dasar = Jangka(kota.hari, JenisHari(kota.jenis_hari)), kota.dasar
    else:
        baris = pada_tanggal(jenis.jangka_ajukan if tahap == AJUKAN else jenis.jangka_putus, mulai)
        jangka, dasar = baris.nilai, baris.kutipan
    return JangkaBerlaku(jangka, jangka.batas(mulai, Kalender(kota_id).tambah), dasar)
