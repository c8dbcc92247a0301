"""Results of selections: Jakarta finished with people appointed, Tangerang Selatan in the days of the sanggah, Sorong
with marks that nobody has published yet. Lists, revisions and appointments come from the real services.
"""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max, Q

from asn.akun.models import Pengguna, Penugasan
from asn.akun.persona import DOMAIN, PERSONA_KOTA
from asn.contoh.langkah import tulis_jejak, tulis_jejak_formasi
from asn.core.models import RiwayatKeadaan
from asn.core.sandi import sidik
from asn.notifikasi.models import Kabar
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services import keberatan_ajukan
from kepegawaian.pegawai.models import Golongan
from kepegawaian.rekrutmen.models import (
    Formasi,
    Lamaran,
    Lowongan,
    NilaiUjian,
    Panitia,
    Pelamar,
    Pengangkatan,
    PernyataanKepentingan,
    Seleksi,
)
from kepegawaian.rekrutmen.rules import jadwal, konfigurasi, preset
from kepegawaian.rekrutmen.services import pengangkatan as angkat
from kepegawaian.rekrutmen.services.hasil.langkah import langkah_jalankan
from kepegawaian.rekrutmen.services.hasil.revisi import SEBAB
from kepegawaian.rekrutmen.services.hasil.terbit import pengumuman_revisi, pengumuman_terbitkan
from kepegawaian.rekrutmen.services.penggantian import pengganti_tetapkan, tempat_kosong
from kepegawaian.rekrutmen.workflows import SELEKSI_WORKFLOW

NAMA = (
    *("Aditya Pratama", "Bella Safitri", "Cahyo Nugroho", "Dian Permatasari", "Eka Saputra", "Farah Azizah"),
    *("Galih Wicaksono", "Hana Maharani", "Irfan Hakim", "Jihan Aulia", "Krisna Wijaya", "Laras Ayuningtyas"),
    *("Mikael Rumbiak", "Nadia Kusuma", "Oscar Situmorang", "Putri Handayani", "Qori Rahman", "Rizky Firmansyah"),
    *("Sekar Melati", "Teguh Santoso", "Ulfa Rahmawati", "Vino Mahendra", "Wulan Sari", "Yohanes Kambu"),
)
GELOMBANG = 2
TIMBANG = "Panitia mencocokkan berita acara CAT dengan nilai yang diumumkan untuk peserta ini."
KABULKAN = "Nilai satu peserta tertukar saat diimpor; nilainya sudah diperbaiki menurut berita acara CAT."
TOLAK = "Nilai yang diumumkan sama dengan berita acara CAT yang ditandatangani di lokasi ujian."


