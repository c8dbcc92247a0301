"""From frozen figures to what a page or a document shows: words, Indonesian numbers, links. No queries here.

`tautan(kunci)` gives the address of the rows behind one figure, or "" where there is none to give (on paper, or when
the reader may not see those rows).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.dateparse import parse_datetime
from django.utils.formats import number_format

from asn.core.angka import tulis_angka
from asn.core.periode import Periode
from kepegawaian.instansi.rules.skm import MutuPelayanan
from kepegawaian.pegawai.rules.enum import JenisASN, PredikatKinerja, PredikatOrganisasi
from kepegawaian.pegawai.rules.pola_distribusi import uraian_pola
from kinerja.evaluasi.rules import pembinaan, penghargaan
from kinerja.evaluasi.rules.ip_asn import BOBOT, KategoriIPASN
from kinerja.evaluasi.rules.kuadran import Kuadran

Tautan = Callable[[str], str]
KOSONG = "–"
BUKTI_DISEBUT = 4
KELOMPOK_CALON = (
    ("penghargaan", "Calon penerima penghargaan", "Usulan menurut aturan, bukan keputusan. Pejabat yang menetapkan."),
    ("pembinaan", "Pegawai yang perlu dibina", "Pembinaan yang terutang menurut aturan, agar tidak terlewat."),
)
# Column heads of the small tables, on the page and on paper.
KEPALA = {
    "predikat": ("Predikat", "Pegawai", "Bagian", "Periode lalu"),
    "dimensi": ("Dimensi", "Rata-rata", "Bobot", "Capaian"),
    "sebaran": ("Kelompok", "Pegawai", "Bagian"),
    "jp": ("Butir", "Jumlah"),
    "hukdis": ("Tingkat", "Pegawai"),
    "usulan": ("Usulan", "Pegawai"),
    "lanjutan": ("Tindak lanjut", "Baris"),
    "mutu": ("Catatan", "Pegawai"),
    "liga": (
        "Peringkat dan perangkat daerah",
        "Pegawai",
        "Baik ke atas",
        "IP ASN",
        "JP PNS",
        "IKM",
        "Aduan tepat",
        "Menyimpang",
    ),
}
LABEL_USULAN = {"penghargaan": penghargaan.LABEL, "pembinaan": pembinaan.LABEL}


@dataclass(frozen=True, slots=True)
class Kartu:
    """One figure card; fields as in components/kartu_angka.html."""

    label: str
    nilai: str
    satuan: str = ""
    perubahan: str = ""
    arah: str = ""
    nada: str = ""
    keterangan: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of a small table: a name, its cells, and the rows behind it."""

    label: str
    sel: tuple[str, ...]
    url: str = ""
    kode: str = ""


@dataclass(frozen=True, slots=True)
class Pola:
    """The pattern of the unit: its predicate, every provision with the finding against it."""

    predikat: str
    uraian: tuple[str, ...]
    pelanggaran: list[dict[str, str]]
    catatan: str


def berurut(sebaran: Mapping[str, int], urutan: Iterable[str]) -> list[tuple[str, int]]:
    """Counts in the order of the law: the database keeps the keys of JSON in an order of its own."""
    return [(str(kode), sebaran.get(kode, 0)) for kode in urutan]


def bulat(nilai: int) -> str:
    return number_format(nilai, force_grouping=True)


def angka(nilai: str | None, satuan: str = "") -> str:
    """A kept figure ("1234.50") as one reads it: 1.234,50."""
    return KOSONG if nilai is None else f"{tulis_angka(nilai)}{satuan}"


def persen(nilai: str | None) -> str:
    return angka(nilai, "%")


def bagian(jumlah: int, semua: int) -> str:
    """Share of a count, one decimal: the head-counts beside it say the rest."""
    return f"{tulis_angka(Decimal(100 * jumlah) / semua, 1)}%" if semua else KOSONG


def tanggal_data(figur: Mapping[str, Any]) -> datetime | None:
    return parse_datetime(figur["tanggal_data"])


