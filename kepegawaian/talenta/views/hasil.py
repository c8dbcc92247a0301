"""Results: the rows of a cycle, one result explained, one person over all cycles, one's own, one's staff."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.services import akses_catat
from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.profil import Pembaca
from kepegawaian.talenta import gambar
from kepegawaian.talenta.filters import SaringanHasil
from kepegawaian.talenta.models import HasilTalenta, SiklusTalenta
from kepegawaian.talenta.rules.fakta import Sumber
from kepegawaian.talenta.rules.kotak import nama_kotak
from kepegawaian.talenta.services import baca
from kepegawaian.talenta.services.sidang import halangan_memutus
from kepegawaian.talenta.services.terlihat import temuan_pegawai
from kepegawaian.talenta.tables import TabelHasil, TabelTim
from kepegawaian.talenta.views.bersama import remah_talenta
from kepegawaian.talenta.workflows import EKSPOR, LIHAT_HASIL, LIHAT_TEMUAN, LIHAT_TIM, SIDANG, KeadaanSiklus

HUKDIS = "pegawai.view_riwayathukdis"
# The page of requirements: the own one, and that of anybody.
KELAYAKAN, CARI_KELAYAKAN = "promosi.lihat_kelayakan", "promosi.cari_kelayakan"
_DISIPLIN = (Sumber.DISIPLIN.value, Sumber.BEBAS_HUKDIS.value)


@requires(LIHAT_HASIL)
def daftar(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Everybody of a cycle within reach, filtered by box, unit, movement."""
    siklus = _siklus(request, pk)
    return halaman_daftar(
        request,
        kueri=visible(request, HasilTalenta).filter(siklus=siklus).kini(),
        filterset_class=SaringanHasil,
        table_class=TabelHasil,
        judul=f"Hasil {siklus.nama}",
        nama_daftar="hasil-talenta",
        ekspor_izin=EKSPOR,
        konteks={
            "siklus": siklus,
            "remah": [
                ("Talenta", reverse("talenta:daftar")),
                (siklus.nama, siklus.get_absolute_url()),
                ("Hasil", None),
            ],
        },
        template="talenta/hasil_daftar.html",
    )


def _siklus(request: HttpRequest, pk: int) -> SiklusTalenta:
    """The cycle, for who may open its page: a plain pegawai sees the own result only."""
    siklus = baca.siklus_dibaca(request.user, pk)
    if siklus is None:
        raise Http404
    return siklus


@requires(LIHAT_HASIL)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One result with every component, the rows behind it, and what would raise it."""
    gabung = ("siklus", "pegawai__kota", "pegawai__jabatan", "instansi", "keberatan")
    hasil = get_visible(request, HasilTalenta, visible(request, HasilTalenta).select_related(*gabung), pk=pk)
    pembaca = Pembaca(request.user, hasil.pegawai)
    butir = _butir(request, hasil, pembaca)
    konteks = {
        "judul": nama_kotak(hasil.kotak) if hasil.kotak else "Belum dapat dinilai",
        "remah": _remah(request, hasil, pembaca),
        "hasil": hasil,
        "sendiri": pembaca.sendiri,
        "butir": butir,
        "kisi": gambar.kisi_gambar(baca.kisi({}), terpilih=hasil.kotak),
        "saran": baca.saran_pegawai(hasil) if hasil.kini else [],
        "putusan": list(hasil.putusan.select_related("sidang")),
        "revisi": [h for h in baca.hasil_pegawai(request.user, hasil.pegawai) if h.siklus_id == hasil.siklus_id],
        "boleh_pindah": _boleh_pindah(request, hasil),
        "boleh_keberatan": pembaca.sendiri and hasil.kini and hasil.siklus.ditetapkan,
        "url_pegawai": reverse("talenta:pegawai", args=[hasil.pegawai_id]),
        "aturan": hasil.siklus.aturan(),
    }
    return render(request, "talenta/hasil.html", konteks)


def _butir(request: HttpRequest, hasil: HasilTalenta, pembaca: Pembaca) -> list[dict[str, Any]]:
    """What the discipline component says is closed data: shown to who may read it, and logged."""
    butir = baca.rincian_butir(hasil, pembaca)
    terbuka = pembaca.boleh(HUKDIS)
    for b in butir:
        if b["kode"] in _DISIPLIN and not terbuka:
            b["teks"] = "Isinya tertutup"
    if terbuka and not pembaca.sendiri and any(b[1] in _DISIPLIN and b[7] for b in hasil.butir):
        akses_catat(
            pengguna=request.user,
            objek=hasil.pegawai,
            butir="hukuman disiplin",
            alasan=f"Membaca rincian {hasil.siklus.nama}",
            id_permintaan=request.id_permintaan,
        )
    return butir


def _remah(request: HttpRequest, hasil: HasilTalenta, pembaca: Pembaca) -> list[tuple[str, str | None]]:
    if pembaca.sendiri:
        return [("Talenta saya", reverse("talenta:saya")), (hasil.siklus.nama, None)]
    alamat = reverse("talenta:hasil_daftar", args=[hasil.siklus_id])
    return remah_talenta((f"Hasil {hasil.siklus.nama}", alamat), (hasil.pegawai.nama, None))


def _boleh_pindah(request: HttpRequest, hasil: HasilTalenta) -> bool:
    """Offered to a member while a session runs and nothing shuts the door."""
    if not (hasil.kotak and hasil.siklus.keadaan == KeadaanSiklus.SIDANG and request.user.has_perm(SIDANG)):
        return False
    dibuka = next((s for s in hasil.siklus.sidang.all() if s.dibuka), None)
    if dibuka is None or request.user.pk not in dibuka.hadir_ids():
        return False
    ikatan = halangan_memutus(request.user, hasil)
    return ikatan is None or not ikatan.menutup


@requires(LIHAT_HASIL)
def pegawai(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One person: the box in force, former cycles, nominations, and what raises it."""
    terlihat = visible(request, Pegawai).select_related("kota", "jabatan", "instansi__perangkat_daerah")
    orang = get_visible(request, Pegawai, terlihat, pk=pk)
    if request.user.pegawai_id == orang.pk:
        return redirect("talenta:saya")
    return render(request, "talenta/pegawai.html", _konteks_pegawai(request, orang))


