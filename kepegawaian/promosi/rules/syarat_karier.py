"""Requirements of the record: predicates, discipline, leadership training, competencies."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from asn.core.legal import pada_tanggal, tambah_bulan
from kepegawaian.jabatan.rules.diklat_pimpinan import DIKLAT_PIMPINAN, pola_setingkat
from kepegawaian.jabatan.rules.jpm import Cocok, berlaku_sampai, jpm
from kepegawaian.promosi.rules.fakta import Bukti, Dinilai, Fakta, Hukuman, Tahunan
from kepegawaian.promosi.rules.kata import tgl
from kepegawaian.promosi.rules.persyaratan import TENGGANG_PREDIKAT, Butir, Kompetensi
from kepegawaian.promosi.rules.temuan import Jawaban, bergantung, nanti, ya


def tahun_dinilai(tanggal: date, tahun_ada: Iterable[int], jumlah: int) -> list[int]:
    """The last years whose result counts: up to last year, or early in a year up to the one before if it is not out.

    No deadline for the annual result was found in the sources; the grace is a dated figure.
    """
    akhir = tanggal.year - 1
    if akhir not in set(tahun_ada) and tanggal.month <= pada_tanggal(TENGGANG_PREDIKAT, tanggal).nilai:
        akhir -= 1
    return [akhir - i for i in range(jumlah)]


def predikat(butir: Butir, fakta: Fakta, tanggal: date) -> Jawaban:
    """Predikat kinerja paling rendah Baik dalam dua tahun terakhir. PP 11/2017 ps. 54; pengumuman."""
    per_tahun = {k.tahun: k for k in fakta.kinerja}
    tahun = tahun_dinilai(tanggal, per_tahun, butir.nilai)
    ada = [per_tahun[t] for t in tahun if t in per_tahun]
    bukti = tuple(Bukti("kinerja", k) for k in ada)
    isi = ", ".join(f"{t} {per_tahun[t].predikat.label if t in per_tahun else 'belum tercatat'}" for t in tahun)
    uraian = f"{isi}; diminta paling rendah Baik."
    if buruk := [k for k in ada if not k.predikat.setara_baik()]:
        return _predikat_buruk(buruk, butir.nilai, uraian, bukti)
    if len(ada) == len(tahun):
        return ya(uraian, *bukti)
    kosong = ", ".join(str(t) for t in tahun if t not in per_tahun)
    return bergantung(uraian, f"Predikat {kosong} belum tercatat.", "setelah predikatnya tercatat", *bukti)


def _predikat_buruk(buruk: Sequence[Tahunan], jumlah: int, uraian: str, bukti: tuple[Bukti, ...]) -> Jawaban:
    terakhir = max(k.tahun for k in buruk)
    hari = date(terakhir + jumlah + 1, 1, 1)
    kurang = "Predikat " + ", ".join(f"{k.tahun} {k.predikat.label}" for k in sorted(buruk, key=lambda k: k.tahun))
    teks = f"paling awal {tgl(hari)}, bila predikat {jumlah} tahun sesudah {terakhir} paling rendah Baik"
    return nanti(uraian, f"{kurang}.", hari, *bukti, teks=teks)


def hukdis(butir: Butir, fakta: Fakta, tanggal: date) -> Jawaban:
    """Tidak sedang menjalani hukuman disiplin sedang atau berat, atau tidak pernah dalam tahun yang diminta.

    PP 94/2021; the look-back of 2 to 5 years is that of the announcement.
    """
    tahun: int = butir.nilai or 0
    kena = sorted(h for h in fakta.hukdis if h.mulai <= tanggal and _menghalangi(h, tahun, tanggal))
    sebutan = f"dalam {tahun} tahun terakhir" if tahun else "yang sedang dijalani"
    if not kena:
        return ya(f"Tidak ada hukuman disiplin sedang atau berat {sebutan}.")
    bukti = tuple(Bukti("hukdis", h) for h in kena)
    uraian = f"Hukuman disiplin sedang atau berat {sebutan}."
    akhir = [_bebas(h, tahun) for h in kena]
    if any(a is None for a in akhir):
        return bergantung(uraian, "Hukuman belum berakhir.", "setelah hukuman berakhir", *bukti)
    hari = max(a for a in akhir if a is not None)
    return nanti(uraian, f"Hukuman menghalangi sampai {tgl(hari - timedelta(days=1))}.", hari, *bukti)


def _menghalangi(h: Hukuman, tahun: int, tanggal: date) -> bool:
    if not h.jenis.sedang_atau_berat():
        return False
    berjalan = h.selesai is None or h.selesai >= tanggal
    return berjalan or (tahun > 0 and tambah_bulan(h.mulai, 12 * tahun) > tanggal)


def _bebas(h: Hukuman, tahun: int) -> date | None:
    """First day this punishment no longer stands in the way."""
    if h.selesai is None:
        return None
    return max(h.selesai + timedelta(days=1), tambah_bulan(h.mulai, 12 * tahun))


def diklat(butir: Butir, fakta: Fakta, tanggal: date) -> Jawaban:
    """Pelatihan kepemimpinan setingkat atau lebih tinggi, juga dengan nama lamanya. Peraturan LAN 15 dan 16/2019."""
    diminta = DIKLAT_PIMPINAN[butir.nilai].nama
    lulus = [d for d in fakta.diklat if d.selesai <= tanggal and _setingkat(butir.nilai, d.nama)]
    if lulus:
        ini = max(lulus, key=lambda d: (d.selesai, d.baris_id))
        return ya(f"{ini.nama}; diminta {diminta}.", Bukti("diklat", ini))
    return bergantung(f"Diminta {diminta}.", f"Belum lulus {diminta}.", "setelah lulus dan tercatat")


@lru_cache(maxsize=1024)
def _setingkat(kode: str, nama: str) -> bool:
    """Whether a training of this name is the leadership training asked for, or a higher one."""
    return re.search(pola_setingkat(kode), nama, re.IGNORECASE) is not None


def kompetensi(butir: Butir, fakta: Fakta, tanggal: date) -> Jawaban:
    """Job Person Match terhadap standar jabatan, dari hasil penilaian yang masih berlaku. PermenPANRB 38/2017."""
    nilai: Kompetensi = butir.nilai
    if not nilai.standar:
        return bergantung("Standar kompetensi jabatan belum ditetapkan.", "SKJ belum ada.", "setelah SKJ ditetapkan")
    cocok = cocokkan(nilai, fakta.kompetensi, tanggal)
    angka = jpm(cocok, batasi=nilai.batasi)
    if angka is None:
        return bergantung(
            f"Belum ada hasil penilaian yang berlaku; diminta JPM {_persen(nilai.minimum)}.",
            "Belum dinilai, atau hasilnya sudah lewat tiga tahun.",
            "setelah mengikuti penilaian kompetensi",
        )
    bukti = tuple(Bukti("kompetensi", c) for c in cocok if c.baris_id)
    uraian = f"JPM {_persen(angka)}; diminta paling rendah {_persen(nilai.minimum)}."
    if angka >= nilai.minimum:
        return ya(uraian, *bukti)
    kurang = ", ".join(c.nama for c in cocok if c.kesenjangan)
    return bergantung(uraian, f"Di bawah standar: {kurang}.", "setelah penilaian kompetensi berikutnya", *bukti)


def cocokkan(nilai: Kompetensi, dinilai: Sequence[Dinilai], tanggal: date) -> list[Cocok]:
    """The latest valid result of each competency of the standard."""
    terbaru: dict[int, Dinilai] = {}
    for d in dinilai:
        lama = terbaru.get(d.kompetensi_id)
        if d.tanggal <= tanggal and (lama is None or (d.tanggal, d.baris_id) > (lama.tanggal, lama.baris_id)):
            terbaru[d.kompetensi_id] = d
    # Whoever is not valid any more has no older result that is.
    return [_cocok(satu, terbaru.get(satu[0]), tanggal) for satu in nilai.standar]


def _cocok(standar: tuple[int, str, int], ini: Dinilai | None, tanggal: date) -> Cocok:
    kompetensi_id, nama, level = standar
    if ini is None or tanggal > berlaku_sampai(ini.tanggal):
        return Cocok(kompetensi_id, nama, "", level, None)
    return Cocok(kompetensi_id, nama, "", level, ini.level, ini.tanggal, ini.baris_id)


def _persen(angka: object) -> str:
    return f"{angka:.2f} %".replace(".", ",")
