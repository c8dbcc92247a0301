"""What the sheet of one person shows, on the page and on its one printed page. No queries here."""

from decimal import Decimal
from typing import Any

from django.utils.formats import number_format

from asn.core.grafik import Grafik, Sumbu, garis
from asn.core.legal import pada_tanggal
from asn.core.periode import Periode
from kepegawaian.pegawai.models import RiwayatKinerja
from kepegawaian.pegawai.rules.enum import PredikatKinerja
from kinerja.evaluasi.rules.ip_asn import BOBOT
from kinerja.evaluasi.rules.jp import StatusJP
from kinerja.evaluasi.services.perorangan import EvaluasiPegawai

# Three years of quarters keep their labels readable; of the table, the rows that stand open.
TRIWULAN_DIGAMBAR = 12
PREDIKAT_TERBUKA = 8
_NADA_JP = {
    StatusJP.TERPENUHI: "selesai",
    StatusJP.BELUM_TERPENUHI: "perhatian",
    StatusJP.MELEBIHI_BATAS: "perhatian",
    StatusJP.TANPA_TARGET: "netral",
}


def isi(lembar: EvaluasiPegawai) -> dict[str, Any]:
    return {
        "lembar": lembar,
        "orang": lembar.pegawai,
        "predikat": [_predikat(r) for r in lembar.predikat[:PREDIKAT_TERBUKA]],
        "predikat_lama": [_predikat(r) for r in lembar.predikat[PREDIKAT_TERBUKA:]],
        "predikat_terakhir": _predikat(lembar.predikat[0]) if lembar.predikat else None,
        "grafik_predikat": grafik_predikat(lembar),
        "jp": jp(lembar),
        "ip": ip(lembar),
        "hak": lembar.hak,
    }


def _predikat(riwayat: RiwayatKinerja) -> dict[str, Any]:
    return {
        "periode": _label_periode(riwayat),
        "asal": riwayat,
        "predikat": riwayat.predikat,
        "hasil_kerja": riwayat.get_hasil_kerja_display(),
        "perilaku": riwayat.get_perilaku_display(),
        "penilai": riwayat.penilai,
        "instansi": riwayat.instansi,
        "rezim": riwayat.get_rezim_display(),
    }


def _label_periode(riwayat: RiwayatKinerja) -> str:
    return Periode.dari_kode(riwayat.periode).label


def grafik_predikat(lembar: EvaluasiPegawai) -> Grafik | None:
    """Quarterly results from left to right; five steps, the best on top."""
    triwulan = [r for r in lembar.predikat if r.triwulan][TRIWULAN_DIGAMBAR - 1 :: -1]
    if len(triwulan) < 2:
        return None
    nilai = [PredikatKinerja(r.predikat).peringkat() for r in triwulan]
    return garis(
        "Predikat triwulanan",
        [r.periode for r in triwulan],
        {"Predikat": nilai},
        sumbu=Sumbu(minimum=1, maksimum=5, desimal=0),
        keterangan="5 Sangat Baik, 4 Baik, 3 Butuh Perbaikan, 2 Kurang, 1 Sangat Kurang.",
    )


def jp(lembar: EvaluasiPegawai) -> dict[str, Any]:
    """The ledger of training hours against the target; where the law sets no minimum there is no bar."""
    pemenuhan = lembar.jp
    kurang = max(pemenuhan.target - pemenuhan.capaian, Decimal(0)) if pemenuhan.target is not None else None
    return {
        "capaian": _jp(pemenuhan.capaian),
        "target": _jp(pemenuhan.target) if pemenuhan.target is not None else "",
        "persen": min(int(pemenuhan.persen), 100) if pemenuhan.persen is not None else None,
        "status": pemenuhan.status.label,
        "nada": _NADA_JP[pemenuhan.status],
        "kurang": _jp(kurang) if kurang else "",
        "catatan": pemenuhan.catatan,
        "dasar": str(pemenuhan.dasar),
        "sejak": lembar.jp_sejak,
        "baris": [
            {
                "nama": d.nama,
                "penyelenggara": d.penyelenggara,
                "selesai": d.tanggal_selesai,
                "jp": _jp(d.jp),
                "verifikasi": d.get_verifikasi_display(),
            }
            for d in lembar.diklat
        ],
    }


def ip(lembar: EvaluasiPegawai) -> dict[str, Any] | None:
    """The index by dimension and what would raise it, the largest gain first."""
    if lembar.ip is None:
        return None
    bobot = pada_tanggal(BOBOT, lembar.tanggal)
    return {
        "total": _skor(lembar.ip.total),
        "kategori": lembar.ip.kategori.label,
        "dimensi": [
            {
                "nama": nama.capitalize(),
                "skor": _skor(getattr(lembar.ip, nama)),
                "maksimum": maksimum,
                "persen": int(100 * getattr(lembar.ip, nama) / maksimum),
            }
            for nama, maksimum in bobot.nilai.items()
        ],
        "saran": [
            {"dimensi": s.dimensi.capitalize(), "pesan": s.pesan, "tambahan": _skor(s.tambahan)}
            for s in lembar.ip.saran
        ],
        "dasar": bobot.kutipan,
    }


def keterangan_diri(lembar: EvaluasiPegawai) -> list[tuple[str, str]]:
    """Who this is, as of the day of the sheet."""
    orang = lembar.pegawai
    jabatan = lembar.jabatan
    return [
        ("Nama", orang.nama_lengkap),
        ("NIP" if orang.pns else "NI PPPK", orang.nip),
        ("Jabatan", jabatan.nama_jabatan if jabatan else "–"),
        ("Unit kerja", str(jabatan.instansi) if jabatan else "–"),
        ("Golongan", orang.golongan.kode if orang.golongan else "–"),
    ]


def _jp(nilai: Decimal) -> str:
    """20.00 reads 20, 7.50 reads 7,5."""
    return number_format(f"{nilai.normalize():f}", force_grouping=True)


def _skor(nilai: Decimal) -> str:
    return _jp(nilai)
