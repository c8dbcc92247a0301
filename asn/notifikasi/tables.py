"""The inbox as a table. Its buttons belong to the form that templates/notifikasi/daftar.html draws around it."""

from datetime import datetime

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from asn.core.tabel import Tabel
from asn.notifikasi.models import Kabar


class TabelKabar(Tabel):
    judul = tables.Column("Kabar", attrs={"td": {"class": "utama"}})
    jenis = tables.Column("Jenis")
    dibuat_pada = tables.Column("Waktu", attrs={"td": {"class": "nomor"}})
    tandai = tables.Column("Tandai", accessor="pk", exclude_from_export=True)

    def render_judul(self, value: str, record: Kabar) -> str:
        return format_html(
            '<button class="kabar-judul{}" formaction="{}">{}{}</button>{}',
            "" if record.dibaca else " kabar-baru",
            reverse("notifikasi:buka", args=[record.pk]),
            "" if record.dibaca else format_html('<span class="visually-hidden">{}</span>', "Belum dibaca: "),
            value,
            format_html('<small class="keterangan d-block">{}</small>', record.isi) if record.isi else "",
        )

    def render_dibuat_pada(self, value: datetime) -> str:
        return date_format(timezone.localtime(value), "j M Y H.i")

    def render_tandai(self, value: int, record: Kabar) -> str:
        nama, label = ("belum", "Belum dibaca") if record.dibaca else ("baca", "Sudah dibaca")
        return format_html(
            '<button class="btn btn-sm btn-outline-secondary" formaction="{}">{}'
            '<span class="visually-hidden">: {}</span></button>',
            reverse(f"notifikasi:{nama}", args=[value]),
            label,
            record.judul,
        )
