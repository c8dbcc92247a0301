"""Tables of eligibility: posts to choose from, and people weighed for one post."""

from functools import cache, lru_cache
from typing import Any

import django_tables2 as tables
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString

from asn.core.lencana import lencana
from asn.core.sel import alamat_baris, rangkai
from asn.core.tabel import Tabel
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.tables import NOMOR, UTAMA
from kepegawaian.pegawai.tables_jabatan import TabelJabatan
from kepegawaian.promosi.rules.kata import tgl
from kepegawaian.promosi.rules.kelayakan import Ringkas
from kepegawaian.promosi.rules.persyaratan import LABEL_SYARAT
from kepegawaian.promosi.services.kelayakan_baca import NADA
from kepegawaian.promosi.services.kelayakan_sql import belum_dipenuhi
from kepegawaian.promosi.services.kelayakan_timbang import Singkat, Timbangan

# The rest is on the page of the person.
ALASAN_TAMPIL = 2


class TabelJabatanDituju(TabelJabatan):
    """Posts with how they are filled; the name leads to the people weighed for it."""

    kolom_bawaan = ("nama", "perangkat_daerah", "jenis", "eselon", "bezetting", "kebutuhan", "sementara")

    def render_nama(self, value: str, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', alamat_baris("kelayakan:jabatan", record.pk), value)


class TabelKelayakan(Tabel):
    """People with what each lacks; the rules explain the rows of one page, so "kapan" can be told."""

    nama = tables.Column("Nama", accessor="nama_lengkap", order_by=("nama",), orderable=True, attrs=UTAMA)
    nip = tables.Column("NIP", attrs=NOMOR)
    golongan = tables.Column("Gol.", accessor="golongan__kode", order_by=("-golongan__urutan", "nama"), orderable=True)
    jabatan = tables.Column("Jabatan sekarang", accessor="jabatan__nama")
    instansi = tables.Column("Unit kerja", accessor="instansi__nama")
    hasil = tables.Column("Hasil", empty_values=(), order_by=("jumlah_kurang", "nama"), orderable=True)
    kurang = tables.Column("Yang kurang", empty_values=(), attrs={"td": {"class": "yang-kurang"}})
    kapan = tables.Column("Paling awal", empty_values=(), exclude_from_export=True)

    kolom_pribadi = ("nama", "nip")
    kolom_bawaan = ("nama", "golongan", "jabatan", "hasil", "kurang", "kapan")

    def render_nama(self, value: str, record: Any) -> str:
        alamat = alamat_baris("kelayakan:orang", record.pk)
        ditimbang: Timbangan = self.request.ditimbang
        kueri = f"?jabatan={ditimbang.jabatan_id}&tanggal={ditimbang.tanggal:%Y-%m-%d}"
        return rangkai('<a href="{}{}">{}</a>', alamat, kueri, value)

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value

    def render_jabatan(self, value: str, record: Any) -> str:
        unit = record.instansi.nama
        if not unit or unit in value or self._berunit:
            return value
        return rangkai('<span>{}<small class="keterangan d-block">{}</small></span>', value, unit)

    def value_jabatan(self, value: str) -> str:
        return value

    def render_hasil(self, record: Any) -> str:
        return _lencana(self._nilai[record.pk].ringkas)

    def value_hasil(self, record: Any) -> str:
        return "Belum memenuhi" if belum_dipenuhi(record) else "Memenuhi syarat"

    def render_kurang(self, record: Any) -> str:
        return _alasan(self._nilai[record.pk].kurang)

    def value_kurang(self, record: Any) -> str:
        return "; ".join(LABEL_SYARAT[kode] for kode in belum_dipenuhi(record))

    def render_kapan(self, record: Any) -> str:
        satu = self._nilai[record.pk]
        if not satu.kurang:
            return "sudah"
        return tgl(satu.paling_awal) if satu.paling_awal else "–"

    @cached_property
    def _berunit(self) -> bool:
        """Whether the unit has a column of its own; the library looks a column up by walking through all."""
        return bool(self.columns["instansi"].visible)

    @cached_property
    def _nilai(self) -> dict[int, Singkat]:
        """The rows of this page judged; each has brought along what the rules ask about (`orang_ditimbang`)."""
        ditimbang: Timbangan = self.request.ditimbang
        return {orang.pk: ditimbang.nilai(orang) for orang in self.data.isi}


@cache
def _lencana(ringkas: Ringkas) -> str:
    return lencana(ringkas, NADA[ringkas])


@lru_cache(maxsize=512)
def _alasan(kurang: tuple[tuple[str, str], ...]) -> str:
    """The first of what is missing, and how much more there is."""
    if not kurang:
        return "–"
    butir = SafeString("".join(rangkai("<li><b>{}</b>: {}</li>", *satu) for satu in kurang[:ALASAN_TAMPIL]))
    sisa = len(kurang) - ALASAN_TAMPIL
    lain = rangkai("<li>dan {} syarat lain</li>", sisa) if sisa > 0 else ""
    return rangkai('<ul class="alasan">{}{}</ul>', butir, lain)
