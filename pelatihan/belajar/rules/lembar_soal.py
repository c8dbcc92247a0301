"""Reading questions from the rows of a worksheet: one question a row, columns found by their heading."""

from collections.abc import Iterable, Sequence
from typing import Any

from pelatihan.belajar.rules.gift import SOAL_PALING_BANYAK
from pelatihan.belajar.rules.soal import Galat, HasilUrai, Soal, cacat

KEPALA = (
    *("kelompok", "jenis", "pertanyaan", "pilihan a", "pilihan b", "pilihan c", "pilihan d", "pilihan e"),
    *("jawaban benar", "umpan balik"),
)
HURUF = "abcde"
JENIS = {
    "tunggal": "tunggal",
    "pilihan ganda": "tunggal",
    "pg": "tunggal",
    "jamak": "jamak",
    "pilihan jamak": "jamak",
    "jodoh": "jodoh",
    "menjodohkan": "jodoh",
    "isian": "isian",
    "isian singkat": "isian",
}
SEBUTAN = ("tunggal", "jamak", "jodoh", "isian")
# Rows of the template that authors download.
CONTOH: tuple[tuple[str, ...], ...] = (
    ("Modul 1", "tunggal", "Berapa menit satu JP?", "30", "45", "60", "", "", "B", "Satu JP adalah 45 menit."),
    ("Modul 1", "jamak", "Mana yang termasuk nilai dasar ASN?", "Adaptif", "Loyal", "Mewah", "", "", "A, B", ""),
    ("Modul 2", "jodoh", "Jodohkan.", "Awal = Rencana", "Akhir = Laporan", "", "", "", "", "Urut menurut waktu."),
    ("Modul 2", "isian", "Kepanjangan ASN?", "", "", "", "", "", "Aparatur Sipil Negara; aparatur sipil negara", ""),
)


def urai(baris: Iterable[tuple[int, Sequence[Any]]]) -> HasilUrai:
    """`baris` are (number in the file, cells); the first row with words is the heading. Never raises."""
    hasil = HasilUrai()
    letak: dict[str, int] = {}
    for nomor, sel in baris:
        isi = [_teks(s) for s in sel]
        if not any(isi):
            continue
        if not letak:
            letak = _letak(isi)
            if kurang := [k for k in ("jenis", "pertanyaan") if k not in letak]:
                hasil.galat.append(Galat(nomor, f"Kolom ini tidak ada di baris judul: {', '.join(kurang)}."))
                return hasil
            continue
        if len(hasil.soal) >= SOAL_PALING_BANYAK:
            hasil.galat.append(Galat(nomor, f"Paling banyak {SOAL_PALING_BANYAK} soal sekali impor."))
            return hasil
        _satu(hasil, nomor, {k: isi[n] if n < len(isi) else "" for k, n in letak.items()})
    if not letak:
        hasil.galat.append(Galat(1, "Lembar ini kosong."))
    return hasil


def _letak(isi: Sequence[str]) -> dict[str, int]:
    rata = [" ".join(k.casefold().replace("_", " ").split()) for k in isi]
    return {k: rata.index(k) for k in KEPALA if k in rata}


def _teks(sel: Any) -> str:
    if sel is None:
        return ""
    if isinstance(sel, float) and sel.is_integer():
        return str(int(sel))
    return " ".join(str(sel).replace("\x00", "").split())


def _satu(hasil: HasilUrai, nomor: int, isi: dict[str, str]) -> None:
    jenis = JENIS.get(isi["jenis"].casefold())
    if jenis is None:
        hasil.galat.append(Galat(nomor, f"Jenis “{isi['jenis']}” tidak dikenal. Gunakan {', '.join(SEBUTAN)}."))
        return
    kunci, salah = _isi(jenis, isi)
    soal = Soal(jenis, isi["pertanyaan"], kunci, isi.get("umpan balik", ""), isi.get("kelompok", "")[:120])
    if pesan := salah or cacat(soal):
        hasil.galat.append(Galat(nomor, pesan))
    else:
        hasil.soal.append(soal)


def _isi(jenis: str, isi: dict[str, str]) -> tuple[dict[str, Any], str]:
    """The key of one row, and what is wrong with it."""
    pilihan = {h: isi.get(f"pilihan {h}", "") for h in HURUF if isi.get(f"pilihan {h}", "")}
    jawaban = isi.get("jawaban benar", "")
    if jenis == "isian":
        return {"jawaban": [j.strip() for j in jawaban.split(";") if j.strip()]}, ""
    if jenis == "jodoh":
        pasangan = [p.partition("=") for p in pilihan.values()]
        if not all(tengah for _, tengah, _ in pasangan):
            return {}, "Menjodohkan: tulis setiap pilihan sebagai “kiri = kanan”."
        return {"pasangan": [{"kiri": a.strip(), "kanan": b.strip()} for a, _, b in pasangan]}, ""
    benar = {h.strip().casefold() for h in jawaban.replace(";", ",").split(",") if h.strip()}
    if not benar:
        return {}, "Kolom “jawaban benar” kosong. Isi dengan huruf pilihannya, misalnya B."
    if asing := sorted(benar - set(pilihan)):
        return {}, f"Jawaban benar “{', '.join(asing).upper()}” tidak ada di antara pilihan yang terisi."
    return {"pilihan": [{"teks": t, "benar": h in benar, "umpan": ""} for h, t in pilihan.items()]}, ""
