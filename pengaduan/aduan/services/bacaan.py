"""The opened report as its reporter reads it: one statement, for a city in a flood is read most of all.

Own words, official answers and steps, and the files that belong to them; those of the report it was merged into too,
except what that other reporter wrote or sent. Notes inside the office and their files are never asked for.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from asn.core.berkas import JPEG, PNG
from asn.core.kueri_tetap import kursor_siap
from kepegawaian.instansi.models import Kota
from pengaduan.aduan.models import LampiranAduan
from pengaduan.aduan.rules.kata import KATA
from pengaduan.aduan.workflows import AKHIR, LABEL, KeadaanAduan

_KOLOM = (
    *("nomor", "judul", "isi", "lokasi", "keadaan", "diterima_pada", "selesai_tanggal", "tenggat", "jeda_sejak"),
    *("dibuka_kembali", "kepuasan"),
)
_SQL = f"""
SELECT {", ".join(f"a.{k}" for k in _KOLOM)}, w.nama, i.nama,
  (SELECT json_agg(json_build_array(t.id, t.pada, t.jenis, t.isi, ti.nama) ORDER BY t.pada, t.id)
     FROM aduan_tanggapan t LEFT JOIN instansi_instansi ti ON ti.id = t.instansi_id
    WHERE t.aduan_id IN (a.id, a.induk_id) AND (t.jenis = 'jawaban' OR t.jenis = 'balasan' AND t.aduan_id = a.id)),
  (SELECT json_agg(json_build_array(p.pada, p.kode, p.teks) ORDER BY p.pada, p.id)
     FROM aduan_peristiwa p
    WHERE p.aduan_id = a.id AND NOT p.internal AND p.kode NOT IN ('balasan', 'tanggapi')),
  (SELECT json_agg(json_build_array(l.tanggapan_id, l.berkas_id, b.nama_asli, b.jenis_isi, l.jenis) ORDER BY l.id)
     FROM aduan_lampiranaduan l JOIN core_berkas b ON b.id = l.berkas_id
     LEFT JOIN aduan_tanggapan t ON t.id = l.tanggapan_id
    WHERE l.aduan_id IN (a.id, a.induk_id) AND NOT l.internal AND (l.aduan_id = a.id OR t.jenis = 'jawaban'))
  FROM aduan_aduan a
  LEFT JOIN instansi_wilayah w ON w.kode = a.kelurahan_id
  LEFT JOIN instansi_instansi i ON i.id = a.instansi_id
 WHERE a.kota_id = %s AND a.id = %s
"""  # noqa: S608 - names of columns above
_SEBUTAN = dict(LampiranAduan.JENIS)


@dataclass(frozen=True, slots=True)
class Lampiran:
    """A file of the reporter's page; named as on `LampiranAduan`, for the same template draws both."""

    tanggapan_id: int | None
    berkas_id: str
    nama_asli: str
    jenis_isi: str
    jenis: str
    internal: bool = False

    @property
    def bergambar(self) -> bool:
        return self.jenis_isi in (JPEG, PNG)

    @property
    def sebutan(self) -> str:
        return _SEBUTAN[self.jenis] if self.jenis in ("sebelum", "sesudah") else self.nama_asli


@dataclass(frozen=True, slots=True)
class Butir:
    """One point of the line: a message (`jenis`) with its files, or a step (`kata`) with what was said about it."""

    pada: datetime
    teks: str
    jenis: str = ""
    instansi: str = ""
    kata: str = ""
    lampiran: tuple[Lampiran, ...] = ()


@dataclass(frozen=True, slots=True)
class Bacaan:
    """A report without anything its reporter may not know."""

    nomor: str
    judul: str
    isi: str
    lokasi: str
    keadaan: KeadaanAduan
    diterima_pada: datetime
    selesai_tanggal: date | None
    tenggat: date | None
    jeda_sejak: date | None
    dibuka_kembali: int
    kepuasan: int | None
    kelurahan: str
    instansi: str
    linimasa: list[Butir]
    bukti: list[Lampiran]

    @property
    def sebutan(self) -> str:
        return LABEL[self.keadaan]

    @property
    def berakhir(self) -> bool:
        return self.keadaan in AKHIR


def bacaan(kota: Kota, pk: int) -> Bacaan | None:
    """What this page shows of the report; the visitor has proved before to know its secret."""
    with kursor_siap() as kursor:
        kursor.execute(_SQL, [kota.pk, pk])
        baris = kursor.fetchone()
    if baris is None:
        return None
    *kolom, kelurahan, instansi, pesan, langkah, berkas = baris
    isi: dict[str, Any] = dict(zip(_KOLOM, kolom, strict=True))
    isi["keadaan"] = KeadaanAduan(isi["keadaan"])
    lampiran = [Lampiran(*satu) for satu in berkas or ()]
    return Bacaan(
        **isi,
        kelurahan=kelurahan or "",
        instansi=instansi or "",
        linimasa=_linimasa(pesan or (), langkah or (), lampiran),
        bukti=[satu for satu in lampiran if satu.tanggapan_id is None],
    )


def _linimasa(pesan: Any, langkah: Any, lampiran: list[Lampiran]) -> list[Butir]:
    butir = [
        Butir(
            datetime.fromisoformat(pada),
            isi,
            jenis,
            instansi or "",
            lampiran=tuple(satu for satu in lampiran if satu.tanggapan_id == pk),
        )
        for pk, pada, jenis, isi, instansi in pesan
    ]
    butir += [Butir(datetime.fromisoformat(pada), teks, kata=KATA.get(kode, kode)) for pada, kode, teks in langkah]
    return sorted(butir, key=lambda b: b.pada)
