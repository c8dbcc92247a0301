"""Training and recruitment: pages a crowd opens at once, a hundred papers handed in at the same moment, the ranking of
the needs of a whole city, and the application of one person; each beside the floor page asked in the same way.
"""

import http.client
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from asn.akun.models import Pengguna, Penugasan
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.rekrutmen.models import Formasi, Lamaran, Pelamar, Seleksi
from pelatihan.belajar.models import KemajuanPelajaran, Kepesertaan, Kursus, Percobaan
from pelatihan.belajar.services.bawaan import bahan_ambil
from pelatihan.belajar.services.kuis import percobaan_mulai
from pelatihan.belajar.services.kursus import kursus_terbitkan
from pelatihan.program.services.kebutuhan import kebutuhan_hitung
from tests.bench.layanan import Hasil, Layanan
from tests.kepegawaian.rekrutmen import pembuat

ORANG = 100
PUTARAN = 4
FORMULIR = {"Content-Type": "application/x-www-form-urlencoded"}
Baris = tuple[str, ...]


@dataclass(frozen=True)
class Pelajar:
    kuki: str
    kirim: str
    isi: str


def sesi(pengguna: Pengguna) -> str:
    s = SessionStore()
    s[SESSION_KEY] = str(pengguna.pk)
    s[BACKEND_SESSION_KEY] = "asn.akun.backend.MasukBackend"
    s[HASH_SESSION_KEY] = pengguna.get_session_auth_hash()
    s.create()
    return f"sessionid={s.session_key}"


def siapkan(kota: Kota, analis: Pengguna) -> list[Pelajar]:
    """A hundred pegawai with an account, each with a paper of the final test in front of them."""
    with lingkup_kota([kota.pk]):
        unit = Instansi.objects.perangkat_daerah().filter(kota=kota).order_by("pk").first()
        if unit is None:
            raise RuntimeError("kota tanpa perangkat daerah")
        kursus = Kursus.objects.filter(kota=kota, bawaan="manajemen-proyek", keadaan="terbit").first()
        if kursus is None:
            versi = bahan_ambil(kode="manajemen-proyek", instansi=unit, oleh=analis)
            kursus = kursus_terbitkan(kursus=versi.kursus, oleh=analis)
        orang = Pegawai.objects.filter(kota=kota, jenis="PNS").masih_pegawai().order_by("pk")[:ORANG]
        return [_pelajar(kota, kursus, p) for p in orang]


def _pelajar(kota: Kota, kursus: Kursus, p: Pegawai) -> Pelajar:
    nilai = {"username": p.nip, "nama": p.nama, "kota": kota, "password": "!"}
    akun = Pengguna.objects.get_or_create(pegawai=p, defaults=nilai)[0]
    versi = kursus.versi_terbit
    if versi is None:
        raise RuntimeError("kursus tanpa versi terbit")
    Kepesertaan.objects.filter(kursus=kursus, pegawai=p, keadaan="berjalan").update(keadaan="berhenti")
    ikut = Kepesertaan.objects.create(kota=kota, kursus=kursus, versi=versi, pegawai=p, nilai_pra=40, ulangan=True)
    KemajuanPelajaran.objects.bulk_create(
        KemajuanPelajaran(kota=kota, kepesertaan=ikut, pelajaran=x, selesai_pada=timezone.now())
        for x in versi.pelajaran.all()
    )
    kuis = versi.kuis.get(jenis="akhir")
    percobaan = percobaan_mulai(ikut=ikut, kuis=kuis, oleh=Pengguna.objects.select_related("kota").get(pk=akun.pk))
    token = "b" * 32
    isi = {"csrfmiddlewaretoken": token, "aksi": "tetap"} | _jawab(percobaan)
    kuki = f"{sesi(akun)}; csrftoken={token}"
    return Pelajar(kuki, reverse("belajar:percobaan", args=[percobaan.pk]), urlencode(isi))


def _jawab(percobaan: Percobaan) -> dict[str, str]:
    """The first choice of every question."""
    return {f"j{n}": "0" for n in range(len(percobaan.soal))}


def serentak(layanan: Layanan, langkah: list[tuple[str, str, str | None]]) -> list[float]:
    """Every step in a thread and a connection of its own, all at once; seconds of each."""
    mulai, hasil = threading.Barrier(len(langkah)), list[float]()
    galat = list[str]()

    def satu(jalur: str, kuki: str, isi: str | None) -> None:
        sambungan = http.client.HTTPConnection("127.0.0.1", layanan.port, timeout=120)
        mulai.wait()
        awal = time.perf_counter()
        sambungan.request("POST" if isi is not None else "GET", jalur, isi, {"Cookie": kuki, **FORMULIR})
        jawab = sambungan.getresponse()
        jawab.read()
        hasil.append(time.perf_counter() - awal)
        if jawab.status not in (200, 302) or "masuk" in jawab.headers.get("Location", ""):
            galat.append(f"{jalur} menjawab {jawab.status}")
        sambungan.close()

    utas = [threading.Thread(target=satu, args=x) for x in langkah]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    if galat:
        raise RuntimeError(galat[0])
    return hasil


