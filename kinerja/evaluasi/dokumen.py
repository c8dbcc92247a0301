"""Printed documents of an evaluation: the report of a city, the sheet of an instansi, one person's page.

A document is made of frozen figures only. What it says about punishments is always the public form: a printed page may
travel to anyone.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from asn.core.models import TandaTerbit
from asn.core.pdf import qr_svg, render_pdf
from asn.core.verifikasi import alamat_verifikasi
from kepegawaian.instansi.models import Kota
from kinerja.evaluasi import gambar, lembar_orang, penyaji
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from kinerja.evaluasi.services.perorangan import EvaluasiPegawai

# So many candidates are printed per list; the counts are complete, and so are the lists on the screen.
CALON_DICETAK = 30
RUANG_NAMA = "(……………………………………)"
_BAB_AWAL = (
    ("ringkasan", "Ringkasan"),
    ("predikat", "Predikat kinerja"),
    ("ip-asn", "Indeks Profesionalitas ASN"),
    ("pengembangan", "Pengembangan kompetensi"),
    ("layanan", "Kepuasan masyarakat dan aduan"),
    ("pegawai", "Pegawai dan disiplin"),
)
_BAB_KOTA = (
    ("perbandingan", "Perbandingan perangkat daerah"),
    ("pola", "Kesesuaian dengan pola distribusi"),
)
_BAB_AKHIR = (
    ("penghargaan", "Calon penerima penghargaan"),
    ("pembinaan", "Pegawai yang perlu dibina"),
    ("mutu", "Mutu data"),
    ("metode", "Metode dan dasar hukum"),
)


def laporan_kota_pdf(evaluasi: EvaluasiBerkala, *, dicetak: datetime | None = None) -> bytes:
    """The report of a city; `dicetak` is the moment a draft is made, an issued report bears its date only."""
    lembar = evaluasi.lembar.filter(hasil="selesai").order_by("instansi__urutan", "instansi__nama")
    kolom = lembar.values_list("instansi__nama", "angka__pola__pelanggaran")
    konteks = {
        **_bingkai(evaluasi, evaluasi.tanda, dicetak),
        **_isi(evaluasi.angka, [*_BAB_AWAL, *_BAB_KOTA, *_BAB_AKHIR]),
        "judul": "Laporan Evaluasi Berkala",
        "subjudul": _subjudul(evaluasi),
        "liga": penyaji.liga(evaluasi.angka),
        "gagal": evaluasi.angka["gagal"],
        "grafik_kuadran": gambar.kuadran_instansi(evaluasi.angka),
        "menyimpang": [{"nama": nama, "pelanggaran": temuan} for nama, temuan in kolom if temuan],
        "kuadran": None,
        "metode": evaluasi.angka["metode"],
    }
    return render_pdf("evaluasi/cetak_laporan.html", konteks)


def laporan_instansi_pdf(lembar: EvaluasiInstansi, *, dicetak: datetime | None = None) -> bytes:
    """The sheet of one perangkat daerah."""
    evaluasi = lembar.evaluasi
    konteks = {
        **_bingkai(evaluasi, lembar.tanda, dicetak),
        **_isi(lembar.angka, [*_BAB_AWAL, *_BAB_AKHIR]),
        "judul": "Lembar Evaluasi Berkala",
        "subjudul": f"{lembar.instansi.nama} · {_subjudul(evaluasi)}",
        "nomor": lembar.tanda.nomor if lembar.tanda else "",
        "liga": [],
        "gagal": [],
        "kuadran": penyaji.kuadran_bacaan(lembar.angka),
        "metode": evaluasi.angka.get("metode", []),
    }
    return render_pdf("evaluasi/cetak_laporan.html", konteks)


def evaluasi_saya_pdf(lembar: EvaluasiPegawai) -> bytes:
    """One page about one person, for that person's own use."""
    kota = lembar.pegawai.kota
    konteks = {
        **lembar_orang.isi(lembar),
        "judul": "Lembar Evaluasi Pegawai",
        "subjudul": f"Keadaan pada {date_format(lembar.tanggal, 'j F Y')}",
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "tanpa_sampul": True,
        "diri": lembar_orang.keterangan_diri(lembar),
    }
    return render_pdf("evaluasi/cetak_saya.html", konteks)


