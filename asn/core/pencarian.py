"""Search by words as people type them: by their beginnings and unstemmed, hence the `simple` configuration."""

import re

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func, Q

# As long as the longest beginning `vektor_orang` keeps of a word.
AWALAN_TERPANJANG = 30


class VektorOrang(Func):
    """Every beginning of every word of a name, and the NIP: vektor_orang(nama, nip), of migration pegawai 0012.

    Words kept whole would have to be looked up by their beginnings: Postgres collects the people of all words that
    begin with "rah" before it looks who of them is also called "Rini". Beginnings kept as they are typed are found
    like words, twenty times as fast among a million people.
    """

    function = "vektor_orang"
    arity = 2
    output_field = SearchVectorField()


def _kata(teks: str) -> list[str]:
    return re.findall(r"[^\W_]+", teks.lower())[:8]


def kueri_awalan(teks: str) -> str:
    """A raw tsquery in which every word is a prefix ("bud san" -> "bud:* & san:*"); empty when nothing searchable."""
    return " & ".join(f"{k}:*" for k in _kata(teks))


def kueri_orang(teks: str) -> str:
    """The same for a `VektorOrang`, in which only the NIP has to be looked up by its beginning."""
    return " & ".join(f"{k}:*" if k.isdigit() else k[:AWALAN_TERPANJANG] for k in _kata(teks))


def bernama(teks: str, jalur: str = "") -> Q:
    """Every word of `teks` begins a word of the name, or the NIP; all rows when there is nothing to search for.

    `jalur` leads from the row to the person: "pegawai__".
    """
    kueri = kueri_orang(teks)
    return Q(**{f"{jalur}pencarian": SearchQuery(kueri, config="simple", search_type="raw")}) if kueri else Q()


def rentang_awalan(teks: str) -> tuple[str, str]:
    """Names that begin with `teks` stand from the first on and before the second; small letters mean usual ones."""
    awal = teks.title() if teks.islower() else teks
    return awal, awal[:-1] + chr(ord(awal[-1]) + 1)
