"""Choices offered by the filters of the register."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from kepegawaian.instansi.models import Instansi, Kota


def kota_pilihan(pengguna: Any, izin: str) -> list[Kota]:
    """Cities any part of this reach lies in; asks the database only when it is not just the own city."""
    ids = pengguna.jangkauan(izin).semua_kota
    if ids == {pengguna.kota_id}:
        return [pengguna.kota]
    return list(Kota.objects.filter(pk__in=ids).order_by("kode"))


def instansi_puncak(pengguna: Any, izin: str) -> Instansi | None:
    """The one unit whose subtree is the whole reach; None for who reaches more, or several."""
    jangkauan = pengguna.jangkauan(izin)
    milik = [i for i in pengguna.instansi_penugasan.values() if i.pk in jangkauan.instansi_ids]
    puncak = [i for i in milik if not any(i.jalur.startswith(x.jalur) for x in milik if x is not i)]
    return puncak[0] if len(puncak) == 1 and not jangkauan.kota_ids else None


def instansi_pilihan(pengguna: Any, izin: str, terpilih: str) -> list[Instansi]:
    """Units to choose from, in tree order.

    Who reaches a whole city gets its top units and the inside of the chosen one, so that the list stays short; who
    reaches one instansi gets all of it.
    """
    terlihat = Instansi.objects.terlihat_oleh(pengguna, izin).select_related("kota")
    if pengguna.jangkauan(izin).kota_ids:
        dalam = Q(induk=None)
        if terpilih.isascii() and terpilih.isdecimal() and len(terpilih) < 19:
            dipilih = terlihat.filter(pk=int(terpilih))
            dalam |= Q(perangkat_daerah__in=dipilih.values("perangkat_daerah"))
        terlihat = terlihat.filter(dalam)
    return urut_pohon(terlihat.filter(Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=pengguna.hari_ini())))


def urut_pohon(instansi: Iterable[Instansi]) -> list[Instansi]:
    """Parents before their children, siblings by `urutan` and name; a unit without its parent is a root."""
    semua = list(instansi)
    ada = {i.pk for i in semua}
    anak: dict[int | None, list[Instansi]] = {}
    for satu in semua:
        anak.setdefault(satu.induk_id if satu.induk_id in ada else None, []).append(satu)
    urut: list[Instansi] = []
    antre = sorted(anak.get(None, []), key=_kunci, reverse=True)
    while antre:
        satu = antre.pop()
        urut.append(satu)
        antre += sorted(anak.get(satu.pk, []), key=_kunci, reverse=True)
    return urut


def _kunci(instansi: Instansi) -> tuple[int, int, str]:
    return (instansi.kota_id, instansi.urutan, instansi.nama)
