"""What the pages of an appointment read: steps, choices, the probation of a CPNS."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse

from asn.core.models import RiwayatKeadaan
from asn.core.services import akses_catat
from kepegawaian.pegawai.models import Golongan, RiwayatDiklat
from kepegawaian.pegawai.rules import cpns
from kepegawaian.pegawai.rules.syarat import Syarat
from kepegawaian.rekrutmen.models import Lamaran, Pengangkatan
from kepegawaian.rekrutmen.rules.pengangkatan import golongan_awal
from kepegawaian.rekrutmen.services.pengangkatan import TETAPKAN
from kepegawaian.rekrutmen.workflows import KELOLA, LABEL_LAMARAN
from kepegawaian.rekrutmen.workflows import KeadaanLamaran as L

LABEL_DRH = {
    "gelar_depan": "Gelar depan",
    "gelar_belakang": "Gelar belakang",
    "telepon": "Telepon",
    "alamat": "Alamat",
    "skck_nomor": "SKCK",
    "sehat_nomor": "Surat keterangan sehat",
    "narkoba_nomor": "Surat bebas narkoba",
}


def langkah(satu: Pengangkatan, pengguna: Any) -> list[dict[str, Any]]:
    """The four steps with how far each is, and the address of the one this user may take now."""
    keadaan = satu.lamaran.keadaan
    kelola, tetap = pengguna.has_perm(KELOLA), pengguna.has_perm(TETAPKAN)
    bernomor = bool(satu.nomor_induk)
    periksa = kelola and satu.drh_dikirim_pada and not satu.drh_diperiksa_pada and keadaan == L.PEMBERKASAN
    nomor = kelola and satu.drh_diperiksa_pada and keadaan in (L.PEMBERKASAN, L.NIP_DIUSULKAN)
    return [
        {"label": "DRH dikirim peserta", "selesai": bool(satu.drh_dikirim_pada), "url": ""},
        {
            "label": "DRH diperiksa",
            "selesai": bool(satu.drh_diperiksa_pada),
            "url": _url("drh_putuskan", satu) if periksa else "",
            "ajakan": "Periksa DRH",
        },
        {
            "label": "Nomor induk, golongan, dan TMT",
            "selesai": bernomor,
            "url": _url("nomor", satu) if nomor else "",
            "ajakan": "Perbaiki nomor induk" if bernomor else "Catat nomor induk",
        },
        {
            "label": "Surat keputusan dan buku induk",
            "selesai": keadaan == L.DIANGKAT,
            "url": _url("angkat", satu) if tetap and keadaan == L.NIP_DIUSULKAN else "",
            "ajakan": f"Angkat sebagai {satu.jenis}",
        },
    ]


def _url(nama: str, satu: Pengangkatan) -> str:
    return reverse(f"hasil_seleksi:{nama}", args=[satu.pk])


def percobaan(satu: Pengangkatan) -> list[Syarat]:
    """The probation of a CPNS, from the register: what is still missing before PNS. PP 11/2017 ps. 34–36."""
    if satu.jenis != "CPNS" or satu.pegawai is None or satu.tmt is None:
        return []
    diklat = RiwayatDiklat.objects.filter(pegawai=satu.pegawai).sah()
    latsar = diklat.filter(Q(nama__icontains="latsar") | Q(nama__icontains="pelatihan dasar")).exists()
    hari_ini = satu.seleksi.kota.hari_ini()
    # The health certificate is handed in with the proposal itself.
    return cpns.syarat(tmt_cpns=satu.tmt, lulus_latsar=latsar, sehat=False, pada=max(hari_ini, satu.tmt))


def golongan_pilihan(satu: Pengangkatan) -> tuple[Any, Golongan | None]:
    """Golongan to choose from, and the one the law begins with."""
    kelompok = "PNS" if satu.jenis == "CPNS" else "PPPK"
    semua = Golongan.objects.filter(kelompok_asn=kelompok).order_by("urutan")
    kode = golongan_awal(satu.jenis, satu.lamaran.tingkat, satu.seleksi.kota.hari_ini()).nilai
    return semua, semua.filter(kode=kode).first()


def nomor_awal(satu: Pengangkatan, usul: Golongan | None) -> dict[str, Any]:
    """What the form of the number begins with: what was recorded before, else the golongan the law begins with."""
    if not satu.nomor_induk:
        return {"golongan": usul.pk} if usul else {}
    return {
        "nomor": satu.nomor_induk_tampil,
        "pertek": satu.nomor_pertek,
        "golongan": satu.golongan_id,
        "tmt": satu.tmt,
        "kontrak_sampai": satu.kontrak_sampai,
    }


def golongan_dasar(satu: Pengangkatan) -> str:
    awal = golongan_awal(satu.jenis, satu.lamaran.tingkat, satu.seleksi.kota.hari_ini())
    return f"Golongan awal untuk {satu.lamaran.get_tingkat_display()}: {awal.nilai}, menurut {awal.kutipan}."


def drh_buka(satu: Pengangkatan, pengguna: Any) -> list[tuple[str, str]]:
    """The own data of somebody, for who has to check it; the reading is noted first (UU 27/2022)."""
    akses_catat(pengguna=pengguna, objek=satu, butir="DRH peserta lulus", alasan="Pemeriksaan pemberkasan")
    return drh_isi(Pengangkatan.objects.only("drh").get(pk=satu.pk))


def drh_isi(satu: Pengangkatan) -> list[tuple[str, str]]:
    """What was filled in, in words."""
    return [(label, satu.drh.get(kode) or "–") for kode, label in LABEL_DRH.items()]


def jejak(satu: Pengangkatan) -> list[dict[str, Any]]:
    """Steps of the application, in words."""
    semua = RiwayatKeadaan.objects.filter(
        objek_jenis=ContentType.objects.get_for_model(Lamaran), objek_id=satu.lamaran_id, kota=satu.kota_id
    )
    return [
        {"pada": r.pada, "label": LABEL_LAMARAN[L(r.ke)], "oleh": r.oleh, "catatan": r.catatan}
        for r in semua.select_related("oleh").order_by("pada", "pk")
    ]


def milik(pengguna: Any) -> list[Pengangkatan]:
    """The own appointments of an applicant."""
    semua = Pengangkatan.objects.terlihat_oleh(pengguna, "rekrutmen.melamar")
    return list(semua.select_related("lamaran__menggantikan", "lowongan", "seleksi"))
