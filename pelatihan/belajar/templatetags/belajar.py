"""Template helpers of e-learning."""

from django import template
from django.utils.safestring import SafeString

from pelatihan.belajar.naskah import markdown as jadikan_html

register = template.Library()


@register.filter
def markdown(teks: str) -> SafeString:
    """{{ pelajaran.isi|markdown }}: cleaned HTML."""
    return jadikan_html(teks or "")
