"""Recruitment in every city: a selection that takes applications now, and one of another stage with what was decided.

Tangerang Selatan: CPNS under verification (one application still waits), and an open city selection. Sorong: PPPK
whose administrative results are out, and an open city selection. Jakarta: interviews, and open CPNS.
Nobody here exists; NIK follow the form of the law with made-up numbers.
"""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from PIL import Image

from asn.akun.models import Pengguna, Penugasan
from asn.akun.persona import PERSONA_KOTA
from asn.contoh.bukti import pdf_kecil
from asn.contoh.langkah import tulis_jejak, tulis_jejak_formasi
from asn.contoh.rekrutmen_isi import AKHIR, BIDANG, DEPAN, KAMPUS, RENCANA, Rencana
from asn.core.berkas import berkas_simpan
from asn.core.sandi import sidik
from asn.core.verifikasi import tanda_terbitkan
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.keberatan.services import keberatan_ajukan
from kepegawaian.rekrutmen import models as m
from kepegawaian.rekrutmen.rules import jadwal as rj
from kepegawaian.rekrutmen.rules.preset import preset
from kepegawaian.rekrutmen.services.formasi import bercelah
from kepegawaian.rekrutmen.services.hasil.administrasi import administrasi_terbitkan
from kepegawaian.rekrutmen.services.panitia import sidik_nama
from kepegawaian.rekrutmen.services.seleksi import (
    dokumen_bawaan,
    lowongan_dari_formasi,
    sidik_seleksi,
    versi_catat,
)
from kepegawaian.rekrutmen.workflows import LAMARAN_WORKFLOW, SELEKSI_WORKFLOW

MASUK = "diajukan"
TANPA_SANDI = make_password(None)
PETUGAS = (("verifikator", "Verifikator Kedua"), ("verifikator3", "Verifikator Ketiga"))
# Steps up to a state, and for how many days the administrative results are known there.
_TUTUP = ("umumkan", "buka", "tutup")
JALAN = {
    "dibuka": _TUTUP[:2],
    "verifikasi": _TUTUP,
    "sanggah_administrasi": (*_TUTUP, "umumkan_administrasi"),
    "ujian_lanjutan": (*_TUTUP, "umumkan_administrasi", "mulai_lanjutan"),
}
UMUM = {"sanggah_administrasi": 2, "ujian_lanjutan": 12}
# Applications whose documents can really be opened.
BERBERKAS = 3


def buat_rekrutmen(kota: Kota, tanggal: date) -> int:
    """Returns how many applications there are."""
    return sum(PembuatSeleksi(kota, tanggal, r).buat() for r in RENCANA[kota.kode])


