"""A selection of the demo as it grows: its calendar, the people who run it, participants, marks, announcements."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max

from asn.akun.models import Pengguna, Penugasan
from asn.akun.persona import DOMAIN, PERSONA_KOTA
from asn.contoh.langkah import tulis_jejak, tulis_jejak_formasi
from asn.core.models import RiwayatKeadaan
from asn.core.sandi import sidik
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.rekrutmen.models import (
    Formasi,
    Lamaran,
    Lowongan,
    NilaiUjian,
    Panitia,
    Pelamar,
    PernyataanKepentingan,
    Seleksi,
)
from kepegawaian.rekrutmen.rules import jadwal, konfigurasi, preset
from kepegawaian.rekrutmen.services.hasil.langkah import langkah_jalankan
from kepegawaian.rekrutmen.services.hasil.terbit import pengumuman_terbitkan
from kepegawaian.rekrutmen.workflows import SELEKSI_WORKFLOW

NAMA = (
    *("Aditya Pratama", "Bella Safitri", "Cahyo Nugroho", "Dian Permatasari", "Eka Saputra", "Farah Azizah"),
    *("Galih Wicaksono", "Hana Maharani", "Irfan Hakim", "Jihan Aulia", "Krisna Wijaya", "Laras Ayuningtyas"),
    *("Mikael Rumbiak", "Nadia Kusuma", "Oscar Situmorang", "Putri Handayani", "Qori Rahman", "Rizky Firmansyah"),
    *("Sekar Melati", "Teguh Santoso", "Ulfa Rahmawati", "Vino Mahendra", "Wulan Sari", "Yohanes Kambu"),
)
GELOMBANG = 2


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
        # The lowest mark given, as a part of the highest.
        self.terendah = 0.45

    def saat(self, hari: date) -> datetime:
        return datetime.combine(hari, time(9), ZoneInfo(self.kota.zona_waktu))

    def _jejak_terakhir(self) -> int:
        return RiwayatKeadaan.objects.filter(kota=self.kota).aggregate(n=Max("pk"))["n"] or 0

    def berlangsung(self, hari: date) -> None:
        """What the services did since the last call happened on this day."""
        baru = RiwayatKeadaan.objects.filter(kota=self.kota, pk__gt=self.jejak)
        baru.update(pada=self.saat(hari))
        self.jejak = self._jejak_terakhir()

    def seleksi(self, jenis: str, keadaan: str, hari: tuple[str, date], kursi: tuple[int, ...]) -> Seleksi:
        """A selection whose rules are frozen, with one vacancy per number in `kursi`.

        `hari` says on which day a stage of its calendar ends; the others follow from it.
        """
        isi = preset.preset(jenis)
        ujian = [u["kode"] for u in isi["ujian"]]
        usul = jadwal.usulkan(date(2000, 1, 1), ujian)
        mulai = hari[1] - (self._tahap(usul, hari[0]).selesai - usul[0].mulai)
        tahap = jadwal.usulkan(mulai, ujian)
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
        self._jejak(seleksi, tahap)
        return seleksi

    def _tahap(self, semua: Sequence[jadwal.Tahap], kode: str) -> jadwal.Tahap:
        return next(t for t in semua if t.kode == kode)

    def hari(self, seleksi: Seleksi, kode: str) -> date:
        """The last day of a stage in the calendar of the selection."""
        return self._tahap(jadwal.baca(seleksi.jadwal), kode).selesai

    def _jejak(self, seleksi: Seleksi, tahap: Sequence[jadwal.Tahap]) -> None:
        """How it came to its first state on the days of its calendar, and its formasi to theirs."""
        daftar, ujian = self._tahap(tahap, jadwal.PENDAFTARAN), seleksi.keadaan == "ujian_dasar"
        hari = {
            "umumkan": tahap[0].mulai,
            "buka": daftar.mulai,
            "tutup": daftar.selesai + timedelta(days=1),
            "umumkan_administrasi": self._tahap(tahap, jadwal.VERIFIKASI).selesai,
            "mulai_dasar" if ujian else "mulai_lanjutan": self._tahap(
                tahap, jadwal.UJIAN_DASAR if ujian else jadwal.UJIAN_LANJUTAN
            ).mulai,
        }
        tulis_jejak(SELEKSI_WORKFLOW, [(seleksi, [(n, self.bkd, self.saat(h)) for n, h in hari.items()])])
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

    def peserta(self, seleksi: Seleksi, keadaan: str, nama: Sequence[str] = NAMA, awal: int = 1) -> list[Lamaran]:
        """Everybody named with an account (numbered from `awal` on), spread over the vacancies."""
        kode = self.kota.kode.replace(".", "")
        akun = Pengguna.objects.bulk_create(
            Pengguna(
                username=f"peserta{n:02d}.{kode}@{DOMAIN}",
                email=f"peserta{n:02d}.{kode}@{DOMAIN}",
                nama=satu,
                kota=self.kota,
                password="!",  # noqa: S106 - no password opens this account
            )
            for n, satu in enumerate(nama, awal)
        )
        Penugasan.objects.bulk_create(
            Penugasan(pengguna=a, peran="PELAMAR", kota=self.kota, mulai=self.tanggal - timedelta(days=300))
            for a in akun
        )
        orang = Pelamar.objects.bulk_create(self._pelamar(n, a) for n, a in enumerate(akun, awal))
        lowongan = list(Lowongan.objects.filter(seleksi=seleksi).order_by("kode"))
        return Lamaran.objects.bulk_create(
            self._lamaran(seleksi, lowongan[n % len(lowongan)], satu, n, keadaan) for n, satu in enumerate(orang, awal)
        )

    def _pelamar(self, n: int, akun: Pengguna) -> Pelamar:
        lahir = date(1993 + n % 7, 1 + n % 12, 1 + n % 28)
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
            diajukan_pada=self.saat(self.hari(seleksi, jadwal.PENDAFTARAN) - timedelta(days=n % 14)),
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
        return self.acak.randrange(int(maks * self.terendah), maks + 1, langkah) // langkah * langkah

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
