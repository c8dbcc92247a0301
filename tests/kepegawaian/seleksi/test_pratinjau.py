"""The preview of a batch says of many people what the register says of one, in a number of queries that stays."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import jabatan_tinjau_banyak, riwayat_akibat, riwayat_periksa
from kepegawaian.promosi.services.kelayakan import kelayakan_orang
from kepegawaian.promosi.services.pratinjau import pratinjau
from tests.kepegawaian.pembuat import buat_instansi, buat_kepala
from tests.kepegawaian.seleksi.test_pengangkatan import TMT, buat_paket

pytestmark = pytest.mark.django_db
JABATAN = JENIS_RIWAYAT["jabatan"]


def test_kueri_tidak_bertambah_dengan_orangnya(kantor):
    kursi = [buat_kepala(buat_instansi(kantor.kota, f"Dinas {i}")) for i in range(4)]
    sedikit = buat_paket(kantor, (kantor.lepas, kantor.lowong))
    banyak = buat_paket(kantor, *zip(kantor.calon, kursi, strict=True))
    jumlah = []
    for satu in (sedikit, banyak):
        with CaptureQueriesContext(connection) as kueri:
            isi = pratinjau(satu)
        jumlah.append(len(kueri))
    assert len(isi) == 4
    assert jumlah[0] == jumlah[1]
    for p in isi:
        sendiri = kelayakan_orang(jabatan=p.butir.jabatan, pegawai=p.butir.pegawai, tanggal=TMT)
        kurang = [f"{h.putusan.alasan} ({h.putusan.dasar})" for h in sendiri.kurang if h.kode != "HUKDIS"]
        assert kurang
        assert p.peringatan[-len(kurang) :] == kurang


def _isi(posisi, **lain):
    dasar = {"jabatan": posisi.pk, "instansi": posisi.instansi_id, "nama_jabatan": posisi.nama}
    return dasar | {"penugasan": "DEFINITIF", "tmt_mulai": TMT.isoformat()} | lain


def test_buku_induk_menjawab_sama_untuk_satu_dan_banyak(kantor, kota_sorong):
    """What overlaps, what is closed, what is gone, what is unknown, and what belongs to another city."""
    asing = buat_kepala(buat_instansi(kota_sorong, "Dinas asing"))
    hilang = buat_kepala(buat_instansi(kantor.kota, "Dinas lama"), berlaku_sampai=TMT - timedelta(days=1))
    a, b, c, d = kantor.calon
    b.riwayatjabatan_set.update(tmt_selesai=date(2027, 12, 31))
    baris = [
        (a, _isi(kantor.lowong)),
        (b, _isi(kantor.lowong)),
        (c, _isi(kantor.lowong, penugasan="PLT", tmt_selesai="2027-12-31")),
        (d, _isi(hilang)),
        (a, _isi(asing)),
        (b, _isi(kantor.lowong, jabatan=999_999_999)),
        (c, _isi(kantor.lowong, tmt_mulai="bukan tanggal")),
        (kantor.lepas, _isi(kantor.lowong, tmt_mulai="1999-01-01")),
    ]
    jawaban = jabatan_tinjau_banyak(baris)
    for (pegawai, isi), satu in zip(baris, jawaban, strict=True):
        assert satu.temuan == riwayat_periksa(jenis=JABATAN, pegawai=pegawai, isi=isi), isi
        assert satu.akibat == riwayat_akibat(jenis=JABATAN, pegawai=pegawai, isi=isi)
    assert [bool(j.temuan) for j in jawaban] == [False, *[True] * 7]
    assert jawaban[0].akibat
