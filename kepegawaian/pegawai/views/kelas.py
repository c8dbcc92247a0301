"""Classes of positions against the local table, and bringing them into line."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.views import requires, visible
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import Jabatan, KelasJabatan
from kepegawaian.jabatan.services.kelas import TERAPKAN, kelas_beda, kelas_terapkan
from kepegawaian.pegawai.services.pilihan import kota_pilihan


@requires(TERAPKAN)
def kelas(request: HttpRequest) -> HttpResponse:
    """The local table of the day, and the positions whose class differs from it; POST brings them into line."""
    pilihan = kota_pilihan(request.user, request.izin)
    kota = next((k for k in pilihan if str(k.pk) == request.GET.get("kota")), pilihan[0])
    hari_ini = kota.hari_ini()
    if request.method == "POST":
        diubah = kelas_terapkan(kota_id=kota.pk, tanggal=hari_ini, oleh=request.user)
        messages.success(request, f"Kelas {diubah} jabatan disesuaikan dengan tabel setempat.")
        return redirect(f"{reverse('jabatan:kelas')}?kota={kota.pk}")
    beda = kelas_beda(visible(request, Jabatan), kota.pk, hari_ini)
    if "terapkan" in request.GET and beda:
        return _tanya(request, kota, sum(b.jumlah for b in beda))
    konteks = {
        "judul": "Kelas jabatan",
        "kota": kota,
        "pilihan_kota": pilihan if len(pilihan) > 1 else [],
        "tabel_kelas": visible(request, KelasJabatan).filter(kota=kota).pada(hari_ini),
        "beda": beda[:200],
        "jumlah_beda": sum(b.jumlah for b in beda),
        "sisa": max(0, len(beda) - 200),
    }
    return render(request, "jabatan/kelas.html", konteks)


def _tanya(request: HttpRequest, kota: Kota, jumlah: int) -> HttpResponse:
    konteks = {
        "judul": f"Sesuaikan kelas {jumlah} jabatan?",
        "pesan": "Kelas jabatan menjadi dasar tunjangan. Kelas yang lama tersimpan pada riwayat perubahan jabatan.",
        "label_kirim": "Sesuaikan",
        "url_batal": f"{reverse('jabatan:kelas')}?kota={kota.pk}",
    }
    return render(request, "components/konfirmasi.html", konteks)