class Panggung:
    """One city's selection as it grows, with the people who run it."""

    def __init__(self, kota: Kota, tanggal: date, gelombang: int = GELOMBANG) -> None:
        self.kota, self.tanggal, self.gelombang = kota, tanggal, gelombang
        self.acak = Random(f"asn.contoh.hasil:{kota.kode}")
        self.orang = {p.kunci: Pengguna.objects.get(email=p.email(kota.kode)) for p in PERSONA_KOTA}
        self.bkd, self.ppk = self.orang["bkd"], self.orang["ppk"]
        self.jejak = self._jejak_terakhir()
        # Whoever published never answers; the persona finds the objections in its own list.
        self.penjawab = self.orang["panitia"]

    def saat(self, hari: date) -> datetime:
        return datetime.combine(hari, time(9), ZoneInfo(self.kota.zona_waktu))

    def _jejak_terakhir(self) -> int:
        return RiwayatKeadaan.objects.filter(kota=self.kota).aggregate(n=Max("pk"))["n"] or 0

    def berlangsung(self, hari: date) -> None:
        """What the services did since the last call happened on this day."""
        baru = RiwayatKeadaan.objects.filter(kota=self.kota, pk__gt=self.jejak)
        baru.update(pada=self.saat(hari))
        self.jejak = self._jejak_terakhir()

    def seleksi(self, jenis: str, keadaan: str, mulai: date, kursi: tuple[int, ...]) -> Seleksi:
        """A selection whose rules are frozen, with one vacancy per number in `kursi`."""
        isi = preset.preset(jenis)
        tahap = jadwal.usulkan(mulai, [u["kode"] for u in isi["ujian"]])
        kalender = jadwal.tulis(tahap)
        buka, tutup = jadwal.masa_daftar(tahap, self.kota.zona_waktu) or (None, None)
        seleksi = Seleksi.objects.create(
            kota=self.kota,
            nama=f"Seleksi {jenis} {self.kota} {self.tanggal.year - 1}",
            tahun=self.tanggal.year - 1,
            jenis=jenis,
            gelombang=self.gelombang,
            uraian="Seleksi ini gratis. Tidak ada pihak yang dapat menjamin kelulusan.",
            konfigurasi=isi,
            jadwal=kalender,
            buka_pada=buka,
            tutup_pada=tutup,
            nomor_pengumuman=f"810/{self.gelombang}/PANSEL/{self.tanggal.year - 1}",
            diumumkan_pada=self.saat(mulai),
            beku_pada=buka,
            sidik_aturan=konfigurasi.sidik(isi, kalender, []),
            keadaan=keadaan,
            dibuat_oleh=self.bkd,
        )
        jabatan = Jabatan.objects.filter(kota=self.kota, jenis="PELAKSANA", berlaku_sampai=None).order_by("-pk")
        # Each selection offers other posts: a post has one formasi per year and kind of need.
        berikut = jabatan.select_related("instansi")[(self.gelombang - GELOMBANG) * 5 :][: len(kursi)]
        for ke, (satu, kuota) in enumerate(zip(berikut, kursi, strict=False), 1):
            self._lowongan(seleksi, satu, f"{jenis[0]}-{ke:02d}", kuota)
        bagian = Panitia.objects.create(
            kota=self.kota, seleksi=seleksi, pengguna=self.penjawab, peran="PENJAWAB_SANGGAH", mulai=mulai
        )
        PernyataanKepentingan.objects.create(kota=self.kota, panitia=bagian, ada_kepentingan=False)
        self._jejak(seleksi, mulai)
        return seleksi

    def _jejak(self, seleksi: Seleksi, mulai: date) -> None:
        """How it came to its first state, and its formasi to theirs."""
        nama = ("umumkan", "buka", "tutup", "umumkan_administrasi", "mulai_dasar", "mulai_lanjutan")
        jalan = [n for n in nama if n != ("mulai_lanjutan" if seleksi.keadaan == "ujian_dasar" else "mulai_dasar")]
        langkah = [(n, self.bkd, self.saat(mulai + timedelta(days=14 * ke))) for ke, n in enumerate(jalan)]
        tulis_jejak(SELEKSI_WORKFLOW, [(seleksi, langkah)])
        tulis_jejak_formasi(
            Formasi.objects.filter(lowongan__seleksi=seleksi), self.orang, self.saat(date(seleksi.tahun, 2, 1))
        )
        self.jejak = self._jejak_terakhir()

    def _lowongan(self, seleksi: Seleksi, jabatan: Jabatan, kode: str, kuota: int) -> None:
        formasi = Formasi.objects.create(
            kota=self.kota,
            tahun=seleksi.tahun,
            jenis=seleksi.jenis,
            jabatan=jabatan,
            instansi=jabatan.instansi,
            jumlah=kuota,
            tingkat=["S1"],
            keadaan="ditetapkan",
            nomor_penetapan=f"KepmenPANRB contoh/{seleksi.tahun}",
            tanggal_penetapan=date(seleksi.tahun, 2, 1),
            kebutuhan=kuota + 1,
            terisi=1,
            per_tanggal=date(seleksi.tahun, 1, 31),
        )
        Lowongan.objects.create(
            kota=self.kota,
            seleksi=seleksi,
            formasi=formasi,
            kode=kode,
            nama_jabatan=jabatan.nama[:200],
            nama_unit=jabatan.instansi.nama,
            jenis_kebutuhan="UMUM",
            kuota=kuota,
            tingkat=["S1"],
            kualifikasi_teks=formasi.kualifikasi,
        )

    def peserta(self, seleksi: Seleksi, keadaan: str) -> list[Lamaran]:
        """Everybody of NAMA with an account, spread over the vacancies."""
        kode = self.kota.kode.replace(".", "")
        akun = Pengguna.objects.bulk_create(
            Pengguna(
                username=f"peserta{n:02d}.{kode}@{DOMAIN}",
                email=f"peserta{n:02d}.{kode}@{DOMAIN}",
                nama=nama,
                kota=self.kota,
                password="!",  # noqa: S106 - no password opens this account
            )
            for n, nama in enumerate(NAMA, 1)
        )
        Penugasan.objects.bulk_create(
            Penugasan(pengguna=a, peran="PELAMAR", kota=self.kota, mulai=self.tanggal - timedelta(days=300))
            for a in akun
        )
        orang = Pelamar.objects.bulk_create(self._pelamar(n, a) for n, a in enumerate(akun, 1))
        lowongan = list(Lowongan.objects.filter(seleksi=seleksi).order_by("kode"))
        return Lamaran.objects.bulk_create(
            self._lamaran(seleksi, lowongan[n % len(lowongan)], satu, n, keadaan) for n, satu in enumerate(orang, 1)
        )

    def _pelamar(self, n: int, akun: Pengguna) -> Pelamar:
        lahir = date(1993 + n % 7, 1 + n % 12, 1 + n)
        wanita = n % 2 == 0
        nik = (
            f"{self.kota.kode.replace('.', '')[:4]:0<4}01{lahir.day + (40 if wanita else 0):02d}{lahir:%m%y}{7000 + n}"
        )
        return Pelamar(
            kota=self.kota,
            akun=akun,
            nama=akun.nama,
            nik=nik,
            sidik_nik=sidik(nik),
            sidik_nama=sidik(akun.nama.casefold()),
            jenis_kelamin="P" if wanita else "L",
            tempat_lahir=self.kota.ibu_kota[:80],
            tanggal_lahir=lahir,
        )

    def _lamaran(self, seleksi: Seleksi, lowongan: Lowongan, satu: Pelamar, n: int, keadaan: str) -> Lamaran:
        return Lamaran(
            kota=self.kota,
            seleksi=seleksi,
            lowongan=lowongan,
            pelamar=satu,
            nomor=f"{self.kota.kode.replace('.', '')}-{seleksi.tahun % 100}{seleksi.jenis[0]}{self.gelombang}-{n:07d}",
            keadaan=keadaan,
            tingkat="S1",
            bidang="Administrasi Negara",
            lembaga="Universitas Terbuka",
            nomor_ijazah=f"UT-{n:05d}",
            tanggal_lulus=date(2018 + n % 5, 8, 15),
            ipk=3 + (n % 9) / 10,
            diajukan_pada=self.saat(self.tanggal - timedelta(days=250 - n)),
            hasil_administrasi="MS",
        )

    def nilai(self, seleksi: Seleksi, ujian: str, lamaran: list[Lamaran]) -> None:
        """Marks as the CAT gives them; one in twelve did not come."""
        bagian = {u["kode"]: u for u in seleksi.konfigurasi["ujian"]}[ujian]["komponen"]
        NilaiUjian.objects.bulk_create(self._nilai(seleksi, ujian, bagian, x) for x in lamaran)

    def _nilai(self, seleksi: Seleksi, ujian: str, bagian: list[dict[str, Any]], x: Lamaran) -> NilaiUjian:
        hadir = self.acak.randrange(12) > 0
        angka = {k["kode"]: str(self._angka(k["kode"], int(k["maks"]))) for k in bagian} if hadir else {}
        return NilaiUjian(
            kota=self.kota,
            seleksi=seleksi,
            lamaran=x,
            ujian=ujian,
            hadir=hadir,
            nilai=angka,
            sumber="IMPOR",
            dicatat_oleh=self.bkd,
        )

    def _angka(self, kode: str, maks: int) -> int:
        langkah = 1 if kode in ("TKP", "SKB", "MANSOS", "WAWANCARA") else 5
        return self.acak.randrange(int(maks * 0.45), maks + 1, langkah) // langkah * langkah

    def umumkan(self, seleksi: Seleksi, tahap: str, hari: date) -> Any:
        nomor = f"810/{seleksi.pengumuman.count() + 3}/PANSEL/{hari.year}"
        terbit = pengumuman_terbitkan(seleksi=seleksi, tahap=tahap, nomor=nomor, tanggal=hari, oleh=self.bkd)
        self.berlangsung(hari)
        return terbit

    def langkah(self, seleksi: Seleksi, nama: str, hari: date) -> Seleksi:
        langkah_jalankan(seleksi=segar(seleksi), nama=nama, oleh=self.bkd)
        self.berlangsung(hari)
        return segar(seleksi)


