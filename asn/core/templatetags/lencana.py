"""{% lencana_status keadaan label nada %} and {% lencana_predikat predikat %}: badges for a loop of many rows."""

from django import template

from asn.core.lencana import lencana_predikat, lencana_status

register = template.Library()
register.simple_tag(lencana_status)
register.simple_tag(lencana_predikat)
