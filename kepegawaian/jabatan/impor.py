"""Import of duties into the drafts of workload analyses: a unit's table of tasks at once. PermenPANRB 1/2020."""

from asn.impor.jenis import Cari, Isian, JenisImpor, Kolom, Periksa, daftarkan
from asn.impor.rules import sel
from kepegawaian.jabatan.services.abk import abk_segarkan

_TERBESAR = 9_999_999_999
# A draft by position and unit, and by the perangkat daerah where both names are shared.
_DRAF = (
    "(SELECT lower(j.nama) AS jabatan, lower(i.nama) AS unit, lower(pd.nama) AS atas, a.id, "
    "count(*) OVER (PARTITION BY lower(j.nama), lower(i.nama)) AS senama "
    "FROM jabatan_analisisbeban a JOIN jabatan_jabatan j ON j.id = a.jabatan_id "
    "JOIN instansi_instansi i ON i.id = j.instansi_id "
    "LEFT JOIN instansi_instansi pd ON pd.id = i.perangkat_daerah_id "
    "WHERE a.kota_id = %(kota)s AND a.keadaan = 'DRAF') d"
)

ABK = JenisImpor(
    kode="abk",
    urutan=40,
    label="Uraian tugas (analisis beban kerja)",
    petunjuk=(
        "Satu baris untuk setiap uraian tugas. Draf analisisnya harus sudah dibuka: pilih “Buka draf satu unit” pada "
        "halaman Analisis beban kerja. Uraian yang sudah ada pada draf diperbarui angkanya; hasil hitungan draf "
        "mengikuti, lalu ditetapkan seperti biasa."
    ),
    model="jabatan.UraianTugas",
    cara="perbarui",
    kolom=(
        Kolom(
            "jabatan",
            "Jabatan",
            sel.teks(200),
            alias=("NAMA JABATAN", "JABATAN NAMA"),
            wajib=True,
            contoh="Analis Kebijakan Ahli Muda",
            keterangan="Persis seperti nama di peta jabatan",
        ),
        Kolom(
            "instansi",
            "Unit kerja",
            sel.teks(200),
            alias=("UNOR", "UNIT KERJA NAMA", "INSTANSI"),
            wajib=True,
            contoh="Bidang Pelayanan",
        ),
        Kolom(
            "perangkat_daerah",
            "Perangkat daerah",
            sel.teks(200),
            alias=("UNOR INDUK", "OPD"),
            contoh="Dinas Kesehatan",
            keterangan="Perlu bila jabatan dan unit senama ada di lebih dari satu perangkat daerah",
        ),
        Kolom("urutan", "Nomor urut", sel.bulat(1, 500), "smallint", alias=("NO", "NO.", "NOMOR"), contoh="1"),
        Kolom(
            "uraian",
            "Uraian tugas",
            sel.teks(300),
            alias=("URAIAN", "TUGAS", "TUGAS POKOK", "URAIAN TUGAS POKOK"),
            wajib=True,
            contoh="Memeriksa kelengkapan berkas",
        ),
        Kolom("satuan", "Satuan hasil", sel.teks(60), alias=("SATUAN", "HASIL KERJA"), contoh="berkas"),
        Kolom(
            "volume",
            "Volume setahun",
            sel.pecahan(0, _TERBESAR),
            "numeric",
            alias=("VOLUME", "BEBAN KERJA", "JUMLAH BEBAN KERJA", "VOLUME KERJA"),
            contoh="1500",
            keterangan="Menurut metode draf: volume, beban kerja, jumlah objek, atau jumlah alat",
        ),
        Kolom(
            "norma",
            "Menit per satuan",
            sel.pecahan(0, _TERBESAR),
            "numeric",
            alias=("NORMA", "NORMA WAKTU", "WAKTU PENYELESAIAN", "WAKTU PENYELESAIAN (MENIT)", "KEMAMPUAN RATA-RATA"),
            contoh="25",
            keterangan="Menurut metode draf: menit per satuan, kemampuan rata-rata, atau rasio alat",
        ),
    ),
    cari=(
        Cari(
            ke="analisis_id",
            kolom="jabatan",
            dari=_DRAF,
            nilai="d.id",
            bila="d.jabatan = lower(t.jabatan) AND d.unit = lower(t.instansi) "
            "AND (d.senama = 1 OR d.atas = lower(t.perangkat_daerah))",
            pesan="'Tidak ada draf analisis untuk jabatan “' || t.jabatan || '” pada unit “' || t.instansi || '”. "
            "Periksa namanya, atau buka drafnya lebih dahulu.'",
        ),
    ),
    isian=(
        Isian("analisis_id", "Draf analisis", "bigint", kunci=True, lama="t.jabatan", baru="t.jabatan"),
        Isian("uraian", "Uraian tugas", kunci=True),
        Isian("satuan", "Satuan hasil"),
        Isian("volume", "Volume setahun", "numeric"),
        Isian("norma", "Menit per satuan", "numeric"),
        Isian("urutan", "Nomor urut", "smallint", bawaan=0),
    ),
    aturan=tuple(
        Periksa(kolom, f"t.{kolom} < 0.01", f"'{sebutan} harus lebih dari nol.'")
        for kolom, sebutan in (("volume", "Volume"), ("norma", "Norma waktu"))
    ),
    wajib_baru=("satuan", "volume", "norma"),
    kunci_teks="left(t.uraian, 100)",
    nama_teks="t.jabatan",
    milik="analisis_id",
    setelah=lambda s: abk_segarkan(kota_id=s.kota_id),
)


def daftarkan_semua() -> None:
    daftarkan(ABK)