def segar(seleksi: Seleksi) -> Seleksi:
    return Seleksi.objects.select_related("kota").get(pk=seleksi.pk)


def buat_rekrutmen_hasil(kota: Kota, tanggal: date) -> None:
    """Results of one city, which must be in scope."""
    p = Panggung(kota, tanggal)
    cara = {"31": _selesai, "36.74": _masa_sanggah}.get(kota.kode, _menunggu)
    cara(p)
    # Nobody gets mail for what never happened.
    karangan = Q(judul__startswith="Anda diangkat") | Q(judul__startswith="Anda menggantikan")
    Kabar.objects.filter(karangan, kota=kota).update(surel="tidak")


def _selesai(p: Panggung) -> None:
    """From the first exam to the appointment, with one objection lost and one won on the way."""
    mulai = p.tanggal - timedelta(days=330)
    s = p.seleksi("CPNS", "ujian_dasar", mulai, (2, 1))
    lamaran = p.peserta(s, "ms")
    p.nilai(s, "DASAR", lamaran)
    terbit = p.umumkan(s, "dasar", p.tanggal - timedelta(days=180))
    _sanggah_lampau(p, segar(s), terbit)
    s = p.langkah(s, "mulai_lanjutan", p.tanggal - timedelta(days=170))
    p.nilai(s, "LANJUTAN", list(Lamaran.objects.filter(seleksi=s, keadaan="lanjut").order_by("pk")))
    s = p.langkah(s, "olah_akhir", p.tanggal - timedelta(days=125))
    p.umumkan(s, "akhir", p.tanggal - timedelta(days=120))
    s = p.langkah(s, "berkaskan", p.tanggal - timedelta(days=116))
    _ganti(p, s)
    berkas = Pengangkatan.objects.filter(seleksi=s, lamaran__keadaan="pemberkasan")
    for ke, satu in enumerate(berkas.order_by("lamaran__nomor"), 1):
        _angkat(p, satu, ke)
    p.langkah(s, "selesaikan", p.tanggal - timedelta(days=50))


