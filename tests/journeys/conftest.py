"""A real browser on a real installation. The stage is built once per run and copied for each test process; the browser
starts once per module.

Playwright keeps an event loop in the thread that started it, and Django refuses to query beside one: hence the browser
must be gone before the next module, and no journey touches the database in this process.
"""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright

from tests.journeys.layanan import panggung_siap, sistem

ARGUMEN = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]
LEBAR = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def alamat(tmp_path_factory: pytest.TempPathFactory, worker_id: str, pola: str) -> Iterator[str]:
    # Workers of xdist have folders of their own below the one of the run.
    bersama = tmp_path_factory.getbasetemp()
    panggung = panggung_siap((bersama if worker_id == "master" else bersama.parent) / "panggung", pola)
    with sistem(tmp_path_factory.mktemp("jelajah"), worker_id, panggung) as url:
        yield url


@pytest.fixture(scope="module")
def playwright(alamat: str) -> Iterator[Playwright]:
    with sync_playwright() as p:
        yield p


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's chromium instead of a download."""
    program = shutil.which("chromium")
    if program is None:
        pytest.fail("chromium tidak ada: jalankan script/bootstrap test")
    peramban = playwright.chromium.launch(executable_path=program, args=ARGUMEN)
    yield peramban
    peramban.close()


@pytest.fixture(scope="module")
def browser_context_args(alamat: str) -> dict[str, str]:
    """What every visitor shares; `page.goto("/pegawai/")` is enough."""
    return {"base_url": alamat, "locale": "id-ID", "reduced_motion": "reduce"}


@pytest.fixture
def buka(new_context: Callable[..., object]) -> Iterator[Callable[..., Page]]:
    """`buka(viewport=…, java_script_enabled=False)`: a new visitor. Errors in the browser's console fail the test."""
    keluhan: list[str] = []

    def catat(pesan: ConsoleMessage) -> None:
        # An invalid form is answered with 422, which the browser reports by itself.
        if pesan.type == "error" and "422 (Unprocessable" not in pesan.text:
            keluhan.append(f"{pesan.location['url']}: {pesan.text}")

    def baru(**pilihan: object) -> Page:
        halaman = new_context(**{"viewport": LEBAR} | pilihan).new_page()
        halaman.on("console", catat)
        halaman.on("pageerror", lambda galat: keluhan.append(str(galat)))
        return halaman

    yield baru
    assert keluhan == []
