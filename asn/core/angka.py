"""Figures as an official reads them: rounded half up, Indonesian separators."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format


def tulis_angka(nilai: Decimal | int | float | str, desimal: int = 2) -> str:
    """ "1234.565" -> "1.234,57". Django's `number_format` would cut the rest off instead of rounding it."""
    bulat = Decimal(str(nilai)).quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    return number_format(bulat, desimal, force_grouping=True)


def tulis_bulat(nilai: int) -> str:
    """1234 -> "1.234", as templates write it."""
    return f"{nilai:,}".replace(",", ".")
