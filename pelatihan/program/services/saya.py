"""What the pages of a pegawai show; every row belongs to that person, or is open to everybody."""

from datetime import date
from typing import Any

from asn.core.ingat import ingat
from kepegawaian.pegawai.models import Pegawai
from pelatihan.program.beranda import kursus_mandiri
from pelatihan.program.models import IDP, Angkatan, PeringkatKebutuhan, Peserta, Sertifikat
from pelatihan.program.rules.jp import status_buku
from pelatihan.program.services.buku import buku_pegawai, tahun_kini, tahun_tersedia
from pelatihan.program.services.kebutuhan import kelompokkan, rekomendasi
from pelatihan.program.services.lembar import lembar_menunggu
from pelatihan.program.workflows import BELAJAR

BANYAK = 5
# What the page reads of its short lists.
_LEMBAR = ("jenis", "tenggat", "peserta__angkatan__nama")
_KELAS = ("keadaan", "angkatan__nama", "angkatan__mulai", "angkatan__jp")
_SERTIFIKAT = ("judul", "tanggal", "jp_diakui", "keadaan")


def belajar_saya(pengguna: Any) -> dict[str, Any]:
    """Ledger of this year, needs with what answers them, own classes, own certificates, forms to fill in."""
    hari_ini = pengguna.hari_ini()
    pegawai = Pegawai.objects.only("kota", "jenis", "tmt_masuk").get(pk=pengguna.pegawai_id)
    buku = buku_pegawai(pegawai, tahun_kini(pegawai, hari_ini))
    status, kalimat = status_buku(buku, hari_ini)
    sertifikat = Sertifikat.objects.terlihat_oleh(pengguna, "program.view_sertifikat")
    return {
        "buku": buku,
        "status_jp": status,
        "kalimat_jp": kalimat,
        "rekomendasi": _rekomendasi(pegawai, hari_ini),
        "lembar": list(
            lembar_menunggu(pengguna).select_related(None).select_related("peserta__angkatan").only(*_LEMBAR)[:BANYAK]
        ),
        "idp": IDP.objects.filter(pegawai=pegawai, tahun=hari_ini.year).first(),
        "kelas": list(kelas_saya(pengguna).only(*_KELAS)[:BANYAK]),
        "sertifikat": list(sertifikat.filter(pegawai=pegawai).only(*_SERTIFIKAT)[:BANYAK]),
    }


def _rekomendasi(pegawai: Any, hari_ini: date) -> list[dict[str, Any]]:
    """Needs with open classes of the courses that answer them, and self-paced courses of other apps."""
    daftar = rekomendasi(pegawai)
    kompetensi = [r["butuh"].kompetensi_id for r in daftar if r["butuh"].kompetensi_id]
    kelas = _kelas_kompetensi(pegawai.kota_id, hari_ini) if kompetensi else {}
    mandiri = kursus_mandiri(pegawai, kompetensi)
    for r in daftar:
        r["kelas"] = kelas.get(r["butuh"].kompetensi_id, [])[:2]
        r["mandiri"] = mandiri.get(r["butuh"].kompetensi_id, [])[:2]
    return daftar


def _kelas_kompetensi(kota_id: int, hari_ini: date) -> dict[int | None, list[Angkatan]]:
    """Open classes of a city by the competency they serve: the same for everybody in it, so kept for a minute."""
    terbuka = Angkatan.objects.filter(kota=kota_id, kursus__kompetensi__isnull=False).terbuka(hari_ini)
    kueri = terbuka.select_related("kursus").order_by("mulai", "pk")
    return ingat(("kelas-kompetensi", kota_id, hari_ini), lambda: kelompokkan(kueri, lambda k: k.kursus.kompetensi_id))


def kelas_saya(pengguna: Any) -> Any:
    """Own participations, newest first."""
    baris = Peserta.objects.terlihat_oleh(pengguna, BELAJAR).select_related("angkatan")
    return baris.order_by("-angkatan__mulai", "-pk")


def kelas_terbuka(pengguna: Any, cari: str) -> list[Angkatan]:
    """Open classes in reach, those for an own need first, then by day."""
    kelas = Angkatan.objects.terlihat_oleh(pengguna, BELAJAR).terbuka(pengguna.hari_ini())
    if cari:
        kelas = kelas.cari(cari)
    butuh = set(
        PeringkatKebutuhan.objects.filter(pegawai=pengguna.pegawai_id).values_list("kompetensi", flat=True)
    ) - {None}
    semua = list(
        kelas.select_related("kursus__kompetensi", "mitra", "kota").berpeserta().order_by("mulai", "pk")[:100]
    )
    return sorted(semua, key=lambda k: k.kursus.kompetensi_id not in butuh)


def buku_tahun(pegawai: Any, tahun: str, hari_ini: date) -> dict[str, Any]:
    """The ledger of the chosen year, this one when nothing sensible was chosen."""
    kini = tahun_kini(pegawai, hari_ini)
    pilihan = sorted({*tahun_tersedia(pegawai), kini}, reverse=True)
    dipilih = next((t for t in pilihan if str(t) == tahun), kini)
    buku = buku_pegawai(pegawai, dipilih)
    status, kalimat = status_buku(buku, hari_ini)
    return {
        "buku": buku,
        "status": status,
        "kalimat": kalimat,
        "tahun_pilihan": [(t, f"{t}/{t + 1}" if buku.per_perjanjian else str(t)) for t in pilihan],
        "orang": pegawai,
    }
