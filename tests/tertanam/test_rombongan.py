"""Processes that live and die together."""

import os
import signal
import subprocess
import sys

import pytest

from asn.tertanam.lokasi import AKAR_KODE, Lokasi
from asn.tertanam.rombongan import Rombongan
from tests.tertanam.conftest import hidup, lingkungan, tunggu

TIDUR = [sys.executable, "-c", "import time; print('siap', flush=True); time.sleep(600)"]
PENYELIA = f"""
from asn.tertanam.rombongan import Rombongan
import os
rombongan = Rombongan()
rombongan.tangkap_sinyal()
rombongan.mulai("tidur", {TIDUR!r}, dict(os.environ))
print(rombongan.anak["tidur"].pid, flush=True)
rombongan.peristiwa.get()
rombongan.hentikan()
"""


def test_keluaran_diberi_nama(capsys: pytest.CaptureFixture[str]) -> None:
    rombongan = Rombongan()
    assert rombongan.selesaikan("siap", [sys.executable, "-c", "print('halo')"], dict(os.environ)) is None
    assert capsys.readouterr().out == "siap     | halo\n"
    rombongan.hentikan()


def test_satu_berhenti_semua_dihentikan() -> None:
    rombongan = Rombongan()
    rombongan.mulai("tidur", TIDUR, dict(os.environ))
    sebab = rombongan.selesaikan("gagal", [sys.executable, "-c", "raise SystemExit(3)"], dict(os.environ))
    assert sebab == "Proses gagal berhenti sendiri (kode 3); proses lainnya ikut dihentikan."
    rombongan.hentikan()
    assert rombongan.anak["tidur"].returncode == -signal.SIGTERM


@pytest.mark.fault
@pytest.mark.parametrize("sinyal", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_penyelia_pergi_anak_ikut(lokasi: Lokasi, sinyal: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PENYELIA], cwd=AKAR_KODE, env=lingkungan(lokasi), stdout=subprocess.PIPE, text=True
    ) as penyelia:
        anak = next(int(baris) for baris in penyelia.stdout if baris.strip().isdigit())
        assert hidup(anak)
        penyelia.send_signal(sinyal)
    assert tunggu(lambda: not hidup(anak))
