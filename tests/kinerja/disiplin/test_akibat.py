"""A punishment works on other rights through the register alone; the whole way of an appeal against it."""

from datetime import date, timedelta

import pytest
import time_machine

from kepegawaian.keberatan.models import Keberatan, NaskahPutusan
from kepegawaian.keberatan.services import keberatan_ajukan, keberatan_periksa, keberatan_putuskan
from kepegawaian.layanan.rules.jenis import KodeHak
from kepegawaian.layanan.services.fakta import fakta_satu
from kepegawaian.layanan.services.nilai import PENILAI
from kepegawaian.pegawai.models import Pegawai, RiwayatHukdis
from kinerja.disiplin.models import Perkara
from kinerja.disiplin.rules.akibat import akibat
from kinerja.disiplin.services.malam import disiplin_kota_jalankan
from tests.kinerja.disiplin.pembuat import sampai_diterima

URAIAN = "Pada hari itu saya bertugas di puskesmas lain menurut surat tugas yang tersimpan di unit."
PERTIMBANGAN = "Surat tugas yang ditunjukkan hanya menutup sebagian hari yang dipersoalkan."


def nilai(pegawai: Pegawai, kode: KodeHak, hari: date):
    segar = Pegawai.objects.select_related("golongan", "jabatan", "instansi").get(pk=pegawai.pk)
    return PENILAI[kode](fakta_satu(segar, hari), hari).putusan


def sampai_berlaku(dinas, hukuman: str) -> date:
    """Nobody contests: in force on the fifteenth working day."""
    pemutus = {"R": "seksi", "S": "bidang", "B": "ppk"}[hukuman[0]]
    perkara = sampai_diterima(dinas, hukuman, pemutus)
    disiplin_kota_jalankan(kota_id=dinas.kota.pk, hari_ini=perkara.berlaku_pada)
    return perkara.berlaku_pada


@pytest.mark.parametrize(
    ("hukuman", "pangkat", "satyalancana"), [("R2", False, False), ("R3", False, False), ("S1", True, True)]
)
def test_hukuman_dari_perkara_menghalangi_hak_menurut_tingkatnya(dinas, hukuman, pangkat, satyalancana):
    """A.12.6: sedang and berat stop kenaikan pangkat while they last and Satyalancana for good; ringan neither."""
    mulai = sampai_berlaku(dinas, hukuman)
    hukdis = RiwayatHukdis.objects.get()
    assert (hukdis.jenis, hukdis.tmt_mulai, hukdis.tautan) == (
        hukuman,
        mulai,
        Perkara.objects.get().get_absolute_url(),
    )
    terkena = {a.hak for a in akibat(hukuman, mulai) if a.terkena}
    assert ("Kenaikan pangkat" in terkena, "Satyalancana Karya Satya" in terkena) == (pangkat, satyalancana)
    hari = mulai + timedelta(days=1)
    assert _terhalang(dinas, KodeHak.PANGKAT, hari) is pangkat
    assert _terhalang(dinas, KodeHak.SATYALANCANA, hari) is satyalancana


def _terhalang(dinas, kode: KodeHak, hari: date) -> bool:
    """With the punishment in the register, and without it, all else equal."""
    dengan = nilai(dinas.rina, kode, hari)
    RiwayatHukdis.objects.update(verifikasi="DICABUT")
    tanpa = nilai(dinas.rina, kode, hari)
    RiwayatHukdis.objects.update(verifikasi="TERVERIFIKASI")
    return (dengan.boleh, dengan.alasan, dengan.rincian) != (tanpa.boleh, tanpa.alasan, tanpa.rincian)


def test_kenaikan_pangkat_terbuka_lagi_sesudah_masanya(dinas):
    """Six months of S1, then the right is judged without it; Satyalancana stays closed."""
    mulai = sampai_berlaku(dinas, "S1")
    sesudah = RiwayatHukdis.objects.get().tmt_selesai + timedelta(days=1)
    assert (sesudah - mulai).days > 180
    assert not _terhalang(dinas, KodeHak.PANGKAT, sesudah)
    assert _terhalang(dinas, KodeHak.SATYALANCANA, sesudah)


def ajukan(dinas, perkara):
    return keberatan_ajukan(
        jenis="disiplin", sasaran_id=perkara.pk, oleh=dinas.akun["rina"], uraian=URAIAN, tuntutan="Hukuman dibatalkan."
    )


@pytest.mark.parametrize(
    ("hasil", "isi", "keadaan", "tercatat"),
    [
        ("ditolak", {}, "selesai", ["R3"]),
        ("dikabulkan_sebagian", {"hukuman": "R1"}, "selesai", ["R1"]),
        ("dikabulkan", {}, "dibatalkan", []),
    ],
)
def test_keputusan_keberatan_putusan_pelaksanaan(dinas, hasil, isi, keadaan, tercatat):
    """Delivered, contested before the superior of who punished, heard, decided, carried out, and on paper."""
    perkara = sampai_diterima(dinas, "R3")
    keberatan = ajukan(dinas, perkara)
    perkara.refresh_from_db()
    assert (perkara.keadaan, perkara.tenggat) == ("keberatan", keberatan.batas_putus)
    # Contested: the day of effect passes and nothing is carried out.
    disiplin_kota_jalankan(kota_id=dinas.kota.pk, hari_ini=perkara.berlaku_pada + timedelta(days=1))
    assert not RiwayatHukdis.objects.exists()
    with time_machine.travel("2026-12-02T03:00:00Z", tick=False):
        keberatan_periksa(keberatan=keberatan, oleh=dinas.akun["bidang"])
        kini = Keberatan.objects.get(pk=keberatan.pk)
        keberatan_putuskan(
            keberatan=kini,
            oleh=dinas.akun["bidang"],
            hasil=hasil,
            pertimbangan=PERTIMBANGAN,
            versi=kini.versi,
            sidik=kini.sidik,
            isi=isi,
        )
    perkara.refresh_from_db()
    assert perkara.keadaan == keadaan
    assert list(RiwayatHukdis.objects.values_list("jenis", flat=True)) == tercatat
    naskah = NaskahPutusan.objects.get()
    assert dict(naskah.isi["sasaran"])["Hukuman"] == "Pernyataan tidak puas secara tertulis"
    if tercatat:
        assert RiwayatHukdis.objects.get().tmt_mulai == date(2026, 12, 2)
