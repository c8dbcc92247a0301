"""Writes of the tree of instansi, the one place that knows its derived columns; deposits of indicators."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr

from kepegawaian.instansi.models import IndikatorInstansi, Instansi, Kota

BEDA_KOTA = "Induk dan penerus harus instansi dari kota yang sama."
INDUK_DI_BAWAH = "Sebuah instansi tidak dapat diletakkan di bawah dirinya sendiri."
PENERUS_SENDIRI = "Sebuah instansi tidak dapat menjadi penerus dirinya sendiri."


def hari_ini_kota(kota_id: int) -> date:
    """Today where the city's clocks are."""
    return Kota.objects.only("zona_waktu").get(pk=kota_id).hari_ini()


@transaction.atomic
def instansi_simpan(*, instansi: Instansi) -> Instansi:
    """Save a unit with `jalur` and `perangkat_daerah`; when it moved, everything below moves with it.

    The unit must name its city, which must be in scope. Raises ValidationError with Indonesian sentences.
    """
    # One writer of a city's tree at a time: two moves at once could build a circle that neither sees.
    Kota.objects.select_for_update(no_key=True).get(pk=instansi.kota_id)
    induk = Instansi.objects.get(pk=instansi.induk_id) if instansi.induk_id else None
    jalur_lama = Instansi.objects.filter(pk=instansi.pk).values_list("jalur", flat=True).first() or ""
    _periksa_letak(instansi, induk, jalur_lama)
    instansi.full_clean(exclude=["jalur", "perangkat_daerah"])
    baru = instansi.pk is None
    if baru:
        # The path holds the unit's own number: taken beforehand, the unit is written, and its history begun, once.
        instansi.pk = _nomor_berikut()
    instansi.jalur = f"{induk.jalur if induk else ''}{instansi.pk}/"
    instansi.perangkat_daerah_id = induk.perangkat_daerah_id if induk else instansi.pk
    instansi.save(force_insert=baru)
    if jalur_lama and jalur_lama != instansi.jalur:
        _bawahan_pindahkan(instansi, jalur_lama)
    return instansi


def _nomor_berikut() -> int:
    with connection.cursor() as kursor:
        kursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [Instansi._meta.db_table])
        return int(kursor.fetchone()[0])


def _periksa_letak(instansi: Instansi, induk: Instansi | None, jalur_lama: str) -> None:
    penerus = Instansi.objects.get(pk=instansi.penerus_id) if instansi.penerus_id else None
    if any(i and i.kota_id != instansi.kota_id for i in (induk, penerus)):
        raise ValidationError(BEDA_KOTA)
    if jalur_lama and induk and induk.jalur.startswith(jalur_lama):
        raise ValidationError({"induk": INDUK_DI_BAWAH})
    if penerus and penerus.pk == instansi.pk:
        raise ValidationError({"penerus": PENERUS_SENDIRI})


def _bawahan_pindahkan(instansi: Instansi, jalur_lama: str) -> None:
    """Give the units below their new path in one statement."""
    Instansi.objects.filter(kota=instansi.kota_id, jalur__startswith=jalur_lama).exclude(pk=instansi.pk).update(
        jalur=Concat(Value(instansi.jalur), Substr("jalur", len(jalur_lama) + 1)),
        perangkat_daerah=instansi.perangkat_daerah_id,
    )


@transaction.atomic
def indikator_catat(
    *,
    instansi: Instansi,
    periode: str,
    jenis: str,
    nilai: Decimal | None = None,
    kode: str = "",
    n: int = 0,
    sumber: str,
    tautan: str = "",
) -> IndikatorInstansi:
    """Deposit a finished figure: one row per unit, period and kind, so that depositing again replaces it.

    `tautan` is the page on which the figure was made. Raises ValidationError with Indonesian sentences.
    """
    kunci = {"kota_id": instansi.kota_id, "instansi": instansi, "periode": periode, "jenis": jenis}
    # Two deposits at once: the unique constraint lets one insert, the other waits and then updates.
    IndikatorInstansi.objects.bulk_create([IndikatorInstansi(**kunci, kode="-", sumber=sumber)], ignore_conflicts=True)
    indikator = IndikatorInstansi.objects.select_for_update().get(**kunci)
    indikator.nilai, indikator.kode, indikator.n = nilai, kode, n
    indikator.sumber, indikator.tautan = sumber, tautan
    indikator.full_clean(validate_unique=False)
    indikator.save()
    return indikator
