"""The pages of a leader: the board of the team, the matriks peran hasil, the cascade tree."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from asn.core.baris_tetap import BarisTetap
from asn.core.sel import alamat_baris
from asn.core.views import get_visible, requires, visible
from kepegawaian.instansi.models import Instansi
from kepegawaian.pegawai.models import Pegawai
from kinerja.skp.forms.isi import FormSel
from kinerja.skp.models import RHK, SKP
from kinerja.skp.services.isi import sel_isi
from kinerja.skp.services.matriks import matriks, skp_pemimpin
from kinerja.skp.services.pohon import pohon_pemimpin, pohon_skp
from kinerja.skp.services.siklus import siklus_terbuka, siklus_terbuka_tampil
from kinerja.skp.services.susun import skp_buat, skp_pada
from kinerja.skp.services.tim import Anggota, anggota_tim
from kinerja.skp.views.bantu import simpan_form
from kinerja.skp.workflows import IZIN_LIHAT, IZIN_PROGRES, IZIN_SETUJUI, KeadaanSKP

KELOMPOK = (
    ("menunggu", "Menunggu Anda", (KeadaanSKP.DIAJUKAN, KeadaanSKP.DISEPAKATI)),
    ("belum", "Belum menyusun", ("",)),
    ("disusun", "Sedang disusun pegawai", (KeadaanSKP.DRAF, KeadaanSKP.DIKLARIFIKASI, KeadaanSKP.PERUBAHAN)),
    ("tetap", "Sudah ditetapkan", (KeadaanSKP.DITETAPKAN, KeadaanSKP.DITUTUP)),
)
# What the penilai does next with a SKP in this state.
AKSI = {KeadaanSKP.DIAJUKAN.value: "Periksa", KeadaanSKP.DISEPAKATI.value: "Tetapkan"}
ORANG = BarisTetap(
    "skp/tim_orang.html", isi=("alamat", "nama", "pendek", "uraian", "label"), rupa=("bertaut", "nada", "aksi")
)


def tahun_diminta(request: HttpRequest) -> int:
    nilai = request.GET.get("tahun", "")
    return int(nilai) if nilai.isascii() and nilai.isdecimal() and len(nilai) == 4 else request.user.hari_ini().year


def kota_tim(request: HttpRequest) -> int:
    """The city whose team this is: one's own, or the one a PPK is assigned to."""
    jangkauan = request.user.jangkauan(IZIN_SETUJUI)
    if request.user.kota_id in jangkauan.semua_kota:
        return request.user.kota_id
    return min(jangkauan.semua_kota)


@requires(IZIN_SETUJUI)
def tim(request: HttpRequest) -> HttpResponse:
    """Who waits for me, who has not begun, who is on the way, who is done."""
    tahun = tahun_diminta(request)
    anggota = anggota_tim(request.user, tahun, kota_id=kota_tim(request))
    konteks = {
        "judul": "Tim saya",
        "remah": [("Tim saya", None)],
        "tahun": tahun,
        "tahun_lain": _tahun_lain(request, tahun),
        "kelompok": _kelompok(anggota, tahun),
        "jumlah": len(anggota),
        "selesai": sum(1 for a in anggota if a.keadaan in (KeadaanSKP.DITETAPKAN, KeadaanSKP.DITUTUP)),
        "wajib": sum(1 for a in anggota if not a.kecuali),
        "tanggal_data": request.user.hari_ini(),
    }
    return render(request, "skp/tim.html", konteks)


def _tahun_lain(request: HttpRequest, tahun: int) -> list[int]:
    terbuka = [s.tahun for s in siklus_terbuka_tampil(kota_tim(request), request.user.hari_ini())]
    return sorted({*terbuka, request.user.hari_ini().year - 1, request.user.hari_ini().year} - {tahun})


