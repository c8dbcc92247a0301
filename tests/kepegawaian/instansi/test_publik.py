"""The citizens' pages of a city: exactly that city in scope, whoever looks."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from django.urls import reverse

from asn.core.laju import melebihi, pengunjung_melebihi
from asn.core.lingkup import kota_dalam_lingkup
from kepegawaian.instansi import publik
from kepegawaian.instansi.publik import Layanan, publik_kota, slug_kota


@pytest.mark.django_db
def test_halaman_kota_terbuka_tanpa_akun(client, kota_tangsel, kota_sorong):
    jawaban = client.get("/warga/tangerang-selatan/")
    assert jawaban.status_code == 200
    assert "Layanan warga Tangerang Selatan" in jawaban.text
    assert slug_kota(kota_sorong) == "sorong"


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["bandung", "tangerang", "36-74"])
def test_kota_tak_dikenal_404(client, kota_tangsel, slug):
    assert client.get(f"/warga/{slug}/").status_code == 404


@pytest.mark.django_db
def test_kota_tidak_aktif_404(client, kota_tangsel):
    kota_tangsel.aktif = False
    kota_tangsel.save()
    assert client.get("/warga/tangerang-selatan/").status_code == 404


@pytest.mark.django_db
def test_lingkup_hanya_kota_di_alamat_lalu_kembali(kota_tangsel, kota_sorong, lingkup):
    terlihat = []

    @publik_kota
    def tampilan(request, kota):
        terlihat.append((kota, kota_dalam_lingkup()))

    tampilan(RequestFactory().get("/"), kota="sorong")
    assert terlihat == [(kota_sorong, [kota_sorong.pk])]
    assert kota_dalam_lingkup() == sorted([kota_tangsel.pk, kota_sorong.pk])


@pytest.mark.django_db
def test_layanan_yang_tidak_ada_tidak_ditawarkan(client, kota_tangsel, monkeypatch):
    ada = Layanan("Periksa", "warga:kota", "search", "Penjelasan singkat.", "Buka")
    tidak = Layanan("Hantu", "tidak:ada", "ghost", "Tidak terpasang.", "Buka")
    monkeypatch.setattr(publik, "LAYANAN", [ada, tidak])
    isi = client.get(reverse("warga:kota", args=["tangerang-selatan"])).text
    assert "Penjelasan singkat." in isi
    assert "Tidak terpasang." not in isi


@pytest.mark.django_db
def test_beranda_menuntun_ke_kota(client, kota_tangsel):
    assert reverse("warga:pilih") in client.get("/").text
    assert reverse("warga:kota", args=["tangerang-selatan"]) in client.get(reverse("warga:pilih")).text


def test_laju_menghitung_per_orang_dan_tidak_menyimpan_alamatnya():
    assert [melebihi("surel", "a@b.id", batas=2) for _ in range(3)] == [False, False, True]
    assert not melebihi("surel", "c@d.id", batas=2)
    assert not any("a@b.id" in kunci for kunci in getattr(cache, "_cache", {}))


def test_laju_pengunjung_menurut_alamat_jaringan():
    satu, lain = (RequestFactory().get("/", REMOTE_ADDR=ip) for ip in ("10.0.0.1", "10.0.0.2"))
    assert not pengunjung_melebihi(satu, "uji", batas=1)
    assert pengunjung_melebihi(satu, "uji", batas=1)
    assert not pengunjung_melebihi(lain, "uji", batas=1)


class Serempak:
    """The cache as the first visitors of a window meet it: all have looked before one of them has written."""

    def __init__(self, jumlah: int) -> None:
        self.bersama = Barrier(jumlah)

    def __getattr__(self, nama: str) -> Any:
        return getattr(cache, nama)

    def incr(self, kunci: str) -> int:
        try:
            return cache.incr(kunci)
        except ValueError:
            self.bersama.wait(timeout=10)
            raise


def test_laju_menghitung_setiap_tindakan_pertama_yang_bersamaan(monkeypatch):
    monkeypatch.setattr("asn.core.laju.cache", Serempak(6))
    with ThreadPoolExecutor(6) as orang:
        lewat = list(orang.map(lambda _: melebihi("serempak", "10.0.0.9", batas=3), range(6)))
    assert lewat.count(True) == 3
