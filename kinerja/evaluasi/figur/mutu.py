"""What is missing or doubtful in the data behind the figures, with the people concerned."""

from collections.abc import Iterable

from kinerja.evaluasi.figur.cakupan import Cakupan, baris
from kinerja.evaluasi.figur.fakta import DALAM_DINAS
from kinerja.evaluasi.rules.angka import PEGAWAI_DISEBUT, Catatan

# code, sentence, condition on evaluasi_fakta
SYARAT: tuple[tuple[str, str, str], ...] = (
    ("BELUM_DINILAI", "Belum mempunyai predikat kinerja untuk periode ini.", "predikat IS NULL"),
    (
        "PREDIKAT_BELUM_DIVERIFIKASI",
        "Predikat periode ini belum diverifikasi; tetap dihitung.",
        "kinerja_verifikasi = 'BELUM'",
    ),
    (
        "PREDIKAT_TANPA_PENILAI",
        "Predikat periode ini tidak menyebut pejabat penilai.",
        "kinerja_id IS NOT NULL AND penilai_id IS NULL",
    ),
    (
        "TANPA_JABATAN",
        "Tidak memegang jabatan definitif pada akhir periode; dihitung pada unit terakhir.",
        "NOT berjabatan",
    ),
    ("TANPA_ATASAN", "Jabatannya tidak mempunyai jabatan atasan pada peta jabatan.", "tanpa_atasan"),
    ("TANPA_PENDIDIKAN", "Pendidikan belum tercatat sehingga skor kualifikasi 0.", "tingkat IS NULL"),
)
LUAR_UNIT = "TANPA_UNIT"
PESAN = {kode: pesan for kode, pesan, _ in SYARAT} | {
    LUAR_UNIT: "Tidak terhitung pada perangkat daerah mana pun: jabatan tidak tercatat atau unitnya sudah tidak ada."
}
_HITUNG = "SELECT {} FROM evaluasi_fakta"
_CONTOH = "SELECT id FROM evaluasi_fakta WHERE {} ORDER BY id LIMIT {}"

# In service on the date, but the last position held lies in no unit of the sheets.
_TANPA_UNIT = """
SELECT p.id FROM pegawai_pegawai p
 WHERE p.kota_id = %(kota)s AND {dinas}
   AND NOT EXISTS (
    SELECT 1 FROM (
      SELECT r.instansi_id FROM pegawai_riwayatjabatan r
       WHERE r.pegawai_id = p.id AND r.kota_id = %(kota)s AND r.penugasan = 'DEFINITIF'
         AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI') AND r.tmt_mulai <= %(tanggal)s
       ORDER BY r.tmt_mulai DESC LIMIT 1) j
      JOIN instansi_instansi u ON u.id = j.instansi_id
     WHERE COALESCE(u.perangkat_daerah_id, u.id) = ANY(%(akar)s))
 ORDER BY p.id
"""


def catatan(kode: str, ids: list[int]) -> Catatan:
    return Catatan(kode=kode, pesan=PESAN[kode], jumlah=len(ids), pegawai_ids=ids[:PEGAWAI_DISEBUT])


def mutu_data() -> list[Catatan]:
    """Notes about the people in `evaluasi_fakta`; what is in order is not mentioned."""
    hitung = ", ".join(f"count(*) FILTER (WHERE {syarat})" for _, _, syarat in SYARAT)
    jumlah = dict(zip(SYARAT, baris(_HITUNG.format(hitung), {})[0], strict=True))
    return [
        Catatan(kode=kode, pesan=pesan, jumlah=jumlah[kode, pesan, syarat], pegawai_ids=_contoh(syarat))
        for kode, pesan, syarat in SYARAT
        if jumlah[kode, pesan, syarat]
    ]


def _contoh(syarat: str) -> list[int]:
    return [pk for (pk,) in baris(_CONTOH.format(syarat, PEGAWAI_DISEBUT), {})]


def tanpa_unit(c: Cakupan, akar_ids: Iterable[int]) -> list[Catatan]:
    """People of the city who stand in no sheet."""
    ids = [
        pk
        for (pk,) in baris(
            _TANPA_UNIT.format(dinas=DALAM_DINAS.format("p", "%(tanggal)s")), c.parameter | {"akar": list(akar_ids)}
        )
    ]
    return [catatan(LUAR_UNIT, ids)] if ids else []


def gabungkan(bagian: Iterable[list[Catatan]]) -> list[Catatan]:
    """Notes of several sheets, added up in the order of SYARAT."""
    menurut_kode: dict[str, Catatan] = {}
    for lembar in bagian:
        for isi in lembar:
            ada = menurut_kode.setdefault(isi["kode"], Catatan({**isi, "jumlah": 0, "pegawai_ids": []}))
            ada["jumlah"] += isi["jumlah"]
            ada["pegawai_ids"] = (ada["pegawai_ids"] + isi["pegawai_ids"])[:PEGAWAI_DISEBUT]
    return [menurut_kode[kode] for kode in PESAN if kode in menurut_kode]
