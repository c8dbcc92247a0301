"""Tables of the lists of this wing."""

from typing import Any

import django_tables2 as tables
from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property

from asn.core.lencana import lencana
from asn.core.sel import alamat_baris, rangkai
from asn.core.tabel import KolomHari, Tabel
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.tables import ANGKA, NOMOR, UTAMA

_ARAH = {
    "naik": "selesai",
    "turun": "perhatian",
    "tetap": "netral",
    "baru": "netral",
}

# A long heading on two lines, so that the act at the end stays in sight.
LIPAT = {"th": {"class": "kepala-lipat"}}
ANGKA_LIPAT = ANGKA | {"th": {"class": "angka kepala-lipat"}}

# What the common columns show of a person.
ORANG_DIBACA = ("pegawai__nama", "pegawai__gelar_depan", "pegawai__gelar_belakang", "pegawai__nip")
_KOTAK = ("kotak", "skor_potensial", "skor_kinerja")


def _tanggal(nilai: Any) -> str:
    return date_format(nilai, "j M Y") if nilai else "–"


class TabelOrang(Tabel):
    """Common columns: who and where."""

    nama = tables.Column(
        "Nama", accessor="pegawai__nama_lengkap", order_by=("pegawai__nama",), orderable=True, attrs=UTAMA
    )
    nip = tables.Column("NIP", accessor="pegawai__nip", attrs=NOMOR)

    kolom_pribadi = ("nama", "nip")

    def render_nama(self, value: str, record: Any) -> str:
        return rangkai('<a href="{}">{}</a>', self.alamat(record), value)

    def alamat(self, record: Any) -> str:
        return alamat_baris("talenta:pegawai", record.pegawai_id)

    def value_nama(self, value: str) -> str:
        return value

    def render_nip(self, value: str) -> str:
        return nip.tampilkan(value)

    def value_nip(self, value: str) -> str:
        return value


class TabelSiklus(Tabel):
    """Cycles, newest first."""

    nama = tables.Column("Siklus", attrs=UTAMA)
    acuan = KolomHari("Tanggal acuan", orderable=True)
    keadaan = tables.Column("Keadaan", accessor="get_keadaan_display")
    nomor = tables.Column("Nomor penetapan", attrs=NOMOR)
    ditetapkan = tables.Column("Ditetapkan", accessor="ditetapkan_pada")

    def render_nama(self, value: str, record: Any) -> str:
        return rangkai('<a href="{}">{}</a>', record.get_absolute_url(), value)

    def render_keadaan(self, value: str, record: Any) -> str:
        return lencana(value, record.nada)

    def render_ditetapkan(self, value: Any) -> str:
        return _tanggal(value)


class TabelHasil(TabelOrang):
    """Boxes of a cycle."""

    instansi = tables.Column("Perangkat daerah", accessor="instansi__nama")
    jabatan = tables.Column("Jabatan")
    jenis = tables.Column("Jenis jabatan", accessor="get_jenis_jabatan_display")
    kotak = tables.Column(
        "Kotak",
        attrs=ANGKA,
        orderable=True,
        empty_values=(),
        order_by=("kotak", "skor_potensial", "skor_kinerja"),
    )
    skor_kinerja = tables.Column("Kinerja", attrs=ANGKA)
    skor_potensial = tables.Column("Potensial", attrs=ANGKA)
    kotak_lalu = tables.Column("Siklus lalu", attrs=ANGKA)
    perubahan = tables.Column("Perubahan", accessor="perubahan")
    hitungan = tables.Column("Menurut hitungan", accessor="kotak_hitung", attrs=ANGKA)
    sebab = tables.Column("Sebab tidak dinilai")
    tindakan = tables.Column("Rekomendasi", accessor="tindakan", empty_values=())

    kolom_bawaan = ("nama", "instansi", "jabatan", "kotak", "skor_kinerja", "skor_potensial", "perubahan")
    kolom_dibaca = (
        *("jabatan", "jenis_jabatan", "kotak", "kotak_lalu", "kotak_hitung", "skor_kinerja", "skor_potensial"),
        *("sebab", *ORANG_DIBACA, "instansi__nama", "siklus__nama"),
    )

    class Meta:
        sequence = ("nama", "nip", "instansi", "jabatan", "jenis", "kotak", "...")

    def alamat(self, record: Any) -> str:
        return alamat_baris("talenta:hasil", record.pk)

    def order_kotak(self, queryset: Any, is_descending: bool) -> tuple[Any, bool]:
        """Whoever could not be judged comes last, either way."""
        arah = "desc" if is_descending else "asc"
        return queryset.order_by(*(getattr(F(k), arah)(nulls_last=True) for k in _KOTAK)), True

    def render_kotak(self, record: Any) -> str:
        if record.kotak is None:
            return rangkai('<span title="{}">–</span>', record.sebab)
        return str(record.kotak)

    def value_kotak(self, record: Any) -> Any:
        return record.kotak

    def render_perubahan(self, value: str) -> str:
        return lencana(value, _ARAH[value]) if value in _ARAH else "–"

    def value_perubahan(self, value: str) -> str:
        return value

    def render_tindakan(self, record: Any) -> str:
        return "; ".join(record.tindakan) or "–"


class TabelTim(TabelOrang):
    """Boxes of one's own staff: the box and what is recommended, no component."""

    jabatan = tables.Column("Jabatan")
    kotak = tables.Column("Kotak", attrs=ANGKA, empty_values=())
    tindakan = tables.Column("Rekomendasi", accessor="tindakan", empty_values=())

    def render_nama(self, value: str, record: Any) -> str:
        return rangkai('<a href="{}">{}</a>', alamat_baris("pegawai:rincian", record.pegawai_id), value)

    def render_kotak(self, record: Any) -> str:
        return str(record.kotak or "–")

    def render_tindakan(self, record: Any) -> str:
        return "; ".join(record.tindakan) or "Belum dapat dinilai"


