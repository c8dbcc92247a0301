"""Two at the same moment: one list, one revision, one pegawai."""

import pytest

from asn.core.lingkup import lingkup_kota
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import Pegawai, RiwayatPangkat
from kepegawaian.rekrutmen.models import NilaiUjian, Pengangkatan, Penggantian, Pengumuman
from kepegawaian.rekrutmen.services.hasil.revisi import revisi_jalankan
from kepegawaian.rekrutmen.services.hasil.terbit import pengumuman_terbitkan
from tests.kepegawaian.rekrutmen.hasil import test_pengangkatan as angkat
from tests.kepegawaian.rekrutmen.hasil import test_penggantian as ganti
from tests.kepegawaian.rekrutmen.hasil import test_sanggah as sanggah
from tests.kepegawaian.rekrutmen.hasil.pembuat_hasil import Dunia, buat_seleksi
from tests.kepegawaian.usulan.test_serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)


def test_dua_ppk_mengangkat_satu_pegawai(transactional_db, kota_tangsel, buat_pengguna, sari, budi):
    with lingkup_kota([kota_tangsel.pk]):
        angkat.siapkan(kota_tangsel, buat_pengguna, sari)
        satu = Pengangkatan.objects.select_related("lamaran__pelamar__akun", "seleksi__kota").get()
        angkat.sampai_nomor(satu, sari)
    hasil = serentak(kota_tangsel.pk, *[lambda: angkat.angkat(satu, budi).pk] * 2)
    assert len(set(hasil)) == 1
    with lingkup_kota([kota_tangsel.pk]):
        assert (Pegawai.objects.count(), RiwayatPangkat.objects.count()) == (1, 1)


def test_dua_petugas_menetapkan_satu_pengganti(transactional_db, kota_tangsel, buat_pengguna, sari):
    with lingkup_kota([kota_tangsel.pk]):
        d = ganti.siapkan(kota_tangsel, buat_pengguna, sari)
        ganti.mundur(d, "ani")
    hasil = serentak(kota_tangsel.pk, *[lambda: ganti.ganti(d, "ani", "budiman", sari).pk] * 2)
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 1
    with lingkup_kota([kota_tangsel.pk]):
        assert (Penggantian.objects.count(), Pengangkatan.objects.count()) == (1, 2)


def test_dua_pengumuman_satu_terbit_dan_dua_revisi_satu_terbit(transactional_db, kota_tangsel, buat_pengguna, sari):
    with lingkup_kota([kota_tangsel.pk]):
        d = Dunia(kota_tangsel, *buat_seleksi(kota_tangsel), buat_pengguna)
        for nama in ("ani", "eko"):
            d.pelamar(nama)
            d.nilai(nama, TWK=65, TIU=80, TKP=166)
        hari = kota_tangsel.hari_ini()
        doni = buat_pengguna("doni", kota_tangsel, ("PANITIA", {}))
        d.panitia(doni)

    def terbit():
        return pengumuman_terbitkan(seleksi=d.seleksi, tahap="dasar", nomor="1", tanggal=hari, oleh=sari)

    hasil = serentak(kota_tangsel.pk, terbit, terbit)
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 1
    with lingkup_kota([kota_tangsel.pk]):
        d.seleksi.refresh_from_db()
        sanggah.jawab(sanggah.ajukan(d, "eko"), doni)

    def revisi():
        return revisi_jalankan(seleksi_id=d.seleksi.pk, tahap="dasar", oleh_id=doni.pk, tanggal=hari)

    hasil = serentak(kota_tangsel.pk, revisi, revisi)
    assert sum(h is None for h in hasil) == 1
    with lingkup_kota([kota_tangsel.pk]):
        assert sorted(Pengumuman.objects.values_list("revisi", flat=True)) == [1, 2]
        assert NilaiUjian.objects.kini().filter(beku_pada=None).count() == 0
