"""What the pages of a pegawai show; every row belongs to that person, or is open to everybody."""

from datetime import date
from typing import Any

from asn.core.ingat import ingat
from asn.core.kueri_tetap import KueriTetap, salah_satu
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
_KELAS = ("keadaan", "angkatan__nama", "angkatan__mulai", "angkatan__jp")
_SERTIFIKAT = ("judul", "tanggal", "jp_diakui", "keadaan")


def belajar_saya(pengguna: Any) -> dict[str, Any]:
    """Ledger of this year, needs with what answers them, own classes, own certificates, forms to fill in."""
    hari_ini = pengguna.hari_ini()
    pegawai = _DIRI.satu(pegawai_id=pengguna.jangkauan(BELAJAR).pegawai_id)
    buku = buku_pegawai(pegawai, tahun_kini(pegawai, hari_ini))
    status, kalimat = status_buku(buku, hari_ini)
    sertifikat = pengguna.jangkauan("program.view_sertifikat").pegawai_id
    return {
        "buku": buku,
        "status_jp": status,
        "kalimat_jp": kalimat,
        "rekomendasi": _rekomendasi(pegawai, hari_ini),
        "lembar": lembar_menunggu(pengguna),
        "idp": _IDP.satu(pegawai_id=pegawai.pk, tahun=hari_ini.year),
        "kelas": _KELAS_SAYA.semua(pegawai_id=pegawai.pk),
        "sertifikat": _SERTIFIKAT_SAYA.semua(pegawai_id=sertifikat),
    }


# Rows of one person; whose is asked of the reach above.
_DIRI = KueriTetap(
    lambda pegawai_id: Pegawai.objects.filter(pk=pegawai_id).order_by().only("kota", "jenis", "tmt_masuk")
)
_IDP = KueriTetap(lambda pegawai_id, tahun: IDP.objects.filter(pegawai=pegawai_id, tahun=tahun).order_by())
_KELAS_SAYA = KueriTetap(
    lambda pegawai_id: (
        Peserta.objects.filter(pegawai=pegawai_id)
        .select_related("angkatan")
        .only(*_KELAS)
        .order_by("-angkatan__mulai", "-pk")[:BANYAK]
    )
)
_SERTIFIKAT_SAYA = KueriTetap(
    lambda pegawai_id: Sertifikat.objects.filter(pegawai=pegawai_id).only(*_SERTIFIKAT)[:BANYAK]
)


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


def kelas_terbuka(pengguna: Any, cari: str) -> list[Angkatan]:
    """Open classes in reach, those for an own need first, then by day."""
    jangkauan, hari_ini = pengguna.jangkauan(BELAJAR), pengguna.hari_ini()
    if cari:
        semua = list(_berpeserta(Angkatan.objects.terlihat_oleh(pengguna, BELAJAR).terbuka(hari_ini).cari(cari)))
    else:
        # Whoever learns in a city sees its open classes.
        semua = _TERBUKA.semua(kota=sorted(jangkauan.semua_kota), hari=hari_ini)
    butuh = set(_BUTUH.semua(pegawai_id=jangkauan.pegawai_id)) - {None}
    return sorted(semua, key=lambda k: k.kursus.kompetensi_id not in butuh)


def _berpeserta(kelas: Any) -> Any:
    return kelas.select_related("kursus__kompetensi", "mitra", "kota").berpeserta().order_by("mulai", "pk")[:100]


_TERBUKA = KueriTetap(
    lambda kota, hari: _berpeserta(Angkatan.objects.filter(salah_satu("kota_id", kota)).terbuka(hari))
)
_BUTUH = KueriTetap(
    lambda pegawai_id: (
        PeringkatKebutuhan.objects.filter(pegawai=pegawai_id).order_by().values_list("kompetensi", flat=True)
    )
)


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
