"""Why somebody stands where they stand: every score, mean, weight and sum of one candidate, and all ranks."""

from decimal import Decimal
from typing import Any

from kepegawaian.promosi.models import LamaranJabatan, NilaiSeleksi, TahapSeleksi
from kepegawaian.promosi.rules.peringkat import bulatkan, nilai_tahap
from kepegawaian.promosi.services.bahan import sandi_penilai, skor_dari, tahap_aturan
from kepegawaian.promosi.services.hasil import peringkat_lowongan
from kepegawaian.promosi.workflows import KeadaanLamaran, KeadaanTahap


def mengapa_peringkat(lamaran: LamaranJabatan) -> dict[str, Any]:
    """Stages opened so far with every number; the rank once it is frozen. Empty for who did not pass."""
    if lamaran.keadaan != KeadaanLamaran.MEMENUHI:
        return {}
    semua = lamaran.seleksi.tahap.all()
    tahap = [_tahap(t, lamaran) for t in semua if t.keadaan == KeadaanTahap.TERBUKA]
    peserta = peringkat_lowongan(lamaran.lowongan)
    sendiri = next((p for p in peserta if p["nomor"] == lamaran.nomor), None)
    return {
        "tahap": tahap,
        "belum": [t.nama for t in semua if t.keadaan != KeadaanTahap.TERBUKA],
        "jumlah": bulatkan(sum((t["eksak"] for t in tahap), start=0 * tahap[0]["eksak"])) if tahap else None,
        "sendiri": sendiri,
        "peserta": peserta,
    }


def _tahap(tahap: TahapSeleksi, lamaran: LamaranJabatan) -> dict[str, Any]:
    nilai = nilai_tahap(tahap_aturan(tahap), skor_dari(tahap, lamaran))
    sandi = sandi_penilai(tahap.seleksi_id)
    baris = {sandi[n.anggota_id]: n for n in NilaiSeleksi.objects.filter(tahap=tahap, lamaran=lamaran)}
    return {
        "nama": tahap.nama,
        "bobot": tahap.bobot_teks,
        "aspek": [(a["nama"], a["skala"]) for a in tahap.aspek],
        "penilai": [
            {
                "sandi": p,
                "skor": [_angka(baris[p].skor[a["kode"]]) for a in tahap.aspek],
                "rata": bulatkan(rata),
            }
            for p, rata in nilai.penilai.items()
        ],
        "nilai": bulatkan(nilai.nilai),
        "tertimbang": bulatkan(nilai.tertimbang),
        "eksak": nilai.tertimbang,
    }


def _angka(nilai: Any) -> Decimal:
    return Decimal(str(nilai))
