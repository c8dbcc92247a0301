"""The SKP and its lampiran as PDF, from the content as it was set: one document per naskah, before that a draft."""

from types import SimpleNamespace
from typing import Any

from asn.core.pdf import render_pdf
from kinerja.skp.dokumen import LABEL, orang, terbitkan
from kinerja.skp.models import SKP, DokumenKinerja, NaskahSKP
from kinerja.skp.rules.berakhlak import BERAKHLAK
from kinerja.skp.rules.istilah import Aspek, BagianLampiran, JenisHasil, Pendekatan
from kinerja.skp.services.naskah import naskah_isi
from kinerja.skp.workflows import IZIN_LIHAT

JENIS = ("skp", "lampiran")


def naskah_pratinjau(skp: SKP, jenis: str) -> bytes:
    """A draft of what is planned now: watermarked, without number and proof."""
    return render_pdf(f"skp/cetak/{jenis}.html", _konteks(skp, naskah_isi(skp), jenis) | {"draf": True})


def naskah_cetak(naskah: NaskahSKP, jenis: str) -> DokumenKinerja:
    """The issued document of one naskah, made the first time it is asked for and never made again."""
    skp = naskah.skp
    return terbitkan(
        jenis,
        {"skp": skp, "naskah": naskah},
        tanggal=naskah.ditetapkan_pada.date(),
        isi={"naskah": naskah.ke},
        templat=f"skp/cetak/{jenis}.html",
        konteks=lambda: _konteks(skp, naskah.isi, jenis),
        nama=f"{jenis}-{skp.tahun}-{skp.pk}-naskah-{naskah.ke}.pdf",
        izin=IZIN_LIHAT,
    )


def _konteks(skp: SKP, isi: dict[str, Any], jenis: str) -> dict[str, Any]:
    kota, unit = skp.kota, skp.perangkat_daerah
    return {
        "judul": LABEL[jenis],
        "subjudul": f"Tahun {skp.tahun}" + (f", naskah ke-{skp.naskah}" if skp.naskah > 1 else ""),
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "instansi_nama": unit.nama if unit else skp.instansi.nama,
        "tanpa_sampul": True,
        "tempat": kota.ibu_kota,
        "skp": skp,
        "pegawai": orang(skp.pegawai, isi.get("nama_jabatan", skp.nama_jabatan), skp.instansi.nama),
        "penilai": _penilai(skp),
        "penanda_tangan": _penanda(skp),
        "pendekatan": Pendekatan(isi.get("pendekatan", skp.pendekatan)).label,
        "baris_rhk": [_rhk(r) for r in isi.get("rhk", [])],
        "baris_perilaku": [
            {"nilai": n, "ekspektasi": isi.get("ekspektasi", {}).get(n.kode, ""), "teks": ""} for n in BERAKHLAK
        ],
        "bagian": _lampiran(isi.get("lampiran", [])),
    }


def _rhk(r: dict[str, Any]) -> dict[str, Any]:
    """In the shape of the rows of an evaluation, which the same template prints."""
    label = {a.value: a.label for a in Aspek}
    return {
        "rhk": SimpleNamespace(
            teks=r["teks"], teks_induk=r.get("rhk_pimpinan", ""), get_jenis_display=JenisHasil(r["jenis"]).label
        ),
        "indikator": [
            {
                "baris": {
                    "teks": i["teks"],
                    "target": i["target"],
                    "get_aspek_display": label.get(i.get("aspek", ""), ""),
                }
            }
            for i in r["indikator"]
        ],
    }


def _lampiran(butir: list[list[str]]) -> list[tuple[str, list[str]]]:
    return [
        (bagian.label, teks) for bagian in BagianLampiran if (teks := [t for kode, t in butir if kode == bagian.value])
    ]


def _penilai(skp: SKP) -> list[tuple[str, str]]:
    if skp.jabatan_penilai is None:
        return [("Nama", "–"), ("Jabatan", skp.kota.sebutan_ppk)]
    awalan = "" if skp.penilai_sebagai == "DEFINITIF" else f"{skp.get_penilai_sebagai_display()} "
    return orang(skp.penilai, f"{awalan}{skp.jabatan_penilai.nama}", skp.instansi.nama)


def _penanda(skp: SKP) -> dict[str, str]:
    penilai, jabatan = skp.penilai, skp.jabatan_penilai
    if penilai is None or jabatan is None:
        return {"jabatan": skp.kota.sebutan_ppk, "nama": "(……………………………………)", "nip": "", "pangkat": ""}
    pangkat = penilai.golongan.pangkat if penilai.golongan else ""
    return {"jabatan": jabatan.nama, "nama": penilai.nama_lengkap, "nip": penilai.nip, "pangkat": pangkat}
