"""Photos of a few demo reports: the reporter's own, and the pair before and after the work. Drawn, not taken."""

from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageDraw

from asn.core.berkas import berkas_simpan
from pengaduan.aduan.models import Aduan, LampiranAduan, Tanggapan
from pengaduan.aduan.workflows import IZIN_LIHAT

UKURAN = (800, 600)


def foto_pekerjaan(tanggapan: Iterable[Tanggapan], aduan: Iterable[Aduan]) -> None:
    """The reporter's picture, and a pair with the last answer to each of these reports."""
    terakhir = {t.aduan_id: t for t in tanggapan}
    for satu in aduan:
        _pasang(terakhir[satu.pk])


def _pasang(tanggapan: Tanggapan) -> None:
    aduan = tanggapan.aduan
    lukis = LUKISAN[aduan.kategori.nama if aduan.kategori else ""]
    for jenis, selesai in (("bukti", False), ("sebelum", False), ("sesudah", True)):
        milik = None if jenis == "bukti" else tanggapan
        _simpan(aduan, milik, jenis, lukis(selesai=selesai, geser=60 if milik is None else 0))


def _simpan(aduan: Aduan, tanggapan: Tanggapan | None, jenis: str, gambar: Image.Image) -> None:
    keluaran = BytesIO()
    gambar.save(keluaran, "JPEG", quality=80)
    berkas = berkas_simpan(
        isi=keluaran.getvalue(),
        nama=f"{jenis}.jpg",
        pemilik=aduan,
        izin=IZIN_LIHAT,
        oleh=tanggapan.oleh if tanggapan else None,
    )
    LampiranAduan.objects.create(kota_id=aduan.kota_id, aduan=aduan, tanggapan=tanggapan, berkas=berkas, jenis=jenis)


def _jalan(*, selesai: bool, geser: int) -> Image.Image:
    gambar = Image.new("RGB", UKURAN, "#a9c7dd")
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((0, 230, 800, 290), fill="#7d9a5b")
    pena.polygon([(300, 280), (500, 280), (790, 600), (10, 600)], fill="#6b6d70")
    for atas in range(300, 600, 70):
        pena.polygon([(395, atas), (405, atas), (409, atas + 34), (391, atas + 34)], fill="#e8e3d0")
    if selesai:
        pena.polygon([(300 + geser, 440), (470 + geser, 436), (490 + geser, 530), (270 + geser, 536)], fill="#3c3d40")
    else:
        pena.ellipse((290 + geser, 440, 480 + geser, 530), fill="#4b4038")
        pena.ellipse((310 + geser, 462, 460 + geser, 522), fill="#8d8a78")
    return gambar


def _lampu(*, selesai: bool, geser: int) -> Image.Image:
    gambar = Image.new("RGB", UKURAN, "#26304a" if selesai else "#141826")
    pena = ImageDraw.Draw(gambar)
    if selesai:
        pena.polygon([(330 + geser, 160), (390 + geser, 160), (620 + geser, 560), (120 + geser, 560)], fill="#857a4e")
    pena.rectangle((0, 520, 800, 600), fill="#5a5648" if selesai else "#1d1f26")
    pena.rectangle((440 + geser, 130, 452 + geser, 560), fill="#8b9096")
    pena.rectangle((340 + geser, 130, 452 + geser, 140), fill="#8b9096")
    pena.ellipse((326 + geser, 136, 394 + geser, 168), fill="#fff3c4" if selesai else "#3a3f4a")
    return gambar


def _loket(*, selesai: bool, geser: int) -> Image.Image:
    gambar = Image.new("RGB", UKURAN, "#dfe3e2")
    pena = ImageDraw.Draw(gambar)
    for ke in range(3):
        kiri = 60 + 240 * ke
        buka = selesai or ke == 0
        pena.rectangle((kiri, 140, kiri + 200, 330), fill="#fff6d8" if buka else "#5d666b")
        pena.rectangle((kiri - 10, 330, kiri + 210, 350), fill="#8a6d4b")
        for orang in range(2 if selesai else 7 if buka else 0):
            atas = 370 + 30 * orang
            pena.ellipse((kiri + 70 + geser // 3, atas, kiri + 130 + geser // 3, atas + 60), fill="#3f5a78")
    return gambar


LUKISAN = {"Jalan dan jembatan": _jalan, "Penerangan jalan": _lampu, "Kesehatan": _loket}
