"""Tags for loops of many rows, each worked out once for what the rows share.

{% lencana_status keadaan label nada %}, {% lencana_predikat predikat %}, {% alamat_baris "skp:nilai" pk %},
{% alamat "skp:tim" %}.
"""

from django import template

from asn.core.lencana import lencana_predikat, lencana_status
from asn.core.sel import alamat, alamat_baris

register = template.Library()
register.simple_tag(lencana_status)
register.simple_tag(lencana_predikat)
register.simple_tag(alamat_baris)
register.simple_tag(alamat)
