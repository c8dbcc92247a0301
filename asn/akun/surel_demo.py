"""The mailbox of a demo: what a mail server would have delivered, read from the files the demo writes instead."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_string, policy
from email.utils import parsedate_to_datetime
from itertools import islice
from pathlib import Path

from django.conf import settings

TERBARU = 50
# What Django's file backend writes after every message.
PEMISAH = f"\n{'-' * 79}\n"


@dataclass(frozen=True, slots=True)
class Surel:
    """One message, in plain text."""

    kepada: str
    perihal: str
    waktu: datetime
    isi: str


def surel_terbaru() -> list[Surel]:
    """The newest messages first; none when mail goes elsewhere."""
    letak = getattr(settings, "EMAIL_FILE_PATH", "")
    if not letak or not Path(letak).is_dir():
        return []
    return list(islice(_surel(Path(letak)), TERBARU))


def _surel(letak: Path) -> Iterator[Surel]:
    """File names begin with the moment their first message was sent."""
    for berkas in sorted(letak.glob("*.log"), reverse=True):
        naskah = berkas.read_text(encoding="utf-8", errors="replace").split(PEMISAH)
        yield from (_baca(satu) for satu in reversed(naskah) if satu.strip())


def _baca(naskah: str) -> Surel:
    pesan = message_from_string(naskah, policy=policy.default)
    badan = pesan.get_body(("plain",))
    return Surel(
        kepada=str(pesan["To"] or ""),
        perihal=str(pesan["Subject"] or ""),
        waktu=parsedate_to_datetime(str(pesan["Date"])),
        isi=badan.get_content().strip() if badan else "",
    )
