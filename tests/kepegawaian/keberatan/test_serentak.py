"""Two decisions at the same moment: one stands, its effect happens once."""

import pytest

from asn.core.lingkup import lingkup_kota
from asn.core.models import RiwayatKeadaan
from asn.core.workflows import TransitionRefused
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services import keberatan_ajukan, keberatan_periksa, keberatan_putuskan
from tests.kepegawaian.keberatan import jenis_uji
from tests.kepegawaian.keberatan.conftest import PERTIMBANGAN, TUNTUTAN, URAIAN, bangun
from tests.kepegawaian.usulan.test_serentak import serentak

# Real commits: a test inside one transaction would have nobody to compete with.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def berdua(transactional_db, kota_tangsel, kota_sorong, buat_pengguna):
    with lingkup_kota([kota_tangsel.pk, kota_sorong.pk]):
        return bangun(kota_tangsel, kota_sorong, buat_pengguna)


def _ajukan(dinas):
    return lambda: keberatan_ajukan(
        jenis="uji", sasaran_id=dinas.predikat.pk, oleh=dinas.rina, uraian=URAIAN, tuntutan=TUNTUTAN
    )


def test_dua_putusan_satu_menang(berdua):
    with lingkup_kota([berdua.kota.pk]):
        keberatan = keberatan_periksa(keberatan=_ajukan(berdua)(), oleh=berdua.hadi)

    def putus(hasil):
        return lambda: keberatan_putuskan(
            keberatan=keberatan,
            oleh=berdua.hadi,
            hasil=hasil,
            pertimbangan=PERTIMBANGAN,
            isi={"predikat": "BAIK"},
            versi=keberatan.versi,
            sidik=keberatan.sidik,
        )

    hasil = serentak(berdua.kota.pk, putus("dikabulkan"), putus("ditolak"))
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 1
    assert len(jenis_uji.JEJAK) == 1
    with lingkup_kota([berdua.kota.pk]):
        assert RiwayatKeadaan.objects.exclude(transisi="periksa").count() == 1


def test_kiriman_ganda_satu_keberatan(berdua):
    hasil = serentak(berdua.kota.pk, *[_ajukan(berdua)] * 3)
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 2
    with lingkup_kota([berdua.kota.pk]):
        assert Keberatan.objects.count() == 1
