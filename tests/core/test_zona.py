"""Times on a page follow the clock of the reader's own city."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from asn.core.middleware import LingkupKotaMiddleware


@pytest.mark.parametrize(("nama", "zona"), [("sari", "Asia/Jakarta"), ("citra", "Asia/Jayapura")])
def test_halaman_memakai_jam_kota_pembaca(request, rf, nama, zona):
    def jawab(_: HttpRequest) -> HttpResponse:
        return HttpResponse(timezone.get_current_timezone_name())

    permintaan = rf.get("/")
    permintaan.user = request.getfixturevalue(nama)
    assert LingkupKotaMiddleware(jawab)(permintaan).content.decode() == zona
    assert timezone.get_current_timezone_name() == "Asia/Jakarta"
