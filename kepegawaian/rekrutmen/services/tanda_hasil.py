"""Signature of published result files: Ed25519, so that who verifies needs no secret."""

from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from kepegawaian.rekrutmen.rules.berkas_hasil import BerkasHasil, tutup


@lru_cache(maxsize=8)
def _pribadi(rahasia: str) -> Ed25519PrivateKey:
    """A key of its own purpose out of a secret of the installation: whoever learns it learns nothing of the secret."""
    turunan = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"asn hasil seleksi 1")
    return Ed25519PrivateKey.from_private_bytes(turunan.derive(rahasia.encode()))


def _publik(rahasia: str) -> str:
    return _pribadi(rahasia).public_key().public_bytes_raw().hex()


def kunci_publik() -> list[str]:
    """Public keys of this installation in hexadecimal, newest first."""
    return [_publik(rahasia) for rahasia in settings.KUNCI_HASIL]


def tandai(badan: bytes) -> bytes:
    """The whole file: the body with hash and signature under the newest key."""
    rahasia = settings.KUNCI_HASIL[0]
    return tutup(badan, _publik(rahasia), _pribadi(rahasia).sign(badan).hex())


def tanda_sah(berkas: BerkasHasil) -> bool:
    """Whether the signature fits the body and the key named in the file."""
    try:
        kunci = Ed25519PublicKey.from_public_bytes(bytes.fromhex(berkas.kunci))
        kunci.verify(bytes.fromhex(berkas.tanda), berkas.badan)
    except (ValueError, InvalidSignature):
        return False
    return True
