"""Vacant positions: everybody who may see them, but only whoever may open a selection is offered to."""

import pytest
from django.urls import reverse

from tests.kepegawaian.pembuat import buat_instansi, buat_kepala

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
