"""One SKP: its pages, and its way from draft to set."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.views import action, requires
from kinerja.skp.forms.alur import FormBatal, FormCatatan, FormPerubahan
from kinerja.skp.forms.isi import BerVersi
from kinerja.skp.models import SKP
from kinerja.skp.rules.berakhlak import BERAKHLAK
from kinerja.skp.rules.istilah import BagianLampiran, Pendekatan
from kinerja.skp.services import alur
from kinerja.skp.services.baca import langkah_skp, naskah_skp, peristiwa
from kinerja.skp.services.dialog import umpan_balik_baca
from kinerja.skp.services.isi import pendekatan_pilih
from kinerja.skp.services.naskah import kurang, rhk_lengkap
from kinerja.skp.services.rekan import boleh_minta
from kinerja.skp.services.saya import periode_realisasi, rencana_aksi
from kinerja.skp.services.siklus import tenggat
from kinerja.skp.services.wewenang import Wewenang, wewenang
from kinerja.skp.views.bantu import halaman_form, jalankan, kembali, remah_skp, satu_skp, simpan_form
from kinerja.skp.workflows import IZIN_LIHAT, IZIN_SETUJUI, IZIN_SUSUN, IZIN_TETAPKAN

BAGIAN = {
    "rencana": "Rencana",
    "pelaksanaan": "Pelaksanaan",
    "dialog": "Umpan balik dan dialog",
    "riwayat": "Riwayat",
}


@requires(IZIN_LIHAT)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan, what is done for it, what is said about it, and its history."""
    skp = satu_skp(request, pk)
    boleh = wewenang(skp, request.user)
    terpilih = request.GET.get("bagian", "rencana")
    terpilih = terpilih if terpilih in BAGIAN else "rencana"
    konteks = {
        "judul": f"SKP {skp.tahun}" if boleh.sendiri else f"SKP {skp.tahun} – {skp.pegawai.nama_lengkap}",
        "remah": remah_skp(request, skp),
        "skp": skp,
        "boleh": boleh,
        "tab": [
            {"label": label, "url": f"{skp.get_absolute_url()}?bagian={kode}", "aktif": kode == terpilih}
            for kode, label in BAGIAN.items()
        ],
        "bagian": terpilih,
        "langkah": langkah_skp(skp),
        "tenggat": tenggat(skp),
        "hari_ini": request.user.hari_ini(),
        "kurang": kurang(skp) if boleh.susun else [],
        "form_versi": BerVersi(initial={"versi": skp.versi}),
        **_bagian(request, skp, boleh, terpilih),
    }
    return render(request, "skp/rincian.html", konteks)


def _bagian(request: HttpRequest, skp: SKP, boleh: Wewenang, bagian: str) -> dict[str, Any]:
    if bagian == "pelaksanaan":
        hari_ini = request.user.hari_ini()
        return {
            "periode_realisasi": periode_realisasi(skp, hari_ini),
            "rencana_aksi": list(rencana_aksi(skp.pk)),
        }
    if bagian == "dialog":
        umpan = list(skp.umpan_balik.select_related("rhk", "oleh"))
        umpan_balik_baca(skp=skp, oleh=request.user)
        return {
            "umpan_balik": umpan,
            "dialog": list(skp.dialog.select_related("ditulis_oleh")),
            "boleh_minta": boleh_minta(skp, request.user),
            "permintaan_rekan": list(skp.permintaan_umpan.select_related("kepada", "rhk")[:20]),
        }
    if bagian == "riwayat":
        return {"peristiwa": peristiwa(skp), "naskah": naskah_skp(skp)}
    ekspektasi = {e.nilai: e.teks for e in skp.ekspektasi.all()}
    lampiran = list(skp.lampiran.all())
    return {
        "rhk": list(rhk_lengkap(skp)),
        "perilaku": [{"nilai": n, "teks": ekspektasi.get(n.kode, "")} for n in BERAKHLAK],
        "lampiran": [{"label": b.label, "butir": [x.teks for x in lampiran if x.bagian == b]} for b in BagianLampiran],
        "pendekatan": Pendekatan.pilihan(),
    }


def versi_kirim(request: HttpRequest) -> int:
    """The content that the button was pressed on; nonsense never matches."""
    form = BerVersi(request.POST)
    return form.cleaned_data["versi"] if form.is_valid() else 0


@action(IZIN_LIHAT)
def ajukan(request: HttpRequest, pk: int) -> HttpResponse:
    skp = satu_skp(request, pk)
    jalankan(
        request,
        lambda: alur.skp_ajukan(skp=skp, versi=versi_kirim(request), oleh=request.user),
        "SKP diajukan. Penilai Anda menerima kabar.",
    )
    return kembali(skp)


@action(IZIN_LIHAT)
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    skp = satu_skp(request, pk)
    jalankan(request, lambda: alur.skp_tarik(skp=skp, oleh=request.user), "SKP ditarik kembali dan dapat diubah.")
    return kembali(skp)


@action(IZIN_SETUJUI)
def sepakati(request: HttpRequest, pk: int) -> HttpResponse:
    skp = satu_skp(request, pk)
    jalankan(
        request,
        lambda: alur.skp_sepakati(skp=skp, versi=versi_kirim(request), oleh=request.user),
        f"SKP {skp.pegawai.nama} disepakati. Lanjutkan dengan menetapkannya.",
    )
    return kembali(skp)


