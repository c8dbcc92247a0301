"""What other apps use: `kabar_kirim`."""

from asn.notifikasi.services.kabar import kabar_kirim

__all__ = ["kabar_kirim"]
