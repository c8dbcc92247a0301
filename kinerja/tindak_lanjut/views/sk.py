"""Decisions: the list, one with its recipients, and deciding on the approved."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.periode import Periode
from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.pegawai.rules import nip
from kinerja.tindak_lanjut.filters import SaringanSK
from kinerja.tindak_lanjut.forms import FormTetapkan
from kinerja.tindak_lanjut.models import NominasiPenghargaan, SKPenghargaan
from kinerja.tindak_lanjut.rules.jenis import JenisPenghargaan
from kinerja.tindak_lanjut.services.sk import (
    LIHAT,
    PENERIMA_MAKS,
    halangan_penetap,
    insentif_berlaku,
    sk_tetapkan,
)
from kinerja.tindak_lanjut.tables import TabelSK
from kinerja.tindak_lanjut.views.nominasi import EKSPOR, tab_penghargaan
from kinerja.tindak_lanjut.workflows import TETAPKAN, KeadaanNominasi


@requires(LIHAT)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Decisions in reach, newest first."""
    return halaman_daftar(
        request,
        kueri=visible(request, SKPenghargaan),
        filterset_class=SaringanSK,
        table_class=TabelSK,
        judul="SK penghargaan",
        nama_daftar="sk-penghargaan",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab_penghargaan(request, "sk_daftar"),
            "boleh_tetapkan": request.user.has_perm(TETAPKAN),
            "tanggal_data": request.user.hari_ini(),
        },
        template="tindak_lanjut/sk_daftar.html",
    )


@requires(LIHAT)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision with everybody it names, as it was frozen."""
    sk = get_visible(
        request,
        SKPenghargaan,
        visible(request, SKPenghargaan).select_related("berkas", "tanda", "ditetapkan_oleh"),
        pk=pk,
    )
    penerima = [p | {"nip": nip.tampilkan(p["nip"])} for p in sk.isi["penerima"]]
    konteks = {
        "judul": f"SK {sk.nomor}",
        "remah": [*_remah(), (sk.nomor, None)],
        "sk": sk,
        "periode": Periode.dari_kode(sk.periode).label,
        "penerima": penerima,
        "insentif": sk.isi["insentif"],
    }
    return render(request, "tindak_lanjut/sk.html", konteks)


@requires(TETAPKAN)
def tetapkan(request: HttpRequest) -> HttpResponse:
    """Choose one award and period, then whom to name; one decision for all of them."""
    setuju = visible(request, NominasiPenghargaan).filter(keadaan=KeadaanNominasi.DISETUJUI.value)
    kelompok = _kelompok(setuju)
    pilihan = f"{request.GET.get('jenis', '')}:{request.GET.get('periode', '')}"
    terpilih = next((k for k in kelompok if k["kunci"] == pilihan), kelompok[0] if len(kelompok) == 1 else None)
    konteks = {"judul": "Tetapkan penghargaan", "remah": [*_remah(), ("Tetapkan", None)], "kelompok": kelompok}
    if terpilih is None:
        return render(request, "tindak_lanjut/sk_pilih.html", konteks)
    return _tetapkan_kelompok(request, setuju, terpilih, konteks)


def _kelompok(setuju: Any) -> list[dict[str, Any]]:
    """Award and period with how many wait."""
    hitung = Counter(setuju.order_by().values_list("jenis", "periode"))
    return [
        {
            "kunci": f"{jenis}:{periode}",
            "jenis": jenis,
            "periode": periode,
            "label": f"{JenisPenghargaan(jenis).label}, {Periode.dari_kode(periode).label}",
            "jumlah": jumlah,
            "url": f"?jenis={jenis}&periode={periode}",
        }
        for (jenis, periode), jumlah in sorted(hitung.items(), key=lambda b: (b[0][1], b[0][0]), reverse=True)
    ]


def _tetapkan_kelompok(
    request: HttpRequest, setuju: Any, kelompok: dict[str, Any], konteks: dict[str, Any]
) -> HttpResponse:
    baris = setuju.filter(jenis=kelompok["jenis"], periode=kelompok["periode"]).for_list().order_by("pegawai__nama")
    semua = list(baris[:PENERIMA_MAKS])
    halangan = halangan_penetap(semua, request.user)
    calon = [(n.pk, f"{n.pegawai.nama_lengkap}, {n.instansi or 'tanpa unit'}") for n in semua if n.pk not in halangan]
    form = FormTetapkan(request.POST or None, calon=calon)
    if request.method == "POST" and form.is_valid():
        try:
            sk = sk_tetapkan(
                nominasi=form.cleaned_data["nominasi"], tanggal=request.user.hari_ini(), oleh=request.user
            )
        except ValidationError as galat:
            form.add_error(None, ValidationError(galat.messages))
        else:
            messages.success(request, f"SK {sk.nomor} ditetapkan dan dicatat di buku induk. PDF-nya sedang dibuat.")
            return redirect(sk)
    konteks |= {
        "form": form,
        "terpilih": kelompok,
        "terhalang": [(n, halangan[n.pk]) for n in semua if n.pk in halangan],
        "insentif": insentif_berlaku(semua[0].kota_id, kelompok["jenis"], request.user.hari_ini()),
    }
    return render(request, "tindak_lanjut/sk_tetapkan.html", konteks, status=422 if form.errors else 200)


def _remah() -> list[tuple[str, str | None]]:
    return [("SK penghargaan", reverse("tindak_lanjut:sk_daftar"))]
