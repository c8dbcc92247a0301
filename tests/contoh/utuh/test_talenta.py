"""The demo of talent: a fixed cycle and one in session, appeals, somebody who shines unseen in every city."""

import pytest

from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.pegawai.models import Pencalonan
from kepegawaian.talenta.models import HasilTalenta, SiklusTalenta, TemuanBelumTerlihat

pytestmark = pytest.mark.usefixtures("contoh")


@pytest.mark.django_db
@pytest.mark.parametrize("kode", ["36.74", "96.71", "31"])
def test_setiap_kota_punya_dua_siklus_dan_yang_belum_terlihat(kode):
    kota = Kota.objects.get(kode__startswith=kode)
    with lingkup_kota([kota.pk]):
        siklus = {s.keadaan: s for s in SiklusTalenta.objects.all()}
        assert set(siklus) == {"ditetapkan", "sidang"}
        assert siklus["sidang"].sebelum == siklus["ditetapkan"]
        assert siklus["ditetapkan"].sidang.get().keadaan == "ditutup"
        assert set(Keberatan.objects.filter(jenis="talenta").values_list("keadaan", flat=True)) == {
            "diajukan",
            "dikabulkan",
        }
        assert HasilTalenta.objects.filter(revisi=1, kini=True).count() == 1
        cemerlang = TemuanBelumTerlihat.objects.get(pegawai__akun__email=f"cemerlang.{kota.kode}@demo.invalid")
        assert not Pencalonan.objects.filter(pegawai=cemerlang.pegawai).exists()
        assert Pencalonan.objects.exists()
