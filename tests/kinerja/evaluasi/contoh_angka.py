"""Figures of an imaginary quarter in the shape of `kinerja.evaluasi.rules.angka`, made by hand.

Pages and documents are tested against these, so that a page test fails for a reason of the page alone. Each call gives
new dictionaries; keyword arguments replace top-level keys.
"""

from typing import Any

from kinerja.evaluasi.rules.angka import AngkaInstansi, AngkaKota, Calon

TANGGAL_DATA = "2026-10-05T08:00:00+07:00"
PERIODE = "2026-T3"


def sebaran(*jumlah: int) -> dict[str, int]:
    kode = ("SANGAT_BAIK", "BAIK", "BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG")
    return dict(zip(kode, jumlah, strict=True))


def kategori(*jumlah: int) -> dict[str, int]:
    kode = ("SANGAT_TINGGI", "TINGGI", "SEDANG", "RENDAH", "SANGAT_RENDAH")
    return dict(zip(kode, jumlah, strict=True))


def calon(pegawai_id: int, nama: str, *usulan: dict[str, Any]) -> Calon:
    return {"pegawai_id": pegawai_id, "nip": f"19900315201503{pegawai_id:04d}", "nama": nama, "usulan": list(usulan)}


def usulan(kode: str, alasan: str, dasar: str, *bukti: tuple[str, int]) -> dict[str, Any]:
    return {"kode": kode, "alasan": alasan, "dasar": dasar, "bukti": [list(b) for b in bukti]}


def angka_instansi(instansi_id: int = 7, nama: str = "Dinas Kesehatan", **ganti: Any) -> AngkaInstansi:
    """One unit with a violation of its pattern, candidates of both kinds and a note on data quality."""
    angka: dict[str, Any] = {
        "versi": 2,
        "periode": PERIODE,
        "tanggal_data": TANGGAL_DATA,
        "instansi": {"id": instansi_id, "nama": nama, "jenis": "dinas"},
        "pegawai": {
            "jumlah": 1234,
            "per_jenis": {"PNS": 900, "CPNS": 34, "PPPK": 280, "PPPK_PARUH_WAKTU": 20},
            "dinilai": 1200,
            "belum_dinilai": 34,
        },
        "predikat": sebaran(200, 900, 70, 20, 10),
        "predikat_sebelumnya": sebaran(180, 890, 80, 25, 12),
        "persen_baik": "91.67",
        "persen_baik_sebelumnya": "90.14",
        "pola": {
            "predikat_organisasi": "BAIK",
            "pelanggaran": [
                {
                    "kode": "POLA_BAIK_PALING_BANYAK_BAIK",
                    "pesan": "Baik 900 dari 1200 pegawai (75 %); paling banyak 70 % atau 840 pegawai.",
                    "dasar": "SE MenPANRB 3/2023",
                }
            ],
            "catatan": "",
        },
        "jp": {
            "pns": {"jumlah": 900, "terpenuhi": 621, "persen": "69.00", "rata": "16.42", "target": "15.00"},
            "pppk": {"jumlah": 300, "melebihi_batas": 3, "rata": "11.75", "batas": "24.00"},
        },
        "ip_asn": {
            "rata": {
                "kualifikasi": "14.21",
                "kompetensi": "24.60",
                "kinerja": "24.93",
                "disiplin": "4.99",
                "total": "68.73",
            },
            "kategori": "RENDAH",
            "sebaran": kategori(12, 180, 402, 390, 250),
        },
        "ikm": {"nilai": "84.52", "mutu": "B", "n": 1530, "sebelumnya": "83.10"},
        "aduan": {"persen": "88.24", "n": 34, "sebelumnya": "91.30"},
        "hukdis": {"ringan": 2, "sedang": 7, "berat": 0},
        "lanjutan": {"penghargaan": 4, "pembinaan": 12, "angka_kredit": 120},
        "penghargaan": [
            calon(
                31,
                "Rina Wulandari, S.K.M.",
                usulan(
                    "PRIORITAS_BANGKOM",
                    "Predikat Sangat Baik pada 2024 dan 2025.",
                    "PP 30/2019",
                    ("RiwayatKinerja", 501),
                    ("RiwayatKinerja", 502),
                ),
            ),
        ],
        "pembinaan": [
            calon(
                42,
                "Dodi Firmansyah",
                usulan(
                    "BIMBINGAN_KINERJA",
                    "Predikat Kurang pada Triwulan III 2026.",
                    "PermenPANRB 6/2022",
                    ("RiwayatKinerja", 601),
                ),
                usulan(
                    "BANGKOM",
                    "Baru 4,00 JP dari 15,00 JP yang ditargetkan.",
                    "PP 11/2017 ps. 203 ay. (4)",
                    ("RiwayatDiklat", 701),
                ),
            ),
        ],
        "usulan": {
            "penghargaan": {"PRIORITAS_KRS": 0, "PRIORITAS_BANGKOM": 1},
            "pembinaan": {"BIMBINGAN_KINERJA": 1, "UJI_KOMPETENSI": 0, "BANGKOM": 1},
        },
        "mutu_data": [
            {
                "kode": "BELUM_DINILAI",
                "pesan": "Pegawai belum mempunyai predikat pada periode ini.",
                "jumlah": 34,
                "pegawai_ids": [42],
            }
        ],
        "tren": [
            {
                "periode": f"{2025 + n // 4}-T{n % 4 + 1}",
                "predikat": sebaran(170 + n, 880 + n, 80 - n, 25, 12),
                "persen_baik": f"{88 + n / 2:.2f}",
                "ikm": None if n == 0 else f"{81 + n / 2:.2f}",
                "aduan": f"{86 + n:.2f}",
            }
            for n in range(6)
        ],
        "kuadran": {"kinerja": "91.67", "kepuasan": "84.52", "posisi": "TELADAN"},
        "jumlahan": {
            "jp_pns": "14778.00",
            "jp_pppk": "3525.00",
            "ip_asn": {
                "kualifikasi": "17535.14",
                "kompetensi": "30356.40",
                "kinerja": "30763.62",
                "disiplin": "6157.66",
                "total": "84812.82",
            },
        },
    }
    return angka | ganti  # type: ignore[return-value]


