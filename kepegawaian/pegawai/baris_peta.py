"""Rows of the peta jabatan as finished markup: some hundreds of them on one page."""

from collections.abc import Iterable
from datetime import date

from django.utils.safestring import SafeString

from asn.core.baris_tetap import BarisTetap
from asn.core.sel import alamat, alamat_baris, rangkai
from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from kepegawaian.pegawai.services.struktur import Pejabat, Posisi

PEJABAT_TAMPIL = 4
TAKUK_TERDALAM = 6
LABEL_JENIS = {kode.value: label for kode, label in LABEL_JENIS_JABATAN.items()}
_POSISI = BarisTetap(
    "jabatan/peta_baris.html",
    isi=("alamat", "nama", "jenis", "unit", "tingkat", "kelas", "b", "k", "selisih", "pejabat", "pengganti"),
    rupa=("takuk", "lowong", "kurang", "berunit", "lepas"),
)
_PEJABAT = BarisTetap(
    "jabatan/peta_pejabat.html", isi=("alamat", "nama", "sementara"), rupa=("bertaut", "bersementara")
)


class BarisPeta:
    """Writes the rows for one reader: whose profiles open, whether the list of people does, on which past day."""

    def __init__(
        self, instansi: Instansi, *, tertaut: frozenset[int], boleh_pegawai: bool, per_tanggal: date | None
    ) -> None:
        self.instansi, self.tertaut, self.boleh_pegawai = instansi, tertaut, boleh_pegawai
        self.hari = f"per_tanggal={per_tanggal:%Y-%m-%d}" if per_tanggal else ""

    def semua(self, posisi: Iterable[Posisi]) -> SafeString:
        """One row for each position."""
        return SafeString("".join([self._satu(p) for p in posisi]))

    def _satu(self, p: Posisi) -> SafeString:
        j = p.jabatan
        return _POSISI(
            takuk=min(p.tingkat, TAKUK_TERDALAM),
            lowong=p.lowong,
            kurang=p.selisih < 0,
            berunit=j.instansi_id != self.instansi.pk,
            lepas=p.tanpa_atasan,
            alamat=self._pada(alamat_baris("jabatan:rincian", j.pk)),
            nama=j.nama,
            jenis=LABEL_JENIS[j.jenis],
            unit=j.instansi.nama,
            tingkat=str(p.tingkat + 1),
            kelas=str(j.kelas or "–"),
            b=str(p.bezetting),
            k=str(p.kebutuhan),
            selisih=p.selisih_teks,
            pejabat=SafeString(f"{self._nama(p.definitif[:PEJABAT_TAMPIL])}{self._lainnya(p)}"),
            pengganti=self._nama(p.pengganti),
        )

    def _pada(self, jalur: str) -> str:
        return f"{jalur}?{self.hari}" if self.hari else jalur

    def _nama(self, pejabat: Iterable[Pejabat]) -> SafeString:
        return SafeString("".join(map(self._satu_nama, pejabat)))

    def _satu_nama(self, o: Pejabat) -> SafeString:
        return _PEJABAT(
            bertaut=o.pegawai_id in self.tertaut,
            bersementara=bool(o.sementara),
            alamat=self._pada(alamat_baris("pegawai:rincian", o.pegawai_id)),
            nama=o.nama,
            sementara=o.sementara,
        )

    def _lainnya(self, p: Posisi) -> str:
        if p.bezetting <= PEJABAT_TAMPIL:
            return ""
        teks = f"dan {p.bezetting - PEJABAT_TAMPIL} lainnya"
        if not self.boleh_pegawai:
            return teks
        kueri = "&".join(filter(None, (f"posisi={p.jabatan.pk}", self.hari)))
        return rangkai('<a href="{}?{}">{}</a>', alamat("pegawai:daftar"), kueri, teks)