class PembuatSeleksi:
    """One selection with everything in it; the city must be in scope and its accounts made."""

    def __init__(self, kota: Kota, tanggal: date, rencana: Rencana) -> None:
        self.kota, self.tanggal, self.r = kota, tanggal, rencana
        self.zona = ZoneInfo(kota.zona_waktu)
        self.acak = Random(f"asn.contoh.rekrutmen:{kota.kode}:{rencana.jenis}")
        akun = {p.kunci: p.email(kota.kode) for p in PERSONA_KOTA}
        self.persona = {k: Pengguna.objects.filter(email=e).first() for k, e in akun.items()}
        self.bkd = self.persona["bkd"]
        # Days since the administrative results were announced; None: they are not.
        self.umum = UMUM.get(rencana.keadaan)

    def pada(self, geser: int, jam: int = 9, menit: int = 0) -> datetime:
        return datetime.combine(self.tanggal + timedelta(days=geser), time(jam, menit), self.zona)

    def buat(self) -> int:
        lowongan = self._lowongan(seleksi := self._seleksi())
        self._panitia(seleksi)
        lamaran = self._lamaran(seleksi, lowongan)
        self._berkas(seleksi, lamaran[:BERBERKAS])
        self._verifikasi(seleksi, lamaran)
        self._wawancara(seleksi, lamaran)
        self._tetapkan(seleksi)
        self._jejak(seleksi, lamaran)
        if self.umum is not None:
            self._umumkan(seleksi, lamaran)
        return len(lamaran)

    def _seleksi(self) -> m.Seleksi:
        aturan = preset(self.r.jenis)
        jadwal = rj.usulkan(self.tanggal - timedelta(days=self.r.berjalan), [u["kode"] for u in aturan["ujian"]])
        buka, tutup = rj.masa_daftar(jadwal, self.kota.zona_waktu) or (None, None)
        seleksi = m.Seleksi.objects.create(
            kota=self.kota,
            nama=self.r.nama.format(kota=self.kota, tahun=self.tanggal.year),
            tahun=self.tanggal.year,
            jenis=self.r.jenis,
            uraian=self.r.uraian,
            konfigurasi=aturan,
            jadwal=rj.tulis(jadwal),
            buka_pada=buka,
            tutup_pada=tutup,
            nomor_pengumuman=f"800/{self.r.berjalan:03}/PANSEL/{self.tanggal.year}",
            diumumkan_pada=self.pada(-self.r.berjalan),
            dibuat_oleh=self.bkd,
            dibuat_pada=self.pada(-self.r.berjalan - 20),
        )
        m.DokumenSyarat.objects.bulk_create(dokumen_bawaan(seleksi))
        versi_catat(seleksi, self.bkd, "Disusun dari preset.")
        return seleksi

    def _lowongan(self, seleksi: m.Seleksi) -> list[m.Lowongan]:
        """Approved formasi from the largest gaps of the peta jabatan, one of them for people with a disability."""
        semua = bercelah(Jabatan.objects.filter(kota=self.kota), self.tanggal, self.tanggal.year)
        jabatan = list(semua.filter(sisa__gt=0).order_by("-celah", "pk")[: self.r.lowongan])
        formasi = m.Formasi.objects.bulk_create(self._formasi(j, ke) for ke, j in enumerate(jabatan))
        tulis_jejak_formasi(formasi, self.persona, self.pada(-self.r.berjalan - 30, 10))
        baris = [lowongan_dari_formasi(seleksi, f, ke) for ke, f in enumerate(formasi, start=1)]
        return m.Lowongan.objects.bulk_create(baris)

    def _formasi(self, jabatan: Any, ke: int) -> m.Formasi:
        return m.Formasi(
            kota=self.kota,
            tahun=self.tanggal.year,
            jenis=self.r.jenis,
            jabatan=jabatan,
            instansi=jabatan.instansi,
            jenis_kebutuhan="DISABILITAS" if ke == 1 else "UMUM",
            jumlah=min(jabatan.sisa, 3),
            tingkat=["S1", "D4"] if jabatan.jenis == "JF_KEAHLIAN" else ["D3", "S1", "D4"],
            bidang=BIDANG[ke % len(BIDANG)],
            ipk_min="3.00" if ke % 2 else "2.75",
            uraian_tugas="Melaksanakan tugas jabatan sesuai standar kompetensi dan beban kerjanya.",
            kebutuhan=jabatan.kebutuhan,
            terisi=jabatan.bezetting,
            per_tanggal=self.tanggal,
            keadaan="ditetapkan",
            dibuat_oleh=self.persona["pengelola"],
            nomor_penetapan=f"800/117/{self.tanggal.year}",
            tanggal_penetapan=self.tanggal - timedelta(days=self.r.berjalan + 30),
        )

    def _panitia(self, seleksi: m.Seleksi) -> None:
        """Three verifiers: the analyst, the committee member of the demo door, and one nobody logs in as.

        In the days of the sanggah the member answers objections, so another one verified.
        """
        lain, ketiga = (self._petugas(*p) for p in PETUGAS)
        anggota = self.persona["panitia"]
        menjawab = self.r.keadaan == "sanggah_administrasi"
        orang = [self.bkd, ketiga if menjawab else anggota, lain]
        peran = [(o, "VERIFIKATOR") for o in orang] + [(o, "PEWAWANCARA") for o in orang[1:]]
        peran += [(anggota, "PENJAWAB_SANGGAH")] if menjawab else []
        mulai = self.tanggal - timedelta(days=self.r.berjalan + 10)
        self.panitia = m.Panitia.objects.bulk_create(
            m.Panitia(kota=self.kota, seleksi=seleksi, pengguna=o, peran=p, mulai=mulai, nomor_sk="800/9")
            for o, p in peran
        )
        m.PernyataanKepentingan.objects.bulk_create(
            m.PernyataanKepentingan(kota=self.kota, panitia=p, ada_kepentingan=False, dinyatakan_pada=self.pada(-40))
            for p in self.panitia
        )

    def _petugas(self, kunci: str, nama: str) -> Pengguna:
        akun = Pengguna.objects.get_or_create(
            username=f"demo.{kunci}.{self.kota.kode}",
            defaults={"nama": nama, "kota": self.kota, "password": TANPA_SANDI},
        )[0]
        Penugasan.objects.get_or_create(
            pengguna=akun, peran="PANITIA", kota=self.kota, defaults={"mulai": self.tanggal}
        )
        return akun

    def _pelamar(self) -> list[m.Pelamar]:
        """Accounts nobody can log in with, but the persona of the demo is the first of the older selection."""
        akun = [
            Pengguna(
                username=f"{self.r.jenis.lower()}{n}.{self.kota.singkatan.lower()}@pelamar.invalid",
                email=f"{self.r.jenis.lower()}{n}.{self.kota.singkatan.lower()}@pelamar.invalid",
                nama=f"{DEPAN[n % len(DEPAN)]} {AKHIR[(n * 7) % len(AKHIR)]}",
                kota=self.kota,
                password=TANPA_SANDI,
            )
            for n in range(self.r.persona, self.r.pelamar)
        ]
        Pengguna.objects.bulk_create(akun)
        tugas = [Penugasan(pengguna=a, peran="PELAMAR", kota=self.kota, mulai=self.tanggal) for a in akun]
        Penugasan.objects.bulk_create(tugas)
        if self.r.persona:
            akun.insert(0, self.persona["pelamar"])
        return m.Pelamar.objects.bulk_create(self._satu_pelamar(n, a) for n, a in enumerate(akun))

    def _satu_pelamar(self, n: int, akun: Pengguna) -> m.Pelamar:
        lahir = date(self.tanggal.year - self.acak.randint(22, 32), self.acak.randint(1, 12), self.acak.randint(1, 28))
        wanita = self.acak.random() < 0.55
        hari = lahir.day + (40 if wanita else 0)
        awal = f"{self.kota.kode.replace('.', ''):7<4}"
        nik = f"{awal}01{hari:02}{lahir:%m%y}{self.r.berjalan % 9 + 1}{n + 1:03}"
        nama = f"{DEPAN[n % len(DEPAN)]} {AKHIR[(n * 7) % len(AKHIR)]}"
        return m.Pelamar(
            kota=self.kota,
            akun=akun,
            nama=nama,
            nik=nik,
            sidik_nik=sidik(nik),
            sidik_nama=sidik_nama(nama),
            jenis_kelamin="P" if wanita else "L",
            tempat_lahir=self.kota.ibu_kota,
            tanggal_lahir=lahir,
        )

    def _lamaran(self, seleksi: m.Seleksi, lowongan: list[m.Lowongan]) -> list[m.Lamaran]:
        baris = [self._satu_lamaran(n, p, seleksi, lowongan) for n, p in enumerate(self._pelamar())]
        tanda = tanda_terbitkan(
            kota_id=self.kota.pk, judul=f"Kartu peserta {seleksi.nama}", nomor="contoh", tanggal=self.tanggal
        )
        for satu in baris:
            satu.tanda = tanda if satu.keadaan != "draf" else None
        return m.Lamaran.objects.bulk_create(baris)

    def _satu_lamaran(self, n: int, pelamar: m.Pelamar, seleksi: m.Seleksi, lowongan: list[m.Lowongan]) -> m.Lamaran:
        # The first vacancies draw most of them, as it is.
        w = lowongan[min(int(self.acak.expovariate(0.45)), len(lowongan) - 1)]
        draf = self.r.keadaan == "dibuka" and n % 9 == 8
        awal = self.kota.kode.replace(".", "")
        nomor = f"{awal}-{seleksi.tahun % 100:02}{seleksi.jenis[0]}1-{n + 1:07}"
        return m.Lamaran(
            kota=self.kota,
            seleksi=seleksi,
            lowongan=w,
            pelamar=pelamar,
            keadaan="draf" if draf else MASUK,
            nomor="" if draf else nomor,
            tingkat=w.tingkat[0],
            bidang=w.bidang[n % len(w.bidang)] if w.bidang else "",
            lembaga=KAMPUS[n % len(KAMPUS)],
            tanggal_lulus=date(pelamar.tanggal_lahir.year + 22, 8, 20),
            ipk=f"{self.acak.randint(300, 392) / 100:.2f}",
            akomodasi=["KURSI_RODA"] if w.jenis_kebutuhan == "DISABILITAS" else [],
            diajukan_pada=None if draf else self.pada(min(-1, 2 - self.r.berjalan + n % 12), 8 + n % 10, n % 60),
        )

    def _berkas(self, seleksi: m.Seleksi, lamaran: list[m.Lamaran]) -> None:
        for satu in lamaran:
            for syarat in seleksi.dokumen.filter(untuk_kebutuhan=[]):
                baris = m.BerkasLamaran.objects.create(kota=self.kota, lamaran=satu, syarat=syarat, halaman=1)
                isi, nama = self._isi_berkas(syarat)
                baris.berkas = berkas_simpan(
                    isi=isi, nama=nama, pemilik=baris, izin="rekrutmen.baca_berkas", oleh=satu.pelamar.akun
                )
                baris.save(update_fields=["berkas"])

    def _isi_berkas(self, syarat: m.DokumenSyarat) -> tuple[bytes, str]:
        if "pdf" in syarat.format:
            return pdf_kecil([syarat.nama, "Dokumen contoh, bukan milik siapa pun."]), f"{syarat.kode.lower()}.pdf"
        keluaran = BytesIO()
        Image.new("RGB", (240, 320), (178, 34, 34)).save(keluaran, "JPEG")
        return keluaran.getvalue(), f"{syarat.kode.lower()}.jpg"

    def _verifikasi(self, seleksi: m.Seleksi, lamaran: list[m.Lamaran]) -> None:
        """Two agree, now and then a third decides; of a running verification the last one waits."""
        if self.r.keadaan == "dibuka":
            return
        verifikator = [p for p in self.panitia if p.peran == "VERIFIKATOR"]
        periksa = lamaran[1:] if self.r.keadaan == "verifikasi" else lamaran
        baris = [
            m.Verifikasi(
                kota=self.kota,
                lamaran=satu,
                panitia=verifikator[g],
                giliran=g + 1,
                diambil_pada=self.pada(-3),
                diputus_pada=self.pada(-3, 10),
                putusan=self._hasil(n, g),
            )
            for n, satu in enumerate(periksa)
            for g in range(3 if n % 10 == 3 else 2)
        ]
        m.Verifikasi.objects.bulk_create(baris)
        self._putusan_syarat(baris)
        self._simpulkan(periksa)

    def _hasil(self, n: int, giliran: int) -> str:
        """Every sixth fails; of every tenth the second verifier saw a flaw the others did not."""
        if n % 10 == 3:
            return "TMS" if giliran == 1 else "MS"
        return "TMS" if n % 6 == 5 else "MS"

    def _putusan_syarat(self, baris: list[m.Verifikasi]) -> None:
        m.PutusanSyarat.objects.bulk_create(
            m.PutusanSyarat(kota=self.kota, verifikasi=v, syarat="IJAZAH", putusan="TMS", alasan="BUKAN_IJAZAH")
            for v in baris
            if v.putusan == "TMS"
        )

    def _simpulkan(self, lamaran: list[m.Lamaran]) -> None:
        terbit = self.r.keadaan not in ("dibuka", "verifikasi")
        for n, satu in enumerate(lamaran):
            gagal = n % 6 == 5 and n % 10 != 3
            satu.hasil_administrasi = "TMS" if gagal else "MS"
            satu.disimpulkan_pada = self.pada(-3, 11)
            satu.alasan_administrasi = [ALASAN] if gagal else []
            satu.keadaan = ("tms" if gagal else "ms") if terbit else MASUK
        kolom = ["hasil_administrasi", "disimpulkan_pada", "alasan_administrasi", "keadaan"]
        m.Lamaran.objects.bulk_update(lamaran, kolom)

    def _wawancara(self, seleksi: m.Seleksi, lamaran: list[m.Lamaran]) -> None:
        """The first participants are marked and sealed, the next wait."""
        if self.r.keadaan != "ujian_lanjutan" or not seleksi.konfigurasi["wawancara"]:
            return
        pewawancara = [p for p in self.panitia if p.peran == "PEWAWANCARA"]
        peserta = [x for x in lamaran if x.keadaan == "ms"][:12]
        m.Wawancara.objects.bulk_create(
            self._satu_wawancara(n, x, p) for n, x in enumerate(peserta) for p in pewawancara
        )

    def _satu_wawancara(self, n: int, lamaran: m.Lamaran, panitia: m.Panitia) -> m.Wawancara:
        isi: dict[str, Any] = {}
        if n < 6:
            nilai = {f"B{i}": self.acak.randint(2, 4) for i in range(1, 5)}
            skor = round(100 * sum(v - 1 for v in nilai.values()) / 12, 4)
            isi = {"nilai": nilai, "skor": f"{skor:.4f}", "disegel_pada": self.pada(-1, 15)}
        waktu = self.pada(n // 8, 8 + n % 8)
        return m.Wawancara(kota=self.kota, lamaran=lamaran, panitia=panitia, waktu=waktu, tempat="Aula BKD", **isi)

    def _tetapkan(self, seleksi: m.Seleksi) -> None:
        """The frozen rules and the state, at the end, as the trigger wants it."""
        seleksi.beku_pada, seleksi.sidik_aturan = self.pada(-self.r.berjalan), sidik_seleksi(seleksi)
        seleksi.keadaan = self.r.keadaan
        seleksi.save()

    def _jejak(self, seleksi: m.Seleksi, lamaran: list[m.Lamaran]) -> None:
        """Who did what when, up to the state of today."""
        umum = self.pada(-(self.umum or 0), 10)
        kapan = {
            "umumkan": seleksi.diumumkan_pada,
            "buka": seleksi.buka_pada,
            "tutup": seleksi.tutup_pada,
            "umumkan_administrasi": umum,
            "mulai_lanjutan": umum + timedelta(days=10),
        }
        tulis_jejak(SELEKSI_WORKFLOW, [(seleksi, [(n, self.bkd, kapan[n]) for n in JALAN[self.r.keadaan]])])
        hasil = {"ms": [("nyatakan_ms", self.bkd, umum)], "tms": [("nyatakan_tms", self.bkd, umum)]}
        tulis_jejak(
            LAMARAN_WORKFLOW,
            (
                (x, [("ajukan", x.pelamar.akun, x.diajukan_pada), *hasil.get(x.keadaan, [])])
                for x in lamaran
                if x.diajukan_pada
            ),
        )

    def _umumkan(self, seleksi: m.Seleksi, lamaran: list[m.Lamaran]) -> None:
        """The frozen list; while it may be contested, two do so."""
        # The days of the sanggah are counted by the clock, whatever day the demo is made for.
        dasar = self.kota.hari_ini() if self.r.keadaan == "sanggah_administrasi" else self.tanggal
        hari = dasar - timedelta(days=self.umum or 0)
        nomor = f"800/{self.r.berjalan + 1:03}/PANSEL/{self.tanggal.year}"
        administrasi_terbitkan(seleksi=seleksi, nomor=nomor, tanggal=hari, oleh=self.bkd)
        if self.r.keadaan != "sanggah_administrasi":
            return
        for satu in [x for x in lamaran if x.keadaan == "tms"][:2]:
            keberatan_ajukan(
                jenis="sanggah-administrasi",
                sasaran_id=satu.pk,
                oleh=satu.pelamar.akun,
                uraian="Yang saya unggah adalah ijazah asli; surat keterangan hanya halaman keduanya.",
                tuntutan="Berkas ijazah saya diperiksa kembali dan lamaran saya dinyatakan memenuhi syarat.",
            )


ALASAN = {"syarat": "IJAZAH", "alasan": "BUKAN_IJAZAH", "catatan": "Unggahan berupa surat keterangan lulus."}
