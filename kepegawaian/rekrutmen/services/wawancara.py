"""The structured interview: who interviews whom; marks given alone, sealed, and revealed when all have sealed."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.models import Lamaran, Panitia, Seleksi, Wawancara
from kepegawaian.rekrutmen.rules import benturan as rb
from kepegawaian.rekrutmen.rules import konfigurasi as rk
from kepegawaian.rekrutmen.rules import wawancara as rw
from kepegawaian.rekrutmen.rules.enum import PeranPanitia
from kepegawaian.rekrutmen.services.panitia import penjaga, sosok
from kepegawaian.rekrutmen.services.seleksi import seleksi_kunci
from kepegawaian.rekrutmen.workflows import NILAI_WAWANCARA
from kepegawaian.rekrutmen.workflows import KeadaanLamaran as L
from kepegawaian.rekrutmen.workflows import KeadaanSeleksi as K

PESERTA = (L.MS, L.LANJUT)


@transaction.atomic
def wawancara_bagi(*, seleksi: Seleksi, waktu: datetime | None, tempat: str, oleh: Any) -> int:
    """Give every participant without interviewers the number the rules ask for, evenly, keeping relatives apart.

    Raises ValidationError when somebody cannot be given enough interviewers. Returns how many rows were made.
    """
    baris = seleksi_kunci(seleksi, oleh)
    aturan = rk.baca(baris.konfigurasi).wawancara
    if aturan is None:
        raise ValidationError("Seleksi ini tidak mempunyai wawancara panitia.")
    bagian = baris.panitia.filter(peran=PeranPanitia.PEWAWANCARA, pernyataan__isnull=False)
    panitia = list(bagian.select_related("pengguna__pegawai"))
    jaga = {p.pk: penjaga(p) for p in panitia}
    beban = {p.pk: 0 for p in panitia}
    peserta = baris.lamaran.filter(keadaan__in=PESERTA, wawancara=None).select_related("pelamar").order_by("pk")
    baru: list[Wawancara] = []
    for lamaran in peserta:
        baru += _bagi(lamaran, panitia, jaga, beban, aturan.pewawancara, waktu, tempat)
    Wawancara.objects.bulk_create(baru)
    return len(baru)


def _bagi(
    lamaran: Lamaran,
    panitia: list[Panitia],
    jaga: dict[int, rb.Penjaga],
    beban: dict[int, int],
    perlu: int,
    waktu: datetime | None,
    tempat: str,
) -> list[Wawancara]:
    boleh = [p for p in panitia if not rb.benturan(jaga[p.pk], sosok(lamaran.pelamar))]
    dipilih = sorted(boleh, key=lambda p: (beban[p.pk], p.pk))[:perlu]
    if len(dipilih) < perlu:
        raise ValidationError(
            f"Peserta {lamaran.nomor} memerlukan {perlu} pewawancara; yang boleh hanya {len(boleh)}."
        )
    for p in dipilih:
        beban[p.pk] += 1
    return [
        Wawancara(kota_id=lamaran.kota_id, lamaran=lamaran, panitia=p, waktu=waktu, tempat=tempat.strip())
        for p in dipilih
    ]


@transaction.atomic
def wawancara_nilai(
    *, wawancara: Wawancara, nilai: dict[str, int], catatan: str, oleh: Any, segel: bool = False
) -> Wawancara:
    """Keep the own marks; `segel` closes them for good. Raises ValidationError by question when one is missing."""
    semua = Wawancara.objects.terlihat_oleh(oleh, NILAI_WAWANCARA).select_for_update(of=("self",))
    baris = semua.select_related("lamaran__seleksi", "panitia").filter(pk=wawancara.pk).first()
    if baris is None:
        raise PermissionDenied(NILAI_WAWANCARA)
    butir = _harus_terbuka(baris)
    baris.nilai = {b.kode: nilai[b.kode] for b in butir if 1 <= nilai.get(b.kode, 0) <= len(b.jangkar)}
    baris.catatan = catatan.strip()
    if segel:
        if belum := rw.kurang(baris.nilai, butir):
            raise ValidationError({kode: ["Pilih satu langkah skala."] for kode in belum})
        baris.skor, baris.disegel_pada = rw.skor(baris.nilai, butir), timezone.now()
    baris.save()
    return baris


def _harus_terbuka(baris: Wawancara) -> tuple[rk.Butir, ...]:
    if baris.disegel_pada is not None:
        raise TransitionRefused("Nilai ini sudah disegel dan tidak dapat diubah.")
    if baris.lamaran.seleksi.keadaan != K.UJIAN_LANJUTAN:
        raise TransitionRefused("Wawancara dinilai selama seleksi lanjutan berlangsung.")
    aturan = rk.baca(baris.lamaran.seleksi.konfigurasi).wawancara
    if aturan is None:
        raise TransitionRefused("Seleksi ini tidak mempunyai wawancara panitia.")
    return aturan.butir


def terbuka_semua(baris: Iterable[Wawancara]) -> bool:
    """Whether the marks of one participant may be shown: every interviewer has sealed."""
    semua = list(baris)
    return bool(semua) and all(w.disegel_pada is not None for w in semua)


def skor_wawancara(seleksi: Seleksi) -> dict[int, Decimal]:
    """Mark per application, only where every interviewer has sealed: what the ranking reads."""
    per: dict[int, list[Wawancara]] = {}
    for w in Wawancara.objects.filter(lamaran__seleksi=seleksi):
        per.setdefault(w.lamaran_id, []).append(w)
    return {
        pk: rw.rerata([w.skor for w in isi if w.skor is not None]) for pk, isi in per.items() if terbuka_semua(isi)
    }


def rekap(seleksi: Seleksi) -> list[dict[str, Any]]:
    """Participant by participant: how many have sealed, and the marks only where all have."""
    semua = Wawancara.objects.filter(lamaran__seleksi=seleksi).select_related("lamaran", "panitia__pengguna")
    per: dict[int, list[Wawancara]] = {}
    for w in semua.order_by("lamaran__nomor", "pk"):
        per.setdefault(w.lamaran_id, []).append(w)
    return [_rekap(isi, seleksi) for isi in per.values()]


def _rekap(isi: list[Wawancara], seleksi: Seleksi) -> dict[str, Any]:
    aturan = rk.baca(seleksi.konfigurasi).wawancara
    terbuka = terbuka_semua(isi)
    return {
        "lamaran": isi[0].lamaran,
        "disegel": sum(w.disegel_pada is not None for w in isi),
        "jumlah": len(isi),
        "nilai": [(w.panitia.pengguna, w.skor) for w in isi] if terbuka else [],
        "rerata": rw.rerata([w.skor for w in isi if w.skor is not None]) if terbuka else None,
        "berjauhan": rw.berjauhan([w.nilai for w in isi], aturan.butir) if terbuka and aturan else [],
    }
