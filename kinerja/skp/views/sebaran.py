"""Progress and distribution of the judgements of a city, per perangkat daerah of one period."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.angka import tulis_bulat
from asn.core.baris_tetap import BarisTetap
from asn.core.sel import alamat
from asn.core.views import requires
from kepegawaian.pegawai.rules.enum import PredikatKinerja
from kinerja.skp.services.sebaran import BarisSebaran
from kinerja.skp.services.sebaran import sebaran as hitung_sebaran
from kinerja.skp.views.bantu import periode_diminta
from kinerja.skp.workflows import IZIN_LIHAT_EVALUASI

ANGKA = ("dinilai", "jumlah", "persen", "keberatan")
PERANGKAT_DAERAH = BarisTetap(
    "skp/penilaian/sebaran_baris.html",
    isi=("alamat", "alamat_keberatan", "nama", "pelanggaran", *ANGKA, *(p.value.lower() for p in PredikatKinerja)),
    rupa=("bertaut", "ada_keberatan", "organisasi"),
)


@requires(IZIN_LIHAT_EVALUASI)
@require_safe
@never_cache
def sebaran(request: HttpRequest) -> HttpResponse:
    """The least finished first; every figure leads to its evaluations."""
    pilihan, periode = periode_diminta(request)
    isi = hitung_sebaran(request.user, periode.kode, segar="segar" in request.GET)
    konteks: dict[str, Any] = {
        "judul": "Kemajuan dan sebaran penilaian",
        "remah": [("Evaluasi kinerja pegawai", reverse("skp:evaluasi_daftar")), ("Kemajuan dan sebaran", None)],
        "periode": periode,
        "pilihan": pilihan,
        "sebaran": isi,
        "baris": [_baris(b, periode.kode) for b in isi.baris],
    }
    return render(request, "skp/penilaian/sebaran.html", konteks)


def _baris(b: BarisSebaran, periode: str) -> SafeString:
    daftar = f"{alamat('skp:evaluasi_daftar')}?periode={periode}&instansi={b.instansi_id}"
    organisasi = b.pola.organisasi if b.pola else None
    return PERANGKAT_DAERAH(
        bertaut=b.instansi_id is not None,
        ada_keberatan=b.keberatan > 0,
        organisasi=organisasi.get_predikat_display() if organisasi else "",
        alamat=daftar,
        alamat_keberatan=f"{daftar}&keadaan=keberatan",
        nama=b.nama,
        pelanggaran=_pelanggaran(tuple(p.pesan for p in b.pola.pelanggaran)) if b.pola else "",
        **{nama: tulis_bulat(getattr(b, nama)) for nama in ANGKA},
        **{p.value.lower(): tulis_bulat(b.predikat[p.value]) for p in PredikatKinerja},
    )


@lru_cache(maxsize=512)
def _pelanggaran(pesan: tuple[str, ...]) -> SafeString:
    return (
        SafeString(render_to_string("skp/penilaian/pelanggaran.html", {"pesan": pesan})) if pesan else SafeString("")
    )
