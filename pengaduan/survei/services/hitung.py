"""From stored answers to the figures of a closing."""

from collections.abc import Iterable

from django.conf import settings

from pengaduan.survei.models import Jawaban, Kampanye
from pengaduan.survei.models.jawaban import TERVERIFIKASI
from pengaduan.survei.rules.angka import AngkaSurvei, Jawab, susun_angka
from pengaduan.survei.rules.responden import DIMENSI
from pengaduan.survei.rules.unsur import KUNCI

_PROFIL = tuple(DIMENSI)


def jawab_dari(baris: Iterable[tuple[object, ...]]) -> Iterable[Jawab]:
    """Rows (values in the order of KUNCI, service, channel, profile) as the rules count them."""
    batas = len(KUNCI)
    for satu in baris:
        nilai, layanan, kanal, *profil = satu[:batas], *satu[batas:]
        yield Jawab(nilai, layanan, kanal, dict(zip(_PROFIL, profil, strict=True)))  # type: ignore[arg-type]


def angka_kampanye(kampanye: Kampanye) -> AngkaSurvei:
    """Figures of every answer so far; the rule of the last day of the period decides."""
    baris = Jawaban.objects.filter(kampanye=kampanye).values_list(*KUNCI, "layanan_id", "kanal", *_PROFIL)
    layanan = kampanye.baris_layanan.select_related("layanan").order_by("layanan__nama", "pk")
    return susun_angka(
        jawab_dari(baris.iterator()),
        layanan=[(b.layanan_id, b.layanan.nama, b.populasi) for b in layanan],
        terverifikasi=frozenset(TERVERIFIKASI),
        pada=kampanye.periode_objek.selesai,
        minimum=settings.SEL_PUBLIK_MINIMUM,
    )
