"""UU 30/2014 ps. 42 and 43: nobody decides for oneself; here also: nobody decides twice."""

import pytest

from kepegawaian.pegawai.rules.orang import Orang, nip_dari_akun
from kepegawaian.usulan.rules.alur import Asal, jalur_usulan, tahap_berikut
from kepegawaian.usulan.rules.pemisahan import (
    LANGKAH_LAIN,
    PENGUSUL,
    SUBJEK,
    alasan_tidak_boleh_memutus,
)

NIP = "199003152015032001"
RINA = Orang(akun_id=1, pegawai_id=10, nip=NIP)
SUBJEK_RINA = Orang(pegawai_id=10, nip=NIP)
FAJAR, SARI = Orang(akun_id=2), Orang(akun_id=3)


@pytest.mark.parametrize(
    ("satu", "lain", "sama"),
    [
        (RINA, RINA, True),
        (RINA, SUBJEK_RINA, True),
        (Orang(akun_id=7, pegawai_id=10), RINA, True),
        (Orang(akun_id=7, nip=NIP), RINA, True),
        (FAJAR, SARI, False),
        (Orang(), Orang(), False),
        (Orang(akun_id=7), Orang(akun_id=8, nip=""), False),
    ],
)
def test_orang_yang_sama(satu, lain, sama):
    assert satu.sama(lain) is lain.sama(satu) is sama


@pytest.mark.parametrize(
    ("akun", "nip"),
    [(NIP, NIP), (f"{NIP}.bkd", NIP), (f"{NIP}9", ""), ("sari", ""), ("", ""), ("19900315201503200x", "")],
)
def test_nip_di_awal_nama_pengguna(akun, nip):
    assert nip_dari_akun(akun) == nip


@pytest.mark.parametrize(
    ("pelaku", "pengusul", "lain", "alasan"),
    [
        (SARI, RINA, [FAJAR], ""),
        (SARI, None, [], ""),
        (RINA, FAJAR, [], SUBJEK),
        (Orang(akun_id=9, nip=NIP), FAJAR, [], SUBJEK),
        (FAJAR, FAJAR, [], PENGUSUL),
        (SARI, RINA, [FAJAR, SARI], LANGKAH_LAIN),
        (Orang(akun_id=9, pegawai_id=20), RINA, [Orang(akun_id=3, pegawai_id=20)], LANGKAH_LAIN),
    ],
)
def test_siapa_tidak_boleh_memutus(pelaku, pengusul, lain, alasan):
    hasil = alasan_tidak_boleh_memutus(pelaku=pelaku, subjek=SUBJEK_RINA, pengusul=pengusul, pemutus_tahap_lain=lain)
    assert hasil == alasan


@pytest.mark.parametrize(
    ("tahap", "asal", "jalur"),
    [
        (("instansi", "bkd"), Asal.SENDIRI, ("instansi", "bkd")),
        (("instansi", "bkd"), Asal.INSTANSI, ("instansi", "bkd")),
        (("instansi", "bkd"), Asal.SISTEM, ("instansi", "bkd")),
        (("instansi", "bkd"), Asal.BKD, ("bkd",)),
        (("bkd",), Asal.SENDIRI, ("bkd",)),
        (("bkd", "atasan"), Asal.SENDIRI, ("atasan", "bkd")),
    ],
)
def test_jalur(tahap, asal, jalur):
    assert jalur_usulan(tahap, asal) == jalur


def test_tahap_berikut():
    assert tahap_berikut(("instansi", "bkd"), "instansi") == "bkd"
    assert tahap_berikut(("instansi", "bkd"), "bkd") == ""