def _subjudul(evaluasi: EvaluasiBerkala) -> str:
    revisi = f" · Revisi {evaluasi.revisi}" if evaluasi.revisi else ""
    return f"{evaluasi.periode_objek.label}{revisi}"


def _bingkai(evaluasi: EvaluasiBerkala, tanda: TandaTerbit | None, dicetak: datetime | None) -> dict[str, Any]:
    """Cover, foot line, signature and proof, as in templates/cetak/dasar.html."""
    kota = evaluasi.kota
    terbit = evaluasi.terbit and tanda is not None
    return {
        "evaluasi": evaluasi,
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "draf": not terbit,
        "nomor": evaluasi.nomor if terbit else "",
        "tanggal": _tanggal_terbit(evaluasi),
        "tanggal_data": evaluasi.tanggal_data.astimezone(ZoneInfo(kota.zona_waktu)),
        "dicetak": dicetak,
        "tempat": kota.ibu_kota,
        "penanda_tangan": {"jabatan": f"{kota.sebutan_ppk} {_nama_wilayah(kota)}", "nama": RUANG_NAMA, "nip": ""},
        **(_keaslian(tanda) if terbit and tanda else {}),
    }


def _keaslian(tanda: TandaTerbit) -> dict[str, str]:
    alamat = alamat_verifikasi(tanda)
    return {"qr": qr_svg(alamat), "alamat_verifikasi": alamat, "kode_verifikasi": tanda.kode}


def _tanggal_terbit(evaluasi: EvaluasiBerkala) -> date | None:
    if not evaluasi.terbit or evaluasi.diterbitkan_pada is None:
        return None
    return evaluasi.diterbitkan_pada.astimezone(ZoneInfo(evaluasi.kota.zona_waktu)).date()


def _nama_wilayah(kota: Kota) -> str:
    """Wali Kota Sorong, Gubernur DKI Jakarta: the title already says what kind of region it is."""
    return kota.nama.removeprefix("Kota ").removeprefix("Provinsi ")


def _isi(figur: Mapping[str, Any], bab: list[tuple[str, str]]) -> dict[str, Any]:
    """Everything the chapters show; on paper no figure is a link."""
    bernomor = {kode: f"{nomor}. {judul}" for nomor, (kode, judul) in enumerate(bab, 1)}
    return {
        "daftar_isi": [{"id": f"bab-{kode}", "judul": judul, "tingkat": 1} for kode, judul in bernomor.items()],
        "bab": {kode.replace("-", "_"): judul for kode, judul in bernomor.items()},
        "figur": figur,
        "kartu": penyaji.kartu(figur, _tanpa_tautan),
        "pegawai": penyaji.pegawai(figur, _tanpa_tautan),
        "predikat": penyaji.predikat(figur, _tanpa_tautan),
        "pola": penyaji.pola(figur),
        "jp": penyaji.jp(figur, _tanpa_tautan),
        "ip_dimensi": penyaji.ip_asn_dimensi(figur, _tanpa_tautan),
        "ip_sebaran": penyaji.ip_asn_sebaran(figur, _tanpa_tautan),
        "hukdis": penyaji.hukdis(figur, _tanpa_tautan, terbuka=False),
        "lanjutan": penyaji.lanjutan(figur, _tanpa_tautan, terbuka=False),
        "kepala": penyaji.KEPALA,
        "kelompok_calon": [_kelompok(figur, *k) for k in penyaji.KELOMPOK_CALON],
        "mutu": penyaji.mutu(figur, _tanpa_tautan),
        "grafik_predikat": gambar.predikat(figur),
        "grafik_tren": gambar.tren(figur),
        "grafik_tren_predikat": gambar.tren_predikat(figur),
        "grafik_ip": gambar.ip_asn_dimensi(figur),
    }


def _tanpa_tautan(kunci: str) -> str:
    return ""


def _kelompok(figur: Mapping[str, Any], jenis: str, judul: str, penjelasan: str) -> dict[str, Any]:
    orang = penyaji.calon(figur, jenis, {})
    return {
        "kode": jenis,
        "judul": judul,
        "penjelasan": penjelasan,
        "usulan": penyaji.usulan(figur, jenis, _tanpa_tautan),
        "orang": orang[:CALON_DICETAK],
        "tersisa": max(len(orang) - CALON_DICETAK, 0),
    }
