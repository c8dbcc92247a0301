"""The list of the administrative selection: outcomes by exam number; the reasons stay with the person."""

import hashlib
from datetime import date
from typing import Any

from django.db import transaction

from asn.core.jobs import enqueue
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.models import HasilPeserta, Lamaran, Pengumuman, Seleksi
from kepegawaian.rekrutmen.workflows import KeadaanSeleksi

ADMINISTRASI = "administrasi"
LEWAT = "Masa sanggah administrasi sudah ditutup; hasilnya tidak dapat direvisi lagi."


@transaction.atomic
def administrasi_terbitkan(*, seleksi: Seleksi, nomor: str, tanggal: date, oleh: Any) -> Pengumuman:
    """Freeze what the verifiers concluded as a published list. Called where the selection announces it."""
    return _terbitkan(seleksi, nomor=nomor or str(seleksi), tanggal=tanggal, oleh=oleh, lama=None, sebab="")


@transaction.atomic
def administrasi_revisi(*, seleksi: Seleksi, sebab: str, tanggal: date, oleh: Any) -> Pengumuman | None:
    """The next revision when somebody's outcome has changed since the last list; None otherwise."""
    baris = Seleksi.objects.select_for_update(of=("self",)).select_related("kota").get(pk=seleksi.pk)
    lama = Pengumuman.objects.filter(seleksi=baris, tahap=ADMINISTRASI).order_by("-revisi").first()
    if lama is None or baris.keadaan != KeadaanSeleksi.SANGGAH_ADMINISTRASI:
        raise TransitionRefused(LEWAT)
    dulu = dict(HasilPeserta.objects.filter(pengumuman=lama).values_list("lamaran", "status"))
    kini = dict(_diputus(baris).values_list("pk", "hasil_administrasi"))
    if dulu == kini:
        return None
    return _terbitkan(baris, nomor=lama.nomor, tanggal=tanggal, oleh=oleh, lama=lama, sebab=sebab)


def _diputus(seleksi: Seleksi) -> Any:
    return Lamaran.objects.filter(seleksi=seleksi).masuk().exclude(hasil_administrasi="")


def _terbitkan(
    seleksi: Seleksi, *, nomor: str, tanggal: date, oleh: Any, lama: Pengumuman | None, sebab: str
) -> Pengumuman:
    semua = list(_diputus(seleksi).order_by("nomor").only("nomor", "lowongan", "hasil_administrasi"))
    dulu = {x.lamaran_id: x for x in HasilPeserta.objects.filter(pengumuman=lama)} if lama else {}
    status = [x.hasil_administrasi for x in semua]
    p = Pengumuman.objects.create(
        kota_id=seleksi.kota_id,
        seleksi=seleksi,
        tahap=ADMINISTRASI,
        revisi=lama.revisi + 1 if lama else 1,
        nomor=nomor,
        tanggal=tanggal,
        sebab=sebab,
        isi={"peserta": len(semua), "status": {s: status.count(s) for s in ("MS", "TMS")}},
        diterbitkan_oleh=oleh,
    )
    HasilPeserta.objects.bulk_create((_baris(p, x, dulu.get(x.pk)) for x in semua), batch_size=1_000)
    judul = f"Pengumuman {p.get_tahap_display().lower()} {seleksi.nama}"[:250]
    p.sha256 = hashlib.sha256("\n".join(f"{x.nomor};{x.hasil_administrasi}" for x in semua).encode()).hexdigest()
    p.tanda = tanda_terbitkan(kota_id=p.kota_id, judul=judul, nomor=nomor, tanggal=tanggal)
    tanda_segel(p.tanda, sha256=p.sha256, menggantikan=lama.tanda if lama else None)
    p.tersegel = True
    p.save(update_fields=["sha256", "tanda", "tersegel"])
    enqueue("rekrutmen.cetak_pengumuman", p.pk, kota=p.kota_id, terjadwal=True)
    return p


def _baris(p: Pengumuman, x: Lamaran, dulu: HasilPeserta | None) -> HasilPeserta:
    sama = dulu is not None and dulu.status == x.hasil_administrasi
    return HasilPeserta(
        kota_id=p.kota_id,
        pengumuman=p,
        lamaran=x,
        lowongan_id=x.lowongan_id,
        nomor=x.nomor,
        status=x.hasil_administrasi,
        berubah_pada=dulu.berubah_pada if dulu is not None and sama else p.tanggal,
    )