def _kelompok(anggota: list[Anggota], tahun: int) -> list[dict[str, Any]]:
    kelompok = [
        {
            "kode": kode,
            "judul": judul,
            "baris": [_orang(a, tahun) for a in anggota if a.keadaan in keadaan and not a.kecuali],
        }
        for kode, judul, keadaan in KELOMPOK
    ]
    kecuali = [_orang(a, tahun) for a in anggota if a.kecuali]
    if kecuali:
        kelompok.append({"kode": "kecuali", "judul": "Dikecualikan", "baris": kecuali})
    return kelompok


def _orang(a: Anggota, tahun: int) -> SafeString:
    return ORANG(
        alamat=alamat_baris("skp:rincian", a.skp.pk)
        if a.skp
        else f"{alamat_baris('skp:susun_untuk', a.pegawai.pk)}?tahun={tahun}",
        bertaut=bool(a.skp) or not a.kecuali,
        nama=a.pegawai.nama_lengkap,
        pendek=a.pegawai.nama,
        uraian=_uraian(a),
        label=a.label,
        nada=a.nada,
        aksi=AKSI.get(a.keadaan, ""),
    )


def _uraian(a: Anggota) -> str:
    if a.skp is None:
        return a.pegawai.jabatan.nama if a.pegawai.jabatan else "Tanpa jabatan"
    uraian = f"{a.skp.nama_jabatan} · {a.skp.jumlah_rhk} RHK"
    if not (a.menunggu and a.skp.diajukan_pada):
        return uraian
    return f"{uraian} · diajukan {date_format(timezone.localtime(a.skp.diajukan_pada), 'j M Y')}"


@requires(IZIN_SETUJUI)
def halaman_matriks(request: HttpRequest) -> HttpResponse:
    """RHK of the leader as columns, the team as rows."""
    tahun = tahun_diminta(request)
    isi = matriks(request.user, tahun, kota_id=kota_tim(request))
    konteks = {
        "judul": f"Matriks peran hasil {tahun}",
        "remah": [("Tim saya", reverse("skp:tim")), ("Matriks peran hasil", None)],
        "tahun": tahun,
        "matriks": isi,
    }
    return render(request, "skp/matriks.html", konteks)


@requires(IZIN_LIHAT)
def sel(request: HttpRequest, pk: int, orang: int) -> HttpResponse:
    """One cell: what this person contributes to this RHK of mine. Saving it makes the person's linked RHK."""
    kolom = get_visible(request, RHK, visible(request, RHK).select_related("skp__siklus"), pk=pk)
    if kolom.skp_id not in {s.pk for s in skp_pemimpin(request.user, kolom.skp.tahun)}:
        raise Http404
    anggota = _anggota(request, kolom.skp.tahun, orang)
    ada = _rhk_sel(request, anggota, kolom)
    awal = {"teks": ada.teks, "cara_turun": ada.cara_turun or "langsung"} if ada else {}
    form = FormSel(request.POST or None, initial=awal)
    sah = request.method == "POST" and form.is_valid()
    if sah and simpan_form(form, lambda: _isi_sel(request, anggota, kolom, form.cleaned_data)):
        messages.success(request, f"Peran {anggota.pegawai.nama} tersimpan sebagai RHK pada SKP-nya.")
        return redirect(f"{reverse('skp:matriks')}?tahun={kolom.skp.tahun}")
    konteks = {
        "judul": f"Peran {anggota.pegawai.nama}",
        "remah": [
            ("Tim saya", reverse("skp:tim")),
            ("Matriks peran hasil", reverse("skp:matriks")),
            (anggota.pegawai.nama, None),
        ],
        "form": form,
        "kolom": kolom,
        "anggota": anggota,
        "url_batal": f"{reverse('skp:matriks')}?tahun={kolom.skp.tahun}",
    }
    return render(request, "skp/sel.html", konteks)


def _anggota(request: HttpRequest, tahun: int, orang: int) -> Anggota:
    tim_ini = anggota_tim(request.user, tahun, kota_id=kota_tim(request))
    anggota = next((a for a in tim_ini if a.pegawai.pk == orang), None)
    if anggota is None:
        raise Http404
    return anggota


