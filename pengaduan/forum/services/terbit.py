"""Publishing the official answer: number, public proof, frozen content, mails; the PDF follows by a job, once.

The berita acara is made from `isi_beku` alone, so it says what was true on the day however often it is asked for.
"""

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone

from asn.core.berkas import berkas_simpan
from asn.core.jobs import enqueue
from asn.core.pdf import sidik_berkas
from asn.core.services import apply_transition
from asn.core.tipe import terisi
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.pegawai.models import RiwayatJabatan
from pengaduan.forum.models import Dukungan, Komentar, Konsultasi, Moderasi, Surat
from pengaduan.forum.models.komentar import SALURAN, UNSUR
from pengaduan.forum.services.fase import masalah
from pengaduan.forum.services.surat import BERLAKU, antrekan
from pengaduan.forum.workflows import KONSULTASI_WORKFLOW, KeadaanKonsultasi

LIHAT = "forum.view_konsultasi"
TERBIT = "forum.terbitkan_tanggapan"
Cetak = Callable[[Konsultasi], bytes]


@transaction.atomic
def tanggapan_terbitkan(*, konsultasi: Konsultasi, sidik: str, oleh: Any) -> Konsultasi:
    """Publish. `sidik` is that of the content the publisher read: another content is refused, not published."""
    terkunci = Konsultasi.objects.terlihat_oleh(oleh, TERBIT).select_for_update(of=("self",)).get(pk=konsultasi.pk)
    hari_ini = timezone.localdate()
    if terkunci.keadaan != KeadaanKonsultasi.DITUTUP:
        raise TransitionRefused(f"Tanggapan tidak dapat diterbitkan; keadaannya sekarang “{terkunci.label}”.")
    if halangan := masalah(terkunci, "terbitkan", hari_ini):
        raise TransitionRefused(" ".join(halangan))
    isi = susun_isi(terkunci)
    if sidik != sidik_isi(isi):
        raise TransitionRefused("Isi tanggapan berubah sejak Anda membacanya. Baca kembali, lalu terbitkan.")
    _nomori(terkunci, oleh, isi)
    baris = apply_transition(KONSULTASI_WORKFLOW, "terbitkan", terkunci, oleh=oleh)
    _kabari_peserta(baris)
    enqueue("forum.cetak_berita_acara", baris.pk, kota=baris.kota_id, terjadwal=True)
    return baris


def _nomori(konsultasi: Konsultasi, oleh: Any, isi: dict[str, Any]) -> None:
    kota = Kota.objects.select_for_update(no_key=True).get(pk=konsultasi.kota_id)  # one number after the other
    saat = timezone.now()
    tanggal = timezone.localdate()
    terakhir = Konsultasi.objects.filter(kota=kota, tahun=tanggal.year).aggregate(n=Max("urut"))["n"] or 0
    konsultasi.tahun, konsultasi.urut = tanggal.year, terakhir + 1
    konsultasi.nomor = settings.FORUM_POLA_NOMOR.format(
        urut=konsultasi.urut, tahun=tanggal.year, singkatan=kota.singkatan
    )
    konsultasi.tanda = tanda_terbitkan(
        kota_id=kota.pk,
        judul=f"Berita acara konsultasi publik: {konsultasi.judul}"[:250],
        nomor=konsultasi.nomor,
        tanggal=tanggal,
    )
    konsultasi.isi_beku = isi | {"tanggal": tanggal.isoformat(), "penanda_tangan": penanda_tangan(konsultasi, kota)}
    konsultasi.ditanggapi_pada, konsultasi.ditanggapi_oleh = saat, oleh
    konsultasi.save(
        update_fields=["tahun", "urut", "nomor", "tanda", "isi_beku", "ditanggapi_pada", "ditanggapi_oleh"]
    )


def sidik_isi(isi: dict[str, Any]) -> str:
    return sidik_berkas(json.dumps(isi, sort_keys=True, ensure_ascii=False).encode())


def susun_isi(konsultasi: Konsultasi) -> dict[str, Any]:
    """Every word and figure of the berita acara, as plain values; no name of any participant."""
    masuk = Komentar.objects.filter(konsultasi=konsultasi).masuk()
    return {
        "judul": konsultasi.judul,
        "ringkasan": konsultasi.ringkasan,
        "tahap": konsultasi.get_tahap_display(),
        "instansi": konsultasi.instansi.nama,
        "pertemuan": konsultasi.pertemuan,
        "mulai": konsultasi.mulai.isoformat(),
        "selesai": konsultasi.selesai.isoformat(),
        "alasan": konsultasi.alasan,
        "dokumen": list(konsultasi.dokumen.values_list("judul", flat=True)),
        "jumlah": _jumlah(konsultasi, masuk),
        "unsur": _menurut(masuk, "unsur", dict(UNSUR)),
        "saluran": _menurut(masuk, "saluran", dict(SALURAN)),
        "klaster": [_klaster(k) for k in konsultasi.klaster.prefetch_related("komentar")],
        "perubahan": [
            {"sebutan": p.sebutan, "sebelum": p.sebelum, "sesudah": p.sesudah, "karena": p.klaster.judul}
            for p in konsultasi.perubahan.select_related("klaster")
        ],
        "tindak_lanjut": [
            {"uraian": t.uraian, "pelaksana": t.pelaksana.nama, "tenggat": t.tenggat.isoformat()}
            for t in konsultasi.tindak_lanjut.select_related("pelaksana")
        ],
    }


