"""Publishing a list, once per stage, and its revisions: everything in one transaction, and nothing changes after it.

PermenPANRB 27/2021 ps. 31: after the objections the list is announced again; a revision keeps the one before it.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from asn.core.berkas import CSV, berkas_periksa, berkas_simpan
from asn.core.jobs import enqueue
from asn.core.services import transition_row
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.models import HasilPeserta, NilaiUjian, Pengumuman, Seleksi
from kepegawaian.rekrutmen.rules.aturan import ke_data
from kepegawaian.rekrutmen.rules.berkas_hasil import AKHIR, AWAL, Perhitungan, Terbitan, hitung, tulis
from kepegawaian.rekrutmen.rules.pengisian import Akhir
from kepegawaian.rekrutmen.rules.peringkat import Status
from kepegawaian.rekrutmen.services.hasil.bahan import Bahan, bahan_baca, terbitan_susun
from kepegawaian.rekrutmen.services.hasil.keadaan import lamaran_setel
from kepegawaian.rekrutmen.services.tanda_hasil import tandai
from kepegawaian.rekrutmen.workflows import SANGGAH, SELEKSI_WORKFLOW, KeadaanSeleksi
from kepegawaian.rekrutmen.workflows import KeadaanLamaran as L

DASAR, TAHAP_AKHIR = "dasar", "akhir"
TRANSISI = {DASAR: "umumkan_dasar", TAHAP_AKHIR: "umumkan_akhir"}
MASA_SANGGAH = {DASAR: KeadaanSeleksi.SANGGAH_DASAR, TAHAP_AKHIR: KeadaanSeleksi.SANGGAH_AKHIR}
_TAHAP_BERKAS = {DASAR: AWAL, TAHAP_AKHIR: AKHIR}
_SEBUT_MAKS = 5
_MENURUT_STATUS = {
    Status.LANJUT: L.LANJUT,
    Status.MEMENUHI: L.TIDAK_LANJUT,
    Status.TIDAK: L.GUGUR,
    Status.TIDAK_HADIR: L.TIDAK_HADIR,
}
# From these on a person's state follows other steps than an announcement.
_TETAP = frozenset({L.MENGUNDURKAN_DIRI, L.PEMBERKASAN, L.NIP_DIUSULKAN, L.DIANGKAT})
LEWAT = "Masa sanggah tahap ini sudah ditutup; hasilnya tidak dapat direvisi lagi."


@transaction.atomic
def pengumuman_terbitkan(*, seleksi: Seleksi, tahap: str, nomor: str, tanggal: date, oleh: Any) -> Pengumuman:
    """Publish the list of a stage and open the days of the sanggah.

    Raises PermissionDenied, TransitionRefused in another state, ValidationError when marks are missing or equals at
    the edge have no decision of the committee yet.
    """
    baris = transition_row(SELEKSI_WORKFLOW, TRANSISI[tahap], seleksi, oleh=oleh, catatan=nomor)
    bahan = bahan_baca(baris)
    _pastikan_lengkap(bahan, tahap)
    return _terbitkan(bahan, tahap, nomor=nomor.strip(), tanggal=tanggal, oleh=oleh)


@transaction.atomic
def pengumuman_revisi(*, seleksi: Seleksi, tahap: str, sebab: str, tanggal: date, oleh: Any) -> Pengumuman | None:
    """Rank again with the corrections since the last list and publish it as the next revision.

    None when there is nothing to correct: called twice, or by two workers, it makes one revision.
    """
    baris = Seleksi.objects.select_for_update(of=("self",)).get(pk=seleksi.pk)
    lama = Pengumuman.objects.filter(seleksi=baris, tahap=tahap).order_by("-revisi").first()
    if lama is None or baris.keadaan != MASA_SANGGAH[tahap]:
        raise TransitionRefused(LEWAT)
    if not NilaiUjian.objects.kini().filter(seleksi=baris, sumber="SANGGAH", beku_pada=None).exists():
        return None
    return _terbitkan(bahan_baca(baris), tahap, nomor=lama.nomor, tanggal=tanggal, oleh=oleh, lama=lama, sebab=sebab)


def _terbitkan(
    bahan: Bahan,
    tahap: str,
    *,
    nomor: str,
    tanggal: date,
    oleh: Any,
    lama: Pengumuman | None = None,
    sebab: str = "",
) -> Pengumuman:
    revisi = lama.revisi + 1 if lama else 1
    p = Pengumuman(
        kota_id=bahan.seleksi.kota_id,
        seleksi=bahan.seleksi,
        tahap=tahap,
        revisi=revisi,
        nomor=nomor,
        tanggal=tanggal,
        sebab=sebab,
        diterbitkan_oleh=oleh,
    )
    terbitan = terbitan_susun(bahan, _TAHAP_BERKAS[tahap], _keterangan(p))
    hasil = hitung(terbitan)
    _pastikan_tanpa_seri(hasil)
    p.isi = _isi(terbitan, hasil)
    p.full_clean(exclude=["kota", "isi"])
    p.save()
    baris = _baris(bahan, terbitan, hasil, p, _lama(lama))
    HasilPeserta.objects.bulk_create(baris, batch_size=1_000)
    _bekukan(bahan, tahap)
    _berkas(p, tandai(tulis(terbitan)), lama, oleh)
    _pindahkan(bahan, tahap, baris, oleh, p)
    enqueue("rekrutmen.cetak_pengumuman", p.pk, kota=p.kota_id, terjadwal=True)
    enqueue("rekrutmen.kabarkan_hasil", p.pk, kota=p.kota_id, terjadwal=True)
    return p


def _keterangan(p: Pengumuman) -> dict[str, str]:
    """What the file says of itself."""
    return {
        "pemerintah": p.seleksi.kota.nama,
        "seleksi": p.seleksi.nama,
        "tahap": p.get_tahap_display(),
        "nomor": p.nomor,
        "tanggal": p.tanggal.isoformat(),
        "revisi": str(p.revisi),
        "sidik_aturan": p.seleksi.sidik_aturan,
    }


def _isi(terbitan: Terbitan, hasil: Perhitungan) -> dict[str, Any]:
    """Rules and figures as they were: pages and the PDF read them here, never from the live selection."""
    status = [h.status.value for h in hasil.awal.values()]
    akhir = [a.value for a in hasil.akhir.akhir.values()]
    return {
        "aturan": ke_data(terbitan.aturan),
        "peserta": len(status),
        "status": {s: status.count(s) for s in dict.fromkeys(status)},
        "akhir": {s: akhir.count(s) for s in dict.fromkeys(akhir)},
        "kosong": {k: n for k, n in sorted(hasil.akhir.sisa.items()) if n},
        "kuota": {k: x.kuota for k, x in sorted(terbitan.kelompok.items())},
    }


def _pastikan_lengkap(bahan: Bahan, tahap: str) -> None:
    """Everybody who may sit the exam has a mark or is recorded as absent."""
    ujian = bahan.ujian_pertama.kode if tahap == DASAR or bahan.satu_ujian else "LANJUTAN"
    ikut = L.LANJUT if ujian == "LANJUTAN" and not bahan.satu_ujian else L.MS
    ada = lambda x: any(n.ujian == ujian for n in x.nilai_kini)  # noqa: E731
    kurang = sorted(x.nomor for x in bahan.lamaran.values() if x.keadaan == ikut and not ada(x))
    if not bahan.lamaran:
        raise ValidationError("Tidak ada peserta yang memenuhi syarat administrasi.")
    if kurang:
        sebut = ", ".join(kurang[:_SEBUT_MAKS]) + (", …" if len(kurang) > _SEBUT_MAKS else "")
        raise ValidationError(f"{len(kurang)} peserta belum mempunyai nilai atau catatan tidak hadir: {sebut}.")


def _pastikan_tanpa_seri(hasil: Perhitungan) -> None:
    if seri := sorted(n for n, a in hasil.akhir.akhir.items() if a == Akhir.SERI):
        raise ValidationError(
            f"Peserta {', '.join(seri)} sama pada semua kriteria di batas kebutuhan. "
            "Catat dahulu putusan panitia tentang urutannya beserta berita acaranya."
        )


def _lama(lama: Pengumuman | None) -> dict[int, HasilPeserta]:
    return {x.lamaran_id: x for x in HasilPeserta.objects.filter(pengumuman=lama)} if lama else {}


def _baris(
    bahan: Bahan, terbitan: Terbitan, hasil: Perhitungan, p: Pengumuman, lama: Mapping[int, HasilPeserta]
) -> list[HasilPeserta]:
    baris = []
    for x in terbitan.peserta:
        lamaran, awal, lanjut = bahan.lamaran[x.nomor], hasil.awal[x.nomor], hasil.lanjut.get(x.nomor)
        tempat = hasil.akhir.tempat.get(x.nomor)
        satu = HasilPeserta(
            kota_id=p.kota_id,
            pengumuman=p,
            lamaran=lamaran,
            lowongan_id=lamaran.lowongan_id,
            nomor=x.nomor,
            nilai={k: str(n) for k, n in (x.nilai or {}).items()},
            total=None if x.nilai is None else awal.total,
            kurang=list(awal.kurang),
            status=awal.status.value,
            peringkat=awal.peringkat,
            lanjutan=x.lanjutan,
            nilai_akhir=lanjut.nilai if lanjut else None,
            peringkat_akhir=lanjut.peringkat if lanjut else None,
            akhir=hasil.akhir.akhir[x.nomor].value if lanjut else "",
            tempat=bahan.lowongan[tempat] if tempat else None,
            berubah_pada=p.tanggal,
        )
        semula = lama.get(lamaran.pk)
        if semula is not None and _pokok(semula) == _pokok(satu):
            satu.berubah_pada = semula.berubah_pada
        baris.append(satu)
    return baris


def _pokok(x: HasilPeserta) -> tuple[Any, ...]:
    """What somebody would contest: marks, status, outcome. A rank alone that moved reopens nothing."""
    total = None if x.total is None else Decimal(x.total).normalize()
    akhir = None if x.nilai_akhir is None else Decimal(x.nilai_akhir).normalize()
    return (x.nilai, total, x.status, akhir, x.akhir, x.tempat_id)


def _bekukan(bahan: Bahan, tahap: str) -> None:
    """From now on these marks stand; a raised version tells the undo of an import that they were used."""
    baris = NilaiUjian.objects.filter(seleksi=bahan.seleksi, beku_pada=None)
    if tahap == DASAR:
        baris = baris.filter(ujian="DASAR")
    baris.update(beku_pada=timezone.now(), versi=F("versi") + 1)


def _berkas(p: Pengumuman, isi: bytes, lama: Pengumuman | None, oleh: Any) -> None:
    """Hash, file and public proof; then the seal."""
    nama = f"hasil-{p.tahap}-{p.seleksi.jenis.lower()}-{p.seleksi.tahun}-r{p.revisi}.csv"
    bersih = berkas_periksa(isi, nama, terima=frozenset({CSV}), ukuran_maks=len(isi))
    p.berkas = berkas_simpan(isi=bersih, nama=nama, pemilik=p, izin="rekrutmen.view_seleksi", oleh=oleh)
    p.sha256 = bersih.sha256
    judul = f"Pengumuman {p.get_tahap_display().lower()} {p.seleksi.nama}"[:250]
    p.tanda = tanda_terbitkan(kota_id=p.kota_id, judul=judul, nomor=p.nomor, tanggal=p.tanggal)
    tanda_segel(p.tanda, sha256=p.sha256, menggantikan=lama.tanda if lama else None)
    p.tersegel = True
    p.save(update_fields=["berkas", "sha256", "tanda", "tersegel"])


def _pindahkan(bahan: Bahan, tahap: str, baris: list[HasilPeserta], oleh: Any, p: Pengumuman) -> None:
    """What the list says becomes the state of each application, with its trace."""
    lamaran_setel(
        [(x.lamaran, _tujuan(bahan, tahap, x)) for x in baris if x.lamaran.keadaan not in _TETAP],
        transisi=TRANSISI[tahap],
        oleh=oleh,
        catatan=str(p),
        dasar=SANGGAH if p.revisi > 1 else "",
    )


def _tujuan(bahan: Bahan, tahap: str, x: HasilPeserta) -> str:
    status = Status(x.status)
    if tahap == DASAR or status != Status.LANJUT:
        return _MENURUT_STATUS[status]
    if not x.akhir:
        return L.TIDAK_HADIR
    return L.LULUS if x.akhir in (Akhir.LULUS, Akhir.PENGISIAN) else L.TIDAK_LULUS