@action(IZIN_SETUJUI)
def tetapkan(request: HttpRequest, pk: int) -> HttpResponse:
    skp = satu_skp(request, pk)
    jalankan(
        request,
        lambda: alur.skp_tetapkan(skp=skp, versi=versi_kirim(request), oleh=request.user),
        f"SKP {skp.pegawai.nama} ditetapkan.",
    )
    return kembali(skp)


@action(IZIN_LIHAT)
def pendekatan(request: HttpRequest, pk: int) -> HttpResponse:
    """Kuantitatif or kualitatif: the employee's choice."""
    skp = satu_skp(request, pk)
    pilihan = request.POST.get("pendekatan", "")
    if pilihan in dict(Pendekatan.pilihan()):
        jalankan(
            request,
            lambda: pendekatan_pilih(skp=skp, pendekatan=pilihan, oleh=request.user),
            "Pendekatan diganti. Periksa kembali target setiap indikator.",
        )
    return kembali(skp)


@requires(IZIN_SETUJUI)
def klarifikasi(request: HttpRequest, pk: int) -> HttpResponse:
    """What is unclear, in words the employee reads."""
    skp = satu_skp(request, pk)
    if not wewenang(skp, request.user).penilai:
        raise PermissionDenied(IZIN_SETUJUI)
    form = FormCatatan(
        request.POST or None,
        initial={"versi": skp.versi},
        label="Apa yang perlu diperjelas",
        bantuan="Sebutkan RHK atau indikatornya dan apa yang Anda harapkan. SKP kembali kepada pegawai.",
    )
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        if simpan_form(form, lambda: alur.skp_klarifikasi(skp=skp, oleh=request.user, **isi)):
            return kembali(skp)
    return halaman_form(
        request,
        form,
        judul=f"Minta klarifikasi SKP {skp.pegawai.nama}",
        remah=remah_skp(request, skp, "Minta klarifikasi"),
        label_kirim="Kirim kepada pegawai",
        url_batal=skp.get_absolute_url(),
    )


@requires(IZIN_LIHAT)
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Reopen a set SKP: the employee or the penilai, for one of the allowed reasons."""
    skp = satu_skp(request, pk)
    boleh = wewenang(skp, request.user)
    if not (boleh.sendiri or boleh.penilai):
        raise PermissionDenied(IZIN_SUSUN)
    form = FormPerubahan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        if simpan_form(form, lambda: alur.skp_ubah(skp=skp, oleh=request.user, **isi)):
            return kembali(skp)
    return halaman_form(
        request,
        form,
        judul="Ubah SKP yang sudah ditetapkan?",
        remah=remah_skp(request, skp, "Ubah SKP"),
        templat="components/konfirmasi.html",
        pesan="SKP dibuka kembali untuk diubah, lalu diajukan, disepakati, dan ditetapkan ulang.",
        label_kirim="Buka untuk diubah",
        url_batal=skp.get_absolute_url(),
    )


@requires(IZIN_LIHAT)
def batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a SKP that was never set."""
    skp = satu_skp(request, pk)
    boleh = wewenang(skp, request.user)
    if not (boleh.sendiri or boleh.pengelola):
        raise PermissionDenied(IZIN_SUSUN)
    form = FormBatal(request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        if simpan_form(form, lambda: alur.skp_batalkan(skp=skp, oleh=request.user, **isi)):
            return redirect("skp:saya" if boleh.sendiri else "skp:progres")
    return halaman_form(
        request,
        form,
        judul=f"Batalkan SKP {skp.tahun}?",
        remah=remah_skp(request, skp, "Batalkan"),
        templat="components/konfirmasi.html",
        pesan="SKP ini tidak dipakai lagi. Anda dapat menyusun yang baru sesudahnya.",
        bahaya=True,
        label_kirim="Batalkan SKP",
        url_batal=skp.get_absolute_url(),
    )


@requires(IZIN_TETAPKAN)
def tetapkan_pengelola(request: HttpRequest, pk: int) -> HttpResponse:
    """Set in place of the two who did not in time."""
    skp = satu_skp(request, pk)
    if not wewenang(skp, request.user).pengelola:
        raise PermissionDenied(IZIN_TETAPKAN)
    form = FormCatatan(request.POST or None, initial={"versi": skp.versi}, label="Alasan")
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        if simpan_form(form, lambda: alur.skp_tetapkan_pengelola(skp=skp, oleh=request.user, **isi)):
            return kembali(skp)
    return halaman_form(
        request,
        form,
        judul=f"Tetapkan SKP {skp.pegawai.nama} sebagai pengelola kinerja?",
        remah=remah_skp(request, skp, "Tetapkan"),
        templat="components/konfirmasi.html",
        pesan=(
            "Pengelola kinerja menetapkan SKP yang belum disusun pegawai dan penilainya sampai minggu kedua Januari "
            "(PermenPANRB 8/2021, lampiran). Keduanya menerima kabar."
        ),
        rincian=[("Keadaan sekarang", skp.get_keadaan_display()), ("Isi yang kurang", "; ".join(kurang(skp)) or "–")],
        label_kirim="Tetapkan",
        url_batal=skp.get_absolute_url(),
    )


def alamat_bagian(skp: SKP, bagian: str) -> str:
    return f"{reverse('skp:rincian', args=[skp.pk])}?bagian={bagian}"
