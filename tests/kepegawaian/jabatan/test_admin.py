"""The dictionary of competencies is kept by the centre."""

import pytest
from django.urls import reverse

from kepegawaian.jabatan.models import KamusKompetensi

pytestmark = pytest.mark.usefixtures("lingkup")


def test_pusat_menambah_kompetensi(buat_pengguna, masuk):
    pusat = masuk(buat_pengguna("pusat", None, ("ADMIN_PUSAT", {"pusat": True, "kota": None})))
    isian = {"kode": "TEK01", "nama": "Analisis Data", "kelompok": "teknis", "dasar": "PermenPANRB 38/2017"}
    assert pusat.post(reverse("admin:jabatan_kamuskompetensi_add"), isian).status_code == 302
    assert KamusKompetensi.objects.get().nama == "Analisis Data"
    hapus = reverse("admin:jabatan_kamuskompetensi_delete", args=[KamusKompetensi.objects.get().pk])
    assert pusat.get(hapus).status_code == 403
