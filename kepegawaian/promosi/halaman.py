"""What each part of a selection's page needs. Rows come from a selection the reader may see already."""

from typing import Any

from kepegawaian.promosi.models import SeleksiJabatan, TahapSeleksi
from kepegawaian.promosi.services.baca import jejak_keadaan
from kepegawaian.promosi.services.benturan import benturan_seleksi
from kepegawaian.promosi.services.hasil import ringkasan_hasil
from kepegawaian.promosi.services.penilaian import kekurangan
from kepegawaian.promosi.services.seleksi import pelamar_per_jabatan
from kepegawaian.promosi.services.susun import kesiapan
from kepegawaian.promosi.tindakan import AKSI_TAHAP, tersedia
from kepegawaian.promosi.workflows import KELOLA, PILIH, SELEKSI_WORKFLOW, KeadaanSeleksi, KeadaanTahap

LABEL_SYARAT = {
    "PANGKAT": "pangkat paling rendah {}",
    "PENGALAMAN": "pengalaman terkait {} bulan",
    "HUKDIS": "bebas hukuman disiplin sedang atau berat {} tahun",
    "PREDIKAT": "predikat paling rendah Baik {} tahun",
}


def bagian(nama: str, seleksi: SeleksiJabatan, pengguna: Any) -> dict[str, Any]:
    return _BAGIAN[nama](seleksi, pengguna)


def syarat_teks(syarat: list[dict[str, Any]]) -> list[str]:
    """Requirements of the announcement in words."""
    return [LABEL_SYARAT[s["kode"]].format(s["nilai"]) for s in syarat if s["kode"] in LABEL_SYARAT]


def _ringkasan(seleksi: SeleksiJabatan, pengguna: Any) -> dict[str, Any]:
    pelamar = pelamar_per_jabatan(seleksi)
    lowongan = list(seleksi.lowongan.for_list())
    wajib, saran = kesiapan(seleksi) if seleksi.keadaan == KeadaanSeleksi.DRAF else ([], [])
    return {
        "lowongan": [{"isi": x, "syarat": syarat_teks(x.syarat), "pelamar": pelamar[str(x)]} for x in lowongan],
        "wajib": wajib,
        "siap": bool(wajib) and all(wajib),
        "saran": [p for p in saran if not p],
        "hasil": ringkasan_hasil(seleksi),
        "boleh_pilih": seleksi.keadaan == KeadaanSeleksi.PERINGKAT and pengguna.has_perm(PILIH),
    }


def _tahap(seleksi: SeleksiJabatan, pengguna: Any) -> dict[str, Any]:
    semua = list(seleksi.tahap.all())
    return {
        "tahap": [_satu_tahap(t, seleksi, pengguna) for t in semua],
        "jumlah_bobot": f"{sum(t.bobot for t in semua).normalize():f}" if semua else "0",
    }


def _satu_tahap(tahap: TahapSeleksi, seleksi: SeleksiJabatan, pengguna: Any) -> dict[str, Any]:
    dinilai = tahap.keadaan == KeadaanTahap.DINILAI
    penilaian = seleksi.keadaan == KeadaanSeleksi.PENILAIAN
    lembaga = dinilai and tahap.penilai == "LEMBAGA" and pengguna.has_perm(KELOLA)
    return {
        "isi": tahap,
        "kurang": kekurangan(tahap) if dinilai else [],
        "tindakan": tersedia(AKSI_TAHAP, tahap, pengguna) if penilaian else [],
        "peserta": list(seleksi.lamaran.memenuhi().for_list().order_by("nomor")) if lembaga else [],
    }


def _panitia(seleksi: SeleksiJabatan, pengguna: Any) -> dict[str, Any]:
    return {
        "panitia": list(seleksi.panitia.select_related("pengguna")),
        "benturan": benturan_seleksi(seleksi),
        "susunan": kesiapan(seleksi)[0][-5:],
    }


def _pengumuman(seleksi: SeleksiJabatan, pengguna: Any) -> dict[str, Any]:
    return {"pengumuman": list(seleksi.pengumuman.all())}


def _jejak(seleksi: SeleksiJabatan, pengguna: Any) -> dict[str, Any]:
    return {"riwayat_keadaan": jejak_keadaan(seleksi, SELEKSI_WORKFLOW)}


_BAGIAN = {
    "ringkasan": _ringkasan,
    "tahap": _tahap,
    "panitia": _panitia,
    "pengumuman": _pengumuman,
    "jejak": _jejak,
}