def ubah(kini: str | None, dulu: str | None, periode: Periode, *, satuan: str = "poin") -> dict[str, str]:
    """Words, arrow and tone of a change; a rise is good for every figure this is used for."""
    if kini is None or dulu is None:
        return {}
    selisih = Decimal(kini) - Decimal(dulu)
    lalu = periode.sebelumnya().label
    if not selisih:
        return {"perubahan": f"tetap dibanding {lalu}", "arah": "tetap"}
    naik = selisih > 0
    kata = f"{'naik' if naik else 'turun'} {tulis_angka(abs(selisih))} {satuan} dari {lalu}"
    return {"perubahan": kata, "arah": "naik" if naik else "turun", "nada": "baik" if naik else "buruk"}


def kartu(figur: Mapping[str, Any], tautan: Tautan) -> list[Kartu]:
    """The summary on top: what a head of personnel looks at first."""
    periode = Periode.dari_kode(figur["periode"])
    pegawai, jp, ip = figur["pegawai"], figur["jp"]["pns"], figur["ip_asn"]
    ikm, aduan = figur["ikm"] or {}, figur["aduan"] or {}
    return [
        Kartu("Pegawai", bulat(pegawai["jumlah"]), url=tautan("pegawai"), keterangan="pada hari terakhir periode"),
        Kartu(
            "Belum dinilai",
            bulat(pegawai["belum_dinilai"]),
            keterangan=f"{bagian(pegawai['dinilai'], pegawai['jumlah'])} sudah dinilai",
            url=tautan("belum-dinilai"),
        ),
        Kartu(
            "Predikat Baik ke atas",
            persen(figur["persen_baik"]),
            url=tautan("baik"),
            **ubah(figur["persen_baik"], figur["persen_baik_sebelumnya"], periode),
        ),
        Kartu(
            "Rata-rata IP ASN",
            angka(ip["rata"] and ip["rata"]["total"]),
            satuan="dari 100",
            keterangan=f"kategori {KategoriIPASN(ip['kategori']).label}" if ip["kategori"] else "",
            url=tautan("ip-asn"),
        ),
        Kartu(
            "PNS memenuhi target JP",
            persen(jp["persen"]),
            keterangan=f"{bulat(jp['terpenuhi'])} dari {bulat(jp['jumlah'])} PNS, target {angka(jp['target'])} JP",
            url=tautan("jp-terpenuhi"),
        ),
        Kartu(
            "Indeks Kepuasan Masyarakat",
            angka(ikm.get("nilai")),
            keterangan=_uraian_ikm(ikm),
            url=tautan("ikm"),
            **ubah(ikm.get("nilai"), ikm.get("sebelumnya"), periode),
        ),
        Kartu(
            "Aduan dijawab tepat waktu",
            persen(aduan.get("persen")),
            keterangan=f"dari {bulat(aduan['n'])} aduan" if aduan else "belum ada data pada periode ini",
            url=tautan("aduan"),
            **ubah(aduan.get("persen"), aduan.get("sebelumnya"), periode),
        ),
        _kartu_pola(figur),
    ]


def _kartu_pola(figur: Mapping[str, Any]) -> Kartu:
    """Of a city how many units depart from their pattern, of a unit its own predicate."""
    if "liga" in figur:
        menyimpang = sum(1 for b in figur["liga"] if b["pelanggaran"])
        semua = f"dari {len(figur['liga'])} perangkat daerah yang dihitung"
        return Kartu("Sebaran tidak sesuai pola", bulat(menyimpang), keterangan=semua)
    organisasi, jumlah = figur["pola"]["predikat_organisasi"], len(figur["pola"]["pelanggaran"])
    return Kartu(
        "Predikat kinerja organisasi",
        PredikatOrganisasi(organisasi).label if organisasi else KOSONG,
        keterangan=f"{jumlah} ketidaksesuaian pola" if jumlah else "",
    )


def _uraian_ikm(ikm: Mapping[str, Any]) -> str:
    if not ikm:
        return "belum ada survei pada periode ini"
    return f"mutu {ikm['mutu']} ({MutuPelayanan(ikm['mutu']).label.lower()}), {bulat(ikm['n'])} jawaban"


def pegawai(figur: Mapping[str, Any], tautan: Tautan) -> list[Baris]:
    """Head-count by kind of ASN."""
    p = figur["pegawai"]
    return [
        Baris(JenisASN(kode).label, (bulat(n), bagian(n, p["jumlah"])), tautan(f"jenis-{slug(kode)}"))
        for kode, n in berurut(p["per_jenis"], JenisASN)
    ]


