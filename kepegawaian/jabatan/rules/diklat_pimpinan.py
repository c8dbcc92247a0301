"""Leadership training of each level, with the names it bore before. Peraturan LAN 2, 15 and 16/2019."""

from dataclasses import dataclass

from asn.core.legal import DasarHukum


@dataclass(frozen=True, slots=True)
class DiklatPimpinan:
    """`pola` matches the name of a riwayat diklat, case ignored, alike in Python and in Postgres."""

    nama: str
    tingkat: int
    pola: str
    dasar: DasarHukum


def _pola(*nama: str) -> str:
    return f"(^|[^a-z0-9])({'|'.join(nama)})([^a-z0-9]|$)"


DIKLAT_PIMPINAN = {
    "PKP": DiklatPimpinan(
        "PKP (Pelatihan Kepemimpinan Pengawas)",
        1,
        _pola("pkp", "pelatihan kepemimpinan pengawas", "diklatpim( tingkat| tk\\.?)? iv", "adum", "sepala", "sepada"),
        DasarHukum("Peraturan LAN 15/2019"),
    ),
    "PKA": DiklatPimpinan(
        "PKA (Pelatihan Kepemimpinan Administrator)",
        2,
        _pola("pka", "pelatihan kepemimpinan administrator", "diklatpim( tingkat| tk\\.?)? iii", "spama", "sepadya"),
        DasarHukum("Peraturan LAN 16/2019"),
    ),
    "PKN_II": DiklatPimpinan(
        "PKN Tingkat II",
        3,
        _pola(
            "pkn( tingkat| tk\\.?)? ii",
            "pelatihan kepemimpinan nasional( tingkat| tk\\.?)? ii",
            "diklatpim( tingkat| tk\\.?)? ii",
            "spamen",
            "sepamen",
        ),
        DasarHukum("Peraturan LAN 2/2019"),
    ),
    "PKN_I": DiklatPimpinan(
        "PKN Tingkat I",
        4,
        _pola(
            "pkn( tingkat| tk\\.?)? i",
            "pelatihan kepemimpinan nasional( tingkat| tk\\.?)? i",
            "diklatpim( tingkat| tk\\.?)? i",
            "spati",
            "sespa",
        ),
        DasarHukum("Peraturan LAN tentang PKN Tingkat I"),
    ),
}


def pola_setingkat(kode: str) -> str:
    """Names that satisfy this training: its own level and every higher one."""
    tingkat = DIKLAT_PIMPINAN[kode].tingkat
    return "|".join(d.pola for d in DIKLAT_PIMPINAN.values() if d.tingkat >= tingkat)
