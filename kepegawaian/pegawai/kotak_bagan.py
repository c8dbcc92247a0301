"""Boxes of the drawn peta jabatan as finished markup, for page and paper."""

from collections.abc import Iterable
from datetime import date

from django.utils.safestring import SafeString

from asn.core.baris_tetap import BarisTetap
from asn.core.sel import alamat_baris
from kepegawaian.pegawai.services.bagan_letak import Gambar

_KOTAK = BarisTetap(
    "jabatan/bagan_kotak.html",
    isi=(
        *("x", "y", "lebar", "tinggi", "x_teks", "x_kanan", "y_bawah"),
        *("alamat", "uraian", "nama", "tulisan", "staf", "sisa", "tersembunyi", "alamat_akar"),
    ),
    rupa=("keadaan", "kertas", "bersisa", "berlanjut"),
)
_TEKS = BarisTetap("jabatan/bagan_teks.html", isi=("x", "y", "teks"), rupa=("kelas",))
_STAF = BarisTetap("jabatan/bagan_staf.html", isi=("x", "x_kanan", "y", "nama", "angka"))


class KotakBagan:
    """Draws the boxes of one tree: with links that stay on a past day, or without any on paper."""

    def __init__(self, *, per_tanggal: date | None, kertas: bool) -> None:
        self.kertas = kertas
        self.hari = f"per_tanggal={per_tanggal:%Y-%m-%d}" if per_tanggal else ""

    def semua(self, gambar: Iterable[Gambar]) -> SafeString:
        """One group for each box."""
        return SafeString("\n  ".join([self._satu(g) for g in gambar]))

    def _satu(self, g: Gambar) -> SafeString:
        k, jabatan = g.kotak, g.kotak.posisi.jabatan
        alamat = alamat_baris("jabatan:rincian", jabatan.pk)
        return _KOTAK(
            keadaan=k.keadaan,
            kertas=self.kertas,
            bersisa=k.staf_sisa > 0,
            berlanjut=k.tersembunyi > 0,
            x=g.x,
            y=g.y,
            lebar=g.lebar,
            tinggi=g.tinggi,
            x_teks=g.x_teks,
            x_kanan=g.x_kanan,
            y_bawah=g.y_bawah,
            alamat=f"{alamat}?{self.hari}" if self.hari else alamat,
            uraian=", ".join(filter(None, (jabatan.nama, k.label_keadaan[2:], k.pemegang))),
            nama=jabatan.nama,
            tulisan=_rangkai(_TEKS(kelas=t.kelas, x=g.x_teks, y=t.y, teks=t.teks) for t in g.tulisan),
            staf=_rangkai(
                _STAF(x=g.x_teks, x_kanan=g.x_kanan, y=y, nama=nama, angka=angka) for nama, angka, y in g.staf
            ),
            sisa=str(k.staf_sisa),
            tersembunyi=str(k.tersembunyi),
            alamat_akar="&".join(filter(None, (f"?akar={jabatan.pk}", self.hari))),
        )


def _rangkai(potongan: Iterable[SafeString]) -> SafeString:
    return SafeString("".join(potongan))
