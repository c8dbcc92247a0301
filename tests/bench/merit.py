"""The wings of positions and merit at full size: one talent cycle, the list of the unseen, and their pages."""

import time

from django.urls import reverse

from asn.akun.models import Penugasan
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.talenta.models import SiklusTalenta
from kepegawaian.talenta.services.hitung import siklus_hitung
from kepegawaian.talenta.services.siklus import siklus_buat, siklus_mulai_hitung
from kepegawaian.talenta.services.terlihat import terlihat_segarkan
from tests.bench import asesmen
from tests.bench.data import Penguji


def siapkan(akun: Penguji) -> list[tuple[str, str]]:
    """Assessments, then a cycle over every PNS of the city and the nightly list; the cycle is made once."""
    kota = akun.kota
    with lingkup_kota([kota.pk]):
        tanggal = kota.hari_ini()
        asesmen.siapkan(kota, _jpt(kota), tanggal)
        siklus = SiklusTalenta.objects.filter(kota=kota, nama="Bench").first()
        if siklus is None:
            Penugasan.objects.get_or_create(pengguna=akun.pengguna, peran="BKD", kota=kota)
            siklus = siklus_buat(kota_id=kota.pk, nama="Bench", acuan=tanggal, oleh=akun.pengguna)
            siklus_mulai_hitung(siklus=siklus, oleh=akun.pengguna)
    mulai = time.perf_counter()
    siklus_hitung(siklus_id=siklus.pk, kota_id=kota.pk)
    lama = time.perf_counter() - mulai
    with lingkup_kota([kota.pk]):
        dinilai = siklus.hasil.count()
        mulai = time.perf_counter()
        terlihat = terlihat_segarkan(kota_id=kota.pk, tanggal=tanggal)
        malam = time.perf_counter() - mulai
    return [
        (f"siklus talenta ({dinilai:,} PNS)", f"{lama:.1f} detik"),
        (f"daftar belum terlihat ({terlihat:,} orang)", f"{malam:.1f} detik"),
    ]


def _jpt(kota: Kota) -> Jabatan:
    return _jabatan(kota, jenis="JPT_PRATAMA", eselon="II.b")


def _jabatan(kota: Kota, **ciri: str) -> Jabatan:
    return Jabatan.objects.filter(kota=kota, **ciri).order_by("pk")[0]


def halaman(akun: Penguji) -> dict[str, list[str]]:
    """Name of the page -> addresses, once `siapkan` has run."""
    with lingkup_kota([akun.kota.pk]):
        jabatan, administrator = _jpt(akun.kota), _jabatan(akun.kota, jenis="ADMINISTRATOR")
        siklus = SiklusTalenta.objects.filter(kota=akun.kota).order_by("-pk")[0]
        unit = [i.pk for i in Instansi.objects.filter(kota=akun.kota, induk=None).order_by("pk")[:5]]
    kelayakan, lain = (reverse("kelayakan:jabatan", args=[j.pk]) for j in (jabatan, administrator))
    return {
        "daftar jabatan": [reverse("jabatan:daftar")],
        "peta jabatan satu perangkat daerah": [reverse("jabatan:peta", args=[pk]) for pk in unit],
        "bagan jabatan": [reverse("jabatan:bagan", args=[pk]) for pk in unit],
        "jabatan lowong": [reverse("promosi:lowong")],
        "kelayakan: yang memenuhi": [kelayakan],
        "kelayakan: kurang satu": [f"{kelayakan}?hasil=kurang_1"],
        "kelayakan: semua": [f"{kelayakan}?hasil=semua"],
        # More people than verdicts are kept of: each page is judged anew.
        "kelayakan: semua, halaman berganti": [f"{kelayakan}?hasil=semua&halaman={n}" for n in range(1, 61)],
        "kelayakan administrator: yang memenuhi": [lain],
        "kelayakan administrator: kurang satu": [f"{lain}?hasil=kurang_1"],
        "siklus talenta": [siklus.get_absolute_url()],
        "hasil talenta": [reverse("talenta:hasil_daftar", args=[siklus.pk])],
        "belum terlihat": [reverse("talenta:belum_terlihat")],
        "kelompok suksesi": [reverse("talenta:krs")],
    }
