"""The letter of a KGB: numbered and frozen with the approval, made into a PDF once, never made again.

PP 7/1977 ps. 12: the head of the office tells the pegawai two months ahead. Deposit, number and public proof belong to
the transaction of the approval; the PDF follows by a job, which may be delivered twice.
"""

from collections.abc import Callable, Iterable
from datetime import date
from io import BytesIO
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from pypdf import PdfReader, PdfWriter

from asn.core.berkas import berkas_baca, berkas_simpan
from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from asn.core.models import KeadaanPekerjaan, Pekerjaan
from asn.core.pekerjaan import pekerjaan_akhiri, pekerjaan_buat, pekerjaan_maju, pekerjaan_mulai
from asn.core.tipe import terisi
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.layanan.models import SuratKGB
from kepegawaian.pegawai.models import Pegawai, RiwayatJabatan
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_catat
from kepegawaian.usulan.models import Usulan

LIHAT = "layanan.view_suratkgb"
GABUNG_MAKS = 500
Cetak = Callable[[SuratKGB], bytes]


def surat_terbitkan(*, usulan: Usulan, oleh: Any, tanggal: date) -> SuratKGB:
    """Deposit the KGB, take the next number, freeze the content, and have the PDF made. Inside the approval."""
    isi, pegawai = usulan.isi, usulan.pegawai
    kota = Kota.objects.select_for_update(no_key=True).get(pk=usulan.kota_id)  # one number after the other
    urut = _urut_berikut(kota.pk, tanggal.year)
    nomor = settings.SURAT_KGB_POLA_NOMOR.format(urut=urut, tahun=tanggal.year, singkatan=kota.singkatan)
    penanda = penanda_tangan(pegawai, kota, tanggal)
    riwayat = riwayat_catat(
        jenis=JENIS_RIWAYAT["kgb"],
        pegawai=pegawai,
        isi={
            "golongan": isi["golongan_id"],
            "tmt": isi["tmt"],
            "mkg_tahun": isi["mkg_tahun"],
            "gaji_pokok": isi["gaji_baru"],
            "nomor_sk": nomor,
            "tanggal_sk": tanggal.isoformat(),
            "pejabat_sk": penanda["jabatan"],
        },
        oleh=oleh,
    )
    tanda = tanda_terbitkan(
        kota_id=kota.pk, judul="Surat pemberitahuan kenaikan gaji berkala", nomor=nomor, tanggal=tanggal
    )
    surat = SuratKGB.objects.create(
        kota_id=kota.pk,
        pegawai=pegawai,
        usulan=usulan,
        riwayat=riwayat,
        tahun=tanggal.year,
        urut=urut,
        nomor=nomor,
        tanggal=tanggal,
        tmt=date.fromisoformat(isi["tmt"]),
        isi=_isi_beku(pegawai, isi, penanda),
        tanda=tanda,
    )
    enqueue("layanan.cetak_surat", surat.pk, kota=kota.pk, terjadwal=True)
    return surat


def _urut_berikut(kota_id: int, tahun: int) -> int:
    terakhir = SuratKGB.objects.filter(kota=kota_id, tahun=tahun).aggregate(n=Max("urut"))["n"]
    return (terakhir or 0) + 1


def _isi_beku(pegawai: Pegawai, isi: dict[str, Any], penanda: dict[str, str]) -> dict[str, Any]:
    """Every word of the letter that varies, as it was on the day."""
    golongan = pegawai.golongan
    unit = pegawai.instansi
    return {
        "nama": pegawai.nama_lengkap,
        "nip": pegawai.nip,
        "tanggal_lahir": pegawai.tanggal_lahir.isoformat(),
        "pangkat": str(golongan) if golongan else "",
        "jabatan": pegawai.jabatan.nama if pegawai.jabatan else "",
        "unit": unit.nama if unit else "",
        "instansi": unit.perangkat_daerah.nama if unit and unit.perangkat_daerah else "",
        "cpns": pegawai.jenis == "CPNS",
        "penanda_tangan": penanda,
        **{k: isi[k] for k in ("tmt", "golongan", "mkg_lama", "mkg_tahun", "gaji_lama", "gaji_baru", "dasar_gaji")},
    }


