"""The state of many applications at once, as an announcement or its revision sets it, each with its trace."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F

from asn.core.models import RiwayatKeadaan
from kepegawaian.rekrutmen.models import Lamaran


def lamaran_setel(
    pasangan: Iterable[tuple[Lamaran, str]], *, transisi: str, oleh: Any, catatan: str = "", dasar: str = ""
) -> int:
    """Move each application that is not there yet; belongs inside the transaction of the announcement."""
    jenis = ContentType.objects.get_for_model(Lamaran)
    jejak: list[RiwayatKeadaan] = []
    menurut_tujuan: dict[str, list[int]] = {}
    for lamaran, ke in pasangan:
        if lamaran.keadaan == ke:
            continue
        menurut_tujuan.setdefault(ke, []).append(lamaran.pk)
        jejak.append(
            RiwayatKeadaan(
                kota_id=lamaran.kota_id,
                objek_jenis=jenis,
                objek_id=lamaran.pk,
                transisi=transisi,
                dari=lamaran.keadaan,
                ke=ke,
                oleh=oleh,
                catatan=catatan,
                dasar=dasar,
            )
        )
    for ke, ids in menurut_tujuan.items():
        Lamaran.objects.filter(pk__in=ids).update(keadaan=ke, versi=F("versi") + 1)
    RiwayatKeadaan.objects.bulk_create(jejak, batch_size=1_000)
    return len(jejak)