def _jumlah(konsultasi: Konsultasi, masuk: Any) -> dict[str, Any]:
    hitung = dict(masuk.order_by().values_list("keadaan").annotate(n=Count("pk")))
    sembunyi = Moderasi.objects.filter(
        komentar__konsultasi=konsultasi, komentar__keadaan="disembunyikan", tindakan="sembunyikan"
    )
    alasan = sembunyi.order_by("komentar_id", "-pada", "-pk").distinct("komentar_id")
    per_alasan: dict[str, int] = {}
    for satu in alasan:
        per_alasan[satu.get_alasan_display()] = per_alasan.get(satu.get_alasan_display(), 0) + 1
    return {
        "masuk": sum(hitung.values()),
        "tayang": hitung.get("tayang", 0),
        "disembunyikan": hitung.get("disembunyikan", 0),
        "ditarik": hitung.get("ditarik", 0),
        "pengirim": masuk.exclude(partisipan=None).order_by().values("partisipan_id").distinct().count(),
        "dukungan": Dukungan.objects.filter(komentar__konsultasi=konsultasi).count(),
        "alasan": sorted(per_alasan.items()),
    }


def _menurut(masuk: Any, kolom: str, label: dict[str, str]) -> list[list[Any]]:
    hitung = dict(masuk.order_by().values_list(kolom).annotate(n=Count("pk")))
    return [[nama, hitung[kode]] for kode, nama in label.items() if kode in hitung]


def _klaster(klaster: Any) -> dict[str, Any]:
    nomor = sorted(k.nomor for k in klaster.komentar.all() if k.keadaan == "tayang" and k.nomor)
    return {
        "judul": klaster.judul,
        "ringkasan": klaster.ringkasan,
        "putusan": klaster.get_putusan_display(),
        "tanggapan": klaster.tanggapan,
        "nomor": nomor,
    }


def penanda_tangan(konsultasi: Konsultasi, kota: Kota) -> dict[str, str]:
    """The head of the organising perangkat daerah today, definitif or acting; else the office without a name."""
    puncak: Instansi = konsultasi.instansi.perangkat_daerah or konsultasi.instansi
    dijabat = RiwayatJabatan.objects.pada(timezone.localdate()).filter(
        jabatan__instansi=puncak, jabatan__memimpin=True, pegawai__tanggal_berhenti=None
    )
    pejabat = dijabat.sah().select_related("pegawai__golongan", "jabatan").order_by("penugasan", "-tmt_mulai").first()
    if pejabat is None:
        return {"jabatan": f"Kepala {puncak.nama}", "nama": "", "nip": "", "pangkat": ""}
    awalan = "" if pejabat.penugasan == "DEFINITIF" else f"{pejabat.get_penugasan_display()} "
    golongan = pejabat.pegawai.golongan
    return {
        "jabatan": f"{awalan}{pejabat.jabatan.nama}",
        "nama": pejabat.pegawai.nama_lengkap,
        "nip": pejabat.pegawai.nip,
        "pangkat": golongan.pangkat if golongan else "",
    }


def _ikut(konsultasi: Konsultasi) -> Any:
    """Participants who took part and want to know, once each however many contributions it were."""
    ikut = Komentar.objects.filter(konsultasi=konsultasi, mau_kabar=True, partisipan__isnull=False).masuk()
    ikut = ikut.exclude(keadaan="ditarik").exclude(partisipan__sidik="")
    return ikut.order_by("partisipan_id").values_list("partisipan_id", flat=True).distinct()


def penerima_kabar(konsultasi: Konsultasi) -> int:
    """How many mails publishing will send."""
    return _ikut(konsultasi).count()


def _kabari_peserta(konsultasi: Konsultasi) -> None:
    sampai = timezone.now() + BERLAKU["tanggapan"]
    tetap = {"kota_id": konsultasi.kota_id, "jenis": "tanggapan", "konsultasi": konsultasi, "berlaku_sampai": sampai}
    surat = [Surat(partisipan_id=pk, **tetap) for pk in _ikut(konsultasi)]
    Surat.objects.bulk_create(surat, ignore_conflicts=True, batch_size=1_000)
    antrekan(konsultasi.kota_id)


@transaction.atomic
def berita_acara_cetak(*, konsultasi_id: int, cetak: Cetak) -> bool:
    """Make and seal the PDF; False when there is one, or another worker is at it."""
    bebas = Konsultasi.objects.select_for_update(of=("self",), skip_locked=True).filter(
        pk=konsultasi_id, berita_acara=None, tanda__isnull=False
    )
    satu = bebas.select_related("kota", "tanda").first()
    if satu is None:
        return False
    nama = f"berita-acara-konsultasi-{satu.tahun}-{satu.urut:03d}.pdf"
    satu.berita_acara = berkas_simpan(isi=cetak(satu), nama=nama, pemilik=satu, izin=LIHAT, oleh=None)
    satu.save(update_fields=["berita_acara"])
    tanda_segel(terisi(satu.tanda), sha256=satu.berita_acara.sha256)
    return True


def berita_acara_belum(kota_id: int) -> list[int]:
    """Published answers whose PDF was not made: the timetable asks for them again."""
    belum = Konsultasi.objects.filter(kota=kota_id, tanda__isnull=False, berita_acara=None)
    return list(belum.values_list("pk", flat=True))
