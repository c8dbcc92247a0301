"""Rows, account and addresses the bench measures with."""

import re
import statistics
import time
from dataclasses import dataclass
from random import Random

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connection
from django.middleware.csrf import CSRF_SECRET_LENGTH
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.crypto import get_random_string

from asn.akun.models import Pengguna, Penugasan
from asn.core.lingkup import lingkup_kota, seluruh_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.dasbor import dasbor_hitung
from tests.bench.layanan import Hasil, Layanan

HALAMAN_JAUH = 1_000
# Opening and closing a transaction, and naming its city, ask for no rows.
KENDALI = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "SELECT current_setting('asn.kota'")


@dataclass(frozen=True)
class Penguji:
    """The BKD analyst of the largest city, with a session and a password made for this run only."""

    pengguna: Pengguna
    kota: Kota
    sandi: str
    kuki: str


def siapkan(pegawai: int) -> str:
    """Migrate and load; returns the load rate, or that the rows were already there."""
    call_command("migrate", verbosity=0)
    call_command("muat_referensi", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if jumlah_pegawai() == pegawai:
        return "data sudah ada"
    mulai = time.perf_counter()
    call_command("bangun_data", pegawai=pegawai)
    lama = time.perf_counter() - mulai
    return f"{pegawai / lama:,.0f} pegawai/detik beserta riwayatnya ({lama:.0f} detik)"


def jumlah_pegawai() -> int:
    with seluruh_kota():
        return Pegawai.objects.count()


def akun_penguji() -> Penguji:
    with seluruh_kota():
        kota = max(Kota.objects.all(), key=lambda k: Pegawai.objects.filter(kota=k).count())
    sandi = Random().randbytes(12).hex()
    pengguna, _ = Pengguna.objects.get_or_create(username="bench", defaults={"kota": kota, "nama": "Bench"})
    pengguna.kota = kota
    pengguna.set_password(sandi)
    pengguna.save()
    Penugasan.objects.get_or_create(pengguna=pengguna, peran="BKD", kota=kota)
    return Penguji(pengguna, kota, sandi, kuki_untuk(pengguna))


def kuki_untuk(pengguna: Pengguna) -> str:
    """The cookie of a session made for this run."""
    sesi = SessionStore()
    sesi[SESSION_KEY] = str(pengguna.pk)
    sesi[BACKEND_SESSION_KEY] = "asn.akun.backend.MasukBackend"
    sesi[HASH_SESSION_KEY] = pengguna.get_session_auth_hash()
    sesi.create()
    # As a browser keeps them: without the second one every page would make a new secret.
    return f"sessionid={sesi.session_key}; csrftoken={get_random_string(CSRF_SECRET_LENGTH)}"


def halaman(akun: Penguji) -> dict[str, list[str]]:
    """Name of the measured page -> addresses asked in turn (different rows, so that no single one stays warm)."""
    acak = Random(7)
    daftar = reverse("pegawai:daftar")
    with lingkup_kota([akun.kota.pk]):
        contoh = list(Pegawai.objects.filter(kota=akun.kota).select_related("golongan").order_by("pk")[:2000])
        pilihan = acak.sample(contoh, min(40, len(contoh)))
        golongan = [p.golongan.kode for p in pilihan[:10] if p.golongan]
        jumlah = Pegawai.objects.filter(kota=akun.kota).count()
    # The first count of a large city is a worker's, and none runs beside the pages.
    with lingkup_kota([akun.kota.pk]):
        dasbor_hitung(akun.pengguna, "core.lihat_dasbor", akun.kota.pk, akun.pengguna.hari_ini())
    jauh = min(HALAMAN_JAUH, max(1, jumlah // 25 - 1))
    kata = [p.nama.split()[0] for p in pilihan[:20]]
    return {
        "dasbor kota": [reverse("instansi:dasbor_kota")],
        "daftar pegawai": [daftar],
        f"daftar, halaman {jauh}": [f"{daftar}?halaman={jauh}"],
        "cari nama": [f"{daftar}?q={k}" for k in kata],
        "cari nama dan awalan": [f"{daftar}?q={p.nama.split()[0]}+{p.nama.split()[-1][:3]}" for p in pilihan[:20]],
        "saring golongan": [f"{daftar}?golongan={g}" for g in golongan],
        "profil": [reverse("pegawai:rincian", args=[p.pk]) for p in pilihan],
    }


def hitung_kueri(akun: Penguji, jalur: str) -> int:
    klien = Client(SERVER_NAME="localhost")
    klien.force_login(akun.pengguna)
    klien.get(jalur)
    with CaptureQueriesContext(connection) as kueri:
        jawaban = klien.get(jalur)
    if jawaban.status_code != 200:
        raise RuntimeError(f"{jalur} menjawab {jawaban.status_code}")
    return sum(1 for k in kueri if not k["sql"].startswith(KENDALI))


def ukur_login(aplikasi: Layanan, lantai: Layanan, akun: Penguji, n: int) -> Hasil:
    """The login POST alone (argon2 included), each from a fresh form."""
    masuk, dasar = [], []
    for _ in range(n):
        aplikasi.sambungan.request("GET", reverse("account_login"))
        jawab = aplikasi.sambungan.getresponse()
        kuki = jawab.getheader("Set-Cookie", "").split(";")[0]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', jawab.read().decode())
        if token is None:
            raise RuntimeError("halaman masuk tanpa token CSRF")
        isi = f"csrfmiddlewaretoken={token[1]}&login=bench&password={akun.sandi}"
        kepala = {"Content-Type": "application/x-www-form-urlencoded"}
        masuk.append(aplikasi.minta(reverse("account_login"), kuki, isi, kepala) * 1000)
        dasar.append(lantai.minta("/ok-auth", akun.kuki) * 1000)
    return Hasil(statistics.median(masuk), statistics.quantiles(masuk, n=20)[-1], statistics.median(dasar))
