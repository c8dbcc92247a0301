"""One person all the way: refused, heard, ranked, refused an objection, passed, appointed, with days between."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from kepegawaian.pegawai.models import Golongan, Pegawai
from kepegawaian.rekrutmen.models import Pengangkatan, Pengumuman
from kepegawaian.rekrutmen.services.hasil.administrasi import administrasi_terbitkan
from kepegawaian.rekrutmen.services.hasil.revisi import revisi_jalankan
from tests.kepegawaian.rekrutmen.hasil import test_pengangkatan as angkat
from tests.kepegawaian.rekrutmen.hasil import test_sanggah as ts
from tests.kepegawaian.rekrutmen.hasil.pembuat_hasil import Dunia, buat_seleksi
from tests.kepegawaian.rekrutmen.hasil.test_halaman import hal, teks

pytestmark = pytest.mark.django_db


class Perjalanan:
    """The people of the story at their desks; `lewat(4)` lets days go by."""

    def __init__(self, dunia, waktu, masuk, **orang):
        self.d, self.waktu, self.masuk, self.orang = dunia, waktu, masuk, orang

    def sebagai(self, siapa):
        return self.masuk(self.orang[siapa])

    def lewat(self, hari):
        self.waktu.shift(timedelta(days=hari))

    def langkah(self, nama):
        self.sebagai("sari").post(hal("langkah", self.d.seleksi.pk, nama))

    def umumkan(self, tahap):
        isi = {"nomor": f"810/{tahap}", "tanggal": self.d.kota.hari_ini().isoformat()}
        assert self.sebagai("sari").post(hal("terbit", self.d.seleksi.pk, tahap), isi).status_code == 302

    def sanggah(self, kode):
        alamat = reverse("keberatan:ajukan", args=[kode, self.d.lamaran["ani"].pk])
        klien = self.sebagai("ani")
        assert alamat in teks(klien.get(hal("saya")))
        assert klien.post(alamat, {"uraian": ts.URAIAN, "tuntutan": "Perbaiki."}).status_code == 302
        assert alamat not in teks(klien.get(hal("saya")))

    def jawab(self, hasil):
        klien = self.sebagai("doni")
        [pilihan] = [b.split('"')[0] for b in teks(klien.get(hal("sanggah"))).split('name="pilih" value="')[1:]]
        isi = {"hasil": hasil, "pertimbangan": ts.TIMBANG, "ringkasan": ts.RINGKAS, "pilih": [pilihan]}
        assert "terjawab" in teks(klien.post(hal("sanggah"), isi))


@pytest.fixture
def jalan(lingkup, kota_tangsel, buat_pengguna, sari, budi, masuk):
    with time_machine.travel(timezone.now(), tick=True) as waktu:
        d = Dunia(kota_tangsel, *buat_seleksi(kota_tangsel, "sanggah_administrasi"), buat_pengguna)
        d.pelamar("ani", "tms")
        d.pelamar("budiman")
        doni = buat_pengguna("doni", kota_tangsel, ("PANITIA", {}))
        d.panitia(doni)
        hari = kota_tangsel.hari_ini()
        administrasi_terbitkan(seleksi=d.seleksi, nomor="810/ADM", tanggal=hari, oleh=sari)
        ani = d.lamaran["ani"].pelamar.akun
        yield Perjalanan(d, waktu, masuk, sari=sari, budi=budi, doni=doni, ani=ani)


def test_dari_tms_sampai_cpns(jalan):
    d = jalan.d
    jalan.sanggah("sanggah-administrasi")
    jalan.jawab("dikabulkan")
    hari = d.kota.hari_ini()
    revisi_jalankan(seleksi_id=d.seleksi.pk, tahap="administrasi", oleh_id=jalan.orang["doni"].pk, tanggal=hari)
    assert d.keadaan("ani") == "ms"
    jalan.langkah("mulai_dasar")
    assert d.tahap_kini() == "sanggah_administrasi"  # the days of the sanggah are not over
    jalan.lewat(4)
    jalan.langkah("mulai_dasar")
    d.nilai("ani", TWK=100, TIU=120, TKP=190)
    d.nilai("budiman", TWK=90, TIU=110, TKP=180)
    jalan.umumkan("dasar")
    jalan.sanggah("sanggah-dasar")
    jalan.jawab("ditolak")
    jalan.lewat(4)
    jalan.langkah("mulai_lanjutan")
    d.nilai("ani", "LANJUTAN", SKB=85)
    d.nilai("budiman", "LANJUTAN", SKB=70)
    jalan.langkah("olah_akhir")
    jalan.umumkan("akhir")
    jalan.lewat(4)
    jalan.langkah("berkaskan")
    _angkat(jalan)
    jalan.langkah("selesaikan")
    assert (d.keadaan("ani"), d.tahap_kini()) == ("diangkat", "selesai")
    assert Pegawai.objects.get(nip=angkat.NIP).akun == jalan.orang["ani"]
    urut = list(Pengumuman.objects.order_by("pk").values_list("tahap", "revisi"))
    assert urut == [("administrasi", 1), ("administrasi", 2), ("dasar", 1), ("akhir", 1)]


def _angkat(jalan):
    satu = Pengangkatan.objects.get(seleksi=jalan.d.seleksi)
    jalan.sebagai("ani").post(hal("drh", satu.pk), angkat.DRH | {"kirim": "1"})
    jalan.sebagai("sari").post(hal("drh_putuskan", satu.pk), {"terima": "1", "catatan": ""})
    golongan = Golongan.objects.get(kode="III/a", kelompok_asn="PNS").pk
    nomor = {"nomor": angkat.NIP, "pertek": "P/1", "golongan": golongan, "tmt": angkat.TMT.isoformat()}
    jalan.sebagai("sari").post(hal("nomor", satu.pk), nomor)
    sk = {"nomor_sk": "813/1", "tanggal_sk": jalan.d.kota.hari_ini().isoformat()}
    jalan.sebagai("budi").post(hal("angkat", satu.pk), sk)