def predikat(figur: Mapping[str, Any], tautan: Tautan) -> list[Baris]:
    """Head-count, share now, share before, per predikat."""
    kini, dulu = figur["predikat"], figur["predikat_sebelumnya"]
    semua = sum(kini.values())
    return [
        Baris(
            PredikatKinerja(kode).label,
            (
                bulat(n),
                bagian(n, semua),
                bagian(dulu[kode], sum(dulu.values())) if dulu else KOSONG,
            ),
            tautan(f"predikat-{slug(kode)}"),
            kode,
        )
        for kode, n in berurut(kini, PredikatKinerja)
    ]


def pola(figur: Mapping[str, Any]) -> Pola:
    p = figur["pola"]
    organisasi = PredikatOrganisasi(p["predikat_organisasi"]) if p["predikat_organisasi"] else None
    return Pola(
        organisasi.label if organisasi else "",
        uraian_pola(organisasi) if organisasi else (),
        p["pelanggaran"],
        p["catatan"],
    )


def jp(figur: Mapping[str, Any], tautan: Tautan) -> list[Baris]:
    pns, pppk = figur["jp"]["pns"], figur["jp"]["pppk"]
    kurang = pns["jumlah"] - pns["terpenuhi"]
    return [
        Baris("PNS yang bertarget", (bulat(pns["jumlah"]),), tautan("jp")),
        Baris(f"PNS memenuhi target {angka(pns['target'])} JP", (bulat(pns["terpenuhi"]),), tautan("jp-terpenuhi")),
        Baris("PNS belum memenuhi target", (bulat(kurang),), tautan("jp-belum")),
        Baris("Rata-rata JP per PNS", (angka(pns["rata"]),), tautan("jp")),
        Baris("PPPK", (bulat(pppk["jumlah"]),), tautan("jp-pppk")),
        Baris(f"PPPK melebihi {angka(pppk['batas'])} JP", (bulat(pppk["melebihi_batas"]),), tautan("jp-melebihi")),
        Baris("Rata-rata JP per PPPK", (angka(pppk["rata"]),), tautan("jp-pppk")),
    ]


def ip_asn_dimensi(figur: Mapping[str, Any], tautan: Tautan) -> list[Baris]:
    """Mean score per dimension beside the most one can get."""
    rata = figur["ip_asn"]["rata"] or {}
    bobot = {**BOBOT[0].nilai, "total": sum(BOBOT[0].nilai.values())}
    return [
        Baris(
            "Jumlah" if dimensi == "total" else dimensi.capitalize(),
            (angka(rata.get(dimensi)), bulat(maksimum), _capaian(rata.get(dimensi), maksimum)),
            tautan("ip-asn"),
            dimensi,
        )
        for dimensi, maksimum in bobot.items()
    ]


def _capaian(nilai: str | None, maksimum: int) -> str:
    return f"{tulis_angka(100 * Decimal(nilai) / maksimum, 1)}%" if nilai else KOSONG


def ip_asn_sebaran(figur: Mapping[str, Any], tautan: Tautan) -> list[Baris]:
    sebaran = figur["ip_asn"]["sebaran"]
    semua = sum(sebaran.values())
    return [
        Baris(KategoriIPASN(kode).label, (bulat(n), bagian(n, semua)), tautan(f"ip-{slug(kode)}"), kode)
        for kode, n in berurut(sebaran, KategoriIPASN)
    ]


def hukdis(figur: Mapping[str, Any], tautan: Tautan, *, terbuka: bool) -> list[Baris]:
    """Punishments in force in the period. Unless `terbuka`, a small cell is hidden: it would point at a person."""
    return [
        Baris(f"Hukuman disiplin {tingkat}", (sel_hukdis(n, terbuka=terbuka),), tautan(f"hukdis-{tingkat}"))
        for tingkat, n in berurut(figur["hukdis"], ("ringan", "sedang", "berat"))
    ]


