"""The SKP and its lampiran on paper: a draft before, then one document per naskah, never made again."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from kinerja.skp.models import SKP, DokumenKinerja, NaskahSKP
from kinerja.skp.services import alur
from tests.kinerja.skp.pembuat import buat_lampiran, buat_rhk, buat_skp


@pytest.fixture
def skp(tim, settings, tmp_path) -> SKP:
    settings.BERKAS_ROOT = tmp_path / "berkas"
    skp = buat_skp(tim.rina, tim.siklus, tim.akun["rina"])
    buat_lampiran(skp)
    return skp


def tetapkan(tim, skp):
    kini = SKP.objects.get(pk=skp.pk)
    alur.skp_ajukan(skp=kini, versi=kini.versi, oleh=tim.akun["rina"])
    alur.skp_sepakati(skp=kini, versi=kini.versi, oleh=tim.akun["bima"])
    return alur.skp_tetapkan(skp=kini, versi=kini.versi, oleh=tim.akun["bima"])


def unduh(masuk, akun, skp, jenis="skp", kueri=""):
    jawaban = masuk(akun).get(f"{reverse('skp:dokumen', args=[skp.pk, jenis])}{kueri}")
    return jawaban.status_code, jawaban.getvalue() if jawaban.streaming else jawaban.content


def teks(bita):
    return " ".join(" ".join(h.extract_text() for h in PdfReader(BytesIO(bita)).pages).split())


def test_draf_lalu_ditetapkan_sekali_saja(tim, skp, masuk):
    _, draf = unduh(masuk, tim.akun["rina"], skp)
    assert "DRAF" in teks(draf)
    assert not DokumenKinerja.objects.exists()
    tetapkan(tim, skp)
    _, satu = unduh(masuk, tim.akun["rina"], skp)
    _, dua = unduh(masuk, tim.akun["bima"], skp)
    assert satu == dua
    isi = teks(satu)
    assert "Rekayasa lalu lintas terlaksana" in isi
    assert "12 dokumen" in isi
    assert "Bima Saputra" in isi
    dokumen = DokumenKinerja.objects.get()
    assert (dokumen.evaluasi, dokumen.naskah.ke, dokumen.tanda.sha256) == (None, 1, dokumen.berkas.sha256)


def test_lampiran_memuat_tiga_bagian(tim, skp, masuk):
    tetapkan(tim, skp)
    isi = teks(unduh(masuk, tim.akun["rina"], skp, "lampiran")[1])
    for bagian in ("Dukungan sumber daya", "Skema pertanggungjawaban", "Konsekuensi"):
        assert bagian in isi


def test_naskah_lama_tetap_seperti_saat_ditetapkan(tim, skp, masuk):
    tetapkan(tim, skp)
    alur.skp_ubah(skp=SKP.objects.get(pk=skp.pk), alasan="penugasan", uraian="Tugas baru", oleh=tim.akun["rina"])
    buat_rhk(skp, "Andalalin tersusun", jenis="tambahan", penugasan="ST 12/2026")
    assert "DRAF" in teks(unduh(masuk, tim.akun["rina"], skp)[1])
    tetapkan(tim, skp)
    lama, baru = (teks(unduh(masuk, tim.akun["rina"], skp, kueri=f"?naskah={ke}")[1]) for ke in (1, 2))
    assert "Andalalin tersusun" not in lama
    assert "Andalalin tersusun" in baru
    assert DokumenKinerja.objects.values("nomor").distinct().count() == 2


@pytest.mark.parametrize(
    ("siapa", "status"), [("rina", 200), ("bima", 200), ("joko", 404), ("mira", 404), ("sari", 200), ("citra", 404)]
)
def test_yang_boleh_mengunduh(tim, skp, masuk, siapa, status, request):
    akun = tim.akun.get(siapa) or request.getfixturevalue(siapa)
    assert unduh(masuk, akun, skp)[0] == status


@pytest.mark.parametrize(("jenis", "kueri"), [("evaluasi", ""), ("skp", "?naskah=9"), ("skp", "?naskah=99999")])
def test_yang_tidak_ada(tim, skp, masuk, jenis, kueri):
    tetapkan(tim, skp)
    harap = 200 if kueri == "?naskah=99999" else 404
    assert unduh(masuk, tim.akun["rina"], skp, jenis, kueri)[0] == harap


def test_tautan_pada_halaman(tim, skp, masuk):
    tetapkan(tim, skp)
    klien = masuk(tim.akun["rina"])
    assert reverse("skp:dokumen", args=[skp.pk, "skp"]) in klien.get(skp.get_absolute_url()).content.decode()
    riwayat = klien.get(f"{skp.get_absolute_url()}?bagian=riwayat").content.decode()
    assert f"{reverse('skp:dokumen', args=[skp.pk, 'lampiran'])}?naskah=1" in riwayat
    assert NaskahSKP.objects.count() == 1
