"""The workbook of an evaluation: its figures, the league, the candidates, and one row per person.

For analysts of the BKD only. Every text cell passes the guard against formula injection.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from asn.core.lembar import Lembar, nilai_sel, tulis_xlsx
from asn.core.lingkup import lingkup_kota
from asn.core.models import Pekerjaan
from asn.core.pekerjaan import pekerjaan_maju
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules.enum import PredikatKinerja
from kinerja.evaluasi import penyaji
from kinerja.evaluasi.baris import fakta_orang, larik
from kinerja.evaluasi.figur.cakupan import cakupan_instansi
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi

IZIN = "evaluasi.ekspor_baris_evaluasi"
KEPALA_PEGAWAI = (
    "Perangkat daerah",
    "NIP / NI PPPK",
    "Nama",
    "Jenis",
    "Jabatan kini",
    "Unit kerja kini",
    "Predikat",
    "JP",
    "Kualifikasi",
    "Kompetensi",
    "Kinerja",
    "Disiplin",
    "IP ASN",
)


def buku_kerja(evaluasi: EvaluasiBerkala, pekerjaan: Pekerjaan) -> bytes:
    """The workbook for the owner of the job, who is asked again for every perangkat daerah what may be seen."""
    with lingkup_kota([evaluasi.kota_id]):
        terlihat = EvaluasiInstansi.objects.terlihat_oleh(pekerjaan.pemilik, IZIN)
        lembar = list(terlihat.filter(evaluasi=evaluasi, hasil="selesai").select_related("instansi"))
    lembar.sort(key=lambda satu: (satu.instansi.urutan, satu.instansi.nama))
    keluaran = BytesIO()
    tulis_xlsx(keluaran, _semua_lembar(evaluasi, lembar, pekerjaan))
    return keluaran.getvalue()


def _semua_lembar(evaluasi: EvaluasiBerkala, lembar: list[EvaluasiInstansi], pekerjaan: Pekerjaan) -> Iterator[Lembar]:
    keterangan = str(evaluasi)
    yield _lembar("Ringkasan", ("Butir", "Nilai", "Keterangan"), _ringkasan(evaluasi), keterangan)
    yield _lembar("Perangkat daerah", _KEPALA_UNIT, (_unit(satu.angka) for satu in lembar), keterangan)
    for jenis, judul, _ in penyaji.KELOMPOK_CALON:
        yield _lembar(judul, _KEPALA_CALON, _calon(lembar, jenis), keterangan)
    yield _lembar("Mutu data", ("Perangkat daerah", "Catatan", "Pegawai"), _mutu(lembar), keterangan)
    yield _lembar("Pegawai", KEPALA_PEGAWAI, _pegawai(evaluasi, lembar, pekerjaan), keterangan)


_KEPALA_UNIT = (
    "Perangkat daerah",
    "Pegawai",
    "Dinilai",
    *(p.label for p in PredikatKinerja),
    "Baik ke atas (%)",
    "Predikat organisasi",
    "Penyimpangan pola",
    "JP PNS terpenuhi (%)",
    "IP ASN",
    "IKM",
    "Aduan tepat waktu (%)",
)
_KEPALA_CALON = ("Perangkat daerah", "NIP / NI PPPK", "Nama", "Usulan", "Alasan", "Dasar", "Riwayat")


def _lembar(nama: str, kepala: Sequence[str], baris: Iterable[Iterable[Any]], keterangan: str) -> Lembar:
    return Lembar(nama, kepala, ([nilai_sel(sel) for sel in satu] for satu in baris), keterangan=keterangan)


def _ringkasan(evaluasi: EvaluasiBerkala) -> Iterator[tuple[str, str, str]]:
    yield "Evaluasi", str(evaluasi), evaluasi.get_keadaan_display()
    yield "Kota", evaluasi.kota.nama, ""
    yield "Data per", evaluasi.angka["tanggal_data"], ""
    for kartu in penyaji.kartu(evaluasi.angka, lambda kunci: ""):
        yield kartu.label, kartu.nilai, kartu.keterangan or kartu.perubahan


def _unit(figur: dict[str, Any]) -> list[Any]:
    return [
        figur["instansi"]["nama"],
        figur["pegawai"]["jumlah"],
        figur["pegawai"]["dinilai"],
        *(figur["predikat"][p] for p in PredikatKinerja),
        _angka(figur["persen_baik"]),
        figur["pola"]["predikat_organisasi"],
        len(figur["pola"]["pelanggaran"]),
        _angka(figur["jp"]["pns"]["persen"]),
        _angka(figur["ip_asn"]["rata"] and figur["ip_asn"]["rata"]["total"]),
        _angka(figur["ikm"] and figur["ikm"]["nilai"]),
        _angka(figur["aduan"] and figur["aduan"]["persen"]),
    ]


def _angka(nilai: str | None) -> float | None:
    return None if nilai is None else float(nilai)


def _calon(lembar: list[EvaluasiInstansi], jenis: str) -> Iterator[list[Any]]:
    for satu in lembar:
        for orang in penyaji.calon(satu.angka, jenis, {}):
            for u in orang["usulan"]:
                nama = satu.instansi.nama
                yield [nama, orang["nip"], orang["nama"], u["label"], u["alasan"], u["dasar"], u["rujukan"]]


def _mutu(lembar: list[EvaluasiInstansi]) -> Iterator[list[Any]]:
    for satu in lembar:
        for catatan in satu.angka["mutu_data"]:
            yield [satu.instansi.nama, catatan["pesan"], catatan["jumlah"]]


def _pegawai(evaluasi: EvaluasiBerkala, lembar: list[EvaluasiInstansi], pekerjaan: Pekerjaan) -> Iterator[list[Any]]:
    """One perangkat daerah per transaction, so that the progress shows."""
    for satu in lembar:
        with lingkup_kota([evaluasi.kota_id]):
            yield from _pegawai_unit(evaluasi, satu, pekerjaan)
        pekerjaan_maju(pekerjaan.pk, pesan=satu.instansi.nama, kota_id=evaluasi.kota_id)


def _pegawai_unit(evaluasi: EvaluasiBerkala, lembar: EvaluasiInstansi, pekerjaan: Pekerjaan) -> Iterator[list[Any]]:
    cakupan = cakupan_instansi(kota_id=evaluasi.kota_id, akar_id=lembar.instansi_id, periode=evaluasi.periode_objek)
    fakta = {f.pegawai_id: f for f in fakta_orang(cakupan)}
    terlihat = Pegawai.objects.terlihat_oleh(pekerjaan.pemilik, IZIN).filter(pk__in=larik(fakta)).for_list()
    for orang in terlihat.order_by("nama", "pk"):
        f = fakta[orang.pk]
        yield [
            lembar.instansi.nama,
            orang.nip,
            orang.nama_lengkap,
            orang.get_jenis_display(),
            orang.jabatan.nama if orang.jabatan else "",
            orang.instansi.nama if orang.instansi else "",
            PredikatKinerja(f.predikat).label if f.predikat else "Belum dinilai",
            f.jp,
            *f.skor.values(),
        ]
