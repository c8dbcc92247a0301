"""The mailbox of a demo: everything sent is read there, and nowhere does it exist outside a demo."""

import pytest
from django.core.mail import EmailMessage, get_connection

ALAMAT = "/akun/demo/surel/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def kotak(settings, tmp_path):
    settings.DEMO, settings.EMAIL_FILE_PATH = True, str(tmp_path / "surel")
    return get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=settings.EMAIL_FILE_PATH)


def kirim(kotak, *perihal: str, isi: str = "Buka http://localhost:8000/kabar/ <b>segera</b>") -> None:
    kotak.send_messages([EmailMessage(satu, isi, "a@contoh.invalid", ["b@contoh.invalid"]) for satu in perihal])


def test_terbaru_di_atas_dengan_tautan(client, kotak):
    kirim(kotak, "Pertama", "Kedua é")
    isi = client.get(ALAMAT).content.decode()
    assert isi.index("Kedua é") < isi.index("Pertama")
    assert '<a href="http://localhost:8000/kabar/"' in isi
    assert "&lt;b&gt;segera" in isi


def test_kosong_menjelaskan(client, kotak):
    assert "Belum ada surel" in client.get(ALAMAT).content.decode()


def test_hanya_sejumlah_terbaru(client, kotak):
    kirim(kotak, *(f"Surel {n}" for n in range(60)))
    surel = client.get(ALAMAT).context["surel"]
    assert [surel[0].perihal, len(surel)] == ["Surel 59", 50]


def test_tidak_ada_di_luar_demo(client, settings):
    settings.DEMO = False
    assert client.get(ALAMAT).status_code == 404
