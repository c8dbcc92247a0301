"""One person's record, and the act of opening its closed data."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from asn.core.sel import alamat_baris
from asn.core.views import action, masuk_saja, requires, visible
from kepegawaian.pegawai.filters import tanggal_diminta
from kepegawaian.pegawai.forms import FormBukaData
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.dasar import LAMA
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.services.cetak.drh import IZIN as IZIN_DRH
from kepegawaian.pegawai.services.data_pribadi import BUTIR, Butir, akses_terhadap, data_pribadi_buka, data_samar
from kepegawaian.pegawai.services.dokumen import IZIN_UNGGAH
from kepegawaian.pegawai.services.foto import IZIN_UBAH as IZIN_FOTO
from kepegawaian.pegawai.services.hak import fakta_pegawai, hak_berikut
from kepegawaian.pegawai.services.keadaan import keadaan_pada
from kepegawaian.pegawai.services.kelengkapan import dosir, urut_dosir
from kepegawaian.pegawai.services.linimasa import linimasa
from kepegawaian.pegawai.services.profil import (
    BAGIAN,
    JENIS_RIWAYAT,
    USULKAN,
    Bagian,
    Pembaca,
    pegawai_terlihat,
    pencalonan_terlihat,
)
from kepegawaian.pegawai.services.ringkasan import identitas, ringkasan
from kepegawaian.pegawai.services.temuan import temuan_pegawai
from kepegawaian.pegawai.tables_riwayat import tabel_riwayat

TERTUTUP = frozenset({"keluarga", "hukdis"})
AKSES_TERAKHIR = 20


@requires("pegawai.view_pegawai")
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """The profile: a header that stays, and one tab of it."""
    pegawai = _orang(request, pk)
    tanggal = tanggal_diminta(request.GET.get("per_tanggal", ""), request.user.hari_ini())
    pembaca = Pembaca(request.user, pegawai)
    bagian = {b.kode: b for b in pembaca.bagian()}
    terpilih = bagian.get(request.GET.get("bagian", ""), BAGIAN[0])
    konteks = {
        "judul": pegawai.nama_lengkap,
        "remah": None if pembaca.sendiri else [("Daftar pegawai", reverse("pegawai:daftar")), (pegawai.nama, None)],
        "tab": [
            {"label": b.label, "url": _alamat(pegawai, b, tanggal), "aktif": b is terpilih} for b in bagian.values()
        ],
        "bagian": terpilih,
        **_kepala(request, pembaca, tanggal),
        **_isi(request, pembaca, terpilih, tanggal),
    }
    return render(request, "pegawai/rincian.html", konteks)


def _kepala(request: HttpRequest, pembaca: Pembaca, tanggal: date | None) -> dict[str, Any]:
    """What stays while the tabs change."""
    pegawai = pembaca.pegawai
    pada = tanggal or request.user.hari_ini()
    keadaan = keadaan_pada(visible(request, Pegawai), tanggal).filter(pk=pegawai.pk).first() if tanggal else None
    return {
        "pegawai": pegawai,
        "sendiri": pembaca.sendiri,
        "boleh_drh": pembaca.boleh(IZIN_DRH),
        "boleh_kompetensi": pembaca.boleh(JENIS_RIWAYAT["kompetensi"].izin),
        "per_tanggal": tanggal,
        "tanggal_data": pada,
        "keadaan": keadaan,
        "nip": nip.tampilkan(pegawai.nip),
        "ringkas": ringkasan(pegawai, keadaan, pada),
        "predikat": keadaan.pada_predikat if keadaan else pegawai.predikat,
    }


def _orang(request: HttpRequest, pk: int) -> Pegawai:
    pegawai = pegawai_terlihat(request.user, request.izin, pk)
    if pegawai is None:
        raise Http404
    return pegawai


def _alamat(pegawai: Pegawai, bagian: Bagian, tanggal: date | None) -> str:
    parameter = {"bagian": bagian.kode} | ({"per_tanggal": tanggal.isoformat()} if tanggal else {})
    return f"{alamat_baris('pegawai:rincian', pegawai.pk)}?{urlencode(parameter)}"


def _isi(request: HttpRequest, pembaca: Pembaca, bagian: Bagian, tanggal: date | None) -> dict[str, Any]:
    """Context of one tab only, so that a profile costs the same however long a life in service is."""
    if bagian.kode == "ikhtisar":
        return {} if tanggal else _ikhtisar(pembaca, request.user.hari_ini())
    if bagian.kode == "identitas":
        isi = {
            "identitas": identitas(pembaca.pegawai),
            "samar": data_samar(pembaca.pegawai),
            "boleh_foto": pembaca.boleh(IZIN_FOTO),
            "boleh_buka": pembaca.boleh(BUTIR["identitas"].izin),
            "boleh_usul": pembaca.boleh(BUTIR["identitas"].izin) and pembaca.boleh(USULKAN),
        }
        return isi | ({"akses": akses_terhadap(pembaca.pegawai)[:AKSES_TERAKHIR]} if pembaca.sendiri else {})
    if bagian.kode == "linimasa":
        return {"peristiwa": linimasa(pembaca, tanggal)}
    if bagian.kode == "dokumen":
        return _dosir(pembaca, request.user.hari_ini())
    return {"riwayat": [_riwayat(request, pembaca, j, tanggal) for j in pembaca.jenis(bagian.jenis)]}


def _ikhtisar(pembaca: Pembaca, hari_ini: date) -> dict[str, Any]:
    fakta = fakta_pegawai(pembaca.pegawai, hari_ini)
    hak = hak_berikut(
        fakta,
        pada=hari_ini,
        boleh_kgb=pembaca.boleh(JENIS_RIWAYAT["kgb"].izin),
        boleh_hukdis=pembaca.boleh(JENIS_RIWAYAT["hukdis"].izin),
    )
    calon = [p for p in pencalonan_terlihat(pembaca, None) if p.keadaan == "BERLAKU"]
    return {"hak": hak, "temuan": temuan_pegawai(fakta, hak), "pencalonan": calon}


def _dosir(pembaca: Pembaca, hari_ini: date) -> dict[str, Any]:
    """The checklist speaks about today, on a page of a past day as well."""
    dokumen = urut_dosir(pembaca.baris(JENIS_RIWAYAT["dokumen"], None, lama=True))
    return {"dosir": dosir(pembaca.pegawai, dokumen, hari_ini), "boleh_unggah": pembaca.boleh(IZIN_UNGGAH)}


def _riwayat(request: HttpRequest, pembaca: Pembaca, jenis: Any, tanggal: date | None) -> dict[str, Any]:
    boleh_usul = tanggal is None and pembaca.boleh_usul(jenis)
    isi = {"jenis": jenis, "boleh_usul": boleh_usul}
    if jenis.kode in TERTUTUP:
        return isi | {"jumlah": pembaca.baris(jenis, tanggal).count(), "butir": BUTIR[jenis.kode]}
    semua = list(pembaca.baris(jenis, tanggal, lama=True))
    berlaku = [b for b in semua if b.verifikasi not in LAMA]
    lama = request.GET.get("lama") == jenis.kode
    tampil = semua if lama else berlaku
    return isi | {
        "tabel": tabel_riwayat(jenis.kode, tampil, request, jenis.judul, boleh_usul=boleh_usul),
        "jumlah_lama": len(semua) - len(berlaku),
        "lama_tampil": lama,
        "url_lama": _alamat_lama(request, "" if lama else jenis.kode) + f"#{jenis.kode}",
    }


def _alamat_lama(request: HttpRequest, kode: str) -> str:
    """This page with the superseded rows of one kind shown, or of none."""
    parameter = request.GET.copy()
    parameter.pop("lama", None)
    if kode:
        parameter["lama"] = kode
    return f"{request.path}?{parameter.urlencode()}"


@masuk_saja
def saya(request: HttpRequest) -> HttpResponseBase:
    """Everybody's own record; accounts without one are told so."""
    if request.user.pegawai_id is None:
        raise Http404("Akun ini tidak terhubung dengan data pegawai.")
    alamat = reverse("pegawai:rincian", args=[request.user.pegawai_id])
    return redirect(f"{alamat}?{request.GET.urlencode()}" if request.GET else alamat)


