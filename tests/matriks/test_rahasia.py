"""Closed data never meets who may not see it: every role × every page, list, search, export, print, history, and log.

The addresses come from the walk over all of them, so a new page is asked the day it is written.
"""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.admin.utils import quote
from django.test import Client
from django.urls import reverse

from asn.akun.menu import masuk_situs_admin
from kepegawaian.pegawai.services.profil import BAGIAN
from tests.architecture.alamat import berobjek, semua_alamat
from tests.architecture.dunia import Dunia, buat_dunia
from tests.architecture.test_isolasi import PINTU, TERBUKA
from tests.architecture.test_kueri import HALAMAN
from tests.matriks.rahasia import RAHASIA, bocor, buat_pembaca, tanam, tertutup_bagi

PERAN = (
    *("bkd", "ppk", "admin", "bkd_lain", "ppk_lain", "admin_lain", "pengelola", "kepala", "atasan", "pegawai"),
    *("pusat", "auditor", "panitia", "aduan", "kepala_sendiri", "pengelola_sendiri", "atasan_sendiri", "rekan"),
)
KEPERLUAN = {"alasan": "Lampiran surat dinas 800/1"}


@pytest.fixture
def dunia(ingatan, settings, tmp_path, lingkup, kota_tangsel, kota_sorong, buat_pengguna) -> Dunia:
    settings.BERKAS_ROOT = tmp_path / "berkas"
    dunia = buat_dunia(kota_tangsel, kota_sorong, buat_pengguna)
    tanam(dunia.pegawai)
    dunia.orang.update(buat_pembaca(dunia.pegawai, dunia.instansi, buat_pengguna))
    return dunia


def alamat_bacaan(dunia: Dunia) -> Iterator[str]:
    """Every address that can be read, with the variants of pages that have parts."""
    for nama, pola in semua_alamat():
        if nama in TERBUKA:
            continue
        if not berobjek(pola):
            yield reverse(nama)
        elif "get" in PINTU[nama].metode:
            yield reverse(nama, kwargs=PINTU[nama].kunci(dunia))
    profil = reverse("pegawai:rincian", args=[dunia.pegawai.pk])
    yield from (f"{profil}?bagian={b.kode}" for b in BAGIAN)
    yield f"{profil}?per_tanggal=2026-06-30&bagian=penghargaan"
    yield from (f"{reverse(h.nama, kwargs=h.kunci(dunia))}?{h.kueri}" for h in HALAMAN if h.kueri)


def alamat_admin(dunia: Dunia) -> Iterator[str]:
    """Lists, rows and histories of the admin site; the rows are those of the person where there are such."""
    yield reverse("admin:index")
    for model in admin.site._registry:
        nama = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{nama}_changelist")
        milik = {"pegawai": dunia.pegawai} if "pegawai" in {f.name for f in model._meta.fields} else {}
        contoh = model._default_manager.filter(**milik).first() or model._default_manager.first()
        if model is type(dunia.pegawai):
            contoh = dunia.pegawai
        if contoh is not None:
            yield from (reverse(f"{nama}_{jenis}", args=[quote(contoh.pk)]) for jenis in ("change", "history"))


@pytest.mark.parametrize("sebutan", PERAN)
def test_data_tertutup_tidak_pernah_bocor(sebutan, dunia, masuk, caplog):
    pengguna = dunia.orang[sebutan]
    nilai = tertutup_bagi(pengguna, dunia.pegawai)
    klien = masuk(pengguna)
    bacaan = [*alamat_bacaan(dunia), *(alamat_admin(dunia) if masuk_situs_admin(pengguna) else [])]
    temuan = {}
    for alamat in bacaan:
        caplog.clear()
        jawaban = klien.get(alamat)
        temuan[alamat] = bocor(jawaban, nilai) + _dicatat(caplog, alamat)
        temuan |= _ekspor(klien, jawaban, nilai) | _cari(klien, alamat, jawaban, nilai)
    assert {alamat: hasil for alamat, hasil in temuan.items() if hasil} == {}


def _dicatat(caplog, alamat: str) -> list[str]:
    """No log knows a closed value, whoever asks. A refused search names its address, which is what was typed."""
    catatan = "\n".join(r.getMessage().replace(alamat, "") for r in caplog.records)
    return [f"log: {n}" for r in RAHASIA for n in r.nilai if n in catatan]


def _ekspor(klien: Client, jawaban, nilai: list[str]) -> dict[str, list[str]]:
    """The files a list offers, in both formats, asked for as the page between does."""
    konteks = jawaban.context or {}
    alamat = [konteks.get(bentuk) for bentuk in ("url_csv", "url_xlsx")]
    return {a: bocor(klien.post(a, KEPERLUAN), nilai) for a in alamat if a}


def _cari(klien: Client, alamat: str, jawaban, nilai: list[str]) -> dict[str, list[str]]:
    """A search that finds somebody by a closed value would tell the value. An empty list has nothing to find."""
    konteks = jawaban.context or {}
    if "?" in alamat or konteks.get("tabel") is None or konteks.get("tanpa_cari", True) or not konteks["tabel"].data:
        return {}
    hasil = {f"{alamat}?q={satu}": klien.get(alamat, {"q": satu}).context["tabel"].data for satu in nilai}
    return {a: ["ditemukan"] for a, data in hasil.items() if len(data)}


def test_matriks_memang_menguji(dunia):
    """Everybody lacks something; the BKD of the city only what a counsellor alone may read."""
    kurang = {sebutan: len(tertutup_bagi(dunia.orang[sebutan], dunia.pegawai)) for sebutan in PERAN}
    semua = sum(len(r.nilai) for r in RAHASIA)
    konseling = sum(len(r.nilai) for r in RAHASIA if r.nama == "konseling")
    assert kurang["bkd"] == konseling > 0
    assert [s for s, n in kurang.items() if n <= konseling] == ["bkd"]
    assert kurang["bkd_lain"] == kurang["rekan"] == kurang["admin"] == semua


def test_yang_ditanam_memang_ada_di_halaman_yang_berhak(dunia, masuk):
    """Opened by who may, with a reason: so the marks would be recognised if they leaked."""
    klien = masuk(dunia.orang["bkd"])
    for butir in ("identitas", "keluarga"):
        alamat = reverse("pegawai:buka_data", args=[dunia.pegawai.pk, butir])
        nilai = [RAHASIA[0].nilai[1]] if butir == "identitas" else list(RAHASIA[3].nilai)
        assert bocor(klien.post(alamat, KEPERLUAN), nilai) == nilai
    jabatan = klien.get(reverse("pegawai:rincian", args=[dunia.pegawai.pk]), {"bagian": "jabatan"})
    assert bocor(jabatan, list(RAHASIA[5].nilai)[1:]) == list(RAHASIA[5].nilai)[1:]