def _ganti(p: Panggung, s: Seleksi) -> None:
    """One who passed gave up the place, and the next of the list took it."""
    semua = Pengangkatan.objects.filter(seleksi=s).select_related("lamaran__pelamar__akun")
    lamaran = semua.order_by("lamaran__nomor")[0].lamaran
    angkat.undurkan_diri(lamaran=lamaran, alasan="Diterima di instansi lain.", oleh=lamaran.pelamar.akun)
    for t in tempat_kosong(s):
        if t.calon:
            hari = p.tanggal - timedelta(days=113)
            nomor = f"810/9/PANSEL/{hari.year}"
            pengganti_tetapkan(mundur=t.mundur, pengganti=t.calon[0].nomor, nomor=nomor, tanggal=hari, oleh=p.bkd)
    p.berlangsung(p.tanggal - timedelta(days=113))


def _sanggah_lampau(p: Panggung, s: Seleksi, terbit: Any) -> None:
    """Two answered objections: one refused, one accepted with corrected marks and its revision."""
    kalah, menang = terbit.hasil.filter(status="TL").select_related("lamaran__pelamar__akun").order_by("nomor")[:2]
    _putusan(p, terbit, kalah, "ditolak", TOLAK)
    k = _putusan(p, terbit, menang, "dikabulkan", KABULKAN)
    lama = NilaiUjian.objects.get(lamaran=menang.lamaran, ujian="DASAR")
    NilaiUjian.objects.create(
        kota=p.kota,
        seleksi=s,
        lamaran=menang.lamaran,
        ujian="DASAR",
        revisi=2,
        menggantikan=lama,
        sebab=k,
        nilai={"TWK": "110", "TIU": "140", "TKP": "200"},
        sumber="SANGGAH",
        dicatat_oleh=p.penjawab,
    )
    hari = p.tanggal - timedelta(days=172)
    pengumuman_revisi(seleksi=s, tahap="dasar", sebab=SEBAB, tanggal=hari, oleh=p.penjawab)
    p.berlangsung(hari)


