"""Table of the list of dossiers."""

from datetime import date
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html

from asn.core.tabel import Tabel
from kepegawaian.pegawai.models import JenisDokumen
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.services.kelengkapan import butir_diminta, daftar_periksa, persen
from kepegawaian.pegawai.tables import ANGKA, NOMOR, UTAMA

DISEBUT = 4


class TabelKelengkapan(Tabel):
    """People with what their dossier holds and lacks (annotations of `berkelengkapan`)."""

    nama = tables.Column("Nama", accessor="nama_lengkap", order_by=("nama",), orderable=True, attrs=UTAMA)
    nip = tables.Column("NIP / NI PPPK", orderable=True, attrs=NOMOR)
    jenis = tables.Column("Jenis")
    instansi = tables.Column(
        "Unit kerja", accessor="instansi__nama", order_by=("instansi__nama", "nama"), orderable=True
    )
    kelengkapan = tables.Column("Kelengkapan", accessor="pk", attrs=ANGKA)
    jumlah = tables.Column("Ada", accessor="pk", attrs=ANGKA)
    belum = tables.Column("Belum ada", accessor="pk")
    menunggu = tables.Column("Menunggu", attrs=ANGKA)

    kolom_bawaan = ("nama", "nip", "instansi", "kelengkapan", "belum", "menunggu")
    kolom_pribadi = ("nama", "nip")

    def render_nama(self, value: str, record: Any) -> str:
        alamat = reverse("pegawai:rincian", args=[record.pk])
        return format_html('<a href="{}?bagian=dokumen">{}</a>', alamat, value)

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value

    def render_kelengkapan(self, record: Any) -> str:
        return f"{self.value_kelengkapan(record)}%"

    def value_kelengkapan(self, record: Any) -> int:
        butir = self.butir_orang(record)
        return persen(sum(ada for _, ada in butir), len(butir))

    def render_jumlah(self, record: Any) -> str:
        butir = self.butir_orang(record)
        return f"{sum(ada for _, ada in butir)} dari {len(butir)}"

    def render_belum(self, record: Any) -> str:
        nama = [b.nama for b, ada in self.butir_orang(record) if not ada]
        lebih = f", dan {len(nama) - DISEBUT} lagi" if len(nama) > DISEBUT else ""
        return f"{', '.join(nama[:DISEBUT])}{lebih}" or "–"

    def value_belum(self, record: Any) -> str:
        return "; ".join(b.nama for b, ada in self.butir_orang(record) if not ada)

    def butir_orang(self, record: Any) -> list[tuple[JenisDokumen, bool]]:
        return butir_diminta(record, self.butir)

    @cached_property
    def butir(self) -> list[JenisDokumen]:
        return daftar_periksa(self.hari_ini)

    @cached_property
    def hari_ini(self) -> date:
        permintaan = getattr(self, "request", None)
        return permintaan.user.hari_ini() if permintaan else timezone.localdate()
