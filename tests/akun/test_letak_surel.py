"""Where a demo keeps its mail: in its own folder of data, wherever the command was started."""

import os
import subprocess
import sys

BACA = "from django.conf import settings; print(settings.EMAIL_FILE_PATH)"


def test_surel_demo_di_folder_data(tmp_path):
    lingkungan = os.environ | {"DEMO": "1", "ASN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "asn.settings"}
    lingkungan.pop("EMAIL_URL", None)
    hasil = subprocess.run([sys.executable, "-c", BACA], env=lingkungan, capture_output=True, text=True, check=True)
    assert hasil.stdout.strip() == str(tmp_path / "surel")
