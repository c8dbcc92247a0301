"""Printed documents of results: the announced list, the decision on an appointment; from frozen data only."""

from decimal import Decimal
from typing import Any

from asn.core.angka import tulis_angka
from asn.core.pdf import qr_svg, render_pdf, render_pdf_panjang
from asn.core.verifikasi import alamat_verifikasi
from kepegawaian.instansi.models import Kota
from kepegawaian.rekrutmen.models import HasilPeserta, Pengangkatan, Pengumuman
from kepegawaian.rekrutmen.rules.aturan import Aturan, dari_data
from kepegawaian.rekrutmen.rules.pengisian import LABEL_AKHIR
from kepegawaian.rekrutmen.rules.peringkat import LABEL_STATUS
from kepegawaian.rekrutmen.services.hasil.baca import belum_akhir

RUANG_NAMA = "(……………………………………)"
LABEL_ADMINISTRASI = {"MS": "Memenuhi syarat", "TMS": "Tidak memenuhi syarat"}


def pengumuman_pdf(p: Pengumuman) -> bytes:
    """The list as it was published, grouped by vacancy, in the layout of an official announcement."""
    aturan = dari_data(p.isi["aturan"]) if "aturan" in p.isi else None
    hasil = HasilPeserta.objects.filter(pengumuman=p).select_related("lowongan", "tempat")
    urut = "peringkat_akhir" if p.tahap == "akhir" else "peringkat"
    semua = list(hasil.order_by("lowongan__nama_jabatan", "lowongan__kode", urut, "nomor"))
    konteks = _dasar(p.seleksi.kota, p.tanda) | {
        "judul": "Pengumuman",
        "pengumuman": p,
        "seleksi": p.seleksi,
        "nomor": p.nomor,
        "tanggal": p.tanggal,
        "aturan": aturan,
        "komponen": [k.kode for k in aturan.komponen] if aturan else [],
        "keterangan": _keterangan(p),
        "penanda_tangan": {"jabatan": "Ketua Panitia Seleksi", "nama": RUANG_NAMA, "nip": "", "pangkat": ""},
        "kolom": _kolom(p, aturan),
    }
    return render_pdf_panjang("rekrutmen/cetak_pengumuman.html", konteks, _baris(semua, p, aturan))


def _dasar(kota: Kota, tanda: Any) -> dict[str, Any]:
    alamat = alamat_verifikasi(tanda)
    return {
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "tanpa_sampul": True,
        "tempat": kota.ibu_kota,
        "qr": qr_svg(alamat),
        "alamat_verifikasi": alamat,
        "kode_verifikasi": tanda.kode,
    }


def _kolom(p: Pengumuman, aturan: Aturan | None) -> list[str]:
    if aturan is None:
        return ["Hasil"]
    kolom = [*(k.kode for k in aturan.komponen), "Total"]
    if p.tahap == "akhir":
        return [*kolom, *([aturan.lanjutan.nama] if aturan.lanjutan else []), "Nilai akhir", "Hasil"]
    return [*kolom, "Status"]


def _keterangan(p: Pengumuman) -> list[tuple[str, str]]:
    """What the codes mean, those that occur."""
    if p.tahap == "administrasi":
        return list(LABEL_ADMINISTRASI.items())
    label = LABEL_AKHIR | LABEL_STATUS if p.tahap == "akhir" else LABEL_STATUS
    ada = p.isi["akhir"] | belum_akhir(p) if p.tahap == "akhir" else p.isi["status"]
    return [(k.value, teks) for k, teks in label.items() if k.value in ada]


def _baris(semua: list[HasilPeserta], p: Pengumuman, aturan: Aturan | None) -> list[dict[str, Any]]:
    """Rows ready to print; the first of each vacancy carries its name."""
    hasil, sebelum = [], None
    for i, x in enumerate(semua):
        baru = x.lowongan_id != sebelum
        sebelum = x.lowongan_id
        hasil.append(
            {
                "no": i,
                "lowongan": f"{x.lowongan} ({x.lowongan.get_jenis_kebutuhan_display()}), kebutuhan {x.lowongan.kuota}"
                if baru
                else "",
                "peringkat": (x.peringkat_akhir if p.tahap == "akhir" else x.peringkat) or "–",
                "nomor": x.nomor,
                "sel": _sel(x, p, aturan),
            }
        )
    return hasil


def _sel(x: HasilPeserta, p: Pengumuman, aturan: Aturan | None) -> list[str]:
    if aturan is None:
        return [LABEL_ADMINISTRASI[x.status]]
    nilai = [tulis(x.nilai.get(k.kode)) for k in aturan.komponen]
    depan = [*nilai, tulis(x.total)]
    if p.tahap != "akhir":
        return [*depan, x.status]
    lanjutan = [tulis(x.lanjutan)] if aturan.lanjutan else []
    pindah = f" ({x.tempat.kode})" if x.tempat and x.tempat_id != x.lowongan_id else ""
    return [*depan, *lanjutan, tulis(x.nilai_akhir, 3), (x.akhir or x.status) + pindah]


def tulis(nilai: Any, desimal: int | None = None) -> str:
    """A mark as lists print it; without zeros at the end unless a number of decimals is asked for."""
    if nilai is None:
        return "–"
    angka = Decimal(str(nilai))
    if desimal is None:
        desimal = max(0, -int(angka.normalize().as_tuple().exponent))
    return tulis_angka(angka, desimal)


def sk_pdf(p: Pengangkatan) -> bytes:
    """The decision on one appointment."""
    konteks = _dasar(p.seleksi.kota, p.tanda) | {
        "judul": f"Keputusan {p.isi_sk['pejabat']}",
        "nomor": p.nomor_sk,
        "tanggal": p.tanggal_sk,
        "isi": p.isi_sk,
        "cpns": p.jenis == "CPNS",
        "tmt": p.tmt,
        "kontrak_sampai": p.kontrak_sampai,
        "pertek": p.nomor_pertek,
        "penanda_tangan": {
            "jabatan": p.isi_sk["pejabat"],
            "nama": p.isi_sk["penanda_nama"],
            "nip": "",
            "pangkat": "",
        },
    }
    return render_pdf("rekrutmen/cetak_sk.html", konteks)
