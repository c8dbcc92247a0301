"""The inbox: sending, reading, clearing away."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.core.cacah import cacah_lupakan
from asn.core.jobs import enqueue
from asn.notifikasi.models import Kabar, PilihanSurel
from asn.notifikasi.rules.jenis import JENIS, Cara

# What the bell counts at most: "99+" says enough, and a full inbox must not make every page slow.
HITUNG_MAKS = 100
ALAMAT = "notifikasi:daftar"
_SUREL = {Cara.LANGSUNG: "antre", Cara.RINGKASAN: "ringkasan", Cara.TIDAK: "tidak"}


@transaction.atomic
def kabar_kirim(
    *,
    kepada: Iterable[Pengguna] | Pengguna,
    judul: str,
    kota_id: int,
    isi: str = "",
    tautan: str = "",
    jenis: str = "umum",
    kunci: str = "",
) -> None:
    """Put news into the inboxes, and its e-mail into the outbox, in the caller's transaction.

    `tautan` is a path of this system; `jenis` one of `rules.jenis.JENIS`; with a `kunci` a second call does nothing.
    The city must be in scope. Accounts that are closed get nothing. Raises ValueError for an address or kind that
    does not exist: both are the caller's mistake, not the user's.
    """
    if jenis not in JENIS:
        raise ValueError(f"Jenis kabar tidak dikenal: {jenis!r}; daftarnya di asn/notifikasi/rules/jenis.py")
    if tautan and not _ke_dalam(tautan):
        raise ValueError(f"Tautan kabar harus jalur di sistem ini: {tautan!r}")
    penerima = {p.pk: p for p in ([kepada] if isinstance(kepada, Pengguna) else kepada) if p.is_active}
    cara = _cara(penerima.values(), jenis)
    baris = [
        Kabar(
            kota_id=kota_id,
            penerima=p,
            jenis=jenis,
            judul=judul[:200],
            isi=isi,
            tautan=tautan,
            kunci=kunci[:150],
            surel=cara[p.pk],
        )
        for p in penerima.values()
    ]
    Kabar.objects.bulk_create(baris, batch_size=1_000, ignore_conflicts=bool(kunci))
    cacah_lupakan(penerima)
    if any(b.surel == "antre" for b in baris):
        enqueue("notifikasi.antar_surel", kota_id, terjadwal=True)


def _ke_dalam(tautan: str) -> bool:
    return tautan.startswith("/") and not tautan.startswith("//") and "\\" not in tautan and tautan.isprintable()


def _cara(penerima: Iterable[Pengguna], jenis: str) -> dict[int, str]:
    """State of the e-mail per account: what it chose for this kind, else the kind's own way."""
    semua = {p.pk: p for p in penerima}
    dipilih = PilihanSurel.objects.filter(jenis=jenis, pengguna__in=semua).values_list("pengguna_id", "cara")
    pilihan = {pk: Cara(cara) for pk, cara in dipilih}
    return {
        pk: _SUREL[pilihan.get(pk, JENIS[jenis].cara)] if p.email else _SUREL[Cara.TIDAK] for pk, p in semua.items()
    }


def kabar_milik(pengguna: Pengguna) -> QuerySet[Kabar]:
    """The inbox."""
    return Kabar.objects.milik(pengguna)


def kabar_belum_dibaca(pengguna: Pengguna) -> int:
    """Unread news, counted up to `HITUNG_MAKS`."""
    return kabar_milik(pengguna).filter(dibaca=False).order_by()[:HITUNG_MAKS].count()


def cacah_kabar(pengguna: Pengguna) -> int | str:
    """What the frame shows."""
    jumlah = kabar_belum_dibaca(pengguna)
    return f"{HITUNG_MAKS - 1}+" if jumlah >= HITUNG_MAKS else jumlah


def kabar_baca(*, kabar: Iterable[Kabar] | QuerySet[Kabar], oleh: Pengguna) -> int:
    """Mark as read what of it belongs to `oleh`; returns how many were unread."""
    ids = [k.pk for k in kabar]
    return kabar_milik(oleh).filter(pk__in=ids, dibaca=False).update(dibaca=True, dibaca_pada=timezone.now())


def kabar_baca_semua(*, oleh: Pengguna) -> int:
    return kabar_milik(oleh).filter(dibaca=False).update(dibaca=True, dibaca_pada=timezone.now())


def kabar_belum(*, kabar: Kabar, oleh: Pengguna) -> None:
    """Mark as unread again: to come back to it later."""
    kabar_milik(oleh).filter(pk=kabar.pk).update(dibaca=False, dibaca_pada=None)


def kabar_bersihkan() -> int:
    """Remove news read long ago (`KABAR_SIMPAN_HARI`); unread news stays. Returns how many went."""
    batas = timezone.now() - timedelta(days=settings.KABAR_SIMPAN_HARI)
    return Kabar.objects.filter(dibaca=True, dibaca_pada__lt=batas).delete()[0]


def pilihan_baca(pengguna: Pengguna) -> dict[str, str]:
    """How each kind comes by e-mail for this account."""
    dipilih: dict[str, Any] = dict(PilihanSurel.objects.filter(pengguna=pengguna).values_list("jenis", "cara"))
    return {kode: dipilih.get(kode, jenis.cara.value) for kode, jenis in JENIS.items()}


@transaction.atomic
def pilihan_simpan(*, pengguna: Pengguna, pilihan: dict[str, str]) -> None:
    """Keep the choice per kind. Mail that already waits follows the choice at the time it was written."""
    PilihanSurel.objects.bulk_create(
        [PilihanSurel(pengguna=pengguna, jenis=kode, cara=Cara(cara).value) for kode, cara in pilihan.items()],
        update_conflicts=True,
        unique_fields=["pengguna", "jenis"],
        update_fields=["cara"],
    )
