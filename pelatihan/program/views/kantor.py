"""Needs, the JP of many, and reports of effect: pages of the training office."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.jobs import enqueue
from asn.core.tabel import halaman_daftar
from asn.core.views import action, get_visible, requires, visible
from kepegawaian.pegawai.models import Pegawai
from pelatihan.program.filters import SaringanBuku, SaringanKebutuhan, SaringanLaporan
from pelatihan.program.forms import FormLaporan
from pelatihan.program.models import Angkatan, LaporanDampak, PeringkatKebutuhan
from pelatihan.program.services import buku_kota, kebutuhan, pilihan
from pelatihan.program.services.dampak import laporan_terbitkan
from pelatihan.program.services.saya import buku_tahun
from pelatihan.program.tables import TabelBuku, TabelKebutuhan, TabelLaporan
from pelatihan.program.views.bantu import EKSPOR, isi, tab
from pelatihan.program.workflows import SUSUN_RENCANA

KEBUTUHAN, BUKU, DAMPAK, SUSUN = (
    "program.view_kebutuhan",
    "program.view_bukujp",
    "program.view_laporandampak",
    "program.susun_laporan",
)
TAB_BUTUH = (
    ("Per orang", "orang", "program:kebutuhan", KEBUTUHAN),
    ("Per kompetensi", "kompetensi", "program:kebutuhan_kompetensi", KEBUTUHAN),
    ("Per perangkat daerah", "instansi", "program:kebutuhan_instansi", KEBUTUHAN),
)
TAB_JP = (
    ("Pemenuhan", "pemenuhan", "program:buku_kota", BUKU),
    ("Daftar orang", "orang", "program:buku_daftar", BUKU),
)


@requires(KEBUTUHAN)
def butuh_orang(request: HttpRequest) -> HttpResponseBase:
    """People by how urgently they need what."""
    return halaman_daftar(
        request,
        kueri=visible(request, PeringkatKebutuhan),
        filterset_class=SaringanKebutuhan,
        table_class=TabelKebutuhan,
        judul="Kebutuhan pelatihan",
        nama_daftar="kebutuhan-pelatihan",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab(request, TAB_BUTUH, "orang"),
            "pengantar": "Dari kesenjangan kompetensi, kinerja, permintaan proses lain, layanan unit, dan JP. "
            "Dihitung setiap malam; kompetensi yang belum pernah diuji tidak dianggap kesenjangan.",
            "kosong": ("Tidak ada kebutuhan", "Tidak ada yang cocok dalam jangkauan Anda.", "check-check"),
        },
        template="program/daftar.html",
    )


@requires(KEBUTUHAN)
def butuh_kompetensi(request: HttpRequest) -> HttpResponse:
    """What is needed most, and which course answers it."""
    baris = list(kebutuhan.menurut_kompetensi(request.user)[:100])
    kursus = kebutuhan.kursus_jangkauan(request.user, [b["kompetensi"] for b in baris if b["kompetensi"]])
    konteks = {
        "judul": "Kebutuhan per kompetensi",
        "tab": tab(request, TAB_BUTUH, "kompetensi"),
        "baris": [(b, kursus.get(b["kompetensi"], [])[:3]) for b in baris],
        "boleh_rencana": request.user.has_perm(SUSUN_RENCANA),
        "tanggal_data": request.user.hari_ini(),
    }
    return render(request, "program/kebutuhan_kompetensi.html", konteks)


@requires(KEBUTUHAN)
def butuh_instansi(request: HttpRequest) -> HttpResponse:
    """Which perangkat daerah needs most."""
    konteks = {
        "judul": "Kebutuhan per perangkat daerah",
        "tab": tab(request, TAB_BUTUH, "instansi"),
        "baris": kebutuhan.menurut_instansi(request.user)[:200],
        "tanggal_data": request.user.hari_ini(),
    }
    return render(request, "program/kebutuhan_instansi.html", konteks)


@action(SUSUN_RENCANA)
def butuh_hitung(request: HttpRequest) -> HttpResponse:
    """The nightly ranking, now."""
    for kota_id in sorted(request.user.jangkauan(SUSUN_RENCANA).kota_ids):
        enqueue("program.hitung_kebutuhan", kota_id, kota=kota_id)
    messages.success(request, "Perhitungan dimulai. Muat ulang halaman ini sebentar lagi.")
    return redirect("program:kebutuhan_kompetensi")


@requires(BUKU)
def buku(request: HttpRequest) -> HttpResponse:
    """Fulfilment of the yearly JP per perangkat daerah and in all."""
    hari_ini = request.user.hari_ini()
    baris = list(buku_kota.pemenuhan_instansi(request.user, hari_ini))
    kota = buku_kota.pemenuhan_kota(request.user, hari_ini)
    konteks = {
        "judul": "Pemenuhan JP",
        "tab": tab(request, TAB_JP, "pemenuhan"),
        "baris": [(b, buku_kota.persen(b["tercapai"], b["pns"])) for b in baris],
        "kota": kota,
        "persen": buku_kota.persen(kota["tercapai"], kota["pns"]),
        "target": buku_kota.target(hari_ini),
        "batas": buku_kota.batas(hari_ini),
        "tanggal_data": hari_ini,
    }
    return render(request, "program/pemenuhan.html", konteks)


@requires(BUKU)
def buku_daftar(request: HttpRequest) -> HttpResponseBase:
    """People by their JP; the red list is a filter of it."""
    return halaman_daftar(
        request,
        kueri=visible(request, Pegawai).masih_pegawai(),
        filterset_class=SaringanBuku,
        table_class=TabelBuku,
        judul="JP pegawai",
        nama_daftar="jp-pegawai",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab(request, TAB_JP, "orang"),
            "pengantar": "JP di buku induk tahun ini. Daftar merah: PNS di bawah separuh target sejak 1 Juli.",
            "kosong": ("Tidak ada pegawai", "Longgarkan saringan.", "users"),
        },
        template="program/daftar.html",
    )


@requires(BUKU)
def buku_pegawai(request: HttpRequest, pk: int) -> HttpResponse:
    """The ledger of one person in reach."""
    orang = get_visible(request, Pegawai, visible(request, Pegawai).for_list(), pk=pk)
    konteks = buku_tahun(orang, request.GET.get("tahun", ""), request.user.hari_ini()) | {
        "judul": f"JP {orang.nama_lengkap}",
        "remah": [("JP pegawai", reverse("program:buku_daftar")), (orang.nama, None)],
        "url_tahun": reverse("program:buku_pegawai", args=[orang.pk]),
    }
    return render(request, "program/buku.html", konteks)


@requires(DAMPAK)
def dampak_daftar(request: HttpRequest) -> HttpResponseBase:
    boleh = request.user.has_perm(SUSUN)
    return halaman_daftar(
        request,
        kueri=visible(request, LaporanDampak),
        filterset_class=SaringanLaporan,
        table_class=TabelLaporan,
        judul="Dampak pelatihan",
        nama_daftar="dampak-pelatihan",
        ekspor_izin=EKSPOR,
        konteks={
            "pengantar": "Reaksi, hasil belajar, perilaku, dan hasil unit; dibekukan saat laporan diterbitkan.",
            "tombol": [("Terbitkan laporan", reverse("program:laporan_baru"))] if boleh else [],
            "kosong": ("Belum ada laporan", "Terbitkan laporan sesudah kelas selesai.", "chart-line"),
        },
        template="program/daftar.html",
    )


@requires(DAMPAK)
def laporan(request: HttpRequest, pk: int) -> HttpResponse:
    terlihat = visible(request, LaporanDampak).select_related("tanda", "berkas", "dibuat_oleh")
    baris = get_visible(request, LaporanDampak, terlihat, pk=pk)
    konteks = {
        "judul": baris.judul,
        "remah": [("Dampak", reverse("program:dampak")), (baris.nomor, None)],
        "laporan": baris,
        "isi": baris.isi,
        "tanggal_data": baris.tanggal,
    }
    return render(request, "program/laporan.html", konteks)


@requires(SUSUN)
def laporan_baru(request: HttpRequest) -> HttpResponseBase:
    """A year, or a partner's year."""
    form = FormLaporan(
        request.POST or None,
        mitra=pilihan.mitra_aktif(request.user),
        initial={"tahun": request.user.hari_ini().year},
    )
    return isi(
        request,
        form=form,
        layanan=lambda: laporan_terbitkan(
            kota=pilihan.kota_kelola(request.user, SUSUN), oleh=request.user, **form.cleaned_data
        ),
        selesai="Laporan diterbitkan; PDF sedang dibuat.",
        kembali="",
        url_batal=reverse("program:dampak"),
        judul="Terbitkan laporan dampak",
        remah=[("Dampak", reverse("program:dampak"))],
        pesan="Angka dibekukan pada hari ini. Laporan satu kelas diterbitkan dari halaman kelasnya.",
        label_kirim="Terbitkan",
    )


@action(SUSUN)
def laporan_kelas(request: HttpRequest, pk: int) -> HttpResponse:
    """The report of one class."""
    kelas = get_visible(request, Angkatan, visible(request, Angkatan).select_related("kota"), pk=pk)
    if kelas.keadaan != "selesai":
        messages.error(request, "Laporan dampak terbit sesudah kelas selesai.")
        return redirect(kelas)
    baris = laporan_terbitkan(kota=kelas.kota, tahun=kelas.selesai.year, angkatan=kelas, oleh=request.user)
    messages.success(request, "Laporan diterbitkan; PDF sedang dibuat.")
    return redirect(baris)
