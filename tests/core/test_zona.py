"""Times on a page follow the clock of the reader's own city, those of a job the clock of the city it is done for."""

import pytest
from celery import shared_task
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from asn.core.jobs import TugasBerlingkup
from asn.core.middleware import LingkupKotaMiddleware


@pytest.mark.parametrize(("nama", "zona"), [("sari", "Asia/Jakarta"), ("citra", "Asia/Jayapura")])
def test_halaman_memakai_jam_kota_pembaca(request, rf, nama, zona):
    def jawab(_: HttpRequest) -> HttpResponse:
        return HttpResponse(timezone.get_current_timezone_name())

    permintaan = rf.get("/")
    permintaan.user = request.getfixturevalue(nama)
    assert LingkupKotaMiddleware(jawab)(permintaan).content.decode() == zona
    assert timezone.get_current_timezone_name() == "Asia/Jakarta"


@shared_task(name="uji.zona", base=TugasBerlingkup)
def zona_tugas() -> str:
    return timezone.get_current_timezone_name()


def test_pekerjaan_memakai_jam_kotanya(kota_tangsel, kota_sorong):
    """A list printed in the background in Sorong says the hour of Sorong, two hours later than Jakarta's."""
    for kota, zona in ((kota_tangsel, "Asia/Jakarta"), (kota_sorong, "Asia/Jayapura")):
        assert zona_tugas.apply(headers={"kota": kota.pk}).get() == zona
    assert zona_tugas.apply().get() == timezone.get_current_timezone_name() == "Asia/Jakarta"