def penanda_tangan(pegawai: Pegawai, kota: Kota, tanggal: date) -> dict[str, str]:
    """The head of the perangkat daerah, definitif or acting; for a head, and where nobody is, the PPK by title."""
    puncak = pegawai.instansi.perangkat_daerah if pegawai.instansi else None
    pejabat = _pimpinan(puncak, tanggal) if puncak else None
    if pejabat is None or pejabat.pegawai_id == pegawai.pk:
        nama = kota.nama.removeprefix("Kota ").removeprefix("Provinsi ")
        return {"jabatan": f"{kota.sebutan_ppk} {nama}", "nama": "", "nip": "", "pangkat": ""}
    awalan = "" if pejabat.penugasan == "DEFINITIF" else f"{pejabat.get_penugasan_display()} "
    golongan = pejabat.pegawai.golongan
    return {
        "jabatan": f"{awalan}{pejabat.jabatan.nama}",
        "nama": pejabat.pegawai.nama_lengkap,
        "nip": pejabat.pegawai.nip,
        "pangkat": golongan.pangkat if golongan else "",
    }


def _pimpinan(instansi: Instansi, tanggal: date) -> RiwayatJabatan | None:
    dijabat = RiwayatJabatan.objects.pada(tanggal).filter(jabatan__instansi=instansi, jabatan__memimpin=True).sah()
    dijabat = dijabat.filter(pegawai__tanggal_berhenti=None).select_related("pegawai__golongan", "jabatan")
    return dijabat.order_by("penugasan", "-tmt_mulai").first()  # DEFINITIF before PLH and PLT


@transaction.atomic
def surat_cetak(*, surat_id: int, cetak: Cetak) -> bool:
    """Make and seal the PDF of one letter; False when it has one, or another worker is at it."""
    bebas = SuratKGB.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=surat_id, berkas=None)
    surat = bebas.select_related("kota", "tanda", "pegawai").first()
    if surat is None:
        return False
    nama = f"surat-kgb-{surat.tahun}-{surat.urut:04d}.pdf"
    surat.berkas = berkas_simpan(isi=cetak(surat), nama=nama, pemilik=surat, izin=LIHAT, oleh=None)
    surat.save(update_fields=["berkas"])
    tanda_segel(surat.tanda, sha256=surat.berkas.sha256)
    return True


def surat_belum_tercetak(kota_id: int) -> list[int]:
    """Letters whose job was lost: the timetable asks for them again."""
    return list(SuratKGB.objects.filter(kota=kota_id, berkas=None).order_by("pk").values_list("pk", flat=True))


def gabungan_minta(*, surat: Iterable[SuratKGB], oleh: Any) -> Pekerjaan:
    """Queue one PDF with all these letters, for printing."""
    daftar = list(surat)[:GABUNG_MAKS]
    kota_id = daftar[0].kota_id
    pekerjaan = pekerjaan_buat(
        kota_id=kota_id, judul=f"Gabungan {len(daftar)} surat KGB", total=len(daftar), pemilik=oleh
    )
    enqueue("layanan.gabung_surat", str(pekerjaan.pk), [s.pk for s in daftar if s.kota_id == kota_id], kota=kota_id)
    return pekerjaan


def gabungan_jalankan(*, pekerjaan_id: str, surat_ids: list[int], kota_id: int) -> None:
    """Join stored letters as they are; which of them the owner of the job may see is asked again now."""
    with lingkup_kota([kota_id]):
        pekerjaan = Pekerjaan.objects.select_related("pemilik").get(pk=pekerjaan_id)
        terlihat = SuratKGB.objects.terlihat_oleh(pekerjaan.pemilik, LIHAT).filter(pk__in=surat_ids)
        terlihat = terlihat.filter(berkas__isnull=False).select_related("berkas").order_by("tanggal", "urut")
        pekerjaan_mulai(pekerjaan_id, len(surat_ids))
        penulis = PdfWriter()
        for satu in terlihat:
            for halaman in PdfReader(BytesIO(berkas_baca(terisi(satu.berkas)))).pages:
                penulis.add_page(halaman)
            pekerjaan_maju(pekerjaan_id)
        _titipkan(pekerjaan, penulis)


def _titipkan(pekerjaan: Pekerjaan, penulis: PdfWriter) -> None:
    if not penulis.pages:
        pekerjaan_akhiri(pekerjaan.pk, KeadaanPekerjaan.GAGAL, "Tidak ada surat yang sudah tercetak di antaranya.")
        return
    isi = BytesIO()
    penulis.write(isi)
    berkas_simpan(
        isi=isi.getvalue(), nama="surat-kgb-gabungan.pdf", pemilik=pekerjaan, izin=LIHAT, oleh=pekerjaan.pemilik
    )
    alamat = reverse("pekerjaan_hasil", args=[pekerjaan.pk])
    pekerjaan_akhiri(pekerjaan.pk, KeadaanPekerjaan.SELESAI, "Siap diunduh.", alamat)