@action("pegawai.buka_data_pribadi")
def buka_data(request: HttpRequest, pk: int, butir: str) -> HttpResponse:
    """Open identity or family data, once, with a reason."""
    if butir not in ("identitas", "keluarga"):
        raise Http404
    return _buka(request, pk, BUTIR[butir])


@action("pegawai.view_riwayathukdis")
def buka_hukdis(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the disciplinary record, once, with a reason."""
    return _buka(request, pk, BUTIR["hukdis"])


def _buka(request: HttpRequest, pk: int, butir: Butir) -> HttpResponse:
    pegawai = _orang(request, pk)
    pembaca = Pembaca(request.user, pegawai)
    if not pembaca.boleh(butir.izin):
        raise Http404
    form = FormBukaData(request.POST)
    if not pembaca.sendiri and not form.is_valid():
        return render(request, "pegawai/buka_data.html", _konteks_buka(pegawai, butir) | {"form": form}, status=422)
    terbuka = data_pribadi_buka(
        pembaca=pembaca,
        butir=butir,
        alasan=form.cleaned_data["alasan"] if form.is_valid() else "",
        id_permintaan=request.id_permintaan,
    )
    konteks = _konteks_buka(pegawai, butir) | {"terbuka": terbuka, "sendiri": pembaca.sendiri}
    if baris := terbuka.keluarga or terbuka.hukdis:
        boleh_usul = pembaca.boleh_usul(JENIS_RIWAYAT[butir.kode])
        konteks["tabel"] = tabel_riwayat(butir.kode, baris, request, butir.judul, boleh_usul=boleh_usul)
    response = render(request, "pegawai/data_terbuka.html", konteks)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _konteks_buka(pegawai: Pegawai, butir: Butir) -> dict[str, Any]:
    alamat = reverse("pegawai:rincian", args=[pegawai.pk])
    bagian = "penghargaan" if butir.kode == "hukdis" else butir.kode
    return {
        "judul": butir.judul,
        "pegawai": pegawai,
        "butir": butir,
        "url_batal": f"{alamat}?bagian={bagian}",
        "remah": [("Daftar pegawai", reverse("pegawai:daftar")), (pegawai.nama, alamat), (butir.judul, None)],
    }
