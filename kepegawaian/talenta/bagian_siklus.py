"""Parts of the page of a cycle that depend on its figures or its rules alone, drawn once for equal ones.

They name no person and do not differ by reader: what somebody may count is in the figures, and links ask anew.
"""

import json
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from asn.core.angka import tulis_bulat
from asn.core.baris_tetap import BarisTetap, digambar_sekali
from kepegawaian.talenta import gambar
from kepegawaian.talenta.models import SiklusTalenta
from kepegawaian.talenta.models.ketentuan import ketentuan_dari
from kepegawaian.talenta.rules.kotak import KOTAK
from kepegawaian.talenta.services import baca

_INSTANSI = BarisTetap(
    "talenta/siklus_instansi.html",
    isi=("alamat", "nama", "jumlah", "tinggi", "tengah", "rendah", "belum"),
    rupa=("bernama",),
)


def bagian_angka(siklus: SiklusTalenta, angka: baca.AngkaSiklus) -> SafeString:
    """Boxes, movement against the former cycle, and perangkat daerah."""
    nama = baca.nama_instansi(angka.kotak)
    return _angka(siklus.pk, siklus.keadaan, str(siklus.sebelum or ""), angka.baris, tuple(sorted(nama.items())))


def bagian_ketentuan(siklus: SiklusTalenta) -> SafeString:
    """The rules the cycle froze."""
    return _ketentuan(json.dumps(siklus.ketentuan, sort_keys=True))


@digambar_sekali
def _angka(
    pk: int, keadaan: str, sebelum: str, baris: tuple[tuple[Any, ...], ...], nama: tuple[tuple[int, str], ...]
) -> SafeString:
    angka = baca.AngkaSiklus(baris)
    jumlah = baca.sebaran(angka.kotak)
    sel = baca.kisi(jumlah)
    url_hasil = reverse("talenta:hasil_daftar", args=[pk])
    instansi = baca.per_instansi(angka.kotak, dict(nama))
    konteks = {
        "siklus_id": pk,
        "keadaan": keadaan,
        "sebelum": sebelum,
        "jumlah": sum(jumlah.values()),
        "belum": jumlah.get(None, 0),
        "krs": sum(jumlah.get(n, 0) for n in (7, 8, 9)),
        "sel": sel,
        "kisi": gambar.kisi_gambar(sel, f"{url_hasil}?kotak="),
        "kotak_kutipan": KOTAK.kutipan,
        "url_hasil": url_hasil,
        "instansi": [_baris_instansi(b, url_hasil) for b in instansi],
        "grafik_instansi": gambar.sebaran_instansi(instansi) if len(instansi) > 1 else None,
        "pindah": angka.pindah,
        "dipindahkan": angka.dipindahkan,
    }
    return render_to_string("talenta/siklus_angka.html", konteks)


def _baris_instansi(b: dict[str, Any], url_hasil: str) -> SafeString:
    return _INSTANSI(
        bernama=bool(b["instansi"]),
        alamat=f"{url_hasil}?instansi={b['instansi']}",
        nama=b["instansi__nama"],
        **{k: tulis_bulat(b[k]) for k in ("jumlah", "tinggi", "tengah", "rendah", "belum")},
    )


@digambar_sekali
def _ketentuan(isi: str) -> SafeString:
    ketentuan = json.loads(isi)
    aturan = ketentuan_dari(ketentuan)
    konteks = {"ketentuan": ketentuan, "aturan": aturan, "perangkat": aturan.perangkat}
    return render_to_string("talenta/siklus_ketentuan.html", konteks)