def angka_kota(kota_id: int = 1, nama: str = "Tangerang Selatan", **ganti: Any) -> AngkaKota:
    """A city of three units, one of which failed."""
    angka: dict[str, Any] = {
        **angka_instansi(kota_id, nama),
        "instansi": {"id": kota_id, "nama": nama, "jenis": "kota"},
        "pola": {"predikat_organisasi": None, "pelanggaran": [], "catatan": "Pola diperiksa per perangkat daerah."},
        "kuadran": {"kinerja": "91.67", "kepuasan": "84.52", "posisi": None},
        "liga": [
            _baris_liga(7, "Dinas Kesehatan", 1234, "91.67", "68.73", "69.00", "84.52", "88.24", 1, 2),
            _baris_liga(8, "Dinas Pendidikan", 810, "95.10", "71.20", "74.30", "80.02", "70.00", 0, 1),
            _baris_liga(9, "Satuan Polisi Pamong Praja", 210, "72.00", "58.11", "40.00", None, None, 0, 3),
        ],
        "gagal": [{"instansi_id": 10, "nama": "Dinas Perhubungan", "galat": "Data jabatan tidak dapat dibaca."}],
        "metode": [
            {
                "judul": "Populasi",
                "isi": "Pegawai yang pada hari terakhir periode memegang jabatan definitif.",
                "dasar": "UU 20/2023",
            },
            {
                "judul": "Indeks Profesionalitas ASN",
                "isi": "Jumlah skor kualifikasi, kompetensi, kinerja, dan disiplin.",
                "dasar": "PermenPANRB 38/2018 jo Peraturan BKN 8/2019",
            },
        ],
    }
    return angka | ganti  # type: ignore[return-value]


def _baris_liga(pk: int, nama: str, jumlah: int, *nilai: Any) -> dict[str, Any]:
    kunci = ("persen_baik", "ip_asn", "jp_persen", "ikm", "aduan", "pelanggaran", "peringkat")
    return {"instansi_id": pk, "nama": nama, "jumlah": jumlah, **dict(zip(kunci, nilai, strict=True))}