def _putusan(p: Panggung, terbit: Any, baris: Any, hasil: str, ringkas: str) -> Keberatan:
    """An objection as the machine would have left it: its window has closed long ago."""
    mulai = terbit.tanggal
    return Keberatan.objects.create(
        kota=p.kota,
        jenis="sanggah-dasar",
        sasaran_id=baris.lamaran_id,
        sasaran_judul=f"Seleksi dasar, nomor peserta {baris.nomor}",
        pemohon=baris.lamaran.pelamar.akun,
        pejabat_awal_akun=p.bkd,
        pemutus_akun=p.penjawab,
        uraian="Nilai yang diumumkan berbeda dari nilai di layar saat ujian selesai.",
        tuntutan="Nilai diperiksa kembali.",
        keadaan=hasil,
        diterima_pada=mulai,
        batas_ajukan=mulai + timedelta(days=3),
        jangka_ajukan="3 hari kalender (PermenPANRB 27/2021 ps. 31)",
        batas_putus=mulai + timedelta(days=9),
        jangka_putus="7 hari kalender (PermenPANRB 27/2021 ps. 31)",
        sidik="0" * 64,
        diajukan_pada=p.saat(mulai + timedelta(days=2)),
        pertimbangan=TIMBANG,
        diputus_pada=p.saat(mulai + timedelta(days=7)),
        diputus_oleh=p.penjawab,
        final=True,
        ringkasan_publik=ringkas,
    )


def _angkat(p: Panggung, satu: Pengangkatan, ke: int) -> None:
    """One person through the file, the number and the decision."""
    pelamar = Pelamar.objects.select_related("akun").get(pk=satu.lamaran.pelamar_id)
    isi = {"telepon": f"0812-0000-{ke:04d}", "alamat": f"Jalan Melati {ke}", "gelar_belakang": "S.A.P."}
    isi |= {k: f"{k[:4].upper()}/{ke}" for k in ("skck_nomor", "sehat_nomor", "narkoba_nomor")}
    angkat.drh_simpan(pengangkatan=satu, isi=isi, oleh=pelamar.akun, kirim=True)
    angkat.drh_putuskan(pengangkatan=satu, terima=True, catatan="", oleh=p.bkd)
    tmt = (p.tanggal - timedelta(days=60)).replace(day=1)
    kelamin = 2 if pelamar.jenis_kelamin == "P" else 1
    angkat.nomor_catat(
        pengangkatan=satu,
        nomor=f"{pelamar.tanggal_lahir:%Y%m%d}{tmt:%Y%m}{kelamin}{900 + ke}",
        golongan=Golongan.objects.get(kelompok_asn="PNS", kode="III/a"),
        tmt=tmt,
        kontrak_sampai=None,
        pertek=f"PERTEK/{ke}/{tmt.year}",
        oleh=p.bkd,
    )
    p.berlangsung(tmt - timedelta(days=20))
    angkat.angkat(
        pengangkatan=satu,
        nomor_sk=f"813/{ke}/{tmt.year}",
        tanggal_sk=tmt - timedelta(days=10),
        oleh=p.ppk,
    )
    p.berlangsung(tmt - timedelta(days=10))


def _masa_sanggah(p: Panggung) -> None:
    """The first list is a day old; three participants contest it and wait."""
    s = p.seleksi("CPNS", "ujian_dasar", p.tanggal - timedelta(days=110), (2, 2, 1))
    lamaran = p.peserta(s, "ms")
    p.nilai(s, "DASAR", lamaran)
    hari_ini = p.kota.hari_ini()
    terbit = p.umumkan(s, "dasar", hari_ini)
    for x in (
        terbit.hasil.filter(status__in=("TL", "P")).select_related("lamaran__pelamar__akun").order_by("nomor")[:3]
    ):
        keberatan_ajukan(
            jenis="sanggah-dasar",
            sasaran_id=x.lamaran_id,
            oleh=x.lamaran.pelamar.akun,
            uraian="Nilai TKP saya di layar ujian lebih tinggi daripada yang diumumkan.",
            tuntutan="Nilai TKP saya diperiksa dengan berita acara CAT.",
        )


def _menunggu(p: Panggung) -> None:
    """Marks have come in; the committee looks at the ranking before it is published."""
    s = p.seleksi("PPPK", "ujian_lanjutan", p.tanggal - timedelta(days=100), (3, 2))
    lamaran = p.peserta(s, "ms")
    p.nilai(s, "LANJUTAN", lamaran)
    p.langkah(s, "olah_akhir", p.tanggal - timedelta(days=2))
