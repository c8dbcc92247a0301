"""How each form is laid out and where on the document each figure stands. Words only; the fields are the model's."""

from dataclasses import dataclass, field

Baris = tuple[tuple[str, ...], ...]
SK: tuple[str, Baris] = ("Surat keputusan (SK)", (("nomor_sk", "tanggal_sk"), ("pejabat_sk",)))
# Kinds that stand on a decision of an official; the others on a certificate or a document.
BERTANGGAL_SK = {"jabatan", "pangkat", "kgb", "angka_kredit", "penghargaan", "hukdis"}
_BANTUAN_SK = {
    "nomor_sk": "Di bawah judul SK, misalnya 821.2/114/BKPSDM/2024.",
    "tanggal_sk": "Tanggal penetapan, di bagian akhir SK di atas tanda tangan.",
    "pejabat_sk": "Jabatan yang menandatangani, misalnya Wali Kota.",
}


@dataclass(frozen=True, slots=True)
class Susunan:
    """Sections of a form as rows of one or two fields, with help texts and labels that differ from the model's."""

    bagian: tuple[tuple[str, Baris], ...]
    bantuan: dict[str, str] = field(default_factory=dict)
    label: dict[str, str] = field(default_factory=dict)


def _bersk(judul: str, baris: Baris, bantuan: dict[str, str], label: dict[str, str] | None = None) -> Susunan:
    return Susunan(((judul, baris), SK), {**bantuan, **_BANTUAN_SK}, label or {})


def _tanpa_sk(judul: str, baris: Baris, bantuan: dict[str, str], label: dict[str, str] | None = None) -> Susunan:
    return Susunan(((judul, baris),), bantuan, label or {})


