"""Vacant positions: everybody who may see them, but only whoever may open a selection is offered to."""

from datetime import date

import pytest
from django.urls import reverse

from kepegawaian.jabatan.models import Jabatan
from kepegawaian.promosi.services.lowong import BARIS_LOWONG, lowong_pada
from tests.kepegawaian.pembuat import (
    buat_instansi,
    buat_kepala,
    buat_pegawai,
    buat_riwayat_jabatan,
)

pytestmark = pytest.mark.usefixtures("lingkup")


def test_seleksi_hanya_ditawarkan_kepada_yang_boleh(kota_tangsel, sari, buat_pengguna, masuk):
    jabatan = buat_kepala(buat_instansi(kota_tangsel, "Dinas Contoh", jenis="dinas"))
    auditor = buat_pengguna("auditor", kota_tangsel, ("AUDITOR", {}))
    buat = f"{reverse('promosi:seleksi_baru')}?jabatan={jabatan.pk}"
    daftar = {p: masuk(p).get(reverse("promosi:lowong")).text for p in (sari, auditor)}
    assert all(jabatan.nama in isi for isi in daftar.values())
    assert buat in daftar[sari]
    assert buat not in daftar[auditor]
    assert "Belum diseleksi" in daftar[auditor]
    assert [masuk(p).get(buat).status_code for p in (sari, auditor)] == [200, 403]


def test_daftar_tanpa_saringan_sama_dengan_yang_disaring(kota_tangsel, kota_sorong, sari, citra, buat_pengguna, masuk):
    """Keys that were found already are taken in the order of the list, and only by whoever reaches the whole city."""
    dinas = [
        buat_instansi(kota_tangsel, f"Dinas {n}", jenis="dinas", urutan=u) for n, u in (("A", 3), ("B", 1), ("C", 1))
    ]
    for satu in dinas:
        buat_kepala(satu)
        buat_kepala(
            buat_instansi(kota_tangsel, f"Bidang {satu}", induk=satu, urutan=5), kelas=11, jenis="ADMINISTRATOR"
        )
    asing = buat_kepala(buat_instansi(kota_sorong, "Dinas Laut", jenis="dinas"))
    sebagian = buat_pengguna("wati", kota_tangsel, ("AUDITOR", {"instansi": dinas[0]}))
    urut = {}
    for orang in (sari, citra, sebagian):
        halaman = [masuk(orang).get(reverse("promosi:lowong"), isi) for isi in ({}, {"q": ""})]
        urut[orang], disaring = ([j.pk for j in satu.context["tabel"].data] for satu in halaman)
        assert urut[orang] == disaring
    assert len(urut[sari]) == 6
    assert urut[citra] == [asing.pk]
    assert len(urut[sebagian]) == 2


def test_baris_daftar_sama_dengan_definisinya(kota_tangsel):
    dinas = buat_instansi(kota_tangsel, "Dinas A", jenis="dinas")
    kepala = buat_kepala(dinas)
    kabid = buat_kepala(buat_instansi(kota_tangsel, "Bidang B", induk=dinas), kelas=11, jenis="ADMINISTRATOR")
    agus = buat_pegawai(kota_tangsel, "Agus Salim")
    buat_riwayat_jabatan(agus, kepala, tmt_mulai=date(2022, 1, 3), tmt_selesai=date(2026, 3, 31))
    buat_riwayat_jabatan(agus, kepala, tmt_mulai=date(2026, 4, 1), penugasan="PLT")
    hari = date(2026, 7, 1)
    kolom = ("pk", "nama", "lowong_sejak", "plt", "seleksi_id", "jenis", "eselon")
    semua = lowong_pada(Jabatan.objects.filter(kota=kota_tangsel), hari)
    baris = BARIS_LOWONG.semua(kunci=[kepala.pk, kabid.pk], tanggal=hari)
    harapan = {tuple(getattr(j, k) for k in kolom) for j in semua}
    assert {tuple(getattr(j, k) for k in kolom) for j in baris} == harapan
    assert {(j.lowong_sejak, j.plt) for j in baris} == {(date(2026, 4, 1), "Agus Salim"), (None, None)}
