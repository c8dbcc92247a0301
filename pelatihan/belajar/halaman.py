"""What the pages of learners show: where they stand, what comes next, and a paper without its keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pelatihan.belajar.models import Kepesertaan, Kursus, Percobaan
from pelatihan.belajar.rules.hasil import batas_jp
from pelatihan.belajar.rules.soal import bagian_benar
from pelatihan.belajar.services.ikut import Kemajuan, Langkah, kemajuan
from pelatihan.belajar.services.kuis import halangan, kesempatan
from pelatihan.belajar.workflows import KeadaanIkut

Remah = list[tuple[str, str | None]]


def remah(*jalan: tuple[str, str | None]) -> Remah:
    return [("Kursus mandiri", reverse("belajar:katalog")), *jalan]


def remah_ikut(ikut: Kepesertaan, akhir: str) -> Remah:
    return remah((ikut.kursus.judul, reverse("belajar:kursus", args=[ikut.kursus_id])), (akhir, None))


@dataclass(frozen=True, slots=True)
class Modul:
    judul: str
    langkah: list[Langkah]


def bermodul(langkah: list[Langkah]) -> list[Modul]:
    """Lessons under the module they belong to, in their order."""
    hasil: list[Modul] = []
    for satu in langkah:
        if not hasil or hasil[-1].judul != satu.pelajaran.modul:
            hasil.append(Modul(satu.pelajaran.modul, []))
        hasil[-1].langkah.append(satu)
    return hasil


def tes(ikut: Kepesertaan, maju: Kemajuan) -> list[dict[str, Any]]:
    """The tests of a course for its page: rules, attempts so far, and whether one can begin now."""
    semua = list(ikut.percobaan.order_by("mulai_pada"))
    hasil = []
    for jenis in ("pra", "akhir"):
        if kuis := maju.kuis.get(jenis):
            percobaan = [p for p in semua if p.kuis_id == kuis.pk]
            hasil.append(
                {
                    "kuis": kuis,
                    "percobaan": percobaan,
                    "berjalan": next((p for p in percobaan if p.keadaan == "berjalan"), None),
                    "sisa": max(0, kesempatan(kuis) - len(percobaan)),
                    "kesempatan": kesempatan(kuis),
                    "halangan": halangan(ikut, kuis, maju),
                    "url": reverse("belajar:tes", args=[ikut.pk, jenis]),
                }
            )
    return hasil


def lanjut(ikut: Kepesertaan, maju: Kemajuan) -> dict[str, str]:
    """The one next step: a word and an address."""
    pra, akhir = maju.kuis.get("pra"), maju.kuis.get("akhir")
    if pra and ikut.versi.wajib_pra and ikut.nilai_pra is None:
        return {"label": "Mulai tes awal", "url": reverse("belajar:tes", args=[ikut.pk, "pra"])}
    if berikut := maju.berikut:
        kata = "Lanjutkan" if maju.selesai or berikut.dibuka else "Mulai"
        url = reverse("belajar:pelajaran", args=[ikut.pk, berikut.nomor])
        return {"label": f"{kata}: {berikut.pelajaran.judul}", "url": url}
    if akhir and ikut.keadaan == KeadaanIkut.BERJALAN and not halangan(ikut, akhir, maju):
        return {"label": "Kerjakan tes akhir", "url": reverse("belajar:tes", args=[ikut.pk, "akhir"])}
    return {}


def konteks_kursus(kursus: Kursus, ikut: Kepesertaan | None) -> dict[str, Any]:
    isi: dict[str, Any] = {
        "judul": kursus.judul,
        "remah": remah((kursus.judul, None)),
        "kursus": kursus,
        "ikut": ikut,
        "batas_jp": batas_jp(kursus.kota.hari_ini()),
        "tujuan": [b.strip() for b in kursus.tujuan.splitlines() if b.strip()],
    }
    if ikut is None:
        pelajaran = list(kursus.versi_terbit.pelajaran.ringkas())
        langkah = [Langkah(n, p, False, False) for n, p in enumerate(pelajaran, 1)]
        return isi | {"modul": bermodul(langkah), "menit": sum(p.menit for p in pelajaran), "jumlah": len(pelajaran)}
    maju = kemajuan(ikut)
    return isi | {
        "maju": maju,
        "modul": bermodul(maju.langkah),
        "menit": sum(x.pelajaran.menit for x in maju.langkah),
        "jumlah": len(maju.langkah),
        "tes": tes(ikut, maju),
        "lanjut": lanjut(ikut, maju),
    }


def lembar_tampil(percobaan: Percobaan) -> list[dict[str, Any]]:
    """The paper as a page may show it: the words, never the key. Chosen answers come back checked."""
    return [_tampil(n, soal, percobaan.jawaban.get(str(n))) for n, soal in enumerate(percobaan.soal, 1)]


def _tampil(n: int, soal: Mapping[str, Any], jawab: Any) -> dict[str, Any]:
    jenis, tampil = soal["jenis"], soal["tampil"]
    isi: dict[str, Any] = {"nomor": n, "nama": f"j{n}", "jenis": jenis, "teks": soal["teks"], "isian": ""}
    isi["terisi"] = jawab is not None
    if jenis in ("tunggal", "jamak"):
        dipilih = jawab if isinstance(jawab, list) else [jawab]
        isi["pilihan"] = [
            {"nilai": str(i), "teks": teks, "dipilih": i in dipilih} for i, teks in enumerate(tampil["pilihan"])
        ]
    elif jenis == "jodoh":
        letak = jawab or {}
        isi["baris"] = [
            {
                "nama": f"j{n}-{b}",
                "kiri": kiri,
                "pilihan": [
                    {"nilai": str(i), "teks": kanan, "dipilih": letak.get(str(b)) == i}
                    for i, kanan in enumerate(tampil["kanan"])
                ],
            }
            for b, kiri in enumerate(tampil["kiri"])
        ]
    else:
        isi["isian"] = jawab or ""
    return isi


def hasil_tampil(percobaan: Percobaan, *, buka_kunci: bool) -> list[dict[str, Any]]:
    """Every question with the own answer and its mark; the right answer and feedback only when `buka_kunci`."""
    hasil = []
    for n, soal in enumerate(percobaan.soal, 1):
        jawab = percobaan.jawaban.get(str(n))
        bagian = bagian_benar(soal, jawab)
        hasil.append(
            {
                "nomor": n,
                "teks": soal["teks"],
                "kelompok": soal["kelompok"],
                "jawaban": jawaban_teks(soal, jawab),
                "putusan": "benar" if bagian == 1 else "sebagian" if bagian > 0 else "salah",
                "umpan": _umpan(soal, jawab) if buka_kunci else "",
                "kunci": kunci_teks(soal) if buka_kunci and bagian < 1 else [],
            }
        )
    return hasil


def jawaban_teks(soal: Mapping[str, Any], jawab: Any) -> list[str]:
    """The own answer in words."""
    if jawab in (None, [], {}, ""):
        return []
    tampil = soal["tampil"]
    if soal["jenis"] == "tunggal":
        return [tampil["pilihan"][jawab]]
    if soal["jenis"] == "jamak":
        return [tampil["pilihan"][i] for i in jawab]
    if soal["jenis"] == "jodoh":
        return [f"{k} → {tampil['kanan'][jawab[str(b)]]}" for b, k in enumerate(tampil["kiri"]) if str(b) in jawab]
    return [str(jawab)]


def kunci_teks(soal: Mapping[str, Any]) -> list[str]:
    """The right answer in words."""
    if soal["jenis"] in ("tunggal", "jamak"):
        return [p["teks"] for p in soal["isi"]["pilihan"] if p["benar"]]
    if soal["jenis"] == "jodoh":
        return [f"{p['kiri']} → {p['kanan']}" for p in soal["isi"]["pasangan"]]
    return [soal["isi"]["jawaban"][0]]


def _umpan(soal: Mapping[str, Any], jawab: Any) -> str:
    """Feedback of the chosen answer, then that of the question."""
    dipilih: list[str] = []
    if soal["jenis"] in ("tunggal", "jamak") and jawab is not None:
        letak = jawab if isinstance(jawab, list) else [jawab]
        dipilih = [soal["isi"]["pilihan"][i]["umpan"] for i in letak]
    return " ".join(t for t in [*dipilih, soal["umpan"]] if t)


def rincian_modul(percobaan: Percobaan) -> list[dict[str, Any]]:
    """Right answers by group of the bank: what to read again."""
    kelompok: dict[str, list[Any]] = {}
    for n, soal in enumerate(percobaan.soal, 1):
        bagian = bagian_benar(soal, percobaan.jawaban.get(str(n)))
        kelompok.setdefault(soal["kelompok"] or "Soal", []).append(bagian)
    return [
        {"judul": k, "benar": sum(1 for b in v if b == 1), "jumlah": len(v), "ulang": sum(v) < len(v)}
        for k, v in kelompok.items()
    ]


def kunci_terbuka(percobaan: Percobaan, maju: Kemajuan) -> bool:
    """Right answers are told after passing or after the last attempt; of a first test never, the bank is the same."""
    ikut, kuis = percobaan.kepesertaan, percobaan.kuis
    if kuis.jenis == "pra":
        return ikut.keadaan == KeadaanIkut.LULUS
    return ikut.keadaan != KeadaanIkut.BERJALAN or maju.berakhir.get(kuis.pk, 0) >= kesempatan(kuis)
