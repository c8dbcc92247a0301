"""Requirements of time: in a post of some kind, and in related work."""

from datetime import date

from asn.core.legal import selisih_bulan, tambah_bulan
from kepegawaian.promosi.rules.fakta import Bukti, Fakta, Lama, lama_menjabat
from kepegawaian.promosi.rules.kata import masa_teks, tgl
from kepegawaian.promosi.rules.persyaratan import Butir, Masa
from kepegawaian.promosi.rules.temuan import Jawaban, bergantung, nanti, ya


def menjabat(butir: Butir, fakta: Fakta, tanggal: date) -> Jawaban:
    """Sedang atau pernah menduduki jabatan tertentu selama masa yang diminta. PP 11/2017 ps. 54 dan 107."""
    masa: Masa = butir.nilai
    return _masa(masa, fakta, tanggal, masa.sebutan or "jabatan mana pun")


def pengalaman(butir: Butir, fakta: Fakta, tanggal: date) -> Jawaban:
    """Pengalaman dalam bidang tugas terkait secara kumulatif. PP 11/2017 ps. 107.

    Without a declared field every definitif post counts, and the answer says that a person must judge the relation.
    """
    masa: Masa = butir.nilai
    if masa.instansi_ids:
        return _masa(masa, fakta, tanggal, "bidang tugas terkait")
    return _masa(masa, fakta, tanggal, "jabatan definitif (keterkaitan bidangnya dinilai panitia)")


def _masa(masa: Masa, fakta: Fakta, tanggal: date, sebutan: str) -> Jawaban:
    lama = lama_menjabat(fakta.jabatan, masa, tanggal)
    diminta = masa_teks(masa.bulan)
    if lama is None:
        uraian = f"Belum pernah dalam {sebutan}; diminta {diminta}."
        paling_awal = tambah_bulan(tanggal, masa.bulan)
        teks = f"{diminta} setelah diangkat dalam {sebutan}"
        return bergantung(uraian, f"Belum pernah dalam {sebutan}.", teks, hari=paling_awal)
    dijalani = max(0, selisih_bulan(lama.semu, lama.akhir))
    uraian = f"{masa_teks(dijalani)} dalam {sebutan}; diminta {diminta}."
    genap = tambah_bulan(lama.semu, masa.bulan)
    if genap <= lama.akhir:
        return ya(uraian, *_bukti(lama))
    kurang = f"Kurang {masa_teks(max(1, masa.bulan - dijalani))}."
    if lama.berjalan:
        return nanti(uraian, kurang, genap, *_bukti(lama))
    sisa = date.fromordinal(tanggal.toordinal() + (genap - lama.akhir).days)
    teks = f"setelah menjabat lagi; paling awal {tgl(sisa)}"
    return bergantung(uraian, kurang, teks, *_bukti(lama), hari=sisa)


def _bukti(lama: Lama) -> tuple[Bukti, ...]:
    urut = sorted(lama.baris, key=lambda j: (j.mulai, j.baris_id))
    return tuple(Bukti("jabatan", j) for j in urut)
