"""Context of the pages of one case: for those who work on it, and the narrow one for the accused."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format

from asn.core.hari_kerja import Kalender
from kepegawaian.pegawai.rules.enum import Hukdis
from kinerja.disiplin import tindakan
from kinerja.disiplin.models import Perkara
from kinerja.disiplin.rules.akibat import akibat
from kinerja.disiplin.rules.hukuman import tim_boleh, tim_wajib
from kinerja.disiplin.rules.pemeriksa import PEMERIKSA
from kinerja.disiplin.services.dugaan import TINGKAT
from kinerja.disiplin.services.jangka import jam_kota
from kinerja.disiplin.services.keberatan import batas_upaya
from kinerja.disiplin.services.putusan import terhitung
from kinerja.disiplin.workflows import (
    IZIN_PERIKSA,
    IZIN_PUTUS,
    LABEL,
    SEBELUM_PUTUSAN,
    KeadaanPerkara,
)

K = KeadaanPerkara
TONGGAK = (
    ("Dugaan", {K.DUGAAN}),
    ("Panggilan", {K.PANGGILAN_1, K.PANGGILAN_2}),
    ("Pemeriksaan", {K.PEMERIKSAAN}),
    ("Keputusan", {K.MENUNGGU_KEPUTUSAN, K.DIPUTUS}),
    ("Penyampaian", {K.DISAMPAIKAN, K.KEBERATAN, K.BANDING}),
    ("Pelaksanaan", {K.PELAKSANAAN}),
    ("Selesai", {K.SELESAI}),
)
NADA = {
    K.SELESAI: "selesai",
    K.TIDAK_TERBUKTI: "netral",
    K.DIHENTIKAN: "netral",
    K.DIBATALKAN: "netral",
    K.DUGAAN: "perhatian",
}


# The same clocks in the words of the accused: title, and what it means.
_HADIR = "Datang pada waktu dan tempat dalam surat panggilan, dan bawa bukti yang mendukung keterangan Anda."
UNTUK_TERPERIKSA = {
    K.PANGGILAN_1: ("Pemeriksaan Anda", _HADIR),
    K.PANGGILAN_2: ("Pemeriksaan Anda (panggilan kedua)", _HADIR),
    K.PEMERIKSAAN: (
        "Berita acara pemeriksaan diselesaikan paling lambat",
        "Pemeriksa menyusunnya dari keterangan Anda. Berita acara itu terbaca di halaman ini setelah selesai.",
    ),
    K.MENUNGGU_KEPUTUSAN: (
        "Keputusan diambil paling lambat",
        "Pejabat yang berwenang menimbang berita acara. Anda dikabari ketika keputusannya disampaikan.",
    ),
    K.DISAMPAIKAN: (
        "Hukuman mulai berlaku bila Anda tidak mengajukan keberatan",
        "Baca keputusan di bawah. Selama batas keberatan belum lewat, hukuman belum dijalani.",
    ),
    K.KEBERATAN: ("Keberatan Anda diputus paling lambat", "Selama diperiksa, hukuman belum dijalani."),
    K.BANDING: ("BPASN memutus paling lambat", "Selama banding diperiksa, hukuman belum dijalani."),
}


@dataclass(frozen=True, slots=True)
class Detak:
    """The clock as a person reads it."""

    judul: str
    jatuh: date
    sisa: int
    dasar: str
    penjelasan: str = ""

    @property
    def lewat(self) -> bool:
        return self.sisa < 0

    @property
    def kalimat(self) -> str:
        if self.sisa < 0:
            return f"lewat {-self.sisa} hari kerja"
        return "hari ini" if self.sisa == 0 else f"{self.sisa} hari kerja lagi"


def nada(perkara: Perkara) -> str:
    return NADA.get(KeadaanPerkara(perkara.keadaan), "proses")


def detak(perkara: Perkara, hari_ini: date) -> Detak | None:
    """What is due, by when, and how far that is in working days of the city."""
    if perkara.tenggat is None or perkara.berakhir:
        return None
    kalender = Kalender(perkara.kota_id)
    aturan = jam_kota(perkara.kota_id, perkara.keadaan, perkara.keadaan_sejak, kalender)
    judul, dasar = (aturan.judul, aturan.dasar) if aturan else ("Hari pemeriksaan", "PP 94/2021 (perlu verifikasi)")
    return Detak(judul, perkara.tenggat, kalender.selisih(hari_ini, perkara.tenggat), dasar)


def detak_saya(perkara: Perkara, hari_ini: date) -> Detak | None:
    """What the accused may expect next; nothing of a decision that was not delivered yet."""
    kini = detak(perkara, hari_ini)
    kata = UNTUK_TERPERIKSA.get(KeadaanPerkara(perkara.keadaan))
    return replace(kini, judul=kata[0], penjelasan=kata[1]) if kini and kata else None


def perkara_saya(milik: Iterable[Perkara], hari_ini: date) -> list[dict[str, Any]]:
    """Own cases with what is next in each."""
    return [{"perkara": p, "nada": nada(p), "detak": detak_saya(p, hari_ini)} for p in milik]


def tonggak(perkara: Perkara) -> list[dict[str, str]]:
    """How far the case is, as steps."""
    letak = next((i for i, (_, isi) in enumerate(TONGGAK) if perkara.keadaan in isi), None)
    if letak is None:
        return [{"label": "Dugaan", "keadaan": "selesai"}, {"label": LABEL[K(perkara.keadaan)], "keadaan": "henti"}]
    selesai = perkara.keadaan == K.SELESAI
    return [
        {"label": label, "keadaan": "selesai" if i < letak or selesai else "kini" if i == letak else "nanti"}
        for i, (label, _) in enumerate(TONGGAK)
    ]


def izin_atas(request: HttpRequest, perkara: Perkara) -> frozenset[str]:
    """Which permissions this user has over this very case."""
    semua = (IZIN_PERIKSA, IZIN_PUTUS)
    milik = Perkara.objects.terlihat_oleh
    return frozenset(i for i in semua if milik(request.user, i).filter(pk=perkara.pk).exists())


def konteks_perkara(request: HttpRequest, perkara: Perkara) -> dict[str, Any]:
    """Everything templates/disiplin/rincian.html shows."""
    izin = izin_atas(request, perkara)
    boleh = tindakan.tersedia(perkara, izin)
    petugas = list(perkara.petugas.select_related("pegawai", "pengguna").order_by("sampai", "pk"))
    tingkat = TINGKAT[perkara.tingkat_dugaan]
    ada = {p.peran for p in petugas if p.sampai is None}
    return {
        "judul": f"Perkara nomor {perkara.pk}",
        "remah": [("Perkara disiplin", reverse("disiplin:daftar")), (f"Nomor {perkara.pk}", None)],
        "perkara": perkara,
        "nada": nada(perkara),
        "tonggak": tonggak(perkara),
        "detak": detak(perkara, request.user.hari_ini()),
        "utama": tindakan.utama(perkara, boleh),
        "lain": [t for t in boleh if t is not tindakan.utama(perkara, boleh)],
        "petugas": petugas,
        "boleh_tim": IZIN_PUTUS in izin and perkara.keadaan in SEBELUM_PUTUSAN and tim_boleh(tingkat),
        "tim_kurang": tim_wajib(tingkat) and perkara.keadaan in SEBELUM_PUTUSAN and not ada.issuperset(PEMERIKSA),
        "panggilan": [_panggilan(p, perkara) for p in perkara.panggilan.all()],
        "dokumen": list(perkara.dokumen.defer("bita", "isi")),
        "langkah": list(perkara.langkah.select_related("oleh").order_by("-pada", "-pk")),
        "akibat": akibat(perkara.hukuman, terhitung(perkara)) if perkara.hukuman else (),
        "upaya": batas_upaya(perkara) if perkara.keadaan == K.DISAMPAIKAN else None,
        "saran": _saran(perkara),
    }


def _panggilan(panggilan: Any, perkara: Perkara) -> dict[str, Any]:
    waktu = panggilan.waktu_periksa.astimezone(ZoneInfo(perkara.kota.zona_waktu))
    return {
        "judul": f"Panggilan {'I' * panggilan.ke}",
        "waktu": f"{date_format(waktu, 'l, j F Y')} pukul {waktu:%H.%M}",
        "tempat": panggilan.tempat,
        "hadir": {True: "hadir", False: "tidak hadir"}.get(panggilan.hadir, "menunggu harinya"),
    }


def _saran(perkara: Perkara) -> str:
    if "saran" not in perkara.isi:
        return ""
    kode = perkara.isi["saran"]
    return dict(Perkara._meta.get_field("hukuman").choices or ())[kode] if kode else "Pelanggaran tidak terbukti"


def konteks_saya(request: HttpRequest, perkara: Perkara) -> dict[str, Any]:
    """What the accused reads: own papers, own rights, no note of the examiners."""
    return {
        "judul": f"Perkara disiplin saya, nomor {perkara.pk}",
        "remah": [("Perkara disiplin saya", reverse("disiplin:saya")), (f"Nomor {perkara.pk}", None)],
        "perkara": perkara,
        "nada": nada(perkara),
        "tonggak": tonggak(perkara),
        "detak": detak_saya(perkara, request.user.hari_ini()),
        "tindakan": [t for t in tindakan.SENDIRI if t.tersedia(perkara)],
        "upaya": batas_upaya(perkara) if perkara.keadaan == K.DISAMPAIKAN else None,
        "boleh_keberatan": perkara.keadaan == K.DISAMPAIKAN and perkara.hukuman != Hukdis.B3,
        "panggilan": [_panggilan(p, perkara) for p in perkara.panggilan.all()],
        "dokumen": list(dokumen_terperiksa(perkara).defer("bita", "isi")),
        "langkah": list(perkara.langkah.filter(untuk_terperiksa=True).order_by("-pada", "-pk")),
        "disampaikan": perkara.diterima_pada is not None,
        "akibat": akibat(perkara.hukuman, terhitung(perkara)) if perkara.diterima_pada else (),
    }


def dokumen_terperiksa(perkara: Perkara) -> Any:
    """Papers the accused may read: a decision only once it was delivered."""
    terbaca = perkara.dokumen.filter(untuk_terperiksa=True)
    return terbaca if perkara.diterima_pada else terbaca.exclude(jenis="keputusan")
