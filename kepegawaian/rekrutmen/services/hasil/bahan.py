"""What is ranked: the rules frozen at opening, the vacancies, and the marks as they count today."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch

from kepegawaian.rekrutmen.models import Lamaran, Lowongan, NilaiUjian, PutusanSeri, Seleksi
from kepegawaian.rekrutmen.rules import konfigurasi, preset
from kepegawaian.rekrutmen.rules.aturan import Aturan
from kepegawaian.rekrutmen.rules.berkas_hasil import AKHIR, Perhitungan, Terbitan, hitung
from kepegawaian.rekrutmen.rules.peringkat import Kelompok, Peserta
from kepegawaian.rekrutmen.rules.terjemah import aturan_peringkat, nilai_lanjutan
from kepegawaian.rekrutmen.workflows import KeadaanLamaran as L

# Who was admitted to the exams; what happened to them since does not take them out of the list.
TIDAK_IKUT = frozenset({L.DRAF, L.DIAJUKAN, L.DIBATALKAN, L.TMS})


@dataclass(frozen=True, slots=True)
class Bahan:
    """A selection with everything its ranking needs, read once."""

    seleksi: Seleksi
    isi: konfigurasi.Aturan
    aturan: Aturan
    lowongan: Mapping[str, Lowongan]
    lamaran: Mapping[str, Lamaran]

    @property
    def satu_ujian(self) -> bool:
        return self.aturan.lanjutan is None

    @property
    def ujian_pertama(self) -> konfigurasi.Ujian:
        return self.isi.cari_ujian(konfigurasi.DASAR) or self.isi.ujian[0]


def bahan_baca(seleksi: Seleksi) -> Bahan:
    isi = konfigurasi.baca(seleksi.konfigurasi)
    ragu = preset.perlu_verifikasi(seleksi.konfigurasi, seleksi.tahun)
    kalimat = f"nilai ambang batas diambil dari keputusan tahun lain, bukan untuk {seleksi.tahun}" if ragu else ""
    kode = f"{seleksi.jenis}-{seleksi.tahun}-{seleksi.gelombang}"
    aturan = aturan_peringkat(isi, kode=kode, nama=seleksi.nama, perlu_verifikasi=kalimat)
    lowongan = {x.kode: x for x in Lowongan.objects.filter(seleksi=seleksi)}
    return Bahan(seleksi, isi, aturan, lowongan, {x.nomor: x for x in _lamaran(seleksi)})


def _lamaran(seleksi: Seleksi) -> Any:
    nilai = Prefetch("nilai", NilaiUjian.objects.kini(), to_attr="nilai_kini")
    ikut = Lamaran.objects.filter(seleksi=seleksi).exclude(keadaan__in=sorted(TIDAK_IKUT))
    kolom = ("pelamar__nama", "pelamar__tanggal_lahir", "pelamar__akun")
    dasar = ("seleksi", "lowongan", "pelamar", "nomor", "keadaan", "ipk", "prioritas", "kota")
    return ikut.select_related("pelamar").only(*dasar, *kolom).prefetch_related(nilai)


def terbitan_susun(bahan: Bahan, tahap: str, keterangan: Mapping[str, str]) -> Terbitan:
    """The list of this stage as it would be published now."""
    kelompok, nama = {}, {}
    for kode, x in bahan.lowongan.items():
        jabatan = f"{x.nama_jabatan} · {x.kualifikasi_teks}"
        kelompok[kode] = Kelompok(kode, x.jenis_kebutuhan, x.kuota, f"{jabatan} · {x.nama_unit}", jabatan)
        nama[kode] = f"{x.nama_jabatan} – {x.nama_unit} ({x.get_jenis_kebutuhan_display()})"
    seri = {}
    if tahap == AKHIR:
        putusan = PutusanSeri.objects.filter(lamaran__seleksi=bahan.seleksi)
        seri = dict(putusan.values_list("lamaran__nomor", "urutan"))
    menurut_pk = {x.pk: kode for kode, x in bahan.lowongan.items()}
    peserta = [
        _peserta(bahan, tahap, x, menurut_pk[x.lowongan_id], seri.get(x.nomor, 0)) for x in bahan.lamaran.values()
    ]
    return Terbitan(tahap, keterangan, bahan.aturan, kelompok, nama, sorted(peserta, key=lambda p: p.nomor))


def peringkat_kini(bahan: Bahan, tahap: str) -> tuple[Terbitan, Perhitungan]:
    """The ranking as it stands; nobody but the committee sees it before it is published."""
    terbitan = terbitan_susun(bahan, tahap, {})
    return terbitan, hitung(terbitan)


def _peserta(bahan: Bahan, tahap: str, lamaran: Any, kelompok: str, putusan: int) -> Peserta:
    nilai = {n.ujian: n for n in lamaran.nilai_kini}
    mundur = lamaran.keadaan == L.MENGUNDURKAN_DIRI
    akhir = tahap == AKHIR
    # Who withdraws later leaves the first list as it was published, and makes room in the last one.
    gugur = mundur and akhir and bahan.satu_ujian
    return Peserta(
        nomor=lamaran.nomor,
        kelompok=kelompok,
        nilai=None if gugur else _angka(nilai.get(bahan.ujian_pertama.kode), bahan.ujian_pertama),
        lanjutan=_lanjutan(bahan, nilai, kelompok) if akhir and not mundur else None,
        ipk=lamaran.ipk if akhir else None,
        lahir=lamaran.pelamar.tanggal_lahir.toordinal() if akhir else None,
        prioritas=_prioritas(bahan.isi, lamaran.prioritas),
        putusan=putusan,
    )


def _angka(nilai: NilaiUjian | None, ujian: konfigurasi.Ujian) -> dict[str, Decimal] | None:
    """Marks by part; None for who did not come."""
    if nilai is None or not nilai.hadir:
        return None
    return {x.kode: Decimal(str(nilai.nilai[x.kode])) for x in ujian.komponen}


def _lanjutan(bahan: Bahan, nilai: Mapping[str, NilaiUjian], kelompok: str) -> Decimal | None:
    ujian = bahan.isi.cari_ujian(konfigurasi.LANJUTAN)
    if bahan.satu_ujian or ujian is None:
        return None
    baris = nilai.get(ujian.kode)
    if baris is None or not baris.hadir:
        return None
    mentah = {kode: Decimal(str(n)) for kode, n in baris.nilai.items()}
    return nilai_lanjutan(ujian, mentah, bahan.lowongan[kelompok].komponen_lanjutan)


def _prioritas(isi: konfigurasi.Aturan, kode: str) -> int:
    """1 for the group ranked first; those of no group come last."""
    if not isi.prioritas:
        return 0
    urutan = [p for p, _ in isi.prioritas]
    return urutan.index(kode) + 1 if kode in urutan else len(urutan) + 1
