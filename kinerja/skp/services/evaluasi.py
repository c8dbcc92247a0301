"""Shared ground of judging: who judges today, the locked row, the edge of a state, opening the rows of a period."""

from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet

from asn.core.models import RiwayatKeadaan
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kinerja.skp.models import SKP, EvaluasiKinerja
from kinerja.skp.rules.periode import PeriodeKinerja
from kinerja.skp.workflows import BERLAKU, EVALUASI_KINERJA_WORKFLOW, IZIN_NILAI, KeadaanEvaluasiKinerja

E = KeadaanEvaluasiKinerja
BUKAN_PENILAI = "Anda bukan pejabat penilai evaluasi ini pada hari ini."


def menilai(evaluasi: EvaluasiKinerja, pengguna: Any) -> bool:
    """Whether this user holds the judging post today; a PPK judges for the kepala daerah only, nobody oneself."""
    if pengguna.pegawai_id is not None and pengguna.pegawai_id == evaluasi.pegawai_id:
        return False
    jangkauan = pengguna.jangkauan(IZIN_NILAI)
    if evaluasi.jabatan_penilai_id is None:
        return evaluasi.kota_id in jangkauan.kota_ids
    return evaluasi.jabatan_penilai_id in jangkauan.jabatan_ids


def kunci_nilai(evaluasi: EvaluasiKinerja, *, oleh: Any, versi: int | None = None) -> EvaluasiKinerja:
    """The locked row for the penilai of today. Raises PermissionDenied, VersiBasi."""
    baris = kunci(evaluasi, oleh=oleh, izin=IZIN_NILAI)
    if not menilai(baris, oleh):
        raise PermissionDenied(BUKAN_PENILAI)
    if versi is not None and baris.versi != versi:
        raise VersiBasi(baris, [("Versi", baris.versi, versi)])
    return baris


def kunci(evaluasi: EvaluasiKinerja, *, oleh: Any, izin: str) -> EvaluasiKinerja:
    terlihat = EvaluasiKinerja.objects.terlihat_oleh(oleh, izin).select_for_update(of=("self",))
    baris = terlihat.select_related("skp__siklus", "skp__jabatan", "pegawai__kota").filter(pk=evaluasi.pk).first()
    if baris is None:
        raise PermissionDenied(izin)
    return baris


def pindah(evaluasi: EvaluasiKinerja, nama: str, *, oleh: Any, catatan: str = "") -> None:
    """Take an edge on a row that is locked, for somebody whose right to do so was established elsewhere.

    The appeal machine decides who decides; the calendar makes final what nobody contests. Both reach rows that the
    reach of the judging permission does not.
    """
    t = EVALUASI_KINERJA_WORKFLOW[nama]
    if evaluasi.keadaan not in t.dari:
        raise TransitionRefused(
            f"“{t.label}” tidak dapat dilakukan karena keadaannya sekarang “{evaluasi.get_keadaan_display()}”."
        )
    dari, evaluasi.keadaan = evaluasi.keadaan, t.ke
    evaluasi.versi += 1
    evaluasi.save(update_fields=["keadaan", "versi"])
    RiwayatKeadaan.objects.create(
        kota_id=evaluasi.kota_id,
        objek_jenis=ContentType.objects.get_for_model(EvaluasiKinerja),
        objek_id=evaluasi.pk,
        transisi=t.nama,
        dari=dari,
        ke=t.ke,
        oleh=oleh,
        catatan=catatan,
        dasar=t.dasar,
    )


def evaluasi_buka(*, kota_id: int, periode: PeriodeKinerja, skp: QuerySet[SKP] | None = None) -> int:
    """A row for everybody whose SKP was in force in the period; what exists stays. Returns how many are new.

    Idempotent: the night opens what has ended, and a leader who is early opens the own team.
    """
    if skp is None:
        skp = SKP.objects.filter(kota=kota_id, tahun=periode.mulai.year, keadaan__in=sorted(BERLAKU))
        skp = skp.filter(mulai__lte=periode.selesai, sampai__gte=periode.mulai)
    ada = EvaluasiKinerja.objects.filter(kota=kota_id, periode=periode.kode, skp=OuterRef("pk"))
    baru = [_baris(s, periode) for s in skp.filter(~Exists(ada))]
    EvaluasiKinerja.objects.bulk_create(baru, batch_size=500, ignore_conflicts=True)
    return len(baru)


def _baris(skp: SKP, periode: PeriodeKinerja) -> EvaluasiKinerja:
    return EvaluasiKinerja(
        kota_id=skp.kota_id,
        skp=skp,
        tahun=skp.tahun,
        periode=periode.kode,
        pegawai_id=skp.pegawai_id,
        instansi_id=skp.instansi_id,
        perangkat_daerah_id=skp.perangkat_daerah_id,
        jabatan_penilai_id=skp.jabatan_penilai_id,
        penilai_id=skp.penilai_id,
        penilai_sebagai=skp.penilai_sebagai,
    )


def evaluasi_ikut_penilai(*, kota_id: int) -> int:
    """Rows nobody has begun to judge follow the judging post of their SKP (mutasi, reorganisation)."""
    berubah = []
    kueri = EvaluasiKinerja.objects.filter(kota=kota_id, keadaan=E.BELUM.value).select_related("skp")
    for satu in kueri.iterator(2_000):
        if satu.jabatan_penilai_id != satu.skp.jabatan_penilai_id:
            satu.jabatan_penilai_id, satu.penilai_id = satu.skp.jabatan_penilai_id, satu.skp.penilai_id
            satu.penilai_sebagai = satu.skp.penilai_sebagai
            berubah.append(satu)
    EvaluasiKinerja.objects.bulk_update(berubah, ["jabatan_penilai", "penilai", "penilai_sebagai"], batch_size=500)
    return len(berubah)


def bagian_berlalu(skp: SKP, periode: PeriodeKinerja) -> tuple[int, int]:
    """Days of the SKP that have passed by the end of the period, and its days in all."""
    akhir: date = min(skp.sampai, periode.selesai)
    return max((akhir - skp.mulai).days + 1, 0), (skp.sampai - skp.mulai).days + 1
