"""Filling a new SKP: from that of last year, or from a template of the post."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from kinerja.skp.models import (
    RHK,
    SKP,
    ButirTemplat,
    EkspektasiPerilaku,
    Indikator,
    LampiranSKP,
    TemplatSKP,
)
from kinerja.skp.models.skp import SKPQuerySet
from kinerja.skp.rules.istilah import BagianLampiran
from kinerja.skp.workflows import BERLAKU

_KOLOM_RHK = (
    *("urutan", "jenis", "klasifikasi", "teks", "teks_induk", "cara_turun", "perspektif", "sumber", "penugasan"),
)
_KOLOM_INDIKATOR = (
    *("urutan", "aspek", "teks", "target_min", "target_maks", "satuan", "target_teks", "arah", "definisi"),
    *("formula", "sumber_data"),
)
LAMPIRAN_BAWAAN = {
    BagianLampiran.DUKUNGAN: "Perangkat kerja, data, dan anggaran sesuai dokumen pelaksanaan anggaran unit.",
    BagianLampiran.PERTANGGUNGJAWABAN: "Laporan kemajuan setiap akhir periode kepada pejabat penilai.",
    BagianLampiran.KONSEKUENSI: "Hasil evaluasi menjadi dasar penghargaan, pengembangan, dan pembinaan.",
}


def skp_terdahulu(pegawai_id: int, tahun: int) -> SKP | None:
    """The latest SKP of an earlier year that was set: what one copies from."""
    kueri: SKPQuerySet = SKP.objects.filter(pegawai=pegawai_id, tahun__lt=tahun, keadaan__in=sorted(BERLAKU))
    return kueri.order_by("-tahun", "-mulai").first()


def templat_cocok(*, kota_id: int, nama_jabatan: str, jenis_jabatan: str, instansi_jalur: str) -> list[TemplatSKP]:
    """Templates for a post, the nearest first: by the longest name, then by kind."""
    leluhur = [int(pk) for pk in instansi_jalur.strip("/").split("/") if pk]
    kueri: QuerySet[TemplatSKP] = TemplatSKP.objects.filter(kota_id=kota_id, aktif=True).filter(
        Q(instansi=None) | Q(instansi__in=leluhur), Q(jenis_jabatan="") | Q(jenis_jabatan=jenis_jabatan)
    )
    semua = kueri.order_by(Length("nama_jabatan").desc(), "nama")
    return [t for t in semua if nama_jabatan.lower().startswith(t.nama_jabatan.lower())]


def isi_dari_skp(baru: SKP, lama: SKP) -> None:
    """Copy RHK, indicators, expectations and lampiran; links follow the leader's RHK into the new year."""
    rhk_lama = list(RHK.objects.filter(skp=lama).prefetch_related("indikator").order_by("jenis", "urutan", "pk"))
    penerus = _penerus_induk([r.induk_id for r in rhk_lama if r.induk_id], baru.tahun)
    pasangan = [(r, _rhk_salinan(baru, r, penerus)) for r in rhk_lama]
    RHK.objects.bulk_create([salinan for _, salinan in pasangan])
    Indikator.objects.bulk_create(
        Indikator(kota_id=baru.kota_id, rhk=salinan, **{k: getattr(i, k) for k in _KOLOM_INDIKATOR})
        for asal, salinan in pasangan
        for i in asal.indikator.all()
    )
    EkspektasiPerilaku.objects.bulk_create(
        EkspektasiPerilaku(kota_id=baru.kota_id, skp=baru, nilai=e.nilai, teks=e.teks) for e in lama.ekspektasi.all()
    )
    LampiranSKP.objects.bulk_create(
        LampiranSKP(kota_id=baru.kota_id, skp=baru, bagian=b.bagian, urutan=b.urutan, teks=b.teks)
        for b in lama.lampiran.all()
    )


def _rhk_salinan(baru: SKP, asal: RHK, penerus: dict[int, RHK]) -> RHK:
    induk = penerus.get(asal.induk_id or 0)
    nilai = {k: getattr(asal, k) for k in _KOLOM_RHK}
    if induk is not None:
        nilai["teks_induk"] = induk.teks
    return RHK(kota_id=baru.kota_id, skp=baru, disalin_dari=asal, induk=induk, **nilai)


def _penerus_induk(induk_ids: list[int], tahun: int) -> dict[int, RHK]:
    """The leader's RHK of this year by the one of last year it was copied from."""
    kueri = RHK.objects.filter(disalin_dari__in=induk_ids, skp__tahun=tahun).exclude(skp__keadaan="dibatalkan")
    return {r.disalin_dari_id: r for r in kueri if r.disalin_dari_id}


def isi_dari_templat(baru: SKP, templat: TemplatSKP) -> None:
    """Lines with the same RHK become one RHK with several indicators."""
    butir = list(ButirTemplat.objects.filter(templat=templat))
    rhk: dict[str, RHK] = {}
    for b in butir:
        rhk.setdefault(b.rhk, RHK(kota_id=baru.kota_id, skp=baru, teks=b.rhk, urutan=len(rhk)))
    RHK.objects.bulk_create(rhk.values())
    Indikator.objects.bulk_create(_indikator_templat(baru, rhk[b.rhk], b) for b in butir)
    isi_lampiran_bawaan(baru)


def _indikator_templat(baru: SKP, rhk: RHK, b: ButirTemplat) -> Indikator:
    return Indikator(
        kota_id=baru.kota_id,
        rhk=rhk,
        urutan=b.urutan,
        aspek=b.aspek,
        teks=b.indikator,
        target_min=b.target_min,
        satuan=b.satuan,
        target_teks=b.target_teks,
    )


def isi_lampiran_bawaan(baru: SKP) -> None:
    """A first wording of the three parts, to be changed."""
    LampiranSKP.objects.bulk_create(
        LampiranSKP(kota_id=baru.kota_id, skp=baru, bagian=bagian.value, teks=teks)
        for bagian, teks in LAMPIRAN_BAWAAN.items()
    )