def lanjutan(figur: Mapping[str, Any], tautan: Tautan, *, terbuka: bool) -> list[Baris]:
    """What followed from performance; none on an older evaluation. A few plans would point at people."""
    isi = figur.get("lanjutan")
    if isi is None:
        return []
    return [
        Baris("Penghargaan yang ditetapkan", (bulat(isi["penghargaan"]),), tautan("penghargaan-diterima")),
        Baris("Pembinaan kinerja", (sel_hukdis(isi["pembinaan"], terbuka=terbuka),), tautan("pembinaan-berjalan")),
        Baris("Konversi angka kredit", (bulat(isi["angka_kredit"]),), tautan("angka-kredit")),
    ]


def sel_hukdis(jumlah: int, *, terbuka: bool) -> str:
    batas = settings.SEL_PUBLIK_MINIMUM
    return bulat(jumlah) if terbuka or jumlah >= batas else f"kurang dari {batas}"


def usulan(figur: Mapping[str, Any], jenis: str, tautan: Tautan) -> list[Baris]:
    """How many people each proposal names."""
    return [
        Baris(label_usulan(jenis, kode), (bulat(n),), tautan(f"usulan-{slug(kode)}"), kode)
        for kode, n in berurut(figur["usulan"][jenis], LABEL_USULAN[jenis])
        if n
    ]


def calon(figur: Mapping[str, Any], jenis: str, terbaca: Mapping[tuple[str, int], str]) -> list[dict[str, Any]]:
    """Candidates with their proposals in words; `terbaca` says what each riwayat row behind them holds."""
    return [
        {
            **satu,
            "usulan": [
                {
                    **u,
                    "label": label_usulan(jenis, u["kode"]),
                    "bukti": _ringkas([t for b in u["bukti"] if (t := terbaca.get((b[0], b[1])))]),
                    "rujukan": _rujukan(u["bukti"]),
                }
                for u in satu["usulan"]
            ],
        }
        for satu in figur[jenis]
    ]


def _ringkas(bukti: list[str]) -> str:
    """The first rows in words; who has ten trainings does not need them all repeated here."""
    lebih = len(bukti) - BUKTI_DISEBUT
    return "; ".join(bukti[:BUKTI_DISEBUT]) + (f"; dan {lebih} lainnya" if lebih > 0 else "")


def _rujukan(bukti: list[list[Any]]) -> str:
    """Record numbers as printed, the first of each kind: "kinerja 501, 502"."""
    per_model: dict[str, list[str]] = {}
    for model, pk in bukti:
        per_model.setdefault(model.removeprefix("Riwayat").lower(), []).append(str(pk))
    sebutan = [f"{model} {', '.join(ids[:BUKTI_DISEBUT])}" for model, ids in per_model.items()]
    return "; ".join(sebutan) or "tidak ada"


def liga(figur: Mapping[str, Any]) -> list[Baris]:
    """The league as printed, in the order of rank."""
    return [
        Baris(
            b["nama"] if b["peringkat"] is None else f"{b['peringkat']}. {b['nama']}",
            (
                bulat(b["jumlah"]),
                persen(b["persen_baik"]),
                angka(b["ip_asn"]),
                persen(b["jp_persen"]),
                angka(b["ikm"]),
                persen(b["aduan"]),
                bulat(b["pelanggaran"]),
            ),
        )
        for b in sorted(figur["liga"], key=lambda b: (b["peringkat"] is None, b["peringkat"], b["nama"]))
    ]


def label_usulan(jenis: str, kode: str) -> str:
    return LABEL_USULAN[jenis].get(kode, kode.replace("_", " ").capitalize())


def mutu(figur: Mapping[str, Any], tautan: Tautan) -> list[Baris]:
    return [
        Baris(m["pesan"], (bulat(m["jumlah"]),), tautan(f"mutu-{slug(m['kode'])}"), m["kode"])
        for m in figur["mutu_data"]
    ]


def kuadran_bacaan(figur: Mapping[str, Any]) -> dict[str, str] | None:
    """Where this unit stands between performance and satisfaction."""
    posisi = figur["kuadran"]["posisi"]
    return {"judul": Kuadran(posisi).label, "isi": Kuadran(posisi).bacaan} if posisi else None


def slug(kode: str) -> str:
    return kode.lower().replace("_", "-")
