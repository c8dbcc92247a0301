"""Full-text search helpers: Indonesian names need prefixes, not stemming, so the `simple` configuration is used."""

import re


def kueri_awalan(teks: str) -> str:
    """A raw tsquery in which every word is a prefix ("bud san" -> "bud:* & san:*"); empty when nothing searchable."""
    kata = re.findall(r"[^\W_]+", teks.lower())[:8]
    return " & ".join(f"{k}:*" for k in kata)
