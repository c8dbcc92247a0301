"""The content of a SKP as plain values: frozen when it is set, compared when it changes, checked before it is sent."""

from typing import Any

from django.db.models import QuerySet

from kinerja.skp.models import RHK, SKP, NaskahSKP
from kinerja.skp.rules.istilah import JenisHasil
from kinerja.skp.rules.kelengkapan import ButirRHK, kekurangan
from kinerja.skp.services.isi import rhk_pimpinan


def rhk_lengkap(skp: SKP) -> QuerySet[RHK]:
    """RHK in the order of the form with their indicators; main results first."""
    kueri = RHK.objects.filter(skp=skp).select_related("induk").prefetch_related("indikator")
    return kueri.order_by("-jenis", "urutan", "pk")


def naskah_isi(skp: SKP) -> dict[str, Any]:
    """Every word of the SKP that was agreed upon."""
    return {
        "nama_jabatan": skp.nama_jabatan,
        "pendekatan": skp.pendekatan,
        "mulai": skp.mulai.isoformat(),
        "sampai": skp.sampai.isoformat(),
        "penilai": skp.penilai_id,
        "jabatan_penilai": skp.jabatan_penilai_id,
        "penilai_sebagai": skp.penilai_sebagai,
        "rhk": [_rhk(r) for r in rhk_lengkap(skp)],
        "ekspektasi": {e.nilai: e.teks for e in skp.ekspektasi.all()},
        "lampiran": [[b.bagian, b.teks] for b in skp.lampiran.all()],
    }


def _rhk(r: RHK) -> dict[str, Any]:
    return {
        "id": r.pk,
        "teks": r.teks,
        "jenis": r.jenis,
        "klasifikasi": r.klasifikasi,
        "rhk_pimpinan": r.teks_induk,
        "cara_turun": r.cara_turun,
        "perspektif": r.perspektif,
        "sumber": r.sumber,
        "penugasan": r.penugasan,
        "indikator": [{"id": i.pk, "aspek": i.aspek, "teks": i.teks, "target": i.target} for i in r.indikator.all()],
    }


def naskah_bekukan(skp: SKP, *, oleh: Any, alasan: str = "") -> NaskahSKP:
    """Keep the content under the next number."""
    return NaskahSKP.objects.create(
        kota_id=skp.kota_id, skp=skp, ke=skp.naskah, isi=naskah_isi(skp), ditetapkan_oleh=oleh, alasan=alasan[:300]
    )


def kurang(skp: SKP) -> list[str]:
    """What keeps this SKP from being submitted."""
    rhk = list(rhk_lengkap(skp))
    return kekurangan(
        [_butir(r) for r in rhk],
        jenis=skp.jenis,
        pendekatan=skp.pendekatan,
        ada_rhk_pimpinan=not skp.jpt and rhk_pimpinan(skp).filter(jenis=JenisHasil.UTAMA).exists(),
        bagian_lampiran=len({b.bagian for b in skp.lampiran.all()}),
    )


def _butir(r: RHK) -> ButirRHK:
    indikator = list(r.indikator.all())
    return ButirRHK(
        teks=r.teks,
        jenis=r.jenis,
        indikator=len(indikator),
        tanpa_target=sum(1 for i in indikator if not i.target),
        tanpa_aspek=sum(1 for i in indikator if not i.aspek),
        berinduk=r.induk_id is not None,
        berperspektif=bool(r.perspektif),
        penugasan=r.penugasan,
    )
