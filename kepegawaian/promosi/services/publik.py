"""What citizens read: vacancies, selections with their results, how positions are filled and how fast."""

from collections import defaultdict
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.conf import settings
from django.db.models import F, Window
from django.db.models.functions import Lag

from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN, MANAJERIAL
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.promosi.models import HasilSeleksi, Lowongan, SeleksiJabatan
from kepegawaian.promosi.services.lowong import lowong_pada
from kepegawaian.promosi.workflows import KeadaanSeleksi

# Three years back: enough appointments in a small city to say something.
TAHUN_DILIHAT = 3
DEFINISI = (
    ("Jabatan lowong", "Jabatan manajerial tanpa pejabat definitif hari ini, juga bila dijabat Plt. atau Plh."),
    (
        "Diisi lewat seleksi terbuka",
        "Bagian pengangkatan pejabat pimpinan tinggi dalam tiga tahun terakhir yang tercatat berasal dari seleksi "
        "terbuka di sistem ini. Pengangkatan sebelum sistem dipakai terhitung bukan lewat seleksi terbuka.",
    ),
    (
        "Median hari lowong",
        "Nilai tengah jumlah hari dari hari terakhir pejabat lama sampai TMT pejabat baru, untuk pengangkatan tiga "
        "tahun terakhir yang hari terakhir pejabat lamanya tercatat. Jabatan yang langsung diisi terhitung nol hari.",
    ),
    ("Disembunyikan", "Angka dari kurang dari {minimum} kejadian tidak ditampilkan, supaya tidak menunjuk seseorang."),
)


def seleksi_publik(kota: Kota) -> Any:
    """Announced selections, newest first."""
    return SeleksiJabatan.objects.filter(kota=kota).terbuka_publik().order_by("-diumumkan_pada", "-pk")


def lowongan_publik(kota: Kota, hari: date) -> list[Lowongan]:
    """Positions one can apply for today."""
    dibuka = SeleksiJabatan.objects.filter(
        kota=kota, keadaan=KeadaanSeleksi.DIUMUMKAN, pendaftaran_mulai__lte=hari, pendaftaran_sampai__gte=hari
    )
    return list(Lowongan.objects.filter(seleksi__in=dibuka).for_list().order_by("seleksi__pendaftaran_sampai", "pk"))


def jabatan_lowong(kota: Kota, hari: date) -> list[dict[str, Any]]:
    """How many managerial positions are vacant, by level."""
    jumlah: dict[str, int] = defaultdict(int)
    for jenis in lowong_pada(Jabatan.objects.filter(kota=kota), hari).values_list("jenis", flat=True):
        jumlah[jenis] += 1
    return [{"label": label, "jumlah": jumlah[j.value]} for j, label in LABEL_JENIS_JABATAN.items() if jumlah[j.value]]


def hari_lowong(kota: Kota, hari: date) -> list[dict[str, Any]]:
    """Median days from vacancy to appointment by level; hidden below the smallest publishable cell."""
    per_jenis: dict[str, list[int]] = defaultdict(list)
    for jenis, mulai, sebelum in _pengangkatan(kota, hari):
        if sebelum is not None and mulai > sebelum:
            per_jenis[jenis].append((mulai - sebelum).days - 1)
    return [
        {"label": LABEL_JENIS_JABATAN[j], "n": len(per_jenis[j.value]), **_median(per_jenis[j.value])}
        for j in LABEL_JENIS_JABATAN
        if per_jenis[j.value]
    ]


def _pengangkatan(kota: Kota, hari: date) -> list[tuple[str, date, date | None]]:
    """(kind, TMT, last day of the one before) of appointments within the window."""
    sejak = hari - timedelta(days=365 * TAHUN_DILIHAT)
    semua = RiwayatJabatan.objects.filter(kota=kota, penugasan="DEFINITIF", tmt_mulai__lte=hari).sah()
    urut = Window(Lag("tmt_selesai"), partition_by=F("jabatan"), order_by=F("tmt_mulai").asc())
    baris = semua.filter(jabatan__jenis__in=sorted(MANAJERIAL)).annotate(sebelum=urut)
    return [b for b in baris.values_list("jabatan__jenis", "tmt_mulai", "sebelum") if b[1] >= sejak]


def _median(hari: list[int]) -> dict[str, Any]:
    if len(hari) < settings.SEL_PUBLIK_MINIMUM:
        return {"median": None}
    return {"median": round(median(hari))}


def bagian_terbuka(kota: Kota, hari: date) -> dict[str, Any]:
    """Share of JPT appointments that came out of an open selection."""
    sejak = hari - timedelta(days=365 * TAHUN_DILIHAT)
    jpt = RiwayatJabatan.objects.filter(
        kota=kota,
        penugasan="DEFINITIF",
        jabatan__jenis__in=("JPT_UTAMA", "JPT_MADYA", "JPT_PRATAMA"),
        tmt_mulai__range=(sejak, hari),
    ).sah()
    n = jpt.count()
    terbuka = jpt.filter(pengangkatan__lowongan__seleksi__cara="TERBUKA").count()
    if n < settings.SEL_PUBLIK_MINIMUM:
        return {"n": n, "persen": None}
    return {"n": n, "terbuka": terbuka, "persen": round(100 * terbuka / n)}


def definisi() -> list[tuple[str, str]]:
    return [(nama, isi.format(minimum=settings.SEL_PUBLIK_MINIMUM)) for nama, isi in DEFINISI]


def hasil_terbit(kota: Kota) -> Any:
    """Frozen results of announced selections."""
    return HasilSeleksi.objects.filter(kota=kota).terbuka_publik()


def hasil_publik(kota: Kota, seleksi: SeleksiJabatan) -> HasilSeleksi | None:
    hasil: HasilSeleksi | None = hasil_terbit(kota).filter(seleksi=seleksi).select_related("tanda").first()
    return hasil


def kabar_warga(kota: Kota) -> str:
    """One line for the citizens' front page."""
    dibuka = len(lowongan_publik(kota, kota.hari_ini()))
    return f"{dibuka} jabatan sedang dibuka pendaftarannya." if dibuka else ""
