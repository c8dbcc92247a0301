"""What the pages of a competency standard read: levels by group, requirements, who changed what."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model

from asn.core.jejak import HAPUS, Perubahan, perubahan
from kepegawaian.jabatan.models import Jabatan, KamusKompetensi, StandarKompetensi, SyaratJabatan
from kepegawaian.jabatan.rules.standar import SEBUTAN_LEVEL

_KOLOM_SYARAT = (
    *("ikhtisar", "pangkat_minimum", "pendidikan_minimum", "bidang_ilmu", "pengalaman_bulan"),
    *("diklat", "pelatihan_lain", "jpm_minimum"),
)


@dataclass(frozen=True, slots=True)
class PerubahanSKJ:
    """One change: when, by whom, what, from and to in words."""

    pada: datetime
    oleh: str
    hal: str
    dari: str
    ke: str


def standar_jabatan(jabatan: Jabatan) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """Required levels as (group, [(competency, level, words)])."""
    hasil: dict[str, list[tuple[str, int, str]]] = {}
    baris = StandarKompetensi.objects.filter(jabatan=jabatan).select_related("kompetensi")
    for s in baris.order_by("kompetensi__kelompok", "kompetensi__kode"):
        kelompok = s.kompetensi.get_kelompok_display()
        hasil.setdefault(kelompok, []).append((s.kompetensi.nama, s.level, SEBUTAN_LEVEL[s.level]))
    return list(hasil.items())


def syarat_tersimpan(jabatan: Jabatan) -> SyaratJabatan | None:
    """The requirements row of the position, None while nothing was set."""
    return SyaratJabatan.objects.filter(jabatan=jabatan).first()


def level_tersimpan(jabatan: Jabatan) -> dict[int, int]:
    """Required level by competency."""
    return dict(StandarKompetensi.objects.filter(jabatan=jabatan).values_list("kompetensi_id", "level"))


def syarat_baris(jabatan: Jabatan) -> list[tuple[str, str]]:
    """The other requirements in words; the ones that are not set are left out."""
    syarat = syarat_tersimpan(jabatan)
    bidang = jabatan.bidang_terkait.select_related("perangkat_daerah")
    baris = [(_label(n), _tulis(syarat, n)) for n in _KOLOM_SYARAT[1:]] if syarat else []
    baris.append(("Bidang tugas terkait", ", ".join(b.perangkat_daerah.nama for b in bidang)))
    return [(label, isi) for label, isi in baris if isi != "–" and isi]


def riwayat_skj(jabatan: Jabatan) -> list[PerubahanSKJ]:
    """Changes of levels and requirements, newest first, in a constant number of queries."""
    kompetensi = dict(KamusKompetensi.objects.values_list("pk", "nama"))
    standar = _perubahan(StandarKompetensi, jabatan)
    syarat = _perubahan(SyaratJabatan, jabatan)
    ids = {p.isi.get("user") for p in (*standar, *syarat)} - {None}
    nama = {u.pk: str(u) for u in get_user_model().objects.filter(pk__in=ids)} if ids else {}
    hasil = [_level_berubah(p, kompetensi, nama) for p in standar if p.sebelum is not None]
    hasil += [satu for p in syarat if p.terbaca for satu in _syarat_berubah(p, nama)]
    return sorted(hasil, key=lambda p: p.pada, reverse=True)


def _perubahan(model: Any, jabatan: Jabatan) -> list[Perubahan]:
    per_baris: dict[int, list[Any]] = defaultdict(list)
    kueri = model.pgh_event_model.objects.filter(kota_id=jabatan.kota_id, jabatan_id=jabatan.pk)
    for satu in kueri.select_related("pgh_context").order_by("pgh_id"):
        per_baris[satu.pgh_obj_id].append(satu)
    kini = {b.pk: b for b in model.objects.filter(jabatan=jabatan)}
    return [p for pk, semua in per_baris.items() for p in perubahan(semua, kini.get(pk))]


def _level_berubah(p: Perubahan, kompetensi: dict[int, str], nama: dict[Any, str]) -> PerubahanSKJ:
    ke = "tidak diminta" if p.peristiwa.pgh_label == HAPUS or p.sesudah is None else f"level {p.sesudah.level}"
    return PerubahanSKJ(
        p.peristiwa.pgh_created_at,
        nama.get(p.isi.get("user"), ""),
        kompetensi.get(p.sebelum.kompetensi_id, "Kompetensi"),
        f"level {p.sebelum.level}",
        ke,
    )


def _syarat_berubah(p: Perubahan, nama: dict[Any, str]) -> list[PerubahanSKJ]:
    oleh = nama.get(p.isi.get("user"), "")
    return [
        PerubahanSKJ(p.peristiwa.pgh_created_at, oleh, _label(n), _tulis(p.sebelum, n), _tulis(p.sesudah, n))
        for n in _KOLOM_SYARAT
        if getattr(p.sebelum, n) != getattr(p.sesudah, n)
    ]


def _bidang(nama: str) -> Any:
    return SyaratJabatan._meta.get_field(nama)


def _label(nama: str) -> str:
    label = str(_bidang(nama).verbose_name)
    return label[:1].upper() + label[1:]


def _tulis(syarat: Any, nama: str) -> str:
    nilai = getattr(syarat, nama)
    if nilai in (None, "", []):
        return "–"
    if isinstance(nilai, list):
        return "; ".join(nilai)
    pilihan = dict(_bidang(nama).flatchoices)
    return str(pilihan.get(nilai, nilai))
