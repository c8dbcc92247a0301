"""How much one address may do. Wide per network (an office, a village hall), narrow per person."""

from asn.core.laju import SATU_JAM, melebihi

SEHARI = 24 * SATU_JAM
KIRIM_PER_JARINGAN = 120
MASUKAN_PER_ORANG = 10
DUKUNGAN_PER_ORANG = 60
SURAT_PER_ALAMAT_JAM = 4
SURAT_PER_ALAMAT_HARI = 12
TOKEN_PER_JARINGAN = 120


def surat_berlebih(sidik: str) -> bool:
    """Whether this address already got its share: a form must not become a way to flood somebody's mail box."""
    sejam = melebihi("forum-surat-jam", sidik, batas=SURAT_PER_ALAMAT_JAM)
    sehari = melebihi("forum-surat-hari", sidik, batas=SURAT_PER_ALAMAT_HARI, detik=SEHARI)
    return sejam or sehari


def masukan_berlebih(partisipan_id: int) -> bool:
    return melebihi("forum-masukan", str(partisipan_id), batas=MASUKAN_PER_ORANG)


def dukungan_berlebih(partisipan_id: int) -> bool:
    return melebihi("forum-dukungan", str(partisipan_id), batas=DUKUNGAN_PER_ORANG)
