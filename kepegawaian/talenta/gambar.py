"""Pictures of the wing: the nine boxes (drawn from a template, links inside), and charts with their table."""

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string

from asn.core.grafik import Grafik, Sumbu, batang, batang_bertumpuk
from kepegawaian.talenta.rules.belum_terlihat import Alasan
from kepegawaian.talenta.services.baca import Sel

INSTANSI_TAMPIL = 20
_LEBAR, _TINGGI, _KIRI, _ATAS = 120, 86, 34, 6
_WARNA = {1: "#f7e3d4", 2: "#f7e3d4", 3: "#f7e3d4", 4: "#e6edf3", 5: "#e6edf3", 6: "#e6edf3"}


def kisi_gambar(sel: Sequence[Sel], alamat: str = "", terpilih: int | None = None) -> list[dict[str, Any]]:
    """Places of the boxes in the picture; `alamat` ends in "kotak=" and makes each of them a link."""
    return [
        {
            "sel": s,
            "x": _KIRI + s.kolom * _LEBAR,
            "y": _ATAS + s.baris * _TINGGI,
            "tengah": _KIRI + s.kolom * _LEBAR + _LEBAR // 2,
            "warna": _WARNA.get(s.nomor, "#d5ebdf"),
            "url": f"{alamat}{s.nomor}" if alamat else "",
            "terpilih": s.nomor == terpilih,
            "nomor_y": _ATAS + s.baris * _TINGGI + 26,
            "jumlah_y": _ATAS + s.baris * _TINGGI + 52,
            "persen_y": _ATAS + s.baris * _TINGGI + 72,
        }
        for s in sel
    ]


def kisi_data_uri(sel: Sequence[Sel]) -> str:
    """The same picture for paper."""
    svg = render_to_string("talenta/kisi.svg", {"kisi": kisi_gambar(sel), "angka": True})
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def sebaran_instansi(baris: Sequence[Mapping[str, Any]]) -> Grafik:
    """Parts of each perangkat daerah in the three bands of boxes."""
    tampil = [b for b in baris if b["dinilai"]][:INSTANSI_TAMPIL]
    seri = {
        "Kotak 7–9": [b["tinggi"] for b in tampil],
        "Kotak 4–6": [b["tengah"] for b in tampil],
        "Kotak 1–3": [b["rendah"] for b in tampil],
    }
    return batang_bertumpuk(
        "Sebaran kotak menurut perangkat daerah",
        [b["instansi__nama"] or "Tanpa unit" for b in tampil],
        seri,
        sumbu=Sumbu("Pegawai", ""),
        keterangan="Diurutkan menurut porsi kotak 7–9 di antara yang dapat dinilai.",
    )


def temuan_alasan(jumlah: Mapping[str, int]) -> Grafik:
    """How many people per reason; one person may have several."""
    return batang(
        "Pegawai belum terlihat menurut alasan",
        [a.label for a in Alasan],
        [jumlah.get(a.value, 0) for a in Alasan],
        sumbu=Sumbu("Pegawai", ""),
        keterangan="Satu orang dapat mempunyai lebih dari satu alasan.",
    )
