"""The demo of judging: every stage, appeals in every state, and figures that agree with the register."""

import pytest
from django.db.models import F

from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.keberatan.models import Keberatan
from kinerja.skp.models import EvaluasiKinerja, KonversiAngkaKredit, PermintaanUmpan, PredikatOrganisasi

pytestmark = pytest.mark.usefixtures("contoh")


@pytest.mark.django_db
@pytest.mark.parametrize("kode", ["36.74", "96.71", "31"])
def test_setiap_kota_menilai_dalam_setiap_tahap(kode):
    kota = Kota.objects.get(kode__startswith=kode)
    with lingkup_kota([kota.pk]):
        evaluasi = EvaluasiKinerja.objects.all()
        assert set(evaluasi.values_list("keadaan", flat=True)) >= {"belum", "draf", "disampaikan", "diterima", "final"}
        assert evaluasi.values("periode").distinct().count() == 4
        assert set(Keberatan.objects.values_list("keadaan", flat=True)) >= {"diajukan", "diperiksa", "dikabulkan"}
        assert PredikatOrganisasi.objects.exists()
        assert KonversiAngkaKredit.objects.exists()
        tercatat = evaluasi.filter(riwayat__isnull=False)
        assert tercatat.exists()
        assert not tercatat.exclude(predikat=F("riwayat__predikat")).exists()


@pytest.mark.django_db
def test_persona_pegawai_diminta_umpan_balik_dan_sudah_dijawab_rekannya():
    kota = Kota.objects.get(kode__startswith="36.74")
    with lingkup_kota([kota.pk]):
        menunggu = PermintaanUmpan.objects.get(keadaan="menunggu")
        dijawab = PermintaanUmpan.objects.get(keadaan="dijawab")
        assert menunggu.kepada_id == dijawab.skp.pegawai_id
        assert dijawab.kepada_id == menunggu.skp.pegawai_id
        assert dijawab.umpan_balik.peran == "rekan"
        assert menunggu.rhk.skp_id == menunggu.skp_id
