"""The computation: portions of people in key order, each one short transaction under the lock of the cycle.

The cycle remembers how far it has come, so a message delivered twice or a worker that died goes on where the last
portion ended. A portion that is written again gives the same rows.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from asn.akun.services.layanan import akun_layanan
from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from asn.core.models import KeadaanPekerjaan, Pekerjaan
from asn.core.pekerjaan import (
    pekerjaan_akhiri,
    pekerjaan_berkabar,
    pekerjaan_kabarkan,
    pekerjaan_maju,
)
from asn.core.services import transition_row
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet
from kepegawaian.talenta.models import HasilTalenta, SiklusTalenta
from kepegawaian.talenta.rules.nilai import Butir, Hasil, Ketentuan, hitung
from kepegawaian.talenta.rules.suksesi import tujuan
from kepegawaian.talenta.services.fakta import Orang, fakta_orang
from kepegawaian.talenta.workflows import SIKLUS_WORKFLOW, KeadaanSiklus

PORSI = 2_000
MENILAI = "Menilai pegawai"
# Columns a repeated portion writes again.
_DITULIS = (
    *("instansi", "jabatan", "jenis_jabatan", "jenjang", "tujuan", "skor_kinerja", "skor_potensial"),
    *("kelas_kinerja", "kelas_potensial", "kotak_hitung", "kotak", "kotak_lalu", "sebab", "butir", "dihitung_pada"),
)


def peserta(siklus: SiklusTalenta) -> PegawaiQuerySet:
    """Who is mapped: PNS in active service on the reference day."""
    aktif = Pegawai.objects.filter(kota=siklus.kota_id, jenis="PNS", kedudukan="AKTIF")
    return aktif.pegawai_pada(siklus.acuan)


def siklus_hitung(*, siklus_id: int, kota_id: int, porsi: int = PORSI) -> None:
    """Portion after portion until everybody is counted, then the cycle moves on."""
    while _satu_porsi(siklus_id, kota_id, porsi):
        pass


def _satu_porsi(siklus_id: int, kota_id: int, porsi: int) -> bool:
    """Count the next people; False when there is nothing left to do."""
    with lingkup_kota([kota_id]):
        terkunci = SiklusTalenta.objects.select_for_update(of=("self",)).select_related("kota")
        siklus = terkunci.filter(pk=siklus_id, keadaan=KeadaanSiklus.DISIAPKAN.value).first()
        pekerjaan = siklus.pekerjaan_id if siklus else None
        if siklus is None or pekerjaan is None:
            return False
        ids = list(peserta(siklus).filter(pk__gt=siklus.sampai).order_by("pk").values_list("pk", flat=True)[:porsi])
        if not ids:
            _selesaikan(siklus, pekerjaan)
            return False
        hasil_tulis(siklus, ids)
        siklus.sampai = ids[-1]
        siklus.save(update_fields=["sampai"])
        pekerjaan_maju(pekerjaan, len(ids), MENILAI)
        selesai, total = Pekerjaan.objects.filter(pk=pekerjaan).values_list("selesai", "total").get()
        pekerjaan_kabarkan(pekerjaan, selesai, total, MENILAI)
    return True


def hasil_tulis(siklus: SiklusTalenta, ids: Sequence[int]) -> int:
    """Results of these people, written or written again."""
    aturan = siklus.aturan()
    lalu = _kotak_lalu(siklus, ids)
    orang = fakta_orang(kota_id=siklus.kota_id, acuan=siklus.acuan, pegawai_ids=ids)
    baris = [hasil_baris(siklus, o, aturan, lalu.get(o.pegawai_id)) for o in orang]
    HasilTalenta.objects.bulk_create(
        baris,
        batch_size=PORSI,
        update_conflicts=True,
        unique_fields=["siklus", "pegawai", "revisi"],
        update_fields=_DITULIS,
    )
    return len(baris)


def hasil_baris(siklus: SiklusTalenta, o: Orang, aturan: Ketentuan, kotak_lalu: int | None) -> HasilTalenta:
    """One row, not saved."""
    hasil = hitung(o.fakta, aturan)
    return HasilTalenta(
        kota_id=siklus.kota_id,
        siklus=siklus,
        pegawai_id=o.pegawai_id,
        instansi_id=o.instansi_id,
        jabatan=o.jabatan[:200],
        jenis_jabatan=o.jenis,
        jenjang=o.jenjang,
        tujuan=tujuan(o.jenis, o.jenjang),
        **nilai_hasil(hasil),
        kotak=hasil.kotak,
        kotak_lalu=kotak_lalu,
        dihitung_pada=timezone.now(),
    )


def nilai_hasil(hasil: Hasil) -> dict[str, Any]:
    """Columns of an outcome, as plain values."""
    return {
        "skor_kinerja": hasil.kinerja,
        "skor_potensial": hasil.potensial,
        "kelas_kinerja": hasil.kelas_kinerja.value if hasil.kelas_kinerja else "",
        "kelas_potensial": hasil.kelas_potensial.value if hasil.kelas_potensial else "",
        "kotak_hitung": hasil.kotak,
        "sebab": " ".join(hasil.sebab)[:300],
        "butir": [_butir(b) for b in hasil.butir],
    }


def _butir(b: Butir) -> list[Any]:
    nilai = None if b.nilai is None else str(b.nilai)
    bukti = [list(x) for x in b.bukti]
    return [b.sumbu.value, b.kode, b.label, str(b.bobot), nilai, str(b.sumbangan), b.teks, bukti, b.induk]


def _kotak_lalu(siklus: SiklusTalenta, ids: Sequence[int]) -> dict[int, int]:
    if siklus.sebelum_id is None:
        return {}
    lalu = HasilTalenta.objects.filter(siklus=siklus.sebelum_id, pegawai__in=ids, kota=siklus.kota_id).kini()
    return {pk: kotak for pk, kotak in lalu.values_list("pegawai", "kotak") if kotak}


def _selesaikan(siklus: SiklusTalenta, pekerjaan: UUID) -> None:
    jumlah = siklus.hasil.count()
    transition_row(SIKLUS_WORKFLOW, "selesaikan", siklus, oleh=akun_layanan(siklus.kota))
    pekerjaan_akhiri(
        pekerjaan,
        KeadaanPekerjaan.SELESAI,
        f"{jumlah} pegawai selesai dinilai.",
        reverse("talenta:siklus", args=[siklus.pk]),
    )


def siklus_lanjutkan(kota_id: int) -> None:
    """Queue again a computation nobody is at any more; the city must be in scope."""
    berjalan = SiklusTalenta.objects.filter(kota=kota_id, keadaan=KeadaanSiklus.DISIAPKAN.value)
    for siklus in berjalan.filter(pekerjaan__keadaan__in=["antre", "berjalan"]):
        if siklus.pekerjaan_id and not pekerjaan_berkabar(siklus.pekerjaan_id):
            enqueue("talenta.hitung", str(siklus.pekerjaan_id), siklus.pk, kota=kota_id, terjadwal=True)
