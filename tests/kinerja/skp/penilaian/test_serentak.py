"""Two people at the same evaluation at the same moment: each act happens once."""

import pytest

from asn.core.lingkup import lingkup_kota
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services import keberatan_ajukan, keberatan_periksa, keberatan_putuskan
from kepegawaian.pegawai.models import RiwayatKinerja
from kinerja.skp.models import EvaluasiKinerja
from kinerja.skp.services.penilaian import evaluasi_nilai
from kinerja.skp.services.penyampaian import evaluasi_sampaikan, evaluasi_terima
from kinerja.skp.services.susul import KODE
from tests.kepegawaian.usulan.test_serentak import serentak
from tests.kinerja.skp.penilaian.conftest import bangun, sampaikan, tetapkan_organisasi

# Real commits: a test inside one transaction would have nobody to compete with.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def regu(settings, tmp_path, transactional_db, kota_tangsel, kota_sorong, buat_pengguna):
    settings.BERKAS_ROOT = tmp_path / "berkas"
    with lingkup_kota([kota_tangsel.pk, kota_sorong.pk]):
        tim = bangun(kota_tangsel, kota_sorong, buat_pengguna)
        tetapkan_organisasi(tim)
        return tim


def _basi(langkah):
    def jalankan():
        try:
            return langkah()
        except VersiBasi as galat:
            return TransitionRefused(str(galat))

    return jalankan


def test_dua_penilaian_satu_tersimpan(regu):
    evaluasi = regu.e_rina

    def menilai(perilaku):
        return _basi(
            lambda: evaluasi_nilai(
                evaluasi=evaluasi,
                versi=evaluasi.versi,
                hasil_kerja="SESUAI",
                perilaku=perilaku,
                oleh=regu.akun["bima"],
            )
        )

    hasil = serentak(regu.kota.pk, menilai("SESUAI"), menilai("DI_BAWAH"))
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 1


def test_dua_penyampaian_dan_dua_penerimaan_satu_kali(regu):
    with lingkup_kota([regu.kota.pk]):
        baris = sampaikan(regu, regu.e_rina)
    ulang = _basi(lambda: evaluasi_sampaikan(evaluasi=baris, versi=baris.versi, oleh=regu.akun["bima"]))
    assert all(isinstance(h, TransitionRefused) for h in serentak(regu.kota.pk, ulang, ulang))
    hasil = serentak(regu.kota.pk, *[lambda: evaluasi_terima(evaluasi=baris, oleh=regu.akun["rina"])] * 2)
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 1
    with lingkup_kota([regu.kota.pk]):
        assert RiwayatKinerja.objects.count() == 1


def test_dua_kali_menentang_satu_keberatan(regu):
    """Two clicks object once; whoever objects no longer accepts."""
    with lingkup_kota([regu.kota.pk]):
        baris = sampaikan(regu, regu.e_rina)
    isi = {"jenis": KODE, "sasaran_id": baris.pk, "tuntutan": "Menjadi di atas ekspektasi."}
    isi |= {"uraian": "Realisasi triwulan ini melampaui target menurut bukti dukung.", "oleh": regu.akun["rina"]}
    hasil = serentak(regu.kota.pk, *[lambda: keberatan_ajukan(**isi)] * 2)
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 1
    hasil = serentak(regu.kota.pk, lambda: evaluasi_terima(evaluasi=baris, oleh=regu.akun["rina"]))
    assert isinstance(hasil[0], TransitionRefused)
    with lingkup_kota([regu.kota.pk]):
        assert Keberatan.objects.count() == 1
        assert EvaluasiKinerja.objects.get(pk=baris.pk).keadaan == "keberatan"
        assert not RiwayatKinerja.objects.exists()


def test_dua_putusan_keberatan_satu_setoran(regu):
    with lingkup_kota([regu.kota.pk]):
        rendah = {"hasil_kerja": "DI_BAWAH", "alasan_beda": "Dua dokumen belum diterima"}
        baris = sampaikan(regu, regu.e_rina, **rendah)
        uraian = "Realisasi triwulan ini seluruhnya tercapai menurut bukti dukung."
        isi = {"jenis": KODE, "sasaran_id": baris.pk, "uraian": uraian, "tuntutan": "Menjadi sesuai."}
        keberatan = keberatan_ajukan(oleh=regu.akun["rina"], **isi)
        keberatan = keberatan_periksa(keberatan=keberatan, oleh=regu.akun["mira"])

    def putus(hasil):
        return lambda: keberatan_putuskan(
            keberatan=keberatan,
            oleh=regu.akun["mira"],
            hasil=hasil,
            isi={"hasil_kerja": "SESUAI", "perilaku": "SESUAI"},
            pertimbangan="Bukti dukung menunjukkan seluruh target tercapai pada waktunya.",
            versi=keberatan.versi,
            sidik=keberatan.sidik,
        )

    hasil = serentak(regu.kota.pk, putus("dikabulkan"), putus("ditolak"))
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 1
    with lingkup_kota([regu.kota.pk]):
        assert EvaluasiKinerja.objects.get(pk=baris.pk).keadaan == "final"
        assert RiwayatKinerja.objects.count() == 1
