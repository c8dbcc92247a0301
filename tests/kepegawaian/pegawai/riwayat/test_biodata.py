"""Changing a person's own data: the NIK keeps its fingerprint, contradictions are told, a stale form is refused."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from asn.core.lingkup import lingkup_kota
from asn.core.models import RiwayatKeadaan
from asn.core.sandi import sidik
from asn.core.services import VersiBasi
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.biodata import JENIS_BIODATA, biodata_periksa, biodata_ubah
from kepegawaian.pegawai.services.riwayat import isi_dari

NIK = "3674055503900001"


def ubah(pegawai, oleh, versi: int = 1, **isi):
    return biodata_ubah(pegawai=pegawai, versi=versi, isi=isi, oleh=oleh)


def test_nik_disandikan_dan_sidiknya_mengikuti(kota, sari):
    ubah(kota.rina, sari, nik=NIK)
    rina = Pegawai.objects.get(pk=kota.rina.pk)
    assert (rina.nik, rina.nik_sidik, rina.versi) == (NIK, sidik(NIK), 2)
    assert RiwayatKeadaan.objects.get(objek_id=rina.pk, transisi="biodata").oleh == sari
    ubah(rina, sari, versi=2, nik="")
    rina.refresh_from_db()
    assert rina.nik_sidik == ""


def test_nik_orang_lain_ditolak(kota, sari):
    ubah(kota.rina, sari, nik=NIK)
    with pytest.raises(ValidationError) as galat:
        ubah(kota.joko, sari, nik=NIK)
    assert "sudah terdaftar" in galat.value.message_dict["nik"][0]


def test_nik_kota_lain_di_balik_dinding_ditolak_tanpa_menyebut_siapa(kota, sari):
    """The wall hides the row; only the database's own constraint sees both."""
    Pegawai.objects.filter(pk=kota.yosep.pk).update(nik_sidik=sidik(NIK))
    with lingkup_kota([kota.tangsel.pk]), pytest.raises(ValidationError) as galat:
        ubah(kota.rina, sari, nik=NIK)
    assert "sudah terdaftar" in galat.value.message_dict["nik"][0]
    assert "Yosep" not in str(galat.value)


def test_versi_basi(kota, sari):
    ubah(kota.rina, sari, nama="Rina Wulandari Putri")
    with pytest.raises(VersiBasi) as galat:
        ubah(kota.rina, sari, nama="Rina W.")
    assert galat.value.beda == [("Nama tanpa gelar", "Rina Wulandari Putri", "Rina W.")]


def test_tanpa_perubahan_ditolak(kota, sari):
    with pytest.raises(ValidationError, match="Tidak ada yang berubah"):
        ubah(kota.rina, sari, nama="Rina Wulandari")


def test_berhenti_perlu_tanggal(kota, sari):
    with pytest.raises(ValidationError) as galat:
        ubah(kota.rina, sari, kedudukan="PENSIUN")
    assert "tanggal_berhenti" in galat.value.message_dict
    ubah(kota.rina, sari, kedudukan="PENSIUN", tanggal_berhenti="2026-01-01")
    kota.rina.refresh_from_db()
    assert kota.rina.tanggal_berhenti == date(2026, 1, 1)


def test_cacat_identitas_tidak_menghalangi_nomor_telepon_baru(kota, sari):
    Pegawai.objects.filter(pk=kota.rina.pk).update(kontrak_sampai=date(2027, 1, 1))
    kota.rina.refresh_from_db()
    assert biodata_periksa(pegawai=kota.rina, isi={"telepon": "081300000000"}) == []
    ubah(kota.rina, sari, telepon="081300000000")
    assert {t.kode for t in biodata_periksa(pegawai=kota.rina, isi={"nama": "Rina"})} == {"PNS_BERKONTRAK"}


def test_kolom_di_luar_daftar_ditolak(kota, sari):
    with pytest.raises(ValidationError):
        ubah(kota.rina, sari, nip="199003152015032999")
    kota.rina.refresh_from_db()
    assert not kota.rina.nip.endswith("999")


@pytest.mark.parametrize("kode", JENIS_BIODATA)
def test_isi_lengkap_dan_dapat_disimpan_sebagai_json(kota, kode):
    isi = isi_dari(kota.rina, JENIS_BIODATA[kode])
    assert tuple(isi) == JENIS_BIODATA[kode].kolom
    assert all(isinstance(v, str | int | bool | None) for v in isi.values())
