"""Three selections of one applicant: the days of an objection cannot pass inside a journey. Imported after setup."""

from datetime import timedelta

from asn.akun.models import Pengguna, Penugasan
from asn.contoh.rekrutmen_panggung import Panggung
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.rekrutmen.models import Lamaran, Lowongan, NilaiUjian, Pelamar, Pengangkatan, Seleksi
from kepegawaian.rekrutmen.rules import jadwal
from kepegawaian.rekrutmen.services.hasil.administrasi import administrasi_terbitkan

PELAMAR, PENJAWAB = "jelajah.pelamar", "jelajah.penjawab"
ALASAN = [{"syarat": "IJAZAH", "alasan": "TIDAK_TERBACA", "catatan": ""}]


def siapkan(sandi: str) -> None:
    kota = Kota.objects.get(kode="36.74")
    with lingkup_kota([kota.pk]):
        pelamar = _pelamar(kota, sandi)
        penjawab = _akun(PENJAWAB, "Doni Jelajah", kota, sandi)
        _selesai_berkas(kota, pelamar, penjawab)
        _selesai_ujian(kota, pelamar, penjawab)
        _lulus(kota, pelamar, penjawab)


def _akun(nama: str, sebutan: str, kota: Kota, sandi: str) -> Pengguna:
    akun = Pengguna(username=nama, nama=sebutan, email=f"{nama}@contoh.invalid", kota=kota)
    akun.set_password(sandi)
    akun.save()
    return akun


def _pelamar(kota: Kota, sandi: str) -> Pelamar:
    akun = _akun(PELAMAR, "Ani Jelajah", kota, sandi)
    Penugasan.objects.create(pengguna=akun, peran="PELAMAR", kota=kota)
    return Pelamar.objects.create(
        kota=kota,
        akun=akun,
        nama="Ani Jelajah",
        nik="3674017105980001",
        sidik_nik="a" * 64,
        sidik_nama="b" * 64,
        jenis_kelamin="P",
        tempat_lahir="Bogor",
        tanggal_lahir="1998-05-31",
    )


def _seleksi(
    kota: Kota, gelombang: int, keadaan: str, pelamar: Pelamar, penjawab: Pengguna, lamaran: str
) -> tuple[Panggung, Seleksi, Lamaran]:
    p = Panggung(kota, kota.hari_ini(), gelombang)
    p.penjawab = penjawab
    s = p.seleksi("CPNS", keadaan, (jadwal.PEMBERKASAN, kota.hari_ini() + timedelta(days=10)), (1,))
    Seleksi.objects.filter(pk=s.pk).update(nama=f"Seleksi jelajah {gelombang}")
    s = Seleksi.objects.select_related("kota").get(pk=s.pk)
    satu = p._lamaran(s, Lowongan.objects.get(seleksi=s), pelamar, 1, lamaran)
    satu.save()
    return p, s, satu


def _selesai_berkas(kota: Kota, pelamar: Pelamar, penjawab: Pengguna) -> None:
    p, s, satu = _seleksi(kota, 7, "sanggah_administrasi", pelamar, penjawab, "tms")
    Lamaran.objects.filter(pk=satu.pk).update(hasil_administrasi="TMS", alasan_administrasi=ALASAN)
    administrasi_terbitkan(seleksi=s, nomor="810/7", tanggal=kota.hari_ini(), oleh=p.bkd)


def _selesai_ujian(kota: Kota, pelamar: Pelamar, penjawab: Pengguna) -> None:
    p, s, satu = _seleksi(kota, 8, "ujian_dasar", pelamar, penjawab, "ms")
    nilai = {"TWK": "100", "TIU": "120", "TKP": "190"}
    NilaiUjian.objects.create(kota=kota, seleksi=s, lamaran=satu, ujian="DASAR", nilai=nilai)
    p.umumkan(s, "dasar", kota.hari_ini())


def _lulus(kota: Kota, pelamar: Pelamar, penjawab: Pengguna) -> None:
    _, s, satu = _seleksi(kota, 9, "pemberkasan", pelamar, penjawab, "pemberkasan")
    Pengangkatan.objects.create(kota=kota, seleksi=s, lamaran=satu, lowongan=satu.lowongan, jenis="CPNS")