def ukur(aplikasi: Layanan, lantai: Layanan, kota: Kota, analis: Pengguna) -> list[Baris]:
    """(what, p50, p95, floor p50, ratio) in milliseconds; a hundred requests at once, in turns with the floor."""
    pelajar = siapkan(kota, analis)
    dasar = [("/ok-auth", p.kuki, None) for p in pelajar]
    halaman = {
        "katalog kursus": reverse("belajar:katalog"),
        "kelas yang dibuka": reverse("program:kelas_terbuka"),
        "Belajar": reverse("program:belajar"),
        "kursus saya": reverse("belajar:saya"),
    }
    baris = []
    for nama, jalur in halaman.items():
        waktu, rendah = list[float](), list[float]()
        for _ in range(PUTARAN):
            rendah += serentak(lantai, dasar)
            waktu += serentak(aplikasi, [(jalur, p.kuki, None) for p in pelajar])
        # The first round of either warms its two workers.
        baris.append(_baris(f"{nama}, {ORANG} sekaligus", waktu[ORANG:], rendah[ORANG:]))
    rendah = serentak(lantai, dasar)
    waktu = serentak(aplikasi, [(p.kirim, p.kuki, p.isi) for p in pelajar])
    baris.append(_baris(f"kirim tes, {ORANG} sekaligus", waktu, rendah))
    with lingkup_kota([kota.pk]):
        dinilai = Percobaan.objects.filter(kota=kota, keadaan="selesai", nilai__isnull=False).count()
    if dinilai < len(pelajar):
        raise RuntimeError(f"hanya {dinilai} tes yang dinilai")
    return baris


def _baris(nama: str, waktu: list[float], rendah: list[float]) -> Baris:
    p50, dasar = statistics.median(waktu) * 1000, statistics.median(rendah) * 1000
    p95 = statistics.quantiles(waktu, n=20)[-1] * 1000
    return (nama, f"{p50:.1f}", f"{p95:.1f}", f"{dasar:.1f}", f"{p50 / dasar:.1f}×", "–")


def peringkat(kota: Kota) -> Baris:
    """Needs of the whole city, as every night."""
    detik = []
    for _ in range(2):
        with lingkup_kota([kota.pk]):
            mulai = time.perf_counter()
            banyak = kebutuhan_hitung(kota_id=kota.pk, tanggal=kota.hari_ini())
            detik.append(time.perf_counter() - mulai)
    with lingkup_kota([kota.pk]):
        orang = Pegawai.objects.filter(kota=kota).count()
    return (f"peringkat kebutuhan {orang:,} pegawai ({banyak:,} kebutuhan)", f"{min(detik):.2f} detik")


def lamaran(kota: Kota) -> tuple[str, dict[str, list[str]]]:
    """A cookie and the pages of one applicant: a draft, and an application that was sent."""
    with lingkup_kota([kota.pk]):
        akun = Pengguna.objects.get_or_create(username="bench-pelamar", defaults={"kota": kota, "password": "!"})[0]
        Lamaran.objects.filter(pelamar__akun=akun).delete()
        Pelamar.objects.filter(akun=akun).delete()
        pelamar = pembuat.buat_pelamar(akun, kota, urut=9000 + timezone.now().microsecond % 900)
        Penugasan.objects.filter(pengguna=akun).update(mulai=kota.hari_ini() - timedelta(days=1))
        jabatan = Jabatan.objects.filter(kota=kota).select_related("kota", "instansi").order_by("pk")
        semua = []
        # A run leaves its selections behind; the next one takes what is free.
        gelombang = max(100, Seleksi.objects.filter(kota=kota).aggregate(n=Max("gelombang"))["n"] or 0)
        tahun = max(2100, Formasi.objects.filter(kota=kota).aggregate(n=Max("tahun"))["n"] or 0)
        for n, keadaan in enumerate(("draf", "diajukan"), 1):
            seleksi = pembuat.buat_seleksi(kota, gelombang=gelombang + n)
            pembuat.buat_dokumen_syarat(seleksi, "KTP", "IJAZAH", "TRANSKRIP", "FOTO")
            formasi = pembuat.buat_formasi(jabatan[n], tahun=tahun + n, jumlah=2)
            semua.append(pembuat.buat_lamaran(pelamar, pembuat.buat_lowongan(seleksi, formasi), keadaan=keadaan))
        draf, kirim = (x.pk for x in semua)
    return sesi(akun), {
        "lamaran: pendidikan": [reverse("lamaran:isi", args=[draf, "pendidikan"])],
        "lamaran: dokumen": [reverse("lamaran:isi", args=[draf, "dokumen"])],
        "lamaran: tinjau": [reverse("lamaran:isi", args=[draf, "tinjau"])],
        "lamaran: keadaan": [reverse("lamaran:status", args=[kirim])],
    }


Ukur = Callable[[dict[str, list[str]], str], dict[str, Hasil]]


def ukur_lamaran(kota: Kota, ukur_halaman: Ukur) -> list[Any]:
    """The same table for the pages of an applicant, asked one after the other."""
    kuki, halaman = lamaran(kota)
    return [
        (n, f"{h.p50:.1f}", f"{h.p95:.1f}", f"{h.lantai_p50:.2f}", f"{h.rasio:.1f}×", "–")
        for n, h in ukur_halaman(halaman, kuki).items()
    ]
