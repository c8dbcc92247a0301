"""A form read at one go says what Django's own reading says, and leaves everything unusual to it."""

import random
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.test import RequestFactory

from asn.core.kiriman import TERBANYAK, TERBESAR, isian_dari

BATAS = "----WebKitFormBoundaryAb12"


def bagian(nama: str, isi: bytes, kepala: str = "") -> bytes:
    return f'--{BATAS}\r\nContent-Disposition: form-data; name="{nama}"{kepala}\r\n\r\n'.encode() + isi + b"\r\n"


TUTUP = f"--{BATAS}--\r\n".encode()
KOSONG = '; filename=""\r\nContent-Type: application/octet-stream'
BERKAS = '; filename="a.png"\r\nContent-Type: image/png'


def permintaan(badan: bytes) -> HttpRequest:
    return RequestFactory().post("/", badan, content_type=f"multipart/form-data; boundary={BATAS}")


def menurut_django(badan: bytes) -> Any:
    """What Django reads by itself."""
    satu = permintaan(badan)
    isian, _ = MultiPartParser(satu.META, BytesIO(badan), [], "utf-8").parse()
    return dict(isian.lists())


BIASA = [
    bagian("judul", b"Lampu padam") + bagian("isi", b"baris\r\nkedua\r\n\r\n") + TUTUP,
    bagian("pilih", b"1") + bagian("pilih", b"2") + bagian("kosong", b"") + TUTUP,
    bagian("nama", "Siti Nurhaliza – “Bu Lurah”".encode()) + bagian("rusak", b"\xff\xfe") + TUTUP,
    bagian("judul", b"ada foto?") + bagian("berkas", b"", KOSONG) + TUTUP,
    bagian("isi", b"--" + BATAS.encode()[:8] + b" bukan batas\r") + TUTUP,
    bagian("tanpa-penutup-baris", b"x") + TUTUP.rstrip(),
    TUTUP,
]
LAIN = [
    bagian("a", b"1", "\r\nContent-Type: text/plain") + TUTUP,
    bagian("a", b"MQ==", "\r\nContent-Transfer-Encoding: base64") + TUTUP,
    bagian("a%22b", b"1") + TUTUP,
    bagian("a", b"memuat --" + BATAS.encode() + b" di tengah") + TUTUP,
    b"pembuka\r\n" + bagian("a", b"1") + TUTUP,
    bagian("a", b"1"),
    b"",
    b"bukan multipart",
    bagian("a", b"1").replace(b"\r\n", b"\n") + TUTUP,
    bagian("berkas", b"isi", KOSONG) + TUTUP,
]


@pytest.mark.parametrize("badan", BIASA)
def test_bacaan_sama_dengan_django(badan):
    isian = isian_dari(badan, BATAS.encode(), "utf-8")
    assert isian is not None
    assert dict(isian.lists()) == menurut_django(badan) == dict(permintaan(badan).POST.lists())
    with pytest.raises(AttributeError):
        isian["a"] = "tidak dapat diubah"


@pytest.mark.parametrize("badan", LAIN)
def test_yang_tidak_lazim_diserahkan_kepada_django(badan):
    assert isian_dari(badan, BATAS.encode(), "utf-8") is None
    try:
        harap = menurut_django(badan)
    except MultiPartParserError:
        return
    assert dict(permintaan(badan).POST.lists()) == harap


def test_isian_acak_sama_dengan_django():
    acak = random.Random(5)
    huruf = [b"a", b"\r\n", b"-", b"--", b"\n", b"\r", BATAS.encode()[:-1], b'"', b"\xc3\xa9", b"; ", b"="]
    for _ in range(300):
        isi = [b"".join(acak.choices(huruf, k=acak.randrange(12))) for _ in range(acak.randrange(1, 6))]
        badan = b"".join(bagian(f"n{ke % 3}", satu) for ke, satu in enumerate(isi)) + TUTUP
        isian = isian_dari(badan, BATAS.encode(), "utf-8")
        assert isian is None or dict(isian.lists()) == menurut_django(badan)


@pytest.mark.parametrize("panjang", [10, TERBESAR + 1])
def test_berkas_sampai_utuh(panjang):
    gambar = bytes(range(256)) * (panjang // 256 + 1)
    satu = permintaan(bagian("judul", b"x") + bagian("berkas", gambar, BERKAS) + TUTUP)
    assert (satu.POST["judul"], satu.FILES["berkas"].name, satu.FILES["berkas"].read()) == ("x", "a.png", gambar)


def test_batas_jumlah_isian_tetap_berlaku(settings):
    assert isian_dari(bagian("a", b"1") * (TERBANYAK + 1) + TUTUP, BATAS.encode(), "utf-8") is None
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = TERBANYAK
    with pytest.raises(TooManyFieldsSent):
        _ = permintaan(bagian("a", b"1") * (TERBANYAK + 3) + TUTUP).POST
