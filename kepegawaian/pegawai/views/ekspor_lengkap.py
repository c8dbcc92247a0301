"""The complete workbook in the layout of SIASN, of the people the list shows."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import number_format

from asn.core.ekspor import Pesanan, ekspor_catat, ekspor_pesan, kunci_per_kota, tanya_keperluan
from asn.core.forms import FormEkspor
from asn.core.tabel import syarat_saringan
from asn.core.views import requires
from kepegawaian.pegawai.filters import SaringanPegawai
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.siasn.susun import PENYUSUN, kolom_untuk, lembar_untuk
from kepegawaian.pegawai.services.siasn.tata import DATA_UTAMA, IZIN, TERTUTUP
from kepegawaian.pegawai.views.daftar import kueri_daftar

JUDUL = "Ekspor lengkap SIASN"


@requires(IZIN)
def ekspor_lengkap(request: HttpRequest) -> HttpResponseBase:
    """Ask what for, then queue the job. The filters of the list stand in the address."""
    saringan = SaringanPegawai(request.GET, queryset=kueri_daftar(request), request=request)
    orang = saringan.qs if saringan.form.is_valid() else kueri_daftar(request).none()
    kunci, per_kota = kunci_per_kota(orang.order_by("nama", "pk"))
    form = FormEkspor(request.POST or None)
    if not kunci or request.method != "POST" or not form.is_valid():
        rincian = _rincian(request, len(kunci), syarat_saringan(request, saringan))
        daftar = {"asal": "Daftar pegawai", "kembali": "pegawai:daftar"}
        return tanya_keperluan(request, form, judul=JUDUL, rincian=rincian, **daftar)
    ekspor_catat(request, Pegawai, per_kota, "lengkap SIASN", "xlsx", form.cleaned_data["alasan"])
    pesanan = Pesanan(
        model="pegawai.Pegawai",
        kunci=kunci,
        nama=f"siasn-lengkap-{timezone.localdate():%Y%m%d}.xlsx",
        izin=IZIN,
        judul="lengkap SIASN",
        penyusun=PENYUSUN,
        langkah=len(lembar_untuk(request.user)),
    )
    return redirect("pekerjaan_lihat", pk=ekspor_pesan(request.user, pesanan, min(per_kota)).pk)


def _rincian(request: HttpRequest, jumlah: int, syarat: list[str]) -> list[tuple[str, str]]:
    tertutup = [k.judul for k in kolom_untuk(request.user, DATA_UTAMA) if k.judul in TERTUTUP]
    return [
        ("Pegawai", number_format(jumlah, force_grouping=True)),
        ("Saringan", "; ".join(syarat) or "Tanpa saringan: seluruh pegawai dalam jangkauan Anda"),
        ("Lembar", ", ".join(t.nama for t in lembar_untuk(request.user))),
        ("Data tertutup di dalamnya", ", ".join(tertutup) or "Tidak ada"),
        ("Bentuk berkas", "Excel (XLSX), dikerjakan di belakang layar"),
    ]
