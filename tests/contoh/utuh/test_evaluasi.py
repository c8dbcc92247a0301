"""The demo has one evaluation behind it, asked to be issued; the last closed quarter is left to the visitor."""

import pytest
import time_machine

from asn.contoh.evaluasi import terbitkan_lampau
from asn.contoh.profil import PROFIL
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kinerja.evaluasi.models import EvaluasiBerkala
from tests.contoh.conftest import HARI_INI

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("contoh")]


@pytest.mark.parametrize("kode", PROFIL)
def test_satu_evaluasi_lampau_per_kota(kode):
    kota = Kota.objects.get(kode=kode)
    with time_machine.travel(HARI_INI), lingkup_kota([kota.pk]):
        assert terbitkan_lampau(kota, HARI_INI)
        assert not terbitkan_lampau(kota, HARI_INI)
        evaluasi = EvaluasiBerkala.objects.get(kota=kota)
        assert (evaluasi.periode, evaluasi.keadaan) == ("2026-T2", "ditinjau")
        assert evaluasi.nomor
        assert set(evaluasi.lembar.values_list("hasil", flat=True)) == {"selesai"}
        assert evaluasi.angka["pegawai"]["jumlah"] >= 200
