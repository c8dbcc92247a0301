"""What training brought about: Kirkpatrick 1–4 of a class, a partner's year or a year, frozen when it is issued."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Avg, Count, Max, Min, Q, QuerySet, Sum

from asn.core.berkas import berkas_simpan
from asn.core.jobs import enqueue
from asn.core.periode import Periode
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from kepegawaian.instansi.models import IndikatorInstansi, Kota
from kepegawaian.pegawai.models import RiwayatKompetensi
from pelatihan.program.models import Angkatan, LaporanDampak, LembarEvaluasi, Mitra, Peserta
from pelatihan.program.rules.dampak import (
    PERILAKU,
    REAKSI,
    Banding,
    Rerata,
    Unit,
    banding_unit,
    biaya_per_gap,
    n_gain,
    rata_aspek,
    rerata,
    tafsir_n_gain,
)
from pelatihan.program.workflows import MENEMPATI, KeadaanAngkatan

LIHAT = "program.view_laporandampak"
SUSUN = "program.susun_laporan"
INDIKATOR = (("IKM", "Indeks Kepuasan Masyarakat"), ("ADUAN_TEPAT_WAKTU", "Aduan dijawab tepat waktu (%)"))
Cetak = Callable[[LaporanDampak], bytes]


def kelas_dalam(kota_id: int, *, angkatan: Any = None, mitra: Any = None, tahun: int) -> QuerySet[Angkatan]:
    """Finished classes of the scope."""
    kelas = Angkatan.objects.filter(kota=kota_id, keadaan=KeadaanAngkatan.SELESAI.value)
    if angkatan is not None:
        return kelas.filter(pk=angkatan.pk)
    kelas = kelas.filter(selesai__year=tahun)
    return kelas.filter(mitra=mitra) if mitra is not None else kelas


def hitung_dampak(kelas: QuerySet[Angkatan], kota_id: int) -> dict[str, Any]:
    """Every figure of the report as plain data."""
    ids = list(kelas.values_list("pk", flat=True))
    peserta = Peserta.objects.filter(angkatan__in=ids)
    ringkas = peserta.aggregate(
        kursi=Count("pk", filter=Q(keadaan__in=[k.value for k in MENEMPATI])),
        lulus=Count("pk", filter=Q(keadaan="lulus")),
        tidak_hadir=Count("pk", filter=Q(keadaan="tidak_hadir")),
    )
    biaya = kelas.aggregate(n=Sum("realisasi"))["n"] or Decimal(0)
    tertutup = celah_tertutup(ids)
    per_gap = biaya_per_gap(biaya, tertutup)
    return {
        "kelas": len(ids),
        "kuota": kelas.aggregate(n=Sum("kuota"))["n"] or 0,
        **ringkas,
        "biaya": str(biaya),
        "celah_tertutup": tertutup,
        "biaya_per_gap": str(per_gap) if per_gap is not None else "",
        "reaksi": _reaksi(ids),
        "belajar": _belajar(peserta),
        "perilaku": _perilaku(ids),
        "unit": [_unit(kota_id, kelas, ids, kode, label) for kode, label in INDIKATOR],
        "saran": _saran(ids),
    }


def celah_tertutup(angkatan_ids: list[int]) -> int:
    """Levels gained: evidence that these classes deposited, each one level (rules.kompetensi)."""
    tautan = list(
        Peserta.objects.filter(angkatan__in=angkatan_ids, sertifikat__isnull=False).values_list(
            "sertifikat__tautan", "pegawai"
        )
    )
    bukti = RiwayatKompetensi.objects.filter(
        tautan__in={t for t, _ in tautan}, pegawai__in={p for _, p in tautan}
    ).sah()
    return bukti.count()


def _isi(r: Rerata) -> dict[str, Any]:
    return {
        "n": r.n,
        "nilai": str(r.nilai) if r.nilai is not None else "",
        "bawah": str(r.bawah) if r.bawah is not None else "",
        "atas": str(r.atas) if r.atas is not None else "",
    }


def _jawaban(ids: list[int], jenis: list[str]) -> list[dict[str, int]]:
    lembar = LembarEvaluasi.objects.filter(peserta__angkatan__in=ids, jenis__in=jenis, diisi_pada__isnull=False)
    return list(lembar.values_list("jawaban", flat=True))


def _reaksi(ids: list[int]) -> dict[str, Any]:
    jawaban = _jawaban(ids, ["REAKSI"])
    dikirim = LembarEvaluasi.objects.filter(peserta__angkatan__in=ids, jenis="REAKSI").count()
    return {
        "dikirim": dikirim,
        "terisi": len(jawaban),
        "aspek": [{"kode": k, "teks": t, **_isi(rata_aspek(jawaban, k))} for k, t in REAKSI],
        "semua": _isi(rerata([n for j in jawaban for n in j.values()])),
    }


def _belajar(peserta: QuerySet[Peserta]) -> dict[str, Any]:
    """Level 2: the same people before and after."""
    pasang: list[Any] = list(
        peserta.filter(nilai_awal__isnull=False, nilai_akhir__isnull=False).values_list("nilai_awal", "nilai_akhir")
    )
    gain = n_gain(pasang)
    return {
        "awal": _isi(rerata([a for a, _ in pasang])),
        "akhir": _isi(rerata([b for _, b in pasang])),
        "gain": _isi(gain),
        "tafsir": tafsir_n_gain(gain.nilai),
    }


def _perilaku(ids: list[int]) -> dict[str, Any]:
    jawaban = _jawaban(ids, ["ATASAN", "SEJAWAT"])
    return {
        "terisi": len(jawaban),
        "aspek": [{"kode": k, "teks": t, **_isi(rata_aspek(jawaban, k))} for k, t in PERILAKU],
        "semua": _isi(rerata([n for j in jawaban for n in j.values()])),
    }


def _saran(ids: list[int]) -> list[str]:
    """Words of the reaction forms without names, once there are enough of them to hide in."""
    lembar = LembarEvaluasi.objects.filter(peserta__angkatan__in=ids, jenis="REAKSI").exclude(saran="")
    saran = list(lembar.order_by("pk").values_list("saran", flat=True)[:20])
    return saran if len(_jawaban(ids, ["REAKSI"])) >= 5 else []


def _unit(kota_id: int, kelas: QuerySet[Angkatan], ids: list[int], kode: str, label: str) -> dict[str, Any]:
    """Level 4: perangkat daerah that sent people against those of the same kind that sent nobody.

    Before is the quarter before the first of these classes, after is the quarter that follows the last.
    """
    rentang = kelas.aggregate(awal=Min("mulai"), akhir=Max("selesai"))
    if not ids or rentang["akhir"] is None:
        return {"kode": kode, "label": label, **_isi_banding(banding_unit([], []))}
    sebelum = Periode.pada(rentang["awal"], "triwulan").sebelumnya().kode
    sesudah = Periode.pada(rentang["akhir"], "triwulan").berikutnya().kode
    terlatih, serupa = _kelompok(kota_id, ids, kode, sebelum, sesudah)
    isi = _isi_banding(banding_unit(terlatih, serupa))
    return {"kode": kode, "label": label, "sebelum": sebelum, "sesudah": sesudah, **isi}


def _kelompok(kota_id: int, ids: list[int], kode: str, sebelum: str, sesudah: str) -> tuple[list[Unit], list[Unit]]:
    dilatih = set(
        Peserta.objects.filter(angkatan__in=ids, keadaan="lulus", instansi__isnull=False).values_list(
            "instansi__perangkat_daerah", flat=True
        )
    )
    nilai: dict[int, dict[str, tuple[Decimal, int]]] = {}
    kepala: dict[int, tuple[str, str]] = {}
    baris = IndikatorInstansi.objects.filter(
        kota=kota_id, jenis=kode, periode__in=[sebelum, sesudah], nilai__isnull=False
    )
    kelompok = baris.values_list(
        "instansi__perangkat_daerah",
        "instansi__perangkat_daerah__nama",
        "instansi__perangkat_daerah__jenis",
        "periode",
    ).annotate(rata=Avg("nilai"), data=Sum("n"))
    for pd, nama, jenis, periode, rata, data in kelompok.order_by("instansi__perangkat_daerah"):
        nilai.setdefault(pd, {})[periode] = (rata, data or 0)
        kepala[pd] = (nama, jenis)
    lengkap = {
        pd: Unit(kepala[pd][0], n[sebelum][0], n[sesudah][0], n[sebelum][1], n[sesudah][1])
        for pd, n in nilai.items()
        if sebelum in n and sesudah in n
    }
    jenis_terlatih = {kepala[pd][1] for pd in dilatih if pd in kepala}
    terlatih = [u for pd, u in lengkap.items() if pd in dilatih]
    serupa = [u for pd, u in lengkap.items() if pd not in dilatih and kepala[pd][1] in jenis_terlatih]
    return terlatih, serupa


def _isi_banding(b: Banding) -> dict[str, Any]:
    angka = {k: getattr(b, k) for k in ("ubah_terlatih", "ubah_serupa", "selisih", "bawah", "atas")}
    return {
        "terlatih": b.terlatih,
        "serupa": b.serupa,
        "n": b.n,
        **{k: str(v) if v is not None else "" for k, v in angka.items()},
        "arah": b.arah.value,
        "arah_label": b.arah.label,
        "kalimat": b.kalimat,
    }


@transaction.atomic
def laporan_terbitkan(
    *, kota: Kota, tahun: int, angkatan: Angkatan | None = None, mitra: Mitra | None = None, oleh: Any
) -> LaporanDampak:
    """Freeze the figures of today into a numbered report; its PDF follows by a job."""
    if kota.pk not in oleh.jangkauan(SUSUN).kota_ids:
        raise PermissionDenied(SUSUN)
    kota = Kota.objects.select_for_update(no_key=True).get(pk=kota.pk)
    tanggal = kota.hari_ini()
    urut = LaporanDampak.objects.filter(kota=kota, tanggal__year=tanggal.year).count() + 1
    nomor = settings.LAPORAN_DAMPAK_POLA_NOMOR.format(urut=urut, tahun=tanggal.year, singkatan=kota.singkatan)
    judul = _judul(angkatan, mitra, tahun)
    kelas = kelas_dalam(kota.pk, angkatan=angkatan, mitra=mitra, tahun=tahun)
    laporan = LaporanDampak.objects.create(
        kota=kota,
        lingkup="KELAS" if angkatan else "MITRA" if mitra else "TAHUN",
        angkatan=angkatan,
        mitra=mitra,
        tahun=tahun,
        judul=judul,
        nomor=nomor,
        tanggal=tanggal,
        isi=hitung_dampak(kelas, kota.pk),
        tanda=tanda_terbitkan(kota_id=kota.pk, judul=judul, nomor=nomor, tanggal=tanggal),
        dibuat_oleh=oleh,
    )
    enqueue("program.cetak_laporan", laporan.pk, kota=kota.pk, terjadwal=True)
    return laporan


def _judul(angkatan: Angkatan | None, mitra: Mitra | None, tahun: int) -> str:
    if angkatan is not None:
        return f"Laporan dampak {angkatan.nama}"
    return f"Laporan dampak {mitra}, {tahun}" if mitra is not None else f"Laporan dampak pelatihan {tahun}"


@transaction.atomic
def laporan_cetak(*, laporan_id: int, cetak: Cetak) -> bool:
    """Make and seal the PDF; False when it has one, or another worker is at it."""
    bebas = LaporanDampak.objects.select_for_update(of=("self",), skip_locked=True)
    laporan = bebas.filter(pk=laporan_id, berkas=None).select_related("kota", "tanda").first()
    if laporan is None:
        return False
    nama = f"laporan-dampak-{laporan.tahun}-{laporan.pk}.pdf"
    laporan.berkas = berkas_simpan(isi=cetak(laporan), nama=nama, pemilik=laporan, izin=LIHAT, oleh=None)
    laporan.save(update_fields=["berkas"])
    tanda_segel(laporan.tanda, sha256=laporan.berkas.sha256)
    return True


def laporan_belum_tercetak(kota_id: int) -> list[int]:
    return list(LaporanDampak.objects.filter(kota=kota_id, berkas=None).order_by("pk").values_list("pk", flat=True))


def marka_pengajar(ids: list[int]) -> dict[int, Rerata]:
    """Past marks of trainers: the question about the trainer over all their classes, none below five answers."""
    baris = LembarEvaluasi.objects.filter(
        jenis="REAKSI", diisi_pada__isnull=False, peserta__angkatan__pengajar__in=ids
    ).values_list("peserta__angkatan__pengajar", "jawaban")
    nilai: dict[int, list[int]] = {}
    for pk, jawaban in baris:
        if "pengajar" in jawaban:
            nilai.setdefault(pk, []).append(jawaban["pengajar"])
    return {pk: rerata(n) for pk, n in nilai.items()}