def _rhk_sel(request: HttpRequest, anggota: Anggota, kolom: RHK) -> RHK | None:
    if anggota.skp is None:
        return None
    kueri = visible(request, RHK).filter(skp=anggota.skp.pk, induk=kolom)
    return kueri.order_by("-dari_matriks", "urutan", "pk").first()


def _isi_sel(request: HttpRequest, anggota: Anggota, kolom: RHK, isi: dict[str, str]) -> None:
    skp = anggota.skp
    if skp is None and isi["teks"]:
        skp = skp_buat(pegawai=anggota.pegawai, siklus=kolom.skp.siklus, oleh=request.user)
    if skp is None:
        raise ValidationError({"teks": "Isi hasil yang dikontribusikan."})
    sel_isi(skp=skp, induk=kolom, oleh=request.user, **isi)


@requires(IZIN_SETUJUI)
def pohon(request: HttpRequest) -> HttpResponse:
    """The cascade below the own RHK, orphans marked."""
    tahun = tahun_diminta(request)
    isi = pohon_pemimpin(request.user, tahun)
    remah = [("Tim saya", reverse("skp:tim")), ("Pohon kinerja", None)]
    return _halaman_pohon(request, f"Pohon kinerja {tahun}", remah, isi)


@requires(IZIN_PROGRES)
def pohon_instansi(request: HttpRequest, pk: int) -> HttpResponse:
    """The cascade of one perangkat daerah, from the SKP of its head."""
    instansi = get_visible(request, Instansi, pk=pk)
    tahun = tahun_diminta(request)
    semua = visible(request, SKP).filter(tahun=tahun)
    kepala = semua.hidup().filter(jabatan__memimpin=True, instansi=instansi)
    bawahan = semua.filter(instansi__jalur__startswith=instansi.jalur)
    isi = pohon_skp(kepala, bawahan)
    remah = [("Progres SKP", reverse("skp:progres")), (instansi.nama, None)]
    return _halaman_pohon(request, f"Pohon kinerja {instansi.nama} {tahun}", remah, isi)


def _halaman_pohon(request: HttpRequest, judul: str, remah: list, isi: Any) -> HttpResponse:
    return render(request, "skp/pohon.html", {"judul": judul, "remah": remah, "pohon": isi})


@requires(IZIN_LIHAT)
def susun_untuk(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the SKP of somebody else: the penilai, or the pengelola once the time has run out."""
    pegawai = get_visible(request, Pegawai, pk=pk)
    tahun = tahun_diminta(request)
    siklus = next((s for s in siklus_terbuka(pegawai.kota_id, request.user.hari_ini()) if s.tahun == tahun), None)
    if siklus is None:
        raise Http404
    ada = skp_pada(pegawai.pk, max(siklus.mulai, request.user.hari_ini()))
    if ada is not None:
        return redirect(ada)
    if request.method == "POST":
        try:
            return redirect(skp_buat(pegawai=pegawai, siklus=siklus, oleh=request.user, dari="tahun_lalu"))
        except ValidationError as galat:
            for pesan in galat.messages:
                messages.error(request, pesan)
    konteks = {
        "judul": f"Susunkan SKP {tahun} untuk {pegawai.nama}?",
        "remah": [("Progres SKP", reverse("skp:progres")), ("Susunkan SKP", None)],
        "pesan": "Draf dibuat dari SKP tahun lalu bila ada. Anda dapat melengkapinya sebelum ditetapkan.",
        "rincian": [("Pegawai", pegawai.nama_lengkap)],
        "label_kirim": "Buat draf SKP",
        "url_batal": reverse("skp:tim") if request.user.has_perm(IZIN_SETUJUI) else reverse("skp:progres"),
    }
    return render(request, "components/konfirmasi.html", konteks)
