"""Verification of one application by the BKD, and the figures of the assessment centre."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from asn.core.services import akses_catat
from asn.core.views import get_visible, requires, visible
from kepegawaian.promosi.forms import FormLembaga, FormPeriksa
from kepegawaian.promosi.models import LamaranJabatan, NilaiSeleksi, TahapSeleksi
from kepegawaian.promosi.services import lamaran as layanan
from kepegawaian.promosi.services import penilaian
from kepegawaian.promosi.services.mengapa import mengapa_peringkat
from kepegawaian.promosi.views.bersama import isi_form
from kepegawaian.promosi.views.seleksi import remah
from kepegawaian.promosi.workflows import KELOLA, LIHAT_LAMARAN, KeadaanLamaran


def _ambil(request: HttpRequest, pk: int) -> LamaranJabatan:
    gabung = ("seleksi__kota", "lowongan__jabatan__instansi", "pegawai__jabatan")
    kueri = visible(request, LamaranJabatan).select_related(*gabung)
    baris: LamaranJabatan = get_visible(request, LamaranJabatan, kueri, pk=pk)
    return baris


@requires(LIHAT_LAMARAN)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One application with the verdict on every requirement; who manages the selection decides here.

    The verdicts touch hukdis: opening the page is logged.
    """
    lamaran = _ambil(request, pk)
    akses_catat(
        pengguna=request.user,
        objek=lamaran,
        butir="Putusan kelayakan pelamar",
        alasan=f"Seleksi {lamaran.seleksi.judul}",
    )
    boleh = request.user.has_perm(KELOLA) and layanan.boleh_diperiksa(lamaran)
    form = FormPeriksa(request.POST or None, initial=_awal(lamaran))
    return isi_form(
        request,
        form,
        lambda: layanan.lamaran_periksa(
            lamaran=lamaran,
            memenuhi=form.cleaned_data["hasil"] == "ya",
            alasan=form.cleaned_data["alasan"],
            versi=form.cleaned_data["versi"],
            oleh=request.user,
        ),
        selesai="Hasil verifikasi disimpan; diumumkan bersama seluruh pelamar.",
        ke=lambda _: reverse("promosi:peserta", args=[lamaran.seleksi_id]),
        template="promosi/lamaran.html",
        judul=lamaran.pegawai.nama_lengkap,
        remah=[
            *remah(lamaran.seleksi)[:-1],
            ("Pelamar", reverse("promosi:peserta", args=[lamaran.seleksi_id])),
            (lamaran.nomor, None),
        ],
        lamaran=lamaran,
        data=layanan.data_urut(lamaran),
        boleh_periksa=boleh,
        mengapa=mengapa_peringkat(lamaran),
    )


def _awal(lamaran: LamaranJabatan) -> dict[str, object]:
    putusan = {KeadaanLamaran.MEMENUHI: "ya", KeadaanLamaran.TIDAK_MEMENUHI: "tidak"}
    return {"hasil": putusan.get(KeadaanLamaran(lamaran.keadaan)), "alasan": lamaran.alasan, "versi": lamaran.versi}


@requires(KELOLA)
def lembaga(request: HttpRequest, pk: int, lamaran: int) -> HttpResponse:
    """The result of the assessment centre for one candidate."""
    tahap = get_visible(request, TahapSeleksi, visible(request, TahapSeleksi).select_related("seleksi__kota"), pk=pk)
    kueri = visible(request, LamaranJabatan).filter(seleksi=tahap.seleksi_id).select_related("pegawai", "seleksi")
    peserta = get_visible(request, LamaranJabatan, kueri, pk=lamaran)
    ada = get_nilai(request, tahap, peserta)
    kode = tahap.aspek[0]["kode"]
    awal = {"nilai": ada.skor[kode], "catatan": ada.catatan, "versi": ada.versi} if ada else {"versi": 0}
    form = FormLembaga(request.POST or None, initial=awal)
    return isi_form(
        request,
        form,
        lambda: penilaian.nilai_lembaga_simpan(tahap=tahap, lamaran=peserta, oleh=request.user, **form.cleaned_data),
        selesai=f"Nilai {peserta.nomor} disimpan.",
        ke=lambda _: f"{tahap.seleksi.get_absolute_url()}?bagian=tahap",
        judul=f"{tahap}: {peserta.pegawai.nama_lengkap}",
        pesan="Masukkan nilai dari laporan lembaga penilaian kompetensi. Nilai beku setelah tahapnya dibuka.",
        remah=remah(tahap.seleksi, tahap.nama),
        url_batal=f"{tahap.seleksi.get_absolute_url()}?bagian=tahap",
    )


def get_nilai(request: HttpRequest, tahap: TahapSeleksi, lamaran: LamaranJabatan) -> NilaiSeleksi | None:
    """What has been entered so far."""
    nilai: NilaiSeleksi | None = (
        visible(request, NilaiSeleksi).filter(tahap=tahap, lamaran=lamaran, anggota=None).first()
    )
    return nilai