SUSUNAN = {
    "jabatan": _bersk(
        "Jabatan",
        (
            ("jabatan",),
            ("instansi",),
            ("nama_jabatan",),
            ("penugasan", "tanggal_pelantikan"),
            ("tmt_mulai", "tmt_selesai"),
        ),
        {
            "jabatan": "Posisi pada peta jabatan yang disebut pada diktum SK.",
            "instansi": "Kosongkan bila sama dengan unit jabatan yang dipilih.",
            "nama_jabatan": "Tulis persis seperti pada SK; kosongkan bila sama dengan nama pada peta jabatan.",
            "tanggal_pelantikan": "Pada berita acara pelantikan, bila ada.",
            "tmt_mulai": "“Terhitung mulai tanggal” pada diktum SK, bukan tanggal SK.",
            "tmt_selesai": "Hari terakhir menjabat. Kosongkan bila masih dijabat.",
        },
        {"instansi": "Unit kerja"},
    ),
    "pangkat": _bersk(
        "Pangkat",
        (("golongan", "jenis"), ("tmt",), ("mkg_tahun", "mkg_bulan")),
        {
            "golongan": "“Pangkat, golongan ruang baru” pada SK.",
            "tmt": "“Terhitung mulai tanggal” pada SK; biasanya tanggal 1.",
            "mkg_tahun": "“Masa kerja golongan” pada SK.",
            "mkg_bulan": "0 sampai 11.",
        },
    ),
    "kgb": _bersk(
        "Kenaikan gaji berkala",
        (("golongan", "tmt"), ("mkg_tahun", "gaji_pokok")),
        {
            "golongan": "Golongan pada saat kenaikan, di surat KGB.",
            "tmt": "“Terhitung mulai tanggal” gaji baru pada surat KGB.",
            "mkg_tahun": "“Masa kerja golongan” baru pada surat KGB.",
            "gaji_pokok": "“Gaji pokok baru” pada surat KGB, misalnya 3.600.000.",
        },
    ),
    "angka_kredit": _bersk(
        "Angka kredit",
        (("jenis", "jenjang"), ("mulai", "selesai"), ("angka",)),
        {
            "mulai": "Awal masa penilaian pada PAK.",
            "selesai": "Akhir masa penilaian pada PAK.",
            "angka": "Angka kredit periode ini, bukan jumlah kumulatif; misalnya 12,5.",
        },
    ),
    "pendidikan": _tanpa_sk(
        "Pendidikan",
        (("tingkat", "jurusan"), ("lembaga",), ("tanggal_lulus", "nomor_ijazah")),
        {
            "jurusan": "Program studi seperti pada ijazah.",
            "lembaga": "Nama sekolah atau perguruan tinggi yang menerbitkan ijazah.",
            "tanggal_lulus": "Tanggal kelulusan atau yudisium pada ijazah.",
            "nomor_ijazah": "Nomor seri ijazah atau penomoran ijazah nasional (PIN).",
        },
    ),
    "diklat": _tanpa_sk(
        "Pengembangan kompetensi",
        (
            ("nama",),
            ("jenis_siasn", "rumpun"),
            ("penyelenggara",),
            ("tanggal_mulai", "tanggal_selesai"),
            ("jp", "nomor_sertifikat"),
        ),
        {
            "nama": "Seperti pada sertifikat.",
            "jp": "Jumlah jam pelajaran pada sertifikat; satu JP 45 menit.",
            "nomor_sertifikat": "Nomor pada sertifikat atau STTP.",
        },
        {"jenis_siasn": "Bentuk kegiatan"},
    ),
    "kompetensi": _tanpa_sk(
        "Hasil penilaian kompetensi",
        (("kompetensi", "level"), ("tanggal", "penyelenggara")),
        {
            "level": "Level yang dicapai pada laporan asesmen, 0 sampai 5.",
            "tanggal": "Hari pelaksanaan uji pada laporan asesmen.",
        },
    ),
    "kinerja": _tanpa_sk(
        "Kinerja",
        (
            ("tahun", "triwulan"),
            ("predikat", "rezim"),
            ("hasil_kerja", "perilaku"),
            ("nilai",),
            ("instansi",),
            ("penilai",),
        ),
        {
            "tahun": "Tahun yang dinilai, bukan tahun dokumen ditandatangani.",
            "predikat": "Pada dokumen evaluasi kinerja. “Cukup” pada aturan lama sama dengan Butuh Perbaikan.",
            "nilai": "Hanya untuk PP 46/2011 dan PP 30/2019, misalnya 87,5.",
            "instansi": "Unit kerja saat dinilai, yang tertulis pada dokumen evaluasi.",
            "penilai": "Pejabat penilai kinerja, bila ia pegawai kota ini.",
        },
        {"triwulan": "Masa penilaian", "instansi": "Unit kerja saat dinilai"},
    ),
    "penghargaan": _bersk(
        "Penghargaan",
        (("jenis", "nama"), ("tanggal",)),
        {"nama": "Seperti pada piagam.", "tanggal": "Tanggal piagam atau penganugerahan."},
    ),
    "hukdis": _bersk(
        "Hukuman disiplin",
        (("jenis",), ("pelanggaran",), ("tmt_mulai", "tmt_selesai")),
        {
            "pelanggaran": "Uraian dan pasal yang dilanggar, seperti pada SK.",
            "tmt_mulai": "Hari mulai berlakunya hukuman.",
            "tmt_selesai": "Hari terakhir hukuman, untuk hukuman berjangka 6, 9, atau 12 bulan.",
        },
    ),
    "keluarga": _tanpa_sk(
        "Anggota keluarga",
        (("hubungan", "nama"), ("tanggal_lahir", "pekerjaan"), ("tanggungan",)),
        {
            "nama": "Seperti pada kartu keluarga.",
            "tanggungan": "Tercantum pada daftar keluarga untuk tunjangan.",
        },
    ),
    "dokumen": _tanpa_sk(
        "Dokumen",
        (("tipe",), ("jenis", "tanggal")),
        {
            "tipe": "Kosongkan bila dokumen ini tidak ada pada daftar periksa.",
            "jenis": "Misalnya KTP, Kartu keluarga, SPMT.",
            "tanggal": "Tanggal terbit pada dokumen.",
        },
    ),
}
SUSUNAN_BIODATA = {
    "biodata_mandiri": Susunan(
        (
            ("Kontak", (("telepon", "email"), ("alamat",))),
            ("Gelar", (("gelar_depan", "gelar_belakang"),)),
        ),
        {
            "telepon": "Nomor yang dapat dihubungi, misalnya 081234567890.",
            "alamat": "Alamat tempat tinggal sekarang.",
            "gelar_depan": "Misalnya dr. atau Dr.",
            "gelar_belakang": "Misalnya S.K.M., M.Kes.; sertakan ijazahnya sebagai bukti.",
        },
    ),
    "biodata_identitas": Susunan(
        (
            ("Identitas", (("nama",), ("tempat_lahir", "tanggal_lahir"), ("jenis_kelamin", "nik"))),
            ("Masa kerja", (("tmt_masuk", "tmt_pns"), ("kontrak_sampai",), ("kedudukan", "tanggal_berhenti"))),
        ),
        {
            "nama": "Tanpa gelar, seperti pada KTP dan SK CPNS.",
            "tanggal_lahir": "Seperti pada akta kelahiran; harus sama dengan delapan angka pertama NIP.",
            "nik": "16 angka pada KTP.",
            "tmt_masuk": "TMT CPNS pada SK CPNS, atau TMT pada perjanjian kerja pertama.",
            "tmt_pns": "TMT pada SK pengangkatan menjadi PNS.",
            "kontrak_sampai": "Hanya PPPK: hari terakhir pada perjanjian kerja yang berlaku.",
            "tanggal_berhenti": "TMT pada SK pensiun, pemberhentian, atau pindah.",
        },
    ),
}
