"""What a committee member sees: own scores only, what is left, and who comes next."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.urls import reverse

from kepegawaian.promosi.models import (
    AnggotaPanitia,
    BenturanPanitia,
    LamaranJabatan,
    NilaiSeleksi,
    SeleksiJabatan,
    TahapSeleksi,
)
from kepegawaian.promosi.services.benturan import anggota_dari
from kepegawaian.promosi.workflows import KeadaanTahap


def tugas(seleksi: list[SeleksiJabatan], pengguna: Any) -> list[dict[str, Any]]:
    """Every selection with what is left to score there."""
    anggota = {a.seleksi_id: a for a in AnggotaPanitia.objects.filter(seleksi__in=seleksi, pengguna=pengguna)}
    sisa = sisa_per_seleksi(pengguna)
    return [{"seleksi": s, "anggota": anggota[s.pk], "sisa": sisa.get(s.pk, 0)} for s in seleksi]


def sisa_per_seleksi(pengguna: Any) -> dict[int, int]:
    """Scores this account still owes, by selection: one query, because the menu asks on every page."""
    bentur = BenturanPanitia.objects.filter(anggota__pengguna=pengguna, bantahan="").values("lamaran")
    peserta = LamaranJabatan.objects.filter(seleksi=OuterRef("seleksi")).memenuhi().exclude(pk__in=bentur)
    ada = NilaiSeleksi.objects.filter(tahap=OuterRef("pk"), anggota__pengguna=pengguna).exclude(lamaran__in=bentur)
    tahap = TahapSeleksi.objects.filter(
        keadaan=KeadaanTahap.DINILAI,
        penilai="PANITIA",
        seleksi__panitia__pengguna=pengguna,
        seleksi__panitia__aktif=True,
    )
    hasil: dict[int, int] = defaultdict(int)
    for seleksi, wajib, sudah in tahap.values_list("seleksi", _jumlah(peserta, "seleksi"), _jumlah(ada, "tahap")):
        hasil[seleksi] += (wajib or 0) - (sudah or 0)
    return hasil


def _jumlah(kueri: Any, kolom: str) -> Subquery:
    return Subquery(kueri.order_by().values(kolom).annotate(n=Count("pk")).values("n"), output_field=IntegerField())


def jumlah_menunggu(pengguna: Any) -> int:
    """The figure beside the menu entry."""
    return sum(sisa_per_seleksi(pengguna).values())


def papan(seleksi: SeleksiJabatan, pengguna: Any) -> dict[str, Any]:
    anggota = anggota_dari(seleksi, pengguna)
    peserta = list(seleksi.lamaran.memenuhi().for_list().order_by("lowongan", "nomor"))
    benturan = {b.lamaran_id: b for b in BenturanPanitia.objects.filter(anggota=anggota)}
    return {
        "anggota": anggota,
        "tahap": [_baris_tahap(t, anggota, len(peserta)) for t in seleksi.tahap.all()],
        "peserta": [{"isi": p, "benturan": benturan.get(p.pk)} for p in peserta],
    }


def _baris_tahap(tahap: TahapSeleksi, anggota: AnggotaPanitia, jumlah: int) -> dict[str, Any]:
    if tahap.penilai == "LEMBAGA":
        return {"isi": tahap, "sisa": None, "url": ""}
    sisa = belum_dinilai(tahap, anggota) if tahap.keadaan == KeadaanTahap.DINILAI else []
    pertama = sisa or giliran(tahap, anggota)
    url = _alamat(tahap, pertama[0]) if pertama and tahap.keadaan != KeadaanTahap.MENUNGGU else ""
    return {"isi": tahap, "sisa": len(sisa), "url": url}


def giliran(tahap: TahapSeleksi, anggota: AnggotaPanitia) -> list[LamaranJabatan]:
    """Candidates this member scores, in order."""
    bentur = BenturanPanitia.objects.filter(anggota=anggota, bantahan="").values("lamaran")
    peserta = LamaranJabatan.objects.filter(seleksi=tahap.seleksi_id).memenuhi().exclude(pk__in=bentur)
    return list(peserta.order_by("lowongan", "nomor"))


def belum_dinilai(tahap: TahapSeleksi, anggota: AnggotaPanitia) -> list[LamaranJabatan]:
    ada = set(NilaiSeleksi.objects.filter(tahap=tahap, anggota=anggota).values_list("lamaran", flat=True))
    return [p for p in giliran(tahap, anggota) if p.pk not in ada]


def nilai_milik(tahap: TahapSeleksi, lamaran: LamaranJabatan, pengguna: Any) -> NilaiSeleksi | None:
    """The member's own scores, nobody else's."""
    return NilaiSeleksi.objects.filter(tahap=tahap, lamaran=lamaran).milik(pengguna).first()


def benturan_milik(lamaran: LamaranJabatan, pengguna: Any) -> BenturanPanitia | None:
    return BenturanPanitia.objects.filter(lamaran=lamaran, anggota__pengguna=pengguna, bantahan="").first()


def urutan(tahap: TahapSeleksi, lamaran: LamaranJabatan, pengguna: Any) -> dict[str, Any]:
    """Where this candidate stands in the row of work, with the way to the neighbours."""
    semua = giliran(tahap, anggota_dari(tahap.seleksi, pengguna))
    ids = [p.pk for p in semua]
    if lamaran.pk not in ids:
        return {"urut": None, "dari": len(semua), "sebelum": "", "sesudah": ""}
    i = ids.index(lamaran.pk)
    return {
        "urut": i + 1,
        "dari": len(semua),
        "sebelum": _alamat(tahap, semua[i - 1]) if i else "",
        "sesudah": _alamat(tahap, semua[i + 1]) if i + 1 < len(semua) else "",
    }


def berikut(tahap: TahapSeleksi, pengguna: Any) -> str:
    """The next candidate without a score, or back to the selection when all are done."""
    sisa = belum_dinilai(tahap, anggota_dari(tahap.seleksi, pengguna))
    return _alamat(tahap, sisa[0]) if sisa else reverse("promosi:panitia", args=[tahap.seleksi_id])


def _alamat(tahap: TahapSeleksi, lamaran: LamaranJabatan) -> str:
    return reverse("promosi:nilai", args=[tahap.pk, lamaran.pk])
