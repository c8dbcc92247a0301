"""Pages: the appellant's, the decider's, oversight; the stranger at every door."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from asn.core.models import CatatanAkses
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services import keberatan_keterangan, keberatan_periksa
from tests.kepegawaian.keberatan import jenis_uji
from tests.kepegawaian.keberatan.conftest import PDF, PERTIMBANGAN, TUNTUTAN, URAIAN, putus

ISI = {"uraian": URAIAN, "tuntutan": TUNTUTAN}


def _ke(nama, keberatan):
    return reverse(f"keberatan:{nama}", args=[keberatan.pk])


def test_mengajukan_dari_halaman(dinas, masuk):
    jalur = reverse("keberatan:ajukan", args=["uji", dinas.predikat.pk])
    klien = masuk(dinas.rina)
    halaman = klien.get(jalur).content.decode()
    assert "Batas mengajukan" in halaman
    assert "perlu verifikasi" in halaman
    salah = klien.post(jalur, {"uraian": "pendek", "tuntutan": ""})
    assert "sedikitnya 30 huruf" in salah.content.decode()
    berkas = [SimpleUploadedFile(f"{n}.pdf", PDF + n.encode()) for n in "ab"]
    jawaban = klien.post(jalur, ISI | {"bukti": berkas})
    keberatan = Keberatan.objects.get()
    assert jawaban.headers["Location"] == _ke("rincian", keberatan)
    assert len(keberatan.bukti) == 2
    assert PDF in klien.get(reverse("berkas_unduh", args=[keberatan.bukti[0]])).getvalue()
    assert masuk(dinas.joko).get(reverse("berkas_unduh", args=[keberatan.bukti[0]])).status_code == 404
    # Once more leads to the one that exists.
    assert klien.get(jalur).headers["Location"] == _ke("rincian", keberatan)


def test_terlambat_dijelaskan(dinas, masuk):
    jenis_uji.UMUR["hari"] = 15
    jalur = reverse("keberatan:ajukan", args=["uji", dinas.predikat.pk])
    assert "Tenggat mengajukan keberatan berakhir" in masuk(dinas.rina).get(jalur).content.decode()
    masuk(dinas.rina).post(jalur, ISI)
    assert not Keberatan.objects.exists()


@pytest.mark.parametrize("siapa", ["joko", "bkd", "hadi", "citra"])
def test_keputusan_orang_lain_tidak_ditemukan(dinas, masuk, siapa):
    jalur = reverse("keberatan:ajukan", args=["uji", dinas.predikat.pk])
    assert masuk(getattr(dinas, siapa)).get(jalur).status_code == 404
    assert masuk(dinas.rina).get(reverse("keberatan:ajukan", args=["tidak-ada", 1])).status_code == 404


def test_pemohon_tanpa_pegawai_dapat_mengikuti(dinas, ajukan, masuk, buat_pengguna):
    """An applicant has an account and no role: everything works by being the appellant."""
    pelamar = buat_pengguna("pelamar", dinas.kota)
    keberatan = ajukan()
    Keberatan.objects.update(pemohon=pelamar, pegawai=None)
    klien = masuk(pelamar)
    assert klien.get(_ke("rincian", keberatan)).status_code == 200
    assert "Predikat 2026-T3" in klien.get(reverse("keberatan:saya")).content.decode()
    assert klien.get(_ke("ubah", keberatan)).status_code == 200
    assert klien.post(_ke("keterangan", keberatan), {"isi": "Keterangan yang cukup panjang."}).status_code == 302
    assert klien.get(reverse("keberatan:daftar")).status_code == 403
    assert klien.post(_ke("cabut", keberatan)).status_code == 302
    assert Keberatan.objects.get().keadaan == "dicabut"


def test_memeriksa_dan_memutus_dari_halaman(dinas, ajukan, masuk):
    keberatan = ajukan()
    klien = masuk(dinas.hadi)
    assert "Predikat 2026-T3" in klien.get(reverse("keberatan:tugas")).content.decode()
    assert "Mulai pemeriksaan" in klien.get(_ke("rincian", keberatan)).content.decode()
    klien.post(_ke("periksa", keberatan))
    keberatan_keterangan(keberatan=keberatan, oleh=dinas.bima, isi="Target ketiga belum terbukti tercapai.")
    halaman = klien.get(_ke("putuskan", keberatan)).content.decode()
    assert "Target ketiga belum terbukti tercapai." in halaman
    keberatan.refresh_from_db()
    isi = {"hasil": "dikabulkan", "versi": keberatan.versi, "sidik": keberatan.sidik, "predikat": "BAIK"}
    assert klien.post(_ke("putuskan", keberatan), isi).status_code == 422
    basi = klien.post(_ke("putuskan", keberatan), isi | {"versi": 1, "pertimbangan": PERTIMBANGAN})
    assert basi.status_code == 409
    assert klien.post(_ke("putuskan", keberatan), isi | {"pertimbangan": PERTIMBANGAN}).status_code == 302
    pemohon = masuk(dinas.rina).get(_ke("rincian", keberatan)).content.decode()
    assert "Putusan: Dikabulkan" in pemohon
    assert "Predikat baru" in pemohon


def test_bukan_pemutus_tidak_menemukan_halaman_pemutus(dinas, diperiksa, masuk):
    for siapa in ("rina", "bima", "joko", "bkd", "gita", "ppk", "citra"):
        klien = masuk(getattr(dinas, siapa))
        assert klien.get(_ke("putuskan", diperiksa)).status_code == 404, siapa
        assert klien.post(_ke("periksa", diperiksa)).status_code == 404, siapa
        assert klien.get(_ke("alihkan", diperiksa)).status_code == 404, siapa
    for siapa in ("joko", "citra", "ppk_lain"):
        assert masuk(getattr(dinas, siapa)).get(_ke("rincian", diperiksa)).status_code == 404, siapa


def test_pengawas_membaca_dan_tercatat(dinas, ajukan, masuk):
    keberatan = ajukan()
    assert "Keberatan uji" in masuk(dinas.bkd).get(reverse("keberatan:daftar")).content.decode()
    masuk(dinas.bkd).get(_ke("rincian", keberatan))
    masuk(dinas.hadi).get(_ke("rincian", keberatan))
    assert [c.pengguna for c in CatatanAkses.objects.all()] == [dinas.bkd]
    assert masuk(dinas.gita).post(_ke("keterangan", keberatan), {"isi": "Keterangan panjang."}).status_code == 404
    assert masuk(dinas.citra).get(reverse("keberatan:daftar")).content.decode().count("Predikat 2026") == 0


def test_halaman_umum_tanpa_akun(dinas, ajukan, client):
    keberatan = keberatan_periksa(keberatan=ajukan(jenis="uji_umum"), oleh=dinas.hadi)
    putus(keberatan, dinas.hadi, ringkasan_publik="Predikat diperbaiki karena bukti baru.")
    halaman = client.get(reverse("keberatan:putusan"), {"kota": "36.74"}).content.decode()
    assert "Predikat diperbaiki karena bukti baru." in halaman
    assert "Rina" not in halaman
    kosong = client.get(reverse("keberatan:putusan"), {"kota": "96.71"}).content.decode()
    assert "Belum ada putusan" in kosong
