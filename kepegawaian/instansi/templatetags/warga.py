"""The doors to the citizens' pages, for the landing page, which knows no city."""

from django import template
from django.urls import reverse

from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import slug_kota

register = template.Library()


@register.simple_tag
def pintu_warga() -> list[dict[str, str]]:
    """{% pintu_warga as kota_warga %}: name and address of the citizens' page of every active city."""
    semua = Kota.objects.filter(aktif=True)
    return [{"nama": str(kota), "url": reverse("warga:kota", args=[slug_kota(kota)])} for kota in semua]
