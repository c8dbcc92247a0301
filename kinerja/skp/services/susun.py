"""Making a SKP: for whom, in which post, for which days, assessed by whom, and with what to begin."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet

from asn.core.kueri_tetap import KueriTetap
from asn.core.services import apply_transition
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai, RiwayatJabatan
from kinerja.skp.models import SKP, PengecualianSKP, SiklusKinerja, TemplatSKP
from kinerja.skp.rules.istilah import AlasanKecuali, JenisSKP
from kinerja.skp.rules.jadwal import Tenggat
from kinerja.skp.rules.pengecualian import dikecualikan
from kinerja.skp.services.penilai import penilai_pada, penilai_terapkan
from kinerja.skp.services.salin import isi_dari_skp, isi_dari_templat, isi_lampiran_bawaan, skp_terdahulu
from kinerja.skp.workflows import BELUM_TETAP, IZIN_SETUJUI, IZIN_SUSUN, IZIN_TETAPKAN, SKP_WORKFLOW, KeadaanSKP

KOSONG, TAHUN_LALU, TEMPLAT = "kosong", "tahun_lalu", "templat"
TANPA_JABATAN = "Jabatan definitif belum tercatat, jadi SKP belum dapat disusun. Hubungi pengelola kepegawaian."


def alasan_kecuali(pegawai: Pegawai, tanggal: date) -> AlasanKecuali | None:
    """Why this person makes no SKP on the day, or None."""
    tercatat = PengecualianSKP.objects.filter(pegawai=pegawai).pada(tanggal).values_list("alasan", flat=True).first()
    return dikecualikan(pegawai.kedudukan, tercatat or "")


def skp_pada(pegawai_id: int, tanggal: date) -> SKP | None:
    """The SKP of this person for the day."""
    kueri = SKP.objects.filter(pegawai=pegawai_id, tahun=tanggal.year).hidup().pada(tanggal)
    return kueri.select_related("siklus", "penilai", "jabatan_penilai", "instansi").first()


def jabatan_dipegang(pegawai_id: int, tanggal: date) -> RiwayatJabatan | None:
    """The definitive post of the day."""
    dipegang: RiwayatJabatan | None = _DIPEGANG.satu(pegawai_id=pegawai_id, tanggal=tanggal)
    return dipegang


def _dipegang(pegawai_id: Any, tanggal: Any) -> QuerySet[RiwayatJabatan]:
    kueri = RiwayatJabatan.objects.filter(pegawai=pegawai_id, penugasan="DEFINITIF").sah().pada(tanggal)
    return kueri.select_related("jabatan", "instansi")[:1]


_DIPEGANG = KueriTetap(_dipegang)


def hari_mulai(siklus: SiklusKinerja, hari_ini: date) -> date:
    """The day for which a new SKP of this cycle is drawn up."""
    return min(max(hari_ini, siklus.mulai), siklus.selesai)


@transaction.atomic
def skp_buat(
    *, pegawai: Pegawai, siklus: SiklusKinerja, oleh: Any, dari: str = KOSONG, templat: TemplatSKP | None = None
) -> SKP:
    """Draw up the SKP of one person in the post of today (or of 1 January of a cycle to come).

    A SKP of another post in the same year ends the day before; one that was never set is cancelled. Raises
    PermissionDenied for the wrong person, ValidationError when there is nothing to plan or it exists already.
    """
    pegawai = Pegawai.objects.select_for_update(of=("self",)).get(pk=pegawai.pk)
    hari = hari_mulai(siklus, oleh.hari_ini())
    dipegang = _jabatan_atau_galat(pegawai, hari)
    mulai = max(siklus.mulai, dipegang.tmt_mulai, pegawai.tmt_masuk)
    skp = _rancang(pegawai, siklus, dipegang, mulai)
    penilai_terapkan(
        skp,
        penilai_pada(
            kota_id=skp.kota_id, jabatan_id=skp.jabatan_id, pegawai_id=pegawai.pk, tanggal=max(mulai, oleh.hari_ini())
        ),
    )
    _pastikan_boleh(skp, oleh)
    _akhiri_yang_lama(pegawai, siklus, skp, oleh)
    skp.save()
    _isi(skp, dari, templat)
    return skp


def _jabatan_atau_galat(pegawai: Pegawai, hari: date) -> RiwayatJabatan:
    if alasan := alasan_kecuali(pegawai, hari):
        raise ValidationError(f"Tidak menyusun SKP: {alasan.label.lower()}.")
    dipegang = jabatan_dipegang(pegawai.pk, hari)
    if dipegang is None:
        raise ValidationError(TANPA_JABATAN)
    return dipegang


def _rancang(pegawai: Pegawai, siklus: SiklusKinerja, dipegang: RiwayatJabatan, mulai: date) -> SKP:
    return SKP(
        kota_id=pegawai.kota_id,
        siklus=siklus,
        tahun=siklus.tahun,
        pegawai=pegawai,
        jabatan_id=dipegang.jabatan_id,
        nama_jabatan=dipegang.nama_jabatan,
        instansi_id=dipegang.instansi_id,
        perangkat_daerah_id=dipegang.instansi.perangkat_daerah_id,
        jenis=bentuk(dipegang.jabatan, puncak=dipegang.instansi.induk_id is None).value,
        mulai=mulai,
        sampai=siklus.selesai,
    )


def bentuk(jabatan: Jabatan, *, puncak: bool) -> JenisSKP:
    """JPT dan pimpinan unit kerja mandiri memakai bentuk berperspektif. PermenPANRB 6/2022."""
    jpt = jabatan.jenis.startswith("JPT_") or (jabatan.memimpin and puncak)
    return JenisSKP.JPT if jpt else JenisSKP.JA_JF


def _pastikan_boleh(skp: SKP, oleh: Any) -> None:
    """The person, the penilai of today, or the pengelola once the time has run out."""
    if oleh.pegawai_id == skp.pegawai_id and oleh.has_perm(IZIN_SUSUN):
        return
    arahan = oleh.jangkauan(IZIN_SETUJUI)
    if skp.jabatan_penilai_id in arahan.jabatan_ids and oleh.pegawai_id != skp.pegawai_id:
        return
    if skp.jabatan_penilai_id is None and skp.kota_id in arahan.kota_ids and oleh.pegawai_id != skp.pegawai_id:
        return
    if not (_dikelola(skp, oleh) and _waktu_habis(skp, oleh.hari_ini())):
        raise PermissionDenied(IZIN_SUSUN)


def _dikelola(skp: SKP, oleh: Any) -> bool:
    kelola = oleh.jangkauan(IZIN_TETAPKAN)
    return oleh.pegawai_id != skp.pegawai_id and (
        skp.kota_id in kelola.kota_ids or skp.instansi_id in kelola.instansi_ids
    )


def _waktu_habis(skp: SKP, hari_ini: date) -> bool:
    s = skp.siklus
    batas = Tenggat.untuk(skp.mulai, s.mulai, s.batas_susun, s.batas_tetap)
    return batas.pengelola_boleh_menetapkan(hari_ini)


def skp_setahun(pegawai_id: int, tahun: int) -> QuerySet[SKP]:
    return SKP.objects.filter(pegawai=pegawai_id, tahun=tahun).hidup()


def _akhiri_yang_lama(pegawai: Pegawai, siklus: SiklusKinerja, baru: SKP, oleh: Any) -> None:
    """One SKP per day: that of the former post ends the day before the new one begins."""
    for lama in skp_setahun(pegawai.pk, siklus.tahun).filter(sampai__gte=baru.mulai).select_for_update():
        if lama.jabatan_id == baru.jabatan_id:
            raise ValidationError("SKP untuk jabatan ini pada tahun tersebut sudah ada.")
        if lama.keadaan in BELUM_TETAP:
            _batalkan(lama, oleh)
        elif lama.mulai >= baru.mulai:
            raise ValidationError("Masa SKP jabatan lama tumpang tindih. Hubungi pengelola kinerja instansi.")
        else:
            lama.sampai = baru.mulai - timedelta(days=1)
            lama.save(update_fields=["sampai"])


def _batalkan(lama: SKP, oleh: Any) -> None:
    if oleh.pegawai_id == lama.pegawai_id:
        apply_transition(SKP_WORKFLOW, "batalkan", lama, oleh=oleh, catatan="Berganti jabatan")
    elif _dikelola(lama, oleh):
        apply_transition(SKP_WORKFLOW, "batalkan_pengelola", lama, oleh=oleh, catatan="Berganti jabatan")
    else:
        raise ValidationError("Draf SKP jabatan lama masih ada; pegawai atau pengelola kinerja membatalkannya dulu.")


def _isi(skp: SKP, dari: str, templat: TemplatSKP | None) -> None:
    lama = skp_terdahulu(skp.pegawai_id, skp.tahun) if dari == TAHUN_LALU else None
    if lama is not None:
        skp.disalin_dari, skp.pendekatan = lama, lama.pendekatan
        skp.save(update_fields=["disalin_dari", "pendekatan"])
        isi_dari_skp(skp, lama)
    elif dari == TEMPLAT and templat is not None:
        isi_dari_templat(skp, templat)
    else:
        isi_lampiran_bawaan(skp)


def perlu_skp_baru(skp: SKP, dipegang: RiwayatJabatan | None) -> bool:
    """Whether the person has moved to another post since: the SKP no longer describes the work (mutasi)."""
    return dipegang is not None and dipegang.jabatan_id != skp.jabatan_id and skp.keadaan != KeadaanSKP.DITUTUP
