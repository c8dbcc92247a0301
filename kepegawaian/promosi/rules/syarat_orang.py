"""Requirements of the person: status, pangkat, education, age."""

from datetime import date
from functools import lru_cache

from asn.core.legal import hitung_usia, tambah_bulan
from kepegawaian.pegawai.rules.golongan import GOLONGAN_PNS, urutan
from kepegawaian.pegawai.rules.kenaikan_pangkat import tmt_reguler_berikut
from kepegawaian.promosi.rules.fakta import Bukti, Fakta
from kepegawaian.promosi.rules.kata import tgl
from kepegawaian.promosi.rules.persyaratan import Butir, Usia
from kepegawaian.promosi.rules.temuan import Jawaban, bergantung, nanti, tidak_dapat, ya

SEBUTAN_PENDIDIKAN = {3: "SMA/SMK", 4: "D-I", 5: "D-II", 6: "D-III", 7: "S-1/D-IV", 8: "S-2", 9: "S-3"}


def status(butir: Butir, fakta: Fakta, tanggal: date) -> Jawaban:
    """Berstatus PNS dan berkedudukan aktif. PP 11/2017 ps. 54 dan 107."""
    if fakta.tanggal_berhenti is not None and fakta.tanggal_berhenti <= tanggal:
        return tidak_dapat("Sudah berhenti pada tanggal tersebut.", f"Berhenti per {tgl(fakta.tanggal_berhenti)}.")
    if fakta.jenis_asn == "CPNS":
        return bergantung("Masih CPNS.", "Belum diangkat sebagai PNS.", "setelah diangkat sebagai PNS")
    if fakta.jenis_asn != "PNS":
        return tidak_dapat("Bukan PNS (PPPK).", "Jabatan ini diisi oleh PNS.")
    if fakta.kedudukan != "AKTIF":
        return bergantung("PNS, tidak aktif.", "Kedudukan hukum tidak aktif.", "setelah aktif kembali")
    return ya("PNS aktif.")


def pangkat(butir: Butir, fakta: Fakta, tanggal: date) -> Jawaban:
    """Pangkat paling rendah menurut eselon, jenjang, SKJ, atau pengumuman."""
    sampai = [p for p in fakta.pangkat if p.tmt <= tanggal]
    if not sampai:
        return bergantung(f"Diminta {butir.nilai}.", "Riwayat pangkat belum tercatat.", "setelah riwayatnya dicatat")
    ini = max(sampai, key=lambda p: (p.tmt, p.baris_id))
    bukti = Bukti("pangkat", ini)
    uraian = f"{ini.golongan}; diminta paling rendah {butir.nilai}."
    if ini.golongan not in GOLONGAN_PNS:
        return tidak_dapat(uraian, "Golongan PPPK tidak setara pangkat PNS.", bukti)
    selisih = urutan(butir.nilai) - urutan(ini.golongan)
    if selisih <= 0:
        return ya(uraian, bukti)
    hari = _reguler(ini.tmt, selisih, tanggal)
    teks = f"perkiraan {tgl(hari)} dengan kenaikan pangkat reguler; kenaikan pilihan dapat lebih awal"
    return nanti(uraian, f"Kurang {selisih} tingkat pangkat.", hari, bukti, teks=teks)


@lru_cache(maxsize=1024)
def _reguler(tmt: date, tingkat: int, tanggal: date) -> date:
    """The day this many steps of pangkat could be made, four years each."""
    for _ in range(tingkat):
        tmt = tmt_reguler_berikut(tmt, pada=max(tmt, tanggal))
    return tmt


def pendidikan(butir: Butir, fakta: Fakta, tanggal: date) -> Jawaban:
    """Ijazah paling rendah. PP 11/2017 ps. 54 dan 107."""
    diminta = SEBUTAN_PENDIDIKAN[butir.nilai]
    lulus = [p for p in fakta.pendidikan if p.lulus <= tanggal]
    if not lulus:
        kurang = "Riwayat pendidikan belum tercatat."
        return bergantung(f"Diminta paling rendah {diminta}.", kurang, "setelah ijazahnya dicatat")
    ini = max(lulus, key=lambda p: (p.tingkat, p.lulus, p.baris_id))
    bukti = Bukti("pendidikan", ini)
    uraian = f"{ini.nama}; diminta paling rendah {diminta}."
    if ini.tingkat >= butir.nilai:
        return ya(uraian, bukti)
    return bergantung(uraian, f"Belum berijazah {diminta}.", f"setelah lulus {diminta} dan ijazahnya dicatat", bukti)


def usia(butir: Butir, fakta: Fakta, tanggal: date) -> Jawaban:
    """Usia paling tinggi pada saat pelantikan. PP 11/2017 ps. 107."""
    batas: Usia = butir.nilai
    kini = hitung_usia(fakta.tanggal_lahir, tanggal)
    uraian = f"{kini} tahun pada {tgl(tanggal)}; paling tinggi {batas.tahun} tahun saat pelantikan."
    if batas_usia(fakta.tanggal_lahir, batas) >= tanggal:
        return ya(uraian)
    lewat = tgl(batas_usia(fakta.tanggal_lahir, batas))
    return tidak_dapat(uraian, f"Hari terakhir yang memenuhi batas usia adalah {lewat}.")


def batas_usia(lahir: date, batas: Usia) -> date:
    """The last day of an inauguration: the birthday, or with `genap` the day before the next one."""
    if not batas.genap:
        return tambah_bulan(lahir, 12 * batas.tahun)
    berikut = tambah_bulan(lahir, 12 * (batas.tahun + 1))
    return date.fromordinal(berikut.toordinal() - 1)
