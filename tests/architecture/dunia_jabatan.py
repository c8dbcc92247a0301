"""Addresses of positions, competencies and eligibility for the architecture tests, and what grows on their pages."""

from datetime import date
from typing import Any

from kepegawaian.jabatan.models import AnalisisBeban, KelasJabatan

GP = ("get", "post")


def _objek(nama: str) -> Any:
    return lambda dunia: {"pk": getattr(dunia, nama).pk}


def _abk(dunia: Any) -> dict[str, Any]:
    """The draft of the post, made when first asked for."""
    jabatan = dunia.jabatan
    nilai = {"kota_id": jabatan.kota_id, "tanggal_data": date(2026, 1, 1)}
    return {"pk": AnalisisBeban.objects.get_or_create(jabatan=jabatan, urut=1, defaults=nilai)[0].pk}


# Arguments of `test_isolasi.Pintu` by address.
PINTU: dict[str, tuple[Any, ...]] = {
    "jabatan:abk": (_abk,),
    "jabatan:abk_ubah": (_abk, "bkd", GP, {"versi": "1"}),
    "jabatan:abk_tetapkan": (_abk, "bkd", GP, {"versi": "1"}),
    "jabatan:abk_jabatan": (_objek("jabatan"),),
    "jabatan:abk_mulai": (_objek("jabatan"), "bkd", ("post",)),
    "pegawai:kompetensi": (_objek("pegawai"),),
    "pegawai:kompetensi_catat": (_objek("pegawai"), "bkd", GP, {"tanggal": "2026-01-02"}),
    "pegawai:kompetensi_teruskan": (_objek("pegawai"), "bkd", GP),
    "jabatan:bagan": (_objek("instansi"),),
    "jabatan:bagan_pdf": (_objek("instansi"),),
    "jabatan:skj": (_objek("jabatan"),),
    "jabatan:skj_ubah": (_objek("jabatan"), "bkd", GP, {"versi": "0"}),
    "jabatan:skj_pdf": (_objek("jabatan"),),
    "kelayakan:jabatan": (_objek("jabatan"),),
    "kelayakan:orang": (_objek("pegawai"),),
}
# Arguments of `test_kueri.Halaman`.
HALAMAN: list[tuple[Any, ...]] = [
    ("pegawai:peta_kompetensi",),
    ("pegawai:kompetensi", "bkd", _objek("pegawai")),
    ("pegawai:kompetensi_catat", "bkd", _objek("pegawai")),
    ("jabatan:bagan", "bkd", _objek("instansi")),
    ("jabatan:kebutuhan",),
    ("jabatan:kelas",),
    ("jabatan:abk_daftar",),
    ("jabatan:abk", "bkd", _abk),
    ("jabatan:abk_ubah", "bkd", _abk),
    ("jabatan:abk_jabatan", "bkd", _objek("jabatan")),
    ("jabatan:skj", "bkd", _objek("jabatan")),
    ("jabatan:skj_ubah", "bkd", _objek("jabatan")),
    ("kelayakan:pilih",),
    ("kelayakan:jabatan", "bkd", _objek("jabatan"), "hasil=semua"),
    ("kelayakan:orang", "bkd", _objek("pegawai"), "q=analis"),
]
BUKAN_DAFTAR = {
    "jabatan:abk_mulai_unit",
    "kelayakan:saya",
    "pegawai:kompetensi_saya",
    "pegawai:kompetensi_teruskan_banyak",
}


def tumbuh(dunia: Any, jabatan: Any, ke: int) -> None:
    """One more analysis of another post, and one more duty in the analysis that is opened."""
    nilai = {"kota_id": jabatan.kota_id, "tanggal_data": date(2026, 1, 1)}
    AnalisisBeban.objects.create(jabatan=jabatan, **nilai)
    AnalisisBeban.objects.create(jabatan=dunia.jabatan, urut=ke + 1, keadaan="DIGANTI", **nilai)
    analisis = AnalisisBeban.objects.get(**_abk(dunia))
    analisis.uraian.create(kota_id=jabatan.kota_id, uraian=f"Tugas {ke}", satuan="dokumen", volume=10, norma=60)


def buat_kelas(kota: Any) -> KelasJabatan:
    """A row of the local table of classes."""
    isi = {"jenis": "PELAKSANA", "kelas": 6, "dasar": "Perwal 1/2026", "berlaku_mulai": date(2026, 1, 1)}
    return KelasJabatan.objects.create(kota=kota, **isi)
