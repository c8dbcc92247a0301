"""Two at the same moment: one report, one step, one answer."""

import uuid

import pytest
from django.db import connection

from asn.core.lingkup import lingkup_kota
from asn.core.workflows import TransitionRefused
from pengaduan.aduan.models import Aduan, BukaSegel, Tanggapan
from pengaduan.aduan.services import pelapor, segel, tangani
from pengaduan.aduan.services.catatan import LangkahDitolak
from tests.kepegawaian.pembuat import buat_instansi
from tests.kinerja.evaluasi.test_serentak import serentak
from tests.pengaduan.aduan.pembuat import disposisi, terima

# Real commits: a test inside one transaction would have nobody to compete with.
pytestmark = pytest.mark.django_db(transaction=True)


def dalam(kota, langkah):
    def jalankan():
        try:
            with lingkup_kota([kota.pk]):
                return langkah()
        except (TransitionRefused, LangkahDitolak) as galat:
            return galat
        finally:
            connection.close()

    return jalankan


def test_dua_kirim_satu_laporan_satu_jawaban_satu_nilai(kota_tangsel, buat_pengguna):
    kunci = uuid.uuid4()
    tanda = serentak(*[dalam(kota_tangsel, lambda: terima(kota_tangsel, kunci=kunci))] * 2)
    assert len({t.aduan.pk for t in tanda}) == 1
    assert len({t.rahasia for t in tanda}) == 1
    assert sorted(t.baru for t in tanda) == [False, True]
    petugas = buat_pengguna("pia", kota_tangsel, ("PENGELOLA_ADUAN", {}))
    with lingkup_kota([kota_tangsel.pk]):
        aduan = disposisi(kota_tangsel, buat_instansi(kota_tangsel), petugas, identitas={"nama": "Budi"})
    kembali = dalam(
        kota_tangsel, lambda: tangani.aduan_kembalikan(aduan=aduan, alasan="Bukan tugas kami", oleh=petugas)
    )
    jawab = dalam(
        kota_tangsel, lambda: tangani.aduan_jawab(aduan=aduan, isi="Kami periksa.", oleh=petugas, kunci=kunci)
    )
    serentak(jawab, jawab)
    with lingkup_kota([kota_tangsel.pk]):
        assert Tanggapan.objects.count() == 1
    tuntas = dalam(
        kota_tangsel, lambda: tangani.aduan_jawab(aduan=aduan, isi="Sudah selesai.", oleh=petugas, tuntas=True)
    )
    hasil = serentak(tuntas, kembali)
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 1
    with lingkup_kota([kota_tangsel.pk]):
        Aduan.objects.filter(pk=aduan.pk).update(keadaan="ditindaklanjuti", instansi=aduan.instansi)
    belum = dalam(kota_tangsel, lambda: pelapor.aduan_nilai(aduan=aduan, teratasi=False, ulasan="Masih padam"))
    hasil = serentak(belum, belum)
    assert sum(isinstance(h, LangkahDitolak) for h in hasil) == 1
    with lingkup_kota([kota_tangsel.pk]):
        assert Aduan.objects.get(pk=aduan.pk).dibuka_kembali == 1
    minta = dalam(
        kota_tangsel,
        lambda: segel.segel_minta(aduan=aduan, alasan="Pelapor perlu dipanggil sebagai saksi", oleh=petugas),
    )
    serentak(minta, minta)
    with lingkup_kota([kota_tangsel.pk]):
        assert BukaSegel.objects.count() == 1