class TabelKrs(TabelOrang):
    """Successors, best first."""

    tujuan = tables.Column("Untuk jenjang", accessor="get_tujuan_display")
    instansi = tables.Column("Perangkat daerah", accessor="instansi__nama")
    jabatan = tables.Column("Jabatan")
    kotak = tables.Column("Kotak", attrs=ANGKA, orderable=True, order_by=("kotak", "skor_potensial", "skor_kinerja"))
    skor_potensial = tables.Column("Potensial", attrs=ANGKA)
    skor_kinerja = tables.Column("Kinerja", attrs=ANGKA)
    dicalonkan = tables.Column("Dicalonkan", accessor="calon", empty_values=())

    kolom_bawaan = ("nama", "tujuan", "jabatan", "instansi", "kotak", "skor_potensial", "skor_kinerja", "dicalonkan")

    class Meta:
        sequence = ("nama", "nip", "tujuan", "jabatan", "instansi", "kotak", "...")

    def render_dicalonkan(self, value: Any) -> str:
        return "ya" if value else "belum"


class TabelTemuan(TabelOrang):
    """Who is not seen, with the figures and the act."""

    jabatan = tables.Column("Jabatan", accessor="pegawai__jabatan__nama")
    instansi = tables.Column("Perangkat daerah", accessor="pegawai__instansi__perangkat_daerah__nama")
    golongan = tables.Column("Gol.", accessor="pegawai__golongan__kode")
    sangat_baik = tables.Column(
        "Sangat Baik", attrs=ANGKA_LIPAT, orderable=True, order_by=("sangat_baik", "-sejak"), empty_values=()
    )
    sejak = KolomHari("Tanpa kenaikan sejak", orderable=True, attrs=LIPAT)
    promosi = tables.Column("Terakhir naik jabatan", empty_values=())
    pelatihan = tables.Column("Terakhir dilatih", empty_values=())
    pencalonan = tables.Column("Terakhir dicalonkan", empty_values=())
    alasan = tables.Column("Belum pernah, atau sudah lama tidak", accessor="ringkas_alasan", attrs=LIPAT)
    tujuan = tables.Column("Jenjang yang dituju", accessor="get_tujuan_display")
    aksi = tables.Column("Tindakan", accessor="pk", exclude_from_export=True)

    kolom_bawaan = ("nama", "jabatan", "instansi", "sangat_baik", "sejak", "alasan", "aksi")
    kolom_dibaca = (
        *("sangat_baik", "sejak", "promosi", "pelatihan", "pencalonan", "alasan", "tujuan"),
        *(*ORANG_DIBACA, "pegawai__jabatan__nama", "pegawai__golongan__kode"),
        "pegawai__instansi__perangkat_daerah__nama",
    )

    class Meta:
        sequence = (
            "nama",
            "nip",
            "jabatan",
            "instansi",
            "golongan",
            "sangat_baik",
            "sejak",
            "...",
            "alasan",
            "tujuan",
            "aksi",
        )

    def render_sangat_baik(self, record: Any) -> str:
        return f"{record.sangat_baik}×"

    def value_sangat_baik(self, record: Any) -> int:
        return record.sangat_baik

    def render_promosi(self, value: Any) -> str:
        return _tanggal(value) if value else "belum pernah"

    def render_pelatihan(self, value: Any) -> str:
        return _tanggal(value) if value else "belum pernah"

    def render_pencalonan(self, value: Any) -> str:
        return _tanggal(value) if value else "belum pernah"

    def render_alasan(self, value: list[str]) -> str:
        return ", ".join(value)

    def render_aksi(self, record: Any) -> str:
        if not self.boleh_calonkan or record.pegawai_id == self.request.user.pegawai_id:
            return "–"
        return rangkai(
            '<a class="btn btn-sm btn-outline-primary" href="{}">Calonkan<span class="visually-hidden"> {}</span></a>',
            alamat_baris("talenta:calonkan", record.pegawai_id),
            record.pegawai.nama,
        )

    @cached_property
    def boleh_calonkan(self) -> bool:
        return self.request.user.has_perm("talenta.calonkan_talenta")


class TabelPencalonan(TabelOrang):
    """Nominations, newest first."""

    sasaran = tables.Column("Dicalonkan untuk", accessor="sasaran")
    jabatan_kini = tables.Column("Jabatan sekarang", accessor="pegawai__jabatan__nama")
    instansi = tables.Column("Perangkat daerah", accessor="pegawai__instansi__perangkat_daerah__nama")
    tanggal = KolomHari("Tanggal", orderable=True)
    oleh = tables.Column("Oleh", accessor="oleh")
    alasan = tables.Column("Alasan")
    keadaan = tables.Column("Keadaan", accessor="get_keadaan_display")
    aksi = tables.Column("Tindakan", accessor="pk", exclude_from_export=True)

    kolom_bawaan = ("nama", "sasaran", "instansi", "tanggal", "oleh", "keadaan", "aksi")

    def render_keadaan(self, value: str, record: Any) -> str:
        nada = {"BERLAKU": "proses", "TERPENUHI": "selesai", "DICABUT": "netral"}
        return lencana(value, nada[record.keadaan])

    def value_keadaan(self, value: str) -> str:
        return value

    def render_aksi(self, record: Any) -> str:
        if record.keadaan != "BERLAKU" or not self.request.user.has_perm("talenta.calonkan_talenta"):
            return "–"
        return rangkai('<a href="{}">Cabut</a>', reverse("talenta:calon_cabut", args=[record.pk]))
