"""Every night, city by city: open the proposal of each right that is due, and let decisions take effect on their TMT.

Work is done in small transactions and finds by itself what is already there, so it may be killed and run again at any
time: a proposal carries the key of its right, a decision the moment it took effect.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError

from asn.core.lingkup import lingkup_kota
from asn.core.workflows import TransitionRefused
from kepegawaian.layanan.services.daftar import DAFTAR, Daftar, calon, hak_dari
from kepegawaian.layanan.services.gaji import TabelGaji, tabel_gaji
from kepegawaian.layanan.services.keputusan import keputusan_terapkan_jatuh_waktu
from kepegawaian.layanan.services.usul import BERJALAN, jenis_usulan_hak, kunci_hak, usul_buka
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.usulan.models import Usulan

POTONGAN = 200


def hak_kota_jalankan(*, kota_id: int, hari_ini: date) -> dict[str, int]:
    """One night of one city. Returns how many proposals of each kind were opened, and how many decisions applied."""
    with lingkup_kota([kota_id]):
        hasil = {"BERLAKU": keputusan_terapkan_jatuh_waktu(kota_id=kota_id, hari_ini=hari_ini)}
    for daftar in DAFTAR.values():
        hasil[daftar.kode.value] = _buka_semua(daftar, kota_id, hari_ini)
    return hasil


def _buka_semua(daftar: Daftar, kota_id: int, hari_ini: date) -> int:
    """Portions in a transaction of their own; the next portion asks anew who is left."""
    with lingkup_kota([kota_id]):
        tabel = tabel_gaji(hari_ini)
        antre = [p.pk for p in jatuh_tempo(daftar, kota_id, hari_ini)]
    aliran, jumlah = iter(antre), 0
    while potongan := list(islice(aliran, POTONGAN)):
        with lingkup_kota([kota_id]):
            jumlah += _buka_potongan(daftar, kota_id, hari_ini, potongan, tabel)
    return jumlah


def jatuh_tempo(daftar: Daftar, kota_id: int, hari_ini: date) -> Iterator[Any]:
    """People whose right is due, with every requirement met, and no proposal of it under way or decided."""
    kueri = calon(Pegawai.objects.filter(kota=kota_id), daftar, hari_ini)
    kueri = kueri.filter(daftar.jendela("", hari_ini) | daftar.jendela(str(max(daftar.bulan)), hari_ini))
    terpakai, berjalan = _terpakai(daftar, kota_id)
    for fakta in kueri.iterator(chunk_size=2000):
        hak = hak_dari(fakta)
        if hak is None or not hak.lengkap or hak.mulai is None or hak.mulai > hari_ini:
            continue
        if fakta.pk not in berjalan and kunci_hak(fakta.pk, hak) not in terpakai:
            yield fakta


def _terpakai(daftar: Daftar, kota_id: int) -> tuple[set[str], set[int]]:
    """Keys already used, and people with a proposal of this kind under way, by whomever it was opened."""
    usulan = Usulan.objects.filter(kota=kota_id, jenis=jenis_usulan_hak(daftar.kode))
    kunci = set(usulan.values_list("kunci_idempotensi", flat=True))
    return kunci, set(usulan.filter(BERJALAN).values_list("pegawai", flat=True))


def _buka_potongan(daftar: Daftar, kota_id: int, hari_ini: date, ids: list[int], tabel: TabelGaji) -> int:
    jumlah = 0
    for fakta in calon(Pegawai.objects.filter(kota=kota_id, pk__in=ids), daftar, hari_ini):
        hak = hak_dari(fakta)
        if hak is None:
            continue
        try:
            usul_buka(fakta=fakta, hak=hak, oleh=None, tabel=tabel, kunci=kunci_hak(fakta.pk, hak))
        except (TransitionRefused, ValidationError, LookupError):
            continue  # somebody was faster, or a requirement fell away in between
        jumlah += 1
    return jumlah
