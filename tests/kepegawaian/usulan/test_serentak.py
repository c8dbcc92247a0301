"""Two people at the same usulan at the same moment: one decides, the other is told who did."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from asn.core.lingkup import lingkup_kota
from asn.core.models import RiwayatKeadaan
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import RiwayatPenghargaan
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.services import Butir, usulan_ajukan, usulan_buat, usulan_putuskan, usulan_putuskan_massal
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_pegawai
from tests.kepegawaian.usulan.conftest import ISI

# Real commits: a test inside one transaction would have nobody to compete with.
pytestmark = pytest.mark.django_db(transaction=True)


def serentak(kota_id: int, *langkah: Callable[[], Any]) -> list[Any]:
    """Run the steps in threads that start together, each in its own transaction; a refusal counts as its result."""
    mulai = Barrier(len(langkah))

    def jalankan(satu: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            mulai.wait()
            with lingkup_kota([kota_id]):
                return satu()
        except TransitionRefused as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(len(langkah)) as kolam:
        return list(kolam.map(jalankan, langkah))


@pytest.fixture
def tim(transactional_db, kota_tangsel, buat_pengguna):
    with lingkup_kota([kota_tangsel.pk]):
        unit = buat_instansi(kota_tangsel)
        pegawai = buat_pegawai(kota_tangsel, jabatan=buat_jabatan(unit))
        peran = ("BKD", {})
        return pegawai, *(buat_pengguna(n, kota_tangsel, peran) for n in ("sari", "dewi", "putri"))


def _usul(pegawai, oleh, **lain) -> Usulan:
    with lingkup_kota([pegawai.kota_id]):
        return usulan_buat(jenis="uji", pegawai=pegawai, isi=ISI, oleh=oleh, **lain)


def _putus(usulan, oleh, keputusan="setuju"):
    return lambda: usulan_putuskan(
        usulan=usulan, keputusan=keputusan, oleh=oleh, catatan="Alasan panjang", versi=1, sidik=usulan.sidik
    )


@pytest.mark.parametrize("lawan", ["setuju", "tolak"])
def test_dua_pemutus_satu_menang(tim, lawan):
    pegawai, sari, dewi, putri = tim
    usulan = _usul(pegawai, sari)
    hasil = serentak(pegawai.kota_id, _putus(usulan, dewi), _putus(usulan, putri, lawan))
    kalah = [h for h in hasil if isinstance(h, TransitionRefused)]
    assert len(kalah) == 1
    assert "oleh Dewi pada" in str(kalah[0]) or "oleh Putri pada" in str(kalah[0])
    with lingkup_kota([pegawai.kota_id]):
        disahkan = Usulan.objects.get().keadaan == "disahkan"
        assert RiwayatPenghargaan.objects.count() == int(disahkan)
        assert RiwayatKeadaan.objects.exclude(transisi="ajukan").count() == 1


def test_kiriman_ganda_satu_usulan(tim):
    pegawai, sari, *_ = tim
    hasil = serentak(
        pegawai.kota_id,
        *[lambda: usulan_buat(jenis="uji", pegawai=pegawai, isi=ISI, oleh=sari, kunci_idempotensi="k")] * 3,
    )
    assert len({u.pk for u in hasil}) == 1
    with lingkup_kota([pegawai.kota_id]):
        assert Usulan.objects.count() == 1


def test_diajukan_sekali(tim):
    pegawai, sari, *_ = tim
    draf = _usul(pegawai, sari, ajukan=False)
    hasil = serentak(pegawai.kota_id, *[lambda: usulan_ajukan(usulan=draf, oleh=sari)] * 2)
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 1


def test_dua_daftar_yang_bersilang_tidak_saling_mengunci(tim):
    """Overlapping bulk lists in opposite order: every usulan decided once, nobody blocked for good."""
    pegawai, sari, dewi, putri = tim
    usulan = [_usul(pegawai, sari) for _ in range(6)]
    butir = [Butir(u.pk, 1, u.sidik) for u in usulan]
    hasil = serentak(
        pegawai.kota_id,
        lambda: usulan_putuskan_massal(butir=butir, oleh=dewi),
        lambda: usulan_putuskan_massal(butir=butir[::-1], oleh=putri),
    )
    assert sum(h.berhasil for satu in hasil for h in satu) == 6
    with lingkup_kota([pegawai.kota_id]):
        assert RiwayatPenghargaan.objects.count() == 6
