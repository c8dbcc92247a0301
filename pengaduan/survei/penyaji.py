"""Frozen figures in the words and digits of page, PDF and workbook: made here once, so that they cannot differ."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from asn.core.angka import tulis_angka
from kepegawaian.instansi.rules.skm import BATAS_MUTU, MutuPelayanan, hitung
from pengaduan.survei.models.jawaban import KANAL
from pengaduan.survei.rules.responden import DIMENSI
from pengaduan.survei.rules.sampel import SAMPEL
from pengaduan.survei.rules.unsur import DASAR, MENURUT_KUNCI, UNSUR

Angka = Mapping[str, Any]
KOSONG = "–"
DITUTUP = "disembunyikan"


def tulis(nilai: Decimal | str | None, desimal: int = 2) -> str:
    return KOSONG if nilai in (None, "") else tulis_angka(nilai, desimal)


def mutu_label(mutu: str | None) -> str:
    return f"{mutu} ({MutuPelayanan(mutu).label.lower()})" if mutu else KOSONG


def unsur(angka: Angka, pada: date) -> list[dict[str, Any]]:
    """Rows of the nine unsur in the order of the regulation, the weakest marked."""
    if not angka["nrr"]:
        return []
    return [
        {
            "kunci": u.kunci,
            "kode": u.kode,
            "nama": u.nama,
            "nrr": tulis(angka["nrr"][u.kunci], 3),
            "tertimbang": tulis(angka["tertimbang"][u.kunci], 3),
            "nilai": tulis(satu.ikm),
            "mutu": satu.mutu.value,
            "terlemah": u.kunci in angka["terlemah"],
        }
        for u in UNSUR
        for satu in [hitung({u.kunci: (angka["jumlah"][u.kunci], angka["n"])}, pada=pada)]
    ]


def sel(satu: Angka) -> dict[str, str]:
    """A group: its number, index and mutu, or that it is hidden."""
    if satu["ditutup"]:
        return {"label": satu["label"], "n": DITUTUP, "ikm": KOSONG, "mutu": KOSONG}
    n = tulis_angka(satu["n"], 0)
    return {"label": satu["label"], "n": n, "ikm": tulis(satu["ikm"]), "mutu": satu["mutu"] or KOSONG}


def layanan(angka: Angka) -> list[dict[str, str]]:
    return [
        {**sel(s), "populasi": tulis_angka(s["populasi"], 0), "sampel": tulis_angka(s["sampel"], 0)}
        for s in angka["layanan"]
    ]


def responden(angka: Angka) -> list[dict[str, Any]]:
    """One table per question of the profile."""
    # In the order of the questions: stored JSON does not keep it.
    return [{"judul": judul, "baris": [sel(s) for s in angka["responden"][d]]} for d, (judul, _) in DIMENSI.items()]


def ada_ditutup(angka: Angka) -> bool:
    semua = [*angka["layanan"], *(s for baris in angka["responden"].values() for s in baris)]
    return any(s["ditutup"] for s in semua)


def kanal(angka: Angka) -> list[tuple[str, str]]:
    """How the counted answers came in, and beside them the open link, which is not counted."""
    label = dict(KANAL)
    baris = [(label[k], tulis_angka(n, 0)) for k, n in sorted(angka["kanal"].items(), reverse=True)]
    luar = sel(angka["terbuka"])
    ada = angka["terbuka"]["ditutup"] or angka["terbuka"]["n"]
    return [*baris, (f"{luar['label']} (tidak terverifikasi)", luar["n"])] if ada else baris


def terbuka(angka: Angka) -> str:
    """The open link in one sentence: counted apart, never in the index."""
    satu = angka["terbuka"]
    if satu["ditutup"]:
        return "Jawaban lewat tautan terbuka terlalu sedikit untuk ditampilkan, dan tidak dihitung dalam IKM."
    if not satu["n"]:
        return ""
    return (
        f"Di luar IKM, {satu['n']} jawaban masuk lewat tautan terbuka (tidak terverifikasi) dengan rata-rata "
        f"{tulis(satu['ikm'])}."
    )


def sampel(angka: Angka) -> dict[str, Any]:
    """Needed against obtained."""
    butuh, dapat = angka["sampel"], angka["n"]
    if not angka["populasi"]:
        kalimat = "Jumlah penerima layanan belum diisi, sehingga sampel yang dibutuhkan belum diketahui."
    elif dapat >= butuh:
        kalimat = f"Jawaban mencukupi sampel yang dibutuhkan ({tulis_angka(butuh, 0)})."
    else:
        kalimat = (
            f"Jawaban kurang {tulis_angka(butuh - dapat, 0)} dari sampel yang dibutuhkan ({tulis_angka(butuh, 0)}); "
            "baca hasilnya dengan hati-hati."
        )
    persen = min(100, dapat * 100 // butuh) if butuh else 0
    return {
        "populasi": angka["populasi"],
        "butuh": butuh,
        "dapat": dapat,
        "cukup": bool(butuh) and dapat >= butuh,
        "persen": persen,
        "kalimat": kalimat,
    }


def terlemah(angka: Angka) -> list[str]:
    return [MENURUT_KUNCI[k].nama for k in angka["terlemah"]]


def definisi(minimum: int) -> Sequence[tuple[str, str, str]]:
    """Every figure with what it means and on which basis: printed with the report and on the public page."""
    batas = BATAS_MUTU[0].nilai
    mutu = "; ".join(f"{m.value} ({m.label.lower()}) mulai {tulis_angka(b)}" for b, m in batas[:-1])
    return (
        ("Responden", "Orang yang baru dilayani dan menjawab dengan kupon sekali pakai atau di kios unit. Nama, NIK, "
         "dan nomor telepon tidak ditanyakan.", str(DASAR)),
        ("NRR", "Nilai rata-rata jawaban sebuah unsur, 1 sampai 4.", str(DASAR)),
        ("NRR tertimbang", "NRR dikalikan bobot yang sama untuk setiap unsur, yaitu tepat 1/9.", str(DASAR)),
        ("IKM", "Jumlah NRR tertimbang sembilan unsur dikalikan 25, sehingga berkisar 25–100. Dibulatkan satu kali di "
         "akhir, dua desimal.", str(DASAR)),
        ("Mutu", f"{mutu}; selebihnya D (tidak baik). Ditetapkan dari IKM dua desimal.", str(DASAR)),
        ("Sampel", "Jawaban yang dibutuhkan menurut jumlah penerima layanan (Krejcie–Morgan, 95%).",
         SAMPEL[0].kutipan),
        ("Tautan terbuka", "Siapa pun dapat menjawab, sehingga jawabannya dilaporkan terpisah sebagai tidak "
         "terverifikasi dan tidak dihitung dalam IKM.", ""),
        ("Kelompok kecil", f"Kelompok kurang dari {minimum} orang disembunyikan, beserta kelompok lain yang "
         "membuatnya dapat dihitung dari selisih.", "UU 27/2022"),
    )  # fmt: skip
