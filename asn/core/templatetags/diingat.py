"""Parts of a template that look the same for many requests, drawn once and remembered by the process.

    {% load diingat %}{% diingat "menu pengguna" peran_label %} … {% enddiingat %}

After the name stand all values the part depends on. A form inside keeps the token of the request that shows it.
"""

from typing import Any

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context

from asn.core.ingat import ingat

register = template.Library()
# Stands for the token while the part is drawn; no page says it by itself.
TANDA = "token-permintaan-ini"


@register.tag
def diingat(parser: Parser, token: Token) -> Node:
    """{% diingat "name" value… %}"""
    _, nama, *beda = token.split_contents()
    isi = parser.parse(("enddiingat",))
    parser.delete_first_token()
    return Diingat(nama, [parser.compile_filter(satu) for satu in beda], isi)


class Diingat(Node):
    """The part, and what it varies by."""

    def __init__(self, nama: str, beda: list[FilterExpression], nodelist: NodeList) -> None:
        self.nama, self.beda, self.nodelist = nama, beda, nodelist

    def render(self, context: Context) -> Any:
        kunci = ("gambar", self.nama, *(satu.resolve(context) for satu in self.beda))
        gambar = ingat(kunci, lambda: self._gambar(context))
        return gambar.replace(TANDA, str(context.get("csrf_token", ""))) if TANDA in gambar else gambar

    def _gambar(self, context: Context) -> Any:
        with context.push(csrf_token=TANDA):
            return self.nodelist.render(context)
