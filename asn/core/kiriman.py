"""A short form that brings no file, read at one go: most of what citizens send.

Their forms can carry files, so browsers send them as multipart, and Django walks through such a body piece by piece:
twenty fields cost a millisecond. What is not exactly as browsers write fields is left to Django.
"""

import re
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import MultiValueDict

TERBESAR = 64 * 1024
TERBANYAK = 200
# A field, or a place for files that was left empty.
_BAGIAN = re.compile(
    rb'\r\nContent-Disposition: form-data; name="([\w.-]+)"'
    rb'(?:\r\n\r\n(.*)|; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n)\r\n',
    re.DOTALL,
)
_AKHIR = (b"--\r\n", b"--")

Terbaca = tuple[QueryDict, MultiValueDict[str, UploadedFile]]


class FormulirSekaligus(FileUploadHandler):
    """First of `FILE_UPLOAD_HANDLERS`; the others get what it cannot read."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> Terbaca | None:
        """Fields and no files, or None for a body that is too long to hold."""
        if content_length > TERBESAR:
            return None
        badan = input_data.read(content_length)
        isian = isian_dari(badan, boundary, encoding)
        if isian is not None:
            return isian, MultiValueDict()
        semua = self.request.upload_handlers if self.request else []
        lain = [satu for satu in semua if satu is not self]
        return MultiPartParser(META, BytesIO(badan), lain, encoding).parse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next one keeps the file."""


def isian_dari(badan: bytes, batas: bytes, encoding: str) -> QueryDict | None:
    """The fields of a body; None when it is anything but fields, one after the other."""
    awal, *bagian = badan.split(b"--" + batas)
    akhir = bagian.pop() if bagian else b""
    cocok = [_BAGIAN.fullmatch(satu) for satu in bagian[:TERBANYAK]]
    if awal or akhir not in _AKHIR or len(bagian) > TERBANYAK or not all(cocok):
        return None
    isian = QueryDict(mutable=True)
    for nama, isi in (satu.groups() for satu in cocok if satu):
        isian.appendlist(nama.decode(), (isi or b"").decode(encoding, "replace"))
    isian._mutable = False
    return isian
