"""Everything an import does. Each long step is one transaction; people's acts only ask for it."""

from asn.impor.services.batalkan import impor_batalkan, impor_hentikan, impor_jalankan_batal, yang_bergantung
from asn.impor.services.jalan import Hasil, impor_gagal
from asn.impor.services.periksa import impor_periksa
from asn.impor.services.terapkan import impor_jalankan_terapkan, impor_terapkan
from asn.impor.services.unggah import impor_periksa_ulang, impor_petakan, impor_unggah

__all__ = [
    "Hasil",
    "impor_batalkan",
    "impor_gagal",
    "impor_hentikan",
    "impor_jalankan_batal",
    "impor_jalankan_terapkan",
    "impor_periksa",
    "impor_periksa_ulang",
    "impor_petakan",
    "impor_terapkan",
    "impor_unggah",
    "yang_bergantung",
]