@requires("talenta.view_talenta_saya")
def saya(request: HttpRequest) -> HttpResponse:
    """The own page; accounts without a record are told so."""
    if request.user.pegawai_id is None:
        raise Http404("Akun ini tidak terhubung dengan data pegawai.")
    terlihat = visible(request, Pegawai).select_related("kota", "jabatan", "instansi__perangkat_daerah")
    orang = get_visible(request, Pegawai, terlihat, pk=request.user.pegawai_id)
    return render(request, "talenta/pegawai.html", _konteks_pegawai(request, orang))


def _konteks_pegawai(request: HttpRequest, orang: Pegawai) -> dict[str, Any]:
    hasil = [h for h in baca.hasil_pegawai(request.user, orang) if h.kini]
    berlaku = next((h for h in hasil if h.siklus.ditetapkan), None)
    sendiri = request.user.pegawai_id == orang.pk
    boleh_temuan = request.user.ditugasi(LIHAT_TEMUAN)
    return {
        "judul": "Talenta saya" if sendiri else orang.nama_lengkap,
        "remah": None if sendiri else remah_talenta((orang.nama, None)),
        "orang": orang,
        "sendiri": sendiri,
        "hasil": hasil,
        "berlaku": berlaku,
        "nama_kotak": nama_kotak(berlaku.kotak) if berlaku and berlaku.kotak else "",
        "kisi": gambar.kisi_gambar(baca.kisi({}), terpilih=berlaku.kotak if berlaku else None),
        "saran": baca.saran_pegawai(berlaku) if berlaku else baca.saran_tanpa_siklus(orang)[1],
        "pencalonan": baca.pencalonan_pegawai(request.user, orang),
        "temuan": temuan_pegawai(orang) if boleh_temuan else None,
        "boleh_calonkan": baca.boleh_calonkan(request.user, orang),
        "boleh_profil": request.user.has_perm("pegawai.view_pegawai"),
        "boleh_kelayakan": request.user.has_perm(KELAYAKAN if sendiri else CARI_KELAYAKAN),
    }


@requires(LIHAT_TIM)
def tim(request: HttpRequest) -> HttpResponse:
    """Boxes of the direct staff in the newest fixed cycle: no component, no reason."""
    siklus = baca.siklus_berlaku(request.user.kota_id)
    baris = visible(request, HasilTalenta).filter(siklus=siklus).kini().exclude(pegawai=request.user.pegawai_id)
    tabel = TabelTim(baris.for_list(), orderable=False)
    tabel.request, tabel.keterangan = request, "Kotak talenta bawahan"
    konteks = {"judul": "Talenta tim", "siklus": siklus, "tabel": tabel, "baris": baris.exists()}
    return render(request, "talenta/tim.html", konteks)
