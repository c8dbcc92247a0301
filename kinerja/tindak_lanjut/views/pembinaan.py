"""Plans of improvement: the list of BKD and heads, the team of a superior, and one plan with its checkpoints."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from asn.core.periode import Periode
from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.pegawai.rules import nip
from kinerja.tindak_lanjut.filters import SaringanPembinaan
from kinerja.tindak_lanjut.models import RencanaPembinaan
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan
from kinerja.tindak_lanjut.rules.pembinaan import masa_perbaikan
from kinerja.tindak_lanjut.services.baca import boleh_konseling, bukti_terbaca, riwayat_keadaan, terjangkau
from kinerja.tindak_lanjut.services.hasil import ikut_membina
from kinerja.tindak_lanjut.services.ringkas import ringkasan
from kinerja.tindak_lanjut.tables import TabelPembinaan
from kinerja.tindak_lanjut.workflows import JALANKAN, KELOLA_PEMBINAAN, PEMBINAAN_WORKFLOW, TERBUKA

LIHAT = "tindak_lanjut.view_rencanapembinaan"
TIM = "tindak_lanjut.lihat_tim_pembinaan"
PANTAU = "tindak_lanjut.pantau_pembinaan"
EKSPOR = "tindak_lanjut.ekspor_tindak_lanjut"


@requires(PANTAU)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Plans in reach with their progress."""
    return _daftar(request, "Pembinaan kinerja", "tindak_lanjut:pembinaan_daftar")


@requires(TIM)
def tim(request: HttpRequest) -> HttpResponseBase:
    """Plans of the people this superior guides."""
    return _daftar(request, "Pembinaan tim saya", "tindak_lanjut:pembinaan_tim")


def _daftar(request: HttpRequest, judul: str, nama_url: str) -> HttpResponseBase:
    rencana = visible(request, RencanaPembinaan)
    if request.user.pegawai_id:
        rencana = rencana.exclude(pegawai=request.user.pegawai_id)
    return halaman_daftar(
        request,
        kueri=rencana,
        filterset_class=SaringanPembinaan,
        table_class=TabelPembinaan,
        judul=judul,
        nama_daftar="pembinaan",
        ekspor_izin=EKSPOR,
        konteks={
            "kartu": ringkasan(rencana, reverse(nama_url), request.user.hari_ini()),
            "tanggal_data": request.user.hari_ini(),
        },
        template="tindak_lanjut/pembinaan_daftar.html",
    )


@requires(LIHAT)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan: for the person, the superior and those who watch; what each may do is offered, nothing else."""
    gabung = ("pegawai__jabatan", "pegawai__instansi", "instansi", "pembina", "konselor", "pemicu", "diputus_oleh")
    rencana = get_visible(request, RencanaPembinaan, visible(request, RencanaPembinaan).select_related(*gabung), pk=pk)
    sendiri = request.user.pegawai_id == rencana.pegawai_id
    konteks = {
        "judul": "Pembinaan kinerja" if sendiri else f"Pembinaan {rencana.pegawai.nama}",
        "remah": _remah(request, rencana, sendiri),
        "rencana": rencana,
        "periode": Periode.dari_kode(rencana.periode).label,
        "nip": nip.tampilkan(rencana.pegawai.nip),
        "sendiri": sendiri,
        "bukti": bukti_terbaca(request.user, rencana.putusan.get("bukti", [])),
        "masa": masa_perbaikan(rencana.mulai or request.user.hari_ini()),
        "kegiatan": rencana.kegiatan.select_related("kebutuhan"),
        "titik": _titik(rencana, request.user.hari_ini()),
        "riwayat_keadaan": riwayat_keadaan(rencana, PEMBINAAN_WORKFLOW),
        "tanggal_data": request.user.hari_ini(),
        **_boleh(request, rencana, sendiri),
    }
    return render(request, "tindak_lanjut/pembinaan.html", konteks)


def _titik(rencana: RencanaPembinaan, hari_ini: Any) -> list[dict[str, Any]]:
    """Checkpoints in order; the first unnoted one is the next."""
    hasil, berikut = [], True
    for t in rencana.titik.select_related("dicatat_oleh"):
        hasil.append({"baris": t, "terlambat": t.terlambat(hari_ini), "berikut": berikut and t.dicatat_pada is None})
        berikut = berikut and t.dicatat_pada is not None
    return hasil


def _boleh(request: HttpRequest, rencana: RencanaPembinaan, sendiri: bool) -> dict[str, bool]:
    """Which acts to offer: a courtesy; the services refuse the rest."""
    jalan = not sendiri and terjangkau(request.user, JALANKAN, rencana)
    kelola = not sendiri and terjangkau(request.user, KELOLA_PEMBINAAN, rencana)
    keadaan = KeadaanPembinaan(rencana.keadaan)
    putus = keadaan in TERBUKA and keadaan is not KeadaanPembinaan.DIUSULKAN
    return {
        "boleh_mulai": jalan and keadaan is KeadaanPembinaan.DIUSULKAN,
        "boleh_jalan": jalan and rencana.berjalan,
        "boleh_putus": kelola and putus and not ikut_membina(rencana, request.user),
        "boleh_batal": kelola and keadaan in PEMBINAAN_WORKFLOW["batalkan"].dari,
        "boleh_konseling": not sendiri and boleh_konseling(request.user, rencana),
        "boleh_profil": not sendiri and request.user.ditugasi("pegawai.view_pegawai"),
    }


def _remah(request: HttpRequest, rencana: RencanaPembinaan, sendiri: bool) -> list[tuple[str, str | None]]:
    if sendiri:
        return [("Pembinaan saya", None)]
    nama = "pembinaan_daftar" if request.user.has_perm(PANTAU) else "pembinaan_tim"
    return [("Pembinaan", reverse(f"tindak_lanjut:{nama}")), (rencana.pegawai.nama, None)]
