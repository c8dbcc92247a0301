"""Reading questions in GIFT, the plain text of Moodle: what can be asked here becomes a question, the rest a message.

Understood: several choices with one right answer, several right answers by weight, true and false, matching, short
answers, a missing word, titles, categories, formats, feedback of answers and of the question, comments, escapes.
Refused with a message: essays and numbers, which this quiz cannot mark.
"""

import re
from dataclasses import dataclass
from typing import Any

from pelatihan.belajar.rules.soal import Galat, HasilUrai, Soal, cacat

SOAL_PALING_BANYAK = 500
TEKS_PALING_PANJANG = 400_000
# Characters with a meaning in GIFT; behind a backslash they are only themselves.
_LARI = re.compile(r"\\([~=#{}:\\])|\\n")
_TITIPAN = {c: chr(0xE000 + n) for n, c in enumerate("~=#{}:\\")}
_KEMBALI = {v: k for k, v in _TITIPAN.items()}
_BARIS_BARU = chr(0xE010)
_KATEGORI = re.compile(r"^\$CATEGORY:\s*(.*)$")
_JUDUL = re.compile(r"^::.*?::", re.DOTALL)
_FORMAT = re.compile(r"^\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_TANDA = re.compile(r"</?[a-zA-Z][^<>]*>")
_BOBOT = re.compile(r"^%(-?\d{1,3}(?:\.\d{1,6})?)%")
_BENAR_SALAH = re.compile(r"^(T|TRUE|F|FALSE)\s*(#|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One answer of a block as it was written: its sign, its words, its weight in percent, its feedback."""

    tanda: str
    teks: str
    bobot: float | None
    umpan: str


class Ditolak(Exception):
    """This question cannot be taken; the message says why."""


def urai(naskah: str) -> HasilUrai:
    """Every question of the text, and a message with its line for every one that cannot be taken. Never raises."""
    hasil = HasilUrai()
    if len(naskah) > TEKS_PALING_PANJANG:
        hasil.galat.append(Galat(1, "Naskah terlalu panjang. Bagi menjadi beberapa bagian."))
        return hasil
    kelompok = ""
    for nomor, blok in _blok(naskah):
        if kategori := _KATEGORI.match(blok):
            kelompok = _polos(kategori[1]).rsplit("/", 1)[-1].strip()[:120]
            continue
        if len(hasil.soal) >= SOAL_PALING_BANYAK:
            hasil.galat.append(Galat(nomor, f"Paling banyak {SOAL_PALING_BANYAK} soal sekali impor."))
            break
        try:
            hasil.soal.append(_soal(blok, kelompok))
        except Ditolak as galat:
            hasil.galat.append(Galat(nomor, str(galat)))
    return hasil


def _blok(naskah: str) -> list[tuple[int, str]]:
    """Questions are parted by empty lines; comments go. Each with the number of its first line."""
    blok: list[tuple[int, str]] = []
    kumpul: list[str] = []
    awal = 0
    bersih = naskah.removeprefix("\ufeff").replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    for nomor, baris in enumerate([*bersih.split("\n"), ""], 1):
        isi = baris.strip()
        if isi.startswith("//"):
            continue
        sendiri = bool(_KATEGORI.match(isi))
        if kumpul and (sendiri or not isi):
            blok.append((awal, "\n".join(kumpul)))
            kumpul = []
        if sendiri:
            blok.append((nomor, isi))
        elif isi:
            awal = awal if kumpul else nomor
            kumpul.append(baris.rstrip())
    return blok


def _soal(blok: str, kelompok: str) -> Soal:
    teks = _LARI.sub(lambda m: _TITIPAN[m[1]] if m[1] else _BARIS_BARU, blok)
    teks = _JUDUL.sub("", teks.strip(), count=1).strip()
    buka, tutup = teks.find("{"), teks.rfind("}")
    if buka < 0 and tutup < 0:
        raise Ditolak("Tidak ada kurung kurawal { } yang berisi jawaban.")
    if buka < 0 or tutup < buka:
        raise Ditolak("Kurung kurawal tidak lengkap: periksa { dan }.")
    dalam, sesudah = teks[buka + 1 : tutup], _polos(teks[tutup + 1 :])
    if "{" in dalam or "}" in dalam:
        raise Ditolak("Ada lebih dari satu pasang kurung kurawal. Beri baris kosong di antara dua soal.")
    pertanyaan = _polos(teks[:buka]) + (f" _____ {sesudah}" if sesudah else "")
    soal = _jenis(pertanyaan.strip(), dalam.strip(), kelompok)
    if salah := cacat(soal):
        raise Ditolak(salah)
    return soal


def _jenis(teks: str, dalam: str, kelompok: str) -> Soal:
    dalam, _, umpan_umum = dalam.partition("####")
    umpan, dalam = _polos(umpan_umum), dalam.strip()
    if not dalam:
        raise Ditolak("Soal uraian (kurung kurawal kosong) belum dapat dinilai sendiri oleh sistem.")
    if dalam.startswith("#"):
        raise Ditolak("Soal angka belum didukung. Tulis sebagai isian singkat, misalnya {=20}.")
    if _BENAR_SALAH.match(dalam):
        return _benar_salah(teks, dalam, umpan, kelompok)
    pilihan = _pilihan(dalam)
    if all(p.tanda == "=" and "->" in p.teks for p in pilihan):
        return Soal("jodoh", teks, {"pasangan": [_pasangan(p) for p in pilihan]}, umpan, kelompok)
    if any("->" in p.teks and p.tanda == "=" for p in pilihan) and all(p.tanda == "=" for p in pilihan):
        raise Ditolak("Menjodohkan: setiap baris harus berbentuk “= kiri -> kanan”.")
    if all(p.tanda == "=" for p in pilihan):
        return Soal("isian", teks, {"jawaban": [p.teks for p in pilihan]}, umpan or _gabung(pilihan), kelompok)
    return _pilihan_ganda(teks, pilihan, umpan, kelompok)


def _benar_salah(teks: str, dalam: str, umpan: str, kelompok: str) -> Soal:
    jawab, *kabar = dalam.split("#")
    benar = jawab.strip().upper().startswith("T")
    # GIFT: the first feedback is for the wrong answer, the second for the right one.
    salah, betul = ([_polos(k) for k in kabar] + ["", ""])[:2]
    pilihan = [
        {"teks": "Benar", "benar": benar, "umpan": betul if benar else salah},
        {"teks": "Salah", "benar": not benar, "umpan": salah if benar else betul},
    ]
    return Soal("tunggal", teks, {"pilihan": pilihan}, umpan, kelompok)


def _pilihan(dalam: str) -> list[Pilihan]:
    if dalam[0] not in "=~":
        raise Ditolak("Setiap jawaban harus diawali = (benar) atau ~ (salah).")
    potongan = re.split(r"([=~])", dalam)[1:]
    return [_satu(tanda, isi) for tanda, isi in zip(potongan[::2], potongan[1::2], strict=True)]


def _satu(tanda: str, isi: str) -> Pilihan:
    teks, _, umpan = isi.strip().partition("#")
    bobot = _BOBOT.match(teks.strip())
    if bobot:
        teks = teks.strip()[bobot.end() :]
    elif teks.strip().startswith("%"):
        raise Ditolak("Bobot jawaban harus ditulis seperti %50% atau %-50%.")
    return Pilihan(tanda, _polos(teks), float(bobot[1]) if bobot else None, _polos(umpan))


def _pasangan(pilihan: Pilihan) -> dict[str, str]:
    kiri, _, kanan = pilihan.teks.partition("->")
    return {"kiri": kiri.strip(), "kanan": kanan.strip()}


def _pilihan_ganda(teks: str, pilihan: list[Pilihan], umpan: str, kelompok: str) -> Soal:
    jamak = not any(p.tanda == "=" for p in pilihan)
    if jamak and not any(p.bobot and p.bobot > 0 for p in pilihan):
        raise Ditolak("Belum ada jawaban benar: awali dengan =, atau beri bobot seperti ~%50%.")
    isi = [
        {"teks": p.teks, "benar": (p.bobot or 0) > 0 if jamak else p.tanda == "=", "umpan": p.umpan} for p in pilihan
    ]
    return Soal("jamak" if jamak else "tunggal", teks, {"pilihan": isi}, umpan, kelompok)


def _gabung(pilihan: list[Pilihan]) -> str:
    return " ".join(dict.fromkeys(p.umpan for p in pilihan if p.umpan))


def _polos(teks: str) -> str:
    """Plain words: format and tags go, escapes become the characters they stand for, spaces are one."""
    teks = _TANDA.sub(" ", _FORMAT.sub("", teks))
    teks = "".join(_KEMBALI.get(c, c) for c in teks)
    paragraf = [" ".join(p.split()) for p in teks.split(_BARIS_BARU)]
    return "\n".join(p for p in paragraf if p)


def tulis(soal: Soal) -> str:
    """A question as GIFT that reads back as the same question (its group aside)."""
    umpan = f"\n####{_lari(soal.umpan)}" if soal.umpan else ""
    if soal.jenis == "isian":
        dalam = [f"={_lari(j)}" for j in soal.isi["jawaban"]]
    elif soal.jenis == "jodoh":
        dalam = [f"={_lari(p['kiri'])} -> {_lari(p['kanan'])}" for p in soal.isi["pasangan"]]
    else:
        benar = sum(bool(p["benar"]) for p in soal.isi["pilihan"])
        dalam = [_tulis_pilihan(p, soal.jenis == "jamak", benar) for p in soal.isi["pilihan"]]
    return f"{_lari(soal.teks)} {{\n" + "\n".join(dalam) + f"{umpan}\n}}"


def _tulis_pilihan(pilihan: dict[str, Any], jamak: bool, benar: int) -> str:
    umpan = f"#{_lari(pilihan['umpan'])}" if pilihan.get("umpan") else ""
    if not jamak:
        return f"{'=' if pilihan['benar'] else '~'}{_lari(pilihan['teks'])}{umpan}"
    return (
        f"~%{100 / benar:.5f}%{_lari(pilihan['teks'])}{umpan}"
        if pilihan["benar"]
        else (f"~%-100%{_lari(pilihan['teks'])}{umpan}")
    )


def _lari(teks: str) -> str:
    return re.sub(r"([\\~=#{}:])", r"\\\1", teks).replace("\n", "\\n")
