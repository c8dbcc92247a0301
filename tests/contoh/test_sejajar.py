"""Work in other processes: answers in the order asked for, steps told on the way, a failure not swallowed."""

import pytest
from django.apps import apps

from asn.contoh.sejajar import lapor, sejajar


def kerja(angka: int) -> int:
    """Runs in the other process, where Django must be ready."""
    apps.check_models_ready()
    if angka > 2:
        raise ValueError(f"gagal pada {angka}")
    lapor(f"langkah {angka}")
    return angka * 10


def test_answers_steps_and_a_failure() -> None:
    langkah: list[str] = []
    assert sejajar(kerja, [(1,), (2,)], proses=1, maju=langkah.append) == [10, 20]
    assert langkah == ["langkah 1", "langkah 2"]
    with pytest.raises(ValueError, match="gagal pada 3"):
        sejajar(kerja, [(3,)], proses=1, maju=langkah.append)
