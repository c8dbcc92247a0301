"""Import of exam marks: one kind per set of parts, found by exam number; undone until the list is published.

The national CAT gives one table per exam: TWK/TIU/TKP for the first one, one mark for the second, three for PPPK.
"""

from collections.abc import Sequence
from decimal import Decimal

from asn.impor.jenis import Cari, Isian, JenisImpor, Kolom, Periksa, Turunan, daftarkan
from asn.impor.rules import sel
from kepegawaian.rekrutmen.rules import preset

_NOMOR = Kolom(
    "nomor_peserta",
    "Nomor peserta",
    sel.teks(30),
    alias=("NO PESERTA", "NOMOR UJIAN", "NO UJIAN", "NOMOR"),
    wajib=True,
    contoh="26-CPNS-00001",
    keterangan="Kolom berformat Teks",
)
_HADIR = Kolom(
    "kehadiran",
    "Kehadiran",
    sel.pilihan({"HADIR": "Hadir", "TIDAK": "Tidak hadir"}, {"H": "HADIR", "TH": "TIDAK", "Ya": "HADIR"}),
    alias=("HADIR", "STATUS KEHADIRAN", "KET"),
    contoh="Hadir",
    keterangan="Hadir bila kosong; peserta tidak hadir tidak mempunyai nilai",
)
_LAMARAN = Cari(
    ke="lamaran_id",
    kolom="nomor_peserta",
    dari="(SELECT id, nomor FROM rekrutmen_lamaran WHERE kota_id = %(kota)s AND nomor <> '') c",
    nilai="c.id",
    bila="c.nomor = t.nomor_peserta",
    pesan="'Nomor peserta “' || t.nomor_peserta || '” tidak ada di kota ini.'",
)
_IKUT = "(rekrutmen_lamaran l JOIN rekrutmen_seleksi s ON s.id = l.seleksi_id)"
_TAHAP = {
    "DASAR": ("ujian_dasar", ("ms",)),
    "LANJUTAN": ("ujian_lanjutan", ("ms", "lanjut")),
}


def _jenis(kode: str, label: str, ujian: str, komponen: Sequence[tuple[str, str, Decimal]]) -> JenisImpor:
    """One kind: marks of these parts for this exam."""
    tahap, keadaan = _TAHAP[ujian]
    daftar = ", ".join(f"'{k}'" for k in keadaan)
    kolom = [
        Kolom(k.lower(), nama, sel.pecahan(0, float(maks)), "numeric", alias=(k, f"NILAI {k}"), contoh=str(maks / 2))
        for k, nama, maks in komponen
    ]
    isi = ", ".join(f"'{k}', t.{k.lower()}::text" for k, _, _ in komponen)
    kosong = " OR ".join(f"t.{k.lower()} IS NULL" for k, _, _ in komponen)
    terisi = " OR ".join(f"t.{k.lower()} IS NOT NULL" for k, _, _ in komponen)
    kata = " || ' · ' || ".join(f"'{k} ' || coalesce(t.{k.lower()}::text, '–')" for k, _, _ in komponen)
    return JenisImpor(
        kode=kode,
        label=label,
        petunjuk="Satu baris untuk setiap peserta. Dapat dibatalkan sampai hasilnya diumumkan; sesudah itu beku.",
        model="rekrutmen.NilaiUjian",
        urutan=70,
        cara="perbarui",
        kolom=(_NOMOR, *kolom, _HADIR),
        cari=(_LAMARAN,),
        turunan=(
            Turunan("seleksi_id", "m.seleksi_id", "rekrutmen_lamaran m", "m.id = t.lamaran_id"),
            Turunan("ujian", f"'{ujian}'"),
            Turunan("revisi", "1"),
            Turunan("sumber", "'IMPOR'"),
            Turunan("hadir", "coalesce(t.kehadiran, 'HADIR') = 'HADIR'"),
            Turunan(
                "nilai",
                f"CASE WHEN coalesce(t.kehadiran, 'HADIR') = 'HADIR' THEN jsonb_build_object({isi}) "
                "ELSE '{}'::jsonb END",
            ),
        ),
        isian=(
            Isian("lamaran_id", "Lamaran", "bigint", kunci=True),
            Isian("ujian", "Ujian", kunci=True),
            Isian("revisi", "Revisi", "smallint", kunci=True),
            Isian("seleksi_id", "", "bigint"),
            Isian("nilai", "Nilai", "jsonb", lama="r.nilai::text", baru=kata),
            Isian("hadir", "Hadir", "boolean"),
            Isian("sumber", "", bawaan="IMPOR"),
        ),
        aturan=(
            Periksa(
                "nomor_peserta",
                f"l.id = t.lamaran_id AND NOT (s.keadaan = '{tahap}' AND l.keadaan IN ({daftar}))",
                "'Peserta ini tidak sedang mengikuti ujian tersebut, atau hasilnya sudah diumumkan.'",
                dari=_IKUT,
            ),
            Periksa("nomor_peserta", f"t.hadir AND ({kosong})", "'Isi semua nilai, atau tulis Tidak hadir.'"),
            Periksa("kehadiran", f"NOT t.hadir AND ({terisi})", "'Peserta yang tidak hadir tidak mempunyai nilai.'"),
        ),
        kunci_teks="t.nomor_peserta",
    )


def _komponen(isi: dict, ujian: str) -> list[tuple[str, str, Decimal]]:
    [satu] = [u for u in isi["ujian"] if u["kode"] == ujian]
    return [(k["kode"], k["nama"], Decimal(k["maks"])) for k in satu["komponen"]]


def daftarkan_semua() -> None:
    tertulis = [k for k in _komponen(preset.KOTA, "LANJUTAN") if k[0] != "WAWANCARA"]
    daftarkan(
        _jenis("nilai-skd", "Nilai SKD (TWK, TIU, TKP)", "DASAR", _komponen(preset.CPNS_2024, "DASAR")),
        _jenis("nilai-skb", "Nilai SKB", "LANJUTAN", _komponen(preset.CPNS_2024, "LANJUTAN")),
        _jenis("nilai-pppk", "Nilai kompetensi PPPK", "LANJUTAN", _komponen(preset.PPPK_2024, "LANJUTAN")),
        _jenis("nilai-tertulis", "Nilai tes tertulis (seleksi kota)", "LANJUTAN", tertulis),
    )
