"""Sheets a committee member fills in: verification by requirement, interview by question."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from asn.core.angka import tulis_angka
from kepegawaian.rekrutmen.models import BerkasLamaran, Lamaran, Verifikasi, Wawancara
from kepegawaian.rekrutmen.rules import alasan as ra
from kepegawaian.rekrutmen.rules import konfigurasi as rk
from kepegawaian.rekrutmen.rules.enum import Putusan
from kepegawaian.rekrutmen.services.lamaran import dokumen_diminta, kelayakan_lamaran
from kepegawaian.rekrutmen.services.verifikasi import syarat_diperiksa


@dataclass
class Baris:
    """One requirement: what to look at, and the answer so far."""

    kode: str
    label: str
    alasan: list[tuple[str, str]]
    putusan: str = ""
    pilihan: str = ""
    catatan: str = ""
    berkas: BerkasLamaran | None = None
    keterangan: list[str] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)


@dataclass
class LembarVerifikasi:
    baris: list[Baris]

    @property
    def putusan(self) -> dict[str, dict[str, str]]:
        return {b.kode: {"putusan": b.putusan, "alasan": b.pilihan, "catatan": b.catatan} for b in self.baris}

    @property
    def bergalat(self) -> bool:
        return any(b.galat for b in self.baris)

    @property
    def ada_berkas(self) -> bool:
        return any(b.berkas and b.berkas.berkas_id for b in self.baris)

    @property
    def galat(self) -> list[tuple[str, str]]:
        return [(b.kode, pesan) for b in self.baris for pesan in b.galat]

    def tempel(self, galat: dict[str, list[str]]) -> None:
        for b in self.baris:
            b.galat = galat.get(b.kode, [])


def lembar_verifikasi(verifikasi: Verifikasi, isi: QueryDict | None) -> LembarVerifikasi:
    """The requirements in order, with documents beside them and what was sent so far, or what was decided."""
    lamaran = verifikasi.lamaran
    berkas = {b.syarat_id: b for b in lamaran.berkas.select_related("berkas")}
    dokumen = {d.kode: berkas.get(d.pk) for d in dokumen_diminta(lamaran)}
    keterangan = _keterangan(lamaran)
    jawaban = _dikirim(isi) if isi else _diputus(verifikasi)
    return LembarVerifikasi(
        [
            Baris(
                kode=kode,
                label=ra.label_syarat(kode),
                alasan=list(ra.alasan(kode).items()),
                **jawaban(kode),
                berkas=dokumen.get(kode),
                keterangan=keterangan.get(kode, []),
            )
            for kode in syarat_diperiksa(lamaran, set(berkas))
        ]
    )


def _dikirim(isi: QueryDict) -> Callable[[str], dict[str, str]]:
    bagian = {"putusan": "putusan", "pilihan": "alasan", "catatan": "catatan"}
    return lambda kode: {nama: isi.get(f"{awal}_{kode}", "") for nama, awal in bagian.items()}


def _diputus(verifikasi: Verifikasi) -> Callable[[str], dict[str, str]]:
    """The own answers once they were given; a requirement without a row of its own was found in order."""
    if verifikasi.diputus_pada is None:
        return lambda kode: {}
    ada = {
        b.syarat: {"putusan": b.putusan, "pilihan": b.alasan, "catatan": b.catatan} for b in verifikasi.syarat.all()
    }
    return lambda kode: ada.get(kode, {"putusan": Putusan.MS.value})


def _keterangan(lamaran: Lamaran) -> dict[str, list[str]]:
    """What the application says, beside the requirement it is held against."""
    p = lamaran.pelamar
    aturan = [x.alasan for x in kelayakan_lamaran(lamaran)]
    return {
        ra.IDENTITAS: [
            f"{p.nama}, {p.get_jenis_kelamin_display().lower()}",
            f"{p.tempat_lahir}, {p.tanggal_lahir:%d-%m-%Y}",
            f"NIK {p.nik_samar}",
        ],
        ra.USIA: aturan[:1],
        ra.KUALIFIKASI: [
            f"{lamaran.get_tingkat_display()} {lamaran.bidang}, {lamaran.lembaga}",
            f"IPK atau nilai {tulis_angka(lamaran.ipk)}" if lamaran.ipk is not None else "IPK tidak diisi",
            *aturan[1:],
        ],
    }


@dataclass
class LembarWawancara:
    """The questions with their anchored scales and the steps chosen."""

    butir: tuple[rk.Butir, ...]
    nilai: dict[str, int]
    catatan: str
    galat: dict[str, list[str]] = field(default_factory=dict)

    @property
    def bergalat(self) -> bool:
        return bool(self.galat)

    @property
    def baris(self) -> list[dict[str, Any]]:
        return [
            {
                "butir": b,
                "langkah": [(i, teks, self.nilai.get(b.kode) == i) for i, teks in enumerate(b.jangkar, start=1)],
                "galat": self.galat.get(b.kode, []),
            }
            for b in self.butir
        ]

    def tempel(self, galat: dict[str, list[str]]) -> None:
        self.galat = galat


def lembar_wawancara(wawancara: Wawancara, isi: QueryDict | None) -> LembarWawancara:
    aturan = rk.baca(wawancara.lamaran.seleksi.konfigurasi).wawancara
    butir = aturan.butir if aturan else ()
    if isi is None:
        return LembarWawancara(butir, dict(wawancara.nilai), wawancara.catatan)
    nilai = {b.kode: int(teks) for b in butir if (teks := isi.get(f"nilai_{b.kode}", "")) in "123456789" and teks}
    return LembarWawancara(butir, nilai, isi.get("catatan", "")[:4000])
