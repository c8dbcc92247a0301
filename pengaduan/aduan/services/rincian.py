"""What the page of one report shows to an officer."""

from typing import Any

from pengaduan.aduan.models import Aduan, BukaSegel, IdentitasPelapor, NaskahTersegel
from pengaduan.aduan.rules.kata import KATA
from pengaduan.aduan.rules.tenggat import LABEL_LANGKAH, Langkah, langkah_kelas
from pengaduan.aduan.services.pilihan import aduan_serupa
from pengaduan.aduan.services.waktu import Jam
from pengaduan.aduan.workflows import IZIN_LIHAT, IZIN_VERIFIKASI


def rincian_petugas(aduan: Aduan, pengguna: Any) -> dict[str, Any]:
    """Messages, events, files, the clock with its sources, what is sealed, and what looks alike."""
    jam = Jam(aduan.kota)
    return {
        "pesan": aduan.tanggapan.select_related("oleh", "instansi").prefetch_related("lampiran__berkas"),
        "peristiwa": [{"butir": p, "kata": KATA.get(p.kode, p.kode)} for p in aduan.peristiwa.select_related("oleh")],
        "bukti": aduan.lampiran.filter(tanggapan=None).select_related("berkas"),
        "warna": str(aduan.warna(jam.hari_ini)),
        "sisa": (aduan.tenggat - jam.hari_ini).days if aduan.tenggat else None,
        "menunggu": LABEL_LANGKAH[Langkah(aduan.tunggu)] if aduan.tunggu else "",
        "tenggat": _tenggat(aduan, jam),
        "jeda": aduan.jeda.select_related("oleh"),
        "gabungan": Aduan.objects.terlihat_oleh(pengguna, IZIN_LIHAT).filter(induk=aduan.pk),
        "serupa": aduan_serupa(aduan, pengguna, IZIN_VERIFIKASI) if pengguna.has_perm(IZIN_VERIFIKASI) else [],
        "tersegel": IdentitasPelapor.objects.filter(aduan=aduan).exists(),
        "disunting": NaskahTersegel.objects.filter(aduan=aduan).exists(),
        "segel": BukaSegel.objects.filter(aduan=aduan).select_related("pemohon", "pemutus"),
    }


def _tenggat(aduan: Aduan, jam: Jam) -> list[dict[str, Any]]:
    """Each deadline with the figure behind it and its source."""
    baris: list[tuple[Langkah, Any, Any]] = [(Langkah.VERIFIKASI, aduan.tenggat_verifikasi, aduan.diverifikasi_pada)]
    if aduan.tenggat_jawab:
        baris.append((Langkah.JAWAB, aduan.tenggat_jawab, aduan.dijawab_pada))
    baris.append((langkah_kelas(aduan.kelas), aduan.tenggat_selesai, aduan.ditindaklanjuti_tanggal))
    hasil = []
    for langkah, tenggat, terpenuhi in baris:
        batas, sumber = jam.ketentuan(langkah, aduan.lengkap_tanggal)
        hari = jam.tanggal(terpenuhi) if hasattr(terpenuhi, "hour") else terpenuhi
        hasil.append(
            {
                "label": LABEL_LANGKAH[langkah],
                "batas": str(batas),
                "sumber": sumber,
                "tenggat": tenggat,
                "terpenuhi": hari,
                "tepat": hari <= tenggat if hari else jam.hari_ini <= tenggat,
            }
        )
    return hasil
