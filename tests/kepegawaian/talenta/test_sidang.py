"""The committee: quorum, conflict of interest, stale boxes, closed minutes; appeals end in a revision."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.keberatan.services import keberatan_ajukan, keberatan_periksa, keberatan_putuskan
from kepegawaian.talenta import dokumen
from kepegawaian.talenta.models import PutusanSidang
from kepegawaian.talenta.services import cetak, sidang
from kepegawaian.talenta.services.banding import KODE
from tests.kepegawaian.pembuat import buat_keluarga
from tests.kepegawaian.talenta.conftest import HARI_INI
from tests.kepegawaian.talenta.pembuat import buat_siklus

pytestmark = pytest.mark.django_db
ALASAN = "Penugasan khusus lintas dinas belum terbaca."
URAIAN = "Penghargaan inovasi tahun lalu belum diperhitungkan dalam hasil ini."


@pytest.fixture
def siklus(kantor):
    return buat_siklus(kantor.kota, "dihitung", [(kantor.rina, 5), (kantor.joko, None)])


@pytest.fixture
def rapat(kantor, siklus):
    return _buka(kantor, siklus)


def _buka(kantor, siklus, hadir=("tuti", "tono", "sari"), ketua="tuti", oleh="sari", **lain):
    nilai = {"tanggal": HARI_INI, "tempat": "Aula"} | lain
    orang = [kantor.akun[n] for n in hadir]
    return sidang.sidang_buka(siklus=siklus, ketua=kantor.akun[ketua], hadir=orang, oleh=kantor.akun[oleh], **nilai)


def _pindah(kantor, rapat, oleh="tuti", pegawai="rina", **lain):
    hasil = rapat.siklus.hasil.get(pegawai=getattr(kantor, pegawai))
    nilai = {"dari": 5, "ke": 8, "alasan": ALASAN} | lain
    return sidang.hasil_pindahkan(sidang=rapat, hasil=hasil, oleh=kantor.akun[oleh], **nilai)


def test_sidang_memindahkan_dengan_alasan_dan_yang_memutus(kantor, siklus, rapat):
    putusan = _pindah(kantor, rapat)
    hasil = siklus.hasil.get(pegawai=kantor.rina)
    assert (hasil.kotak, hasil.kotak_hitung, hasil.dipindahkan) == (8, 5, True)
    assert putusan.memutus == ["Sari", "Tuti", "Tono"]
    siklus.refresh_from_db()
    assert siklus.keadaan == "sidang"


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"hadir": ("tuti", "sari")}, "hadir"),
        ({"hadir": ("tuti", "tono", "citra")}, "hadir"),
        ({"hadir": ("tuti", "tono", "rina")}, "hadir"),
        ({"hadir": ("tono", "sari", "tuti"), "ketua": "sari"}, "ketua"),
        ({"tanggal": date(2026, 11, 26)}, "tanggal"),
    ],
)
def test_kehadiran_diperiksa(kantor, siklus, isi, kolom):
    with pytest.raises(ValidationError) as galat:
        _buka(kantor, siklus, **isi)
    assert kolom in galat.value.message_dict


@pytest.mark.parametrize("oleh", ["citra", "tuti", "budi", "rina"])
def test_hanya_pengelola_membuka_sidang(kantor, siklus, oleh):
    with pytest.raises(PermissionDenied):
        _buka(kantor, siklus, oleh=oleh)


def test_satu_sidang_sekaligus(kantor, siklus, rapat):
    with pytest.raises(TransitionRefused, match="belum ditutup"):
        _buka(kantor, siklus)


@pytest.mark.parametrize(
    ("oleh", "galat"),
    [("citra", PermissionDenied), ("budi", PermissionDenied), ("rina", PermissionDenied), ("hadi", PermissionDenied)],
)
def test_yang_bukan_anggota_hadir_tidak_memutus(kantor, rapat, oleh, galat):
    with pytest.raises(galat):
        _pindah(kantor, rapat, oleh)


def test_anggota_yang_tidak_hadir_tidak_memutus(kantor, siklus, buat_pengguna):
    rapat = _buka(kantor, siklus)
    kantor.akun["tari"] = buat_pengguna("tari", kantor.kota, ("TIM_PENILAI", {}))
    with pytest.raises(PermissionDenied):
        _pindah(kantor, rapat, "tari")


@pytest.mark.parametrize(
    ("isi", "galat", "kata"),
    [
        ({"dari": 4}, TransitionRefused, "sudah dipindahkan ke kotak 5"),
        ({"ke": 5}, ValidationError, "kotak lain"),
        ({"alasan": "pendek"}, ValidationError, "20 huruf"),
        ({"pegawai": "joko"}, TransitionRefused, "tidak dapat ditempatkan"),
    ],
)
def test_putusan_diperiksa(kantor, rapat, isi, galat, kata):
    with pytest.raises(galat, match=kata):
        _pindah(kantor, rapat, **isi)


def _keluarga(kantor, nama):
    """The member is a person of the register whose wife is Rina."""
    kantor.akun[nama].pegawai = kantor.hadi
    kantor.akun[nama].save()
    buat_keluarga(kantor.hadi, "ISTRI", "Rina Wulandari", tanggal_lahir=kantor.rina.tanggal_lahir)


def test_keluarga_tidak_mencatat_putusan(kantor, rapat):
    kantor.akun["hadi"].delete()
    _keluarga(kantor, "tuti")
    with pytest.raises(ValidationError, match="keluarga Anda"):
        _pindah(kantor, rapat, "tuti")


def test_keluarga_dikecualikan_dan_kuorum_dihitung_tanpanya(kantor, rapat, buat_pengguna):
    kantor.akun["hadi"].delete()
    _keluarga(kantor, "tono")
    with pytest.raises(TransitionRefused, match="Hanya 2 anggota tanpa benturan"):
        _pindah(kantor, rapat)
    tari = buat_pengguna("tari", kantor.kota, ("TIM_PENILAI", {}))
    rapat.hadir = [*rapat.hadir, {"akun": tari.pk, "nama": "Tari", "jabatan": ""}]
    rapat.save()
    putusan = _pindah(kantor, rapat)
    assert putusan.mundur == [{"nama": "Tono", "sebab": "Keluarga"}]
    assert putusan.memutus == ["Sari", "Tuti", "Tari"]


def test_putusan_dan_risalah_yang_ditutup_tidak_berubah(kantor, siklus, rapat):
    putusan = _pindah(kantor, rapat)
    with pytest.raises(PermissionDenied):
        sidang.sidang_tutup(sidang=rapat, risalah="Membahas seluruh hasil.", oleh=kantor.akun["citra"])
    with pytest.raises(ValidationError, match="20 huruf"):
        sidang.sidang_tutup(sidang=rapat, risalah="x", oleh=kantor.akun["sari"])
    tutup = sidang.sidang_tutup(sidang=rapat, risalah="Membahas seluruh hasil.", oleh=kantor.akun["sari"])
    assert cetak.sidang_cetak(sidang_id=tutup.pk, cetak=dokumen.sidang_pdf)
    for perintah, kunci in (
        ("UPDATE talenta_putusansidang SET alasan = 'x' WHERE id = %s", putusan.pk),
        ("DELETE FROM talenta_putusansidang WHERE id = %s", putusan.pk),
        ("UPDATE talenta_sidangtalenta SET risalah = 'x' WHERE id = %s", rapat.pk),
        ("DELETE FROM talenta_sidangtalenta WHERE id = %s", rapat.pk),
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(perintah, [kunci])
    with pytest.raises(TransitionRefused, match="ditutup"):
        _pindah(kantor, tutup, dari=8, ke=9)
    with pytest.raises(TransitionRefused, match="ditutup"):
        sidang.sidang_tutup(sidang=tutup, risalah="Membahas seluruh hasil.", oleh=kantor.akun["sari"])
    assert _buka(kantor, siklus).ke == 2


def _tetap(kantor, kotak=5):
    return buat_siklus(
        kantor.kota, "ditetapkan", [(kantor.rina, kotak)], ditetapkan_oleh=kantor.akun["tuti"]
    ).hasil.get()


def _ajukan(kantor, hasil, oleh="rina"):
    return keberatan_ajukan(
        jenis=KODE, sasaran_id=hasil.pk, oleh=kantor.akun[oleh], uraian=URAIAN, tuntutan="Kotak ditinjau."
    )


def _putuskan(kantor, k, hasil="dikabulkan", oleh="budi", **isi):
    k = keberatan_periksa(keberatan=k, oleh=kantor.akun[oleh])
    return keberatan_putuskan(
        keberatan=k,
        oleh=kantor.akun[oleh],
        hasil=hasil,
        pertimbangan="Bukti sah dan belum terbaca saat hasil dihitung.",
        versi=k.versi,
        sidik=k.sidik,
        isi=isi,
    )


def test_keberatan_dikabulkan_menjadi_revisi_bernomor(kantor):
    semula = _tetap(kantor)
    k = _putuskan(kantor, _ajukan(kantor, semula), kotak=8)
    semula.refresh_from_db()
    baru = semula.siklus.hasil.kini().get(pegawai=kantor.rina)
    assert (semula.kini, semula.kotak) == (False, 5)
    assert (baru.kotak, baru.revisi, baru.keberatan, baru.kotak_hitung) == (8, 1, k, 5)
    assert f"Keberatan nomor {k.pk}" in baru.alasan_revisi
    with pytest.raises(TransitionRefused, match="digantikan revisi"):
        _ajukan(kantor, semula)


def test_keberatan_ditolak_tidak_mengubah_apa_pun(kantor):
    semula = _tetap(kantor)
    _putuskan(kantor, _ajukan(kantor, semula), "ditolak")
    assert semula.siklus.hasil.get() == semula


def test_keberatan_oleh_orang_keadaan_dan_kotak_yang_salah(kantor):
    hasil = _tetap(kantor)
    for oleh in ("joko", "sari", "citra", "kepala"):
        with pytest.raises(PermissionDenied):
            _ajukan(kantor, hasil, oleh)
    k = _ajukan(kantor, hasil)
    with pytest.raises(TransitionRefused):
        _ajukan(kantor, hasil)
    with pytest.raises(PermissionDenied):
        _putuskan(kantor, k, oleh="tuti", kotak=8)
    with pytest.raises(ValidationError, match="kotaknya berubah"):
        _putuskan(kantor, k, kotak=5)


def test_keberatan_sebelum_ditetapkan_tidak_ada(kantor):
    hasil = buat_siklus(kantor.kota, "sidang", [(kantor.rina, 5)]).hasil.get()
    with pytest.raises(PermissionDenied):
        _ajukan(kantor, hasil)


def test_hasil_yang_berubah_di_tengah_jalan_tidak_diputus_buta(kantor):
    semula = _tetap(kantor)
    k = keberatan_periksa(keberatan=_ajukan(kantor, semula), oleh=kantor.akun["budi"])
    type(semula).objects.filter(pk=semula.pk).update(kini=False)
    with pytest.raises(VersiBasi):
        keberatan_putuskan(
            keberatan=k,
            oleh=kantor.akun["budi"],
            hasil="dikabulkan",
            pertimbangan="Bukti sah dan belum terbaca saat hasil dihitung.",
            versi=k.versi,
            sidik=k.sidik,
            isi={"kotak": 8},
        )
    assert PutusanSidang.objects.count() == 0
