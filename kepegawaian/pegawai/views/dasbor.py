"""The city dashboard: figures of the register in reach, each with the way to its rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.http import urlencode

from asn.core.angka import tulis_angka
from asn.core.views import requires
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN, MANAJERIAL
from kepegawaian.pegawai.filters import BELUM
from kepegawaian.pegawai.models.pegawai import JENIS_ASN, JENIS_KELAMIN, PREDIKAT, TINGKAT_PENDIDIKAN
from kepegawaian.pegawai.rules.golongan import GOLONGAN_ASN
from kepegawaian.pegawai.services.dasbor import USIA, Angka, angka_dasbor
from kepegawaian.pegawai.services.perhatian import AKAN_DATANG, MUTU_DATA, PERHATIAN, Perhatian
from kepegawaian.pegawai.services.pilihan import instansi_puncak, kota_pilihan

Batang = tuple[str, int, dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Tautan:
    """Addresses of the lists behind the figures; empty for who may not open them."""

    cakupan: dict[str, int]
    boleh_pegawai: bool
    boleh_jabatan: bool
    daftar_hak: frozenset[str] = frozenset()

    def pegawai(self, **saringan: Any) -> str:
        return self._alamat("pegawai:daftar", saringan) if self.boleh_pegawai else ""

    def perhatian(self, p: Perhatian) -> str:
        """The due list where there is one: it holds the same people, with what each of them still lacks."""
        if p.hak and p.hak[0] in self.daftar_hak:
            saringan = self.cakupan | {"jatuh_tempo": p.hak[1]}
            return f"{reverse(f'layanan:{p.hak[0]}')}?{urlencode(saringan)}"
        return self.pegawai(perhatian=p.kode)

    def manajerial(self, isi: str) -> str:
        saringan = {"isi": isi, "jenis": sorted(MANAJERIAL)}
        return self._alamat("jabatan:daftar", saringan) if self.boleh_jabatan else ""

    def _alamat(self, nama: str, saringan: dict[str, Any]) -> str:
        parameter = urlencode(self.cakupan | saringan, doseq=True)
        return f"{reverse(nama)}?{parameter}" if parameter else reverse(nama)


@requires("core.lihat_dasbor")
def dasbor_kota(request: HttpRequest) -> HttpResponse:
    """Head-counts, performance, training, service quality, and what is coming or wrong."""
    pengguna = request.user
    hari_ini = pengguna.hari_ini()
    semua_kota = kota_pilihan(pengguna, request.izin)
    kota = _kota_terpilih(request, semua_kota)
    puncak = instansi_puncak(pengguna, request.izin)
    cakupan = {"kota": kota.pk} if len(semua_kota) > 1 else {}
    tautan = Tautan(
        cakupan | ({"instansi": puncak.pk} if puncak else {}),
        pengguna.ditugasi("pegawai.view_pegawai"),
        pengguna.ditugasi("jabatan.view_jabatan"),
        _daftar_hak(pengguna),
    )
    angka = angka_dasbor(pengguna, request.izin, kota.pk, hari_ini)
    if angka is None:
        return _dihitung(request, kota)
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    konteks = {
        "judul": f"Dasbor {puncak or kota.nama}",
        "kota": kota,
        "pilihan_kota": [{"label": k, "url": f"?kota={k.pk}", "aktif": k.pk == kota.pk} for k in semua_kota],
        "angka": angka,
        "kartu": _kartu(angka, tautan),
        "kelompok": [
            (AKAN_DATANG, [*_perhatian(angka, AKAN_DATANG, tautan), _dijabat_sementara(angka, tautan)]),
            (MUTU_DATA, _perhatian(angka, MUTU_DATA, tautan)),
        ],
        "sebaran": list(_sebaran(angka, tautan)),
        "tanggal_data": hari_ini,
    }
    return render(request, "instansi/dasbor_kota.html", konteks)


def _dihitung(request: HttpRequest, kota: Kota) -> HttpResponse:
    """The page until the first figures of a large city are there; it asks for itself."""
    konteks = {
        "judul": f"Dasbor {kota.nama}",
        "persen": None,
        "pesan": "Baris buku induk sedang dihitung untuk pertama kali hari ini.",
        "url_muat": request.get_full_path(),
    }
    return render(request, "components/kemajuan.html" if request.htmx else "instansi/dasbor_dihitung.html", konteks)


def _daftar_hak(pengguna: Any) -> frozenset[str]:
    """Due lists this reader may open; dates of KGB are closed data."""
    if not pengguna.ditugasi("layanan.view_hakpegawai"):
        return frozenset()
    return frozenset({"pensiun", "kontrak"} | ({"kgb"} if pengguna.ditugasi("pegawai.view_riwayatkgb") else set()))


def _kota_terpilih(request: HttpRequest, kota: list[Kota]) -> Kota:
    """The city asked for, else the home city, else the first; anything out of reach counts as not asked."""
    menurut_pk = {str(k.pk): k for k in kota}
    diminta = menurut_pk.get(request.GET.get("kota", ""))
    return diminta or menurut_pk.get(str(request.user.kota_id)) or kota[0]


def _kartu(angka: Angka, tautan: Tautan) -> list[dict[str, Any]]:
    pppk = angka.jumlah("jenis", "PPPK", "PPPK_PARUH_WAKTU")
    dinilai = angka.jumlah("predikat", *dict(PREDIKAT))
    baik, jp = angka.persen("predikat", "SANGAT_BAIK", "BAIK"), angka.persen("jp", "terpenuhi")
    return [
        {"label": "Pegawai", "nilai": angka.total, "url": tautan.pegawai()},
        {
            "label": "PNS dan CPNS",
            "nilai": angka.jumlah("jenis", "PNS", "CPNS"),
            "url": tautan.pegawai(jenis=("PNS", "CPNS")),
        },
        {"label": "PPPK", "nilai": pppk, "url": tautan.pegawai(jenis=("PPPK", "PPPK_PARUH_WAKTU"))},
        {
            "label": "Predikat Baik ke atas",
            "nilai": _persen(baik),
            "keterangan": f"{angka.triwulan.label}; dari {number_format(dinilai, force_grouping=True)} yang dinilai",
            "url": tautan.pegawai(predikat=("SANGAT_BAIK", "BAIK"), triwulan=angka.triwulan.kode),
        },
        {
            "label": "JP tahun ini terpenuhi",
            "nilai": _persen(jp),
            "keterangan": f"PNS dengan sedikitnya {angka.target_jp.nilai} JP; {angka.target_jp.kutipan}",
            "url": tautan.pegawai(jp="terpenuhi"),
        },
        {
            "label": "Jabatan manajerial lowong",
            "nilai": angka.jabatan["lowong"],
            "keterangan": f"dari {number_format(angka.jabatan['manajerial'], force_grouping=True)}",
            "url": tautan.manajerial("lowong"),
        },
        *_kartu_layanan(angka),
    ]


def _kartu_layanan(angka: Angka) -> Iterable[dict[str, Any]]:
    """The latest quarter of the trend; its series and rows come in the same order."""
    if angka.tren:
        triwulan, *nilai = angka.tren.baris[-1]
        for label, satu in zip(angka.tren.kepala[1:], nilai, strict=True):
            yield {"label": label, "nilai": satu, "keterangan": triwulan}


def _dijabat_sementara(angka: Angka, tautan: Tautan) -> dict[str, Any]:
    n = angka.jabatan["dijabat_sementara"]
    return {
        "label": "Jabatan manajerial dijabat Plt. atau Plh.",
        "jumlah": n,
        "dasar": "SE BKN 1/SE/I/2021",
        "url": tautan.manajerial("sementara") if n else "",
    }


def _persen(nilai: Decimal | None) -> str:
    """Rounded half up to one decimal: `number_format` alone would cut the rest off."""
    return "–" if nilai is None else f"{tulis_angka(nilai, 1)}%"


def _perhatian(angka: Angka, kelompok: str, tautan: Tautan) -> list[dict[str, Any]]:
    return [
        {
            "label": p.label,
            "jumlah": angka.perhatian[p.kode],
            "dasar": p.dasar,
            "url": tautan.perhatian(p) if angka.perhatian[p.kode] else "",
        }
        for p in PERHATIAN.values()
        if p.kelompok == kelompok
    ]


def _sebaran(angka: Angka, tautan: Tautan) -> Iterable[dict[str, Any]]:
    s, triwulan = angka.sebaran, angka.triwulan
    predikat: list[Batang] = [
        (label, s["predikat"].get(k, 0), {"predikat": k, "triwulan": triwulan.kode}) for k, label in PREDIKAT
    ]
    belum = s["predikat"].get(None, 0)
    predikat.append(("Belum dinilai", belum, {"predikat": BELUM, "triwulan": triwulan.kode}))
    golongan = [(kode, kode) for daftar in GOLONGAN_ASN.values() for kode in daftar]
    jenis_jabatan = [(k.value, label) for k, label in LABEL_JENIS_JABATAN.items()]
    yield _batang(f"Predikat kinerja {triwulan.label}", predikat, tautan)
    yield _batang("Jenis ASN", _pilihan(s["jenis"], JENIS_ASN, "jenis"), tautan)
    yield _batang("Jenis jabatan", _pilihan(s["jenis_jabatan"], jenis_jabatan, "jenis_jabatan"), tautan)
    yield _batang("Pendidikan terakhir", _pilihan(s["pendidikan"], TINGKAT_PENDIDIKAN, "pendidikan"), tautan)
    yield _batang("Kelompok usia", list(_usia(s["usia"])), tautan)
    yield _batang("Jenis kelamin", _pilihan(s["jenis_kelamin"], JENIS_KELAMIN, "jenis_kelamin"), tautan)
    yield _batang("Golongan", _pilihan(s["golongan"], golongan, "golongan"), tautan)


def _pilihan(jumlah: dict[Any, int], pilihan: Iterable[tuple[Any, str]], nama: str) -> list[Batang]:
    """Bars of the choices in use, and what is not recorded."""
    isi: list[Batang] = [(label, jumlah[k], {nama: k}) for k, label in pilihan if k in jumlah]
    return [*isi, ("Belum tercatat", jumlah[None], None)] if jumlah.get(None) else isi


def _usia(jumlah: dict[int, int]) -> Iterable[Batang]:
    bawah = 0
    for atas in USIA:
        label = f"{bawah}–{atas} tahun" if bawah else f"sampai {atas} tahun"
        yield label, jumlah.get(atas, 0), {"usia_min": bawah, "usia_maks": atas}
        bawah = atas + 1
    yield f"{bawah} tahun ke atas", jumlah.get(0, 0), {"usia_min": bawah}


def _batang(judul: str, isi: list[Batang], tautan: Tautan) -> dict[str, Any]:
    """A table that is its own chart: a bar, the number as a link to its rows, the share."""
    jumlah = sum(n for _, n, _ in isi)
    baris = [
        {
            "label": label,
            "n": n,
            "url": tautan.pegawai(**saringan) if saringan and n else "",
            "persen": _persen(Decimal(100 * n) / jumlah if jumlah else None),
        }
        for label, n, saringan in isi
    ]
    return {"judul": judul, "baris": baris, "terbanyak": max((n for _, n, _ in isi), default=0)}
