"""Indicators of the service units: public satisfaction (IKM) and complaints answered on time, with trend and noise."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from asn.contoh import tabel
from asn.contoh.kinerja import PembuatKinerja
from asn.contoh.survei import tercakup
from kepegawaian.instansi.models import Instansi

DI_BAWAH = ("puskesmas", "kecamatan", "distrik")


def melayani(u: Instansi) -> bool:
    """Units with a service counter: serving perangkat daerah, puskesmas, kecamatan."""
    return u.jenis in DI_BAWAH or (u.induk_id is None and tabel.susunan(u.nama).layanan)


def baris_indikator(acak: Random, kinerja: PembuatKinerja) -> Iterator[tuple[object, ...]]:
    """Satisfaction follows performance only loosely, so that every quadrant has somebody.

    Units with surveys get their IKM from those.
    """
    disurvei = tercakup(kinerja.k.unit, kinerja.k.tanggal)
    for u in kinerja.k.unit:
        if not melayani(u) and not (u.berlaku_sampai and u.induk_id is None):
            continue
        watak = kinerja.watak[u.perangkat_daerah_id]
        puas = acak.gauss(82.5, 4.2) + 1.8 * watak.mutu
        tepat = min(max(acak.gauss(84, 9) + 2 * watak.mutu, 45), 97)
        tren = acak.gauss(2.5, 2.5)
        ramai = acak.choice((120, 180, 260, 380)) if u.induk_id is None else 90
        for p in kinerja.periode:
            if u.berlaku_sampai and p.selesai > u.berlaku_sampai:
                continue
            t, musim = kinerja.jarak(p), 4 if p.jenis == "tahun" else 1
            ikm = _batasi(puas + tren * t + acak.gauss(0, 1.1), 25, 99)
            n = round(ramai * musim * acak.uniform(0.8, 1.2))
            if (u.pk, p.kode) not in disurvei:
                yield u.pk, p.kode, "IKM", ikm, "", n, "Survei kepuasan masyarakat (contoh)"
            aduan = max(1, round(n / 9 * acak.uniform(0.6, 1.4)))
            tepat_waktu = round(aduan * float(_batasi(tepat + 2 * tren * t + acak.gauss(0, 5), 0, 100)) / 100)
            persen = Decimal(100 * tepat_waktu) / aduan
            yield u.pk, p.kode, "ADUAN_TEPAT_WAKTU", round(persen, 3), "", aduan, "Pengelolaan aduan (contoh)"


def _batasi(nilai: float, bawah: float, atas: float) -> Decimal:
    return Decimal(round(min(max(nilai, bawah), atas) * 100)) / 100
