"""Those who passed, each at another step towards the register: what the applicant, the BKD and the PPK find waiting.

Tangerang Selatan appoints PPPK, Sorong CPNS; one place was given up and waits for the next of the list.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from asn.contoh.rekrutmen_hasil import isi_drh, sampai_pemberkasan
from asn.contoh.rekrutmen_panggung import Panggung, segar
from asn.core.legal import tambah_bulan
from asn.notifikasi.models import Kabar
from kepegawaian.instansi.models import Kota
from kepegawaian.rekrutmen.models import Lamaran, Pelamar, Pengangkatan, Seleksi
from kepegawaian.rekrutmen.rules import jadwal
from kepegawaian.rekrutmen.services import pengangkatan as angkat
from kepegawaian.rekrutmen.services.baca_angkat import golongan_pilihan

NAMA = (
    *("Agnes Howay", "Bagas Pamungkas", "Clara Momot", "Dimas Prakoso", "Elisabet Kalami", "Fajar Ramadhan"),
    *("Gita Anggraini", "Hendrik Sagisolo", "Intan Permata", "Jefri Malaseme", "Kartika Dewi", "Lukas Osok"),
)
# Numbered after the participants of the other selection of the city.
AWAL = 31
GELOMBANG = 3
KURANG = "Surat keterangan sehat harus dari rumah sakit pemerintah; isi nomor yang terbaru."
JENIS = {"36.74": "PPPK", "96.71": "CPNS"}


def buat_rekrutmen_berkas(kota: Kota, tanggal: date) -> None:
    """The city's selection whose files are being completed; it must be in scope."""
    if kota.kode not in JENIS:
        return
    p = Panggung(kota, tanggal, GELOMBANG)
    p.terendah = 0.72
    s = _seleksi(p, JENIS[kota.kode])
    semua = list(Pengangkatan.objects.filter(seleksi=s).select_related("lamaran__pelamar__akun", "seleksi__kota"))
    semua.sort(key=_urutan)
    for satu, langkah in zip(semua, (_diterima, _dikirim, _dikembalikan, _disimpan), strict=False):
        langkah(p, satu)
    _mundur(p, semua[4:])
    Kabar.objects.filter(Q(judul__startswith="DRH Anda"), kota=kota).update(surel="tidak")


def _seleksi(p: Panggung, jenis: str) -> Seleksi:
    dasar = jenis == "CPNS"
    hari = (jadwal.PEMBERKASAN, p.tanggal + timedelta(days=18))
    s = p.seleksi(jenis, "ujian_dasar" if dasar else "ujian_lanjutan", hari, (4, 3))
    lamaran = p.peserta(s, "ms", NAMA, AWAL)
    if dasar:
        p.nilai(s, "DASAR", lamaran)
        p.umumkan(s, "dasar", p.hari(s, jadwal.UJIAN_DASAR))
    return sampai_pemberkasan(p, segar(s))


def _urutan(satu: Pengangkatan) -> tuple[bool, str]:
    """Whose place nobody could take comes first: the one who withdraws should leave a next one."""
    lain = Lamaran.objects.filter(lowongan=satu.lowongan, keadaan="tidak_lulus")
    return lain.exists(), satu.lamaran.nomor


def _kirim(p: Panggung, satu: Pengangkatan, *, kirim: bool = True, **lain: Any) -> Pelamar:
    pelamar = Pelamar.objects.select_related("akun").get(pk=satu.lamaran.pelamar_id)
    isi = isi_drh(satu.lamaran_id % 90) | lain
    angkat.drh_simpan(pengangkatan=satu, isi=isi, oleh=pelamar.akun, kirim=kirim)
    return pelamar


def _diterima(p: Panggung, satu: Pengangkatan) -> None:
    """Number recorded; the PPK signs next."""
    pelamar = _kirim(p, satu)
    angkat.drh_putuskan(pengangkatan=satu, terima=True, catatan="", oleh=p.bkd)
    tmt = tambah_bulan(p.tanggal.replace(day=1), 1)
    golongan = golongan_pilihan(satu)[1]
    if golongan is None:
        return
    cpns, kelamin = satu.jenis == "CPNS", 2 if pelamar.jenis_kelamin == "P" else 1
    angkat.nomor_catat(
        pengangkatan=satu,
        nomor=f"{pelamar.tanggal_lahir:%Y%m%d}{tmt:%Y}{f'{tmt:%m}' if cpns else '21'}{kelamin}921",
        golongan=golongan,
        tmt=tmt,
        kontrak_sampai=None if cpns else tambah_bulan(tmt, 60) - timedelta(days=1),
        pertek=f"PERTEK/{satu.jenis}/21/{tmt.year}",
        oleh=p.bkd,
    )
    p.berlangsung(p.tanggal - timedelta(days=3))


def _dikirim(p: Panggung, satu: Pengangkatan) -> None:
    _kirim(p, satu)


def _dikembalikan(p: Panggung, satu: Pengangkatan) -> None:
    _kirim(p, satu)
    angkat.drh_putuskan(pengangkatan=satu, terima=False, catatan=KURANG, oleh=p.bkd)


def _disimpan(p: Panggung, satu: Pengangkatan) -> None:
    _kirim(p, satu, kirim=False, sehat_nomor="", narkoba_nomor="")


def _mundur(p: Panggung, semua: list[Pengangkatan]) -> None:
    for satu in semua[:1]:
        pelamar = Pelamar.objects.select_related("akun").get(pk=satu.lamaran.pelamar_id)
        angkat.undurkan_diri(lamaran=satu.lamaran, alasan="Melanjutkan studi.", oleh=pelamar.akun)
    p.berlangsung(p.tanggal - timedelta(days=1))
