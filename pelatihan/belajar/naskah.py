"""Markdown of lessons as safe HTML: a small allow-list, no pictures, no scripts, links that leave openly.

The parser knows no raw HTML, and nh3 looks at the result once more: two locks, of which either would do.
"""

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

# Headings of a lesson stand below the title of its page.
TANDA = {
    *("p", "br", "hr", "h2", "h3", "h4", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "a"),
    *("table", "thead", "tbody", "tr", "th", "td", "s"),
}
_TURUN = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}
_PENGURAI = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])
_PENGURAI.disable("image")


@lru_cache(maxsize=256)
def markdown(teks: str) -> SafeString:
    """HTML of a lesson."""
    potongan = _PENGURAI.parse(teks)
    for satu in potongan:
        satu.tag = _TURUN.get(satu.tag, satu.tag)
        # Alignment of table cells comes as a style attribute, which the CSP refuses anyway.
        satu.attrs.pop("style", None)
    kotor = _PENGURAI.renderer.render(potongan, _PENGURAI.options, {})
    bersih = nh3.clean(
        kotor,
        tags=TANDA,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        url_schemes={"https", "http", "mailto"},
        link_rel="noopener noreferrer",
    )
    return SafeString(bersih)
