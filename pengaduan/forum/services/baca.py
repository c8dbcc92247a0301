"""What citizens read: rows of the city in scope that are public, and nothing that says who wrote them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404

from kepegawaian.instansi.models import Kota
from pengaduan.forum.models import DokumenKonsultasi, Dukungan, Komentar, Konsultasi, Moderasi, Partisipan
from pengaduan.forum.rules.moderasi import LABEL_ALASAN
from pengaduan.forum.workflows import KeadaanKomentar, KeadaanKonsultasi

K, M = KeadaanKonsultasi, KeadaanKomentar
# A hidden or withdrawn comment keeps its place and number: what was taken away is no secret, only its text is.
TERBACA = (M.TAYANG, M.DISEMBUNYIKAN, M.DITARIK)
KELOMPOK = (
    ("Menerima masukan", (K.DIBUKA,)),
    ("Akan dibuka", (K.DIUMUMKAN,)),
    ("Menunggu tanggapan resmi", (K.DITUTUP,)),
    ("Sudah ditanggapi", (K.DITANGGAPI, K.SELESAI)),
    ("Dibatalkan", (K.DIBATALKAN,)),
)
URUTAN = {"terbaru": ("-nomor",), "terlama": ("nomor",), "didukung": ("-dukungan_n", "-nomor")}


def daftar_publik(kota: Kota, teks: str = "") -> list[dict[str, Any]]:
    """Every public consultation of the city by what a citizen can do with it, the most urgent first."""
    semua = Konsultasi.objects.filter(kota=kota).terbuka_publik().for_list()
    if teks:
        semua = semua.cari(teks)
    menurut: dict[str, list[Konsultasi]] = {}
    for satu in semua.order_by("selesai", "pk"):
        menurut.setdefault(satu.keadaan, []).append(satu)
    hasil = []
    for judul, keadaan in KELOMPOK:
        isi = [satu for k in keadaan for satu in menurut.get(k, [])]
        # What one can still take part in: the soonest end first. What is over: the newest first.
        lampau = K.DIBUKA not in keadaan and K.DIUMUMKAN not in keadaan
        isi.sort(key=lambda k: k.selesai, reverse=lampau)
        hasil.append({"judul": judul, "isi": isi})
    return [h for h in hasil if h["isi"]]


def satu_publik(kota: Kota, pk: int) -> Konsultasi:
    semua = Konsultasi.objects.filter(kota=kota).terbuka_publik()
    return get_object_or_404(semua.select_related("instansi", "kota", "berita_acara", "tanda"), pk=pk)


def masukan_publik(konsultasi: Konsultasi, *, urut: str = "terbaru", butir: int | None = None) -> QuerySet[Komentar]:
    """First-level comments with their replies, reasons of moderation and support."""
    alasan = Moderasi.objects.filter(komentar=OuterRef("pk"), tindakan__in=["sembunyikan", "samarkan"])
    terakhir = Subquery(alasan.order_by("-pada", "-pk").values("alasan")[:1])
    terbaca = Komentar.objects.filter(keadaan__in=TERBACA).annotate(alasan_kode=terakhir)
    balasan = Prefetch("balasan", terbaca.order_by("nomor"), to_attr="balasan_terbaca")
    semua = terbaca.filter(konsultasi=konsultasi, induk=None).select_related("butir").prefetch_related(balasan)
    semua = semua.annotate(dukungan_n=Count("dukungan"))
    if butir:
        semua = semua.filter(butir=butir)
    return semua.order_by(*URUTAN.get(urut, URUTAN["terbaru"]))


def lengkapi(halaman: Any, partisipan: Partisipan | None) -> Any:
    """Words of the reasons, and what this visitor supports or wrote, for one page of comments."""
    semua = [satu for utama in halaman for satu in (utama, *utama.balasan_terbaca)]
    didukung = set()
    if partisipan is not None:
        dukungan = Dukungan.objects.filter(partisipan=partisipan, komentar__in=[s.pk for s in semua])
        didukung = set(dukungan.values_list("komentar_id", flat=True))
    for satu in semua:
        satu.alasan_label = dict(LABEL_ALASAN).get(satu.alasan_kode, "")
        satu.didukung = satu.pk in didukung
        satu.milik_sendiri = partisipan is not None and satu.partisipan_id == partisipan.pk
    return halaman


def masukan_terbuka(kota: Kota, pk: int) -> Komentar:
    """A comment that may be replied to or supported; 404 for any other."""
    terbuka = Komentar.objects.tayang().filter(kota=kota, konsultasi__keadaan=K.DIBUKA)
    return get_object_or_404(terbuka.select_related("konsultasi", "butir"), pk=pk)


def masukan_milik(partisipan: Partisipan) -> QuerySet[Komentar]:
    """Own contributions with what moderators decided, newest first."""
    semua_putusan = Moderasi.objects.select_related("keberatan").order_by("pada", "pk")
    putusan = Prefetch("moderasi", semua_putusan, to_attr="putusan")
    semua = Komentar.objects.filter(partisipan=partisipan).masuk().select_related("konsultasi", "butir")
    return semua.prefetch_related(putusan).order_by("-tayang_pada", "-pk")


def ringkasan_masukan(konsultasi: Konsultasi) -> dict[str, int]:
    tayang = Q(keadaan=M.TAYANG)
    return Komentar.objects.filter(konsultasi=konsultasi).aggregate(
        tayang=Count("pk", filter=tayang), utama=Count("pk", filter=tayang & Q(induk=None))
    )


def dokumen_publik(kota: Kota, pk: int) -> Any:
    """The file of a public document; 404 for that of a draft."""
    terbuka = Konsultasi.objects.filter(kota=kota).terbuka_publik()
    dokumen = get_object_or_404(
        DokumenKonsultasi.objects.filter(konsultasi__in=terbuka, berkas__isnull=False).select_related("berkas"), pk=pk
    )
    return dokumen.berkas


def berita_acara_publik(kota: Kota, pk: int) -> Any:
    """The file of the berita acara, once the answer is public and the file is made."""
    konsultasi = satu_publik(kota, pk)
    if not konsultasi.terbit or konsultasi.berita_acara is None:
        raise Http404
    return konsultasi.berita_acara


def baris_data(konsultasi: Konsultasi) -> Iterator[list[Any]]:
    """Open data: every readable comment as a row; the head first. Names are what their authors chose to show."""
    yield ["nomor", "membalas", "butir", "sebagai", "saluran", "nama", "masukan", "keadaan", "dukungan", "kelompok"]
    semua = Komentar.objects.filter(konsultasi=konsultasi, keadaan__in=TERBACA).select_related(
        "induk", "butir", "klaster"
    )
    for k in semua.annotate(n=Count("dukungan")).order_by("nomor").iterator(chunk_size=2000):
        klaster = k.klaster.judul if k.klaster and konsultasi.terbit else ""
        induk, butir = (k.induk.nomor if k.induk else ""), (k.butir.label if k.butir else "")
        unsur, saluran = k.get_unsur_display(), k.get_saluran_display()
        yield [k.nomor, induk, butir, unsur, saluran, k.nama, k.isi, k.label, k.n, klaster]


def kabar_warga(kota: Kota) -> str:
    """What is going on, in one line for the front page of the city."""
    n = Konsultasi.objects.filter(kota=kota, keadaan=K.DIBUKA).count()
    return f"{n} konsultasi sedang menerima masukan." if n else "Belum ada yang dibuka saat ini."
