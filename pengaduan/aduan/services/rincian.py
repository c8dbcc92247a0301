"""What the page of one report shows to an officer."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from pengaduan.aduan.models import Aduan, BukaSegel, LampiranAduan, Peristiwa
from pengaduan.aduan.rules.kata import KATA
from pengaduan.aduan.rules.tenggat import LABEL_LANGKAH, Langkah, langkah_kelas
from pengaduan.aduan.services.pilihan import aduan_serupa
from pengaduan.aduan.services.waktu import Jam, jam_penerimaan
from pengaduan.aduan.workflows import IZIN_LIHAT, IZIN_VERIFIKASI

_NAMA_AKUN = "SELECT coalesce(nullif(nama, ''), username) FROM akun_pengguna WHERE id = aduan_aduan."
_ADA = "EXISTS (SELECT FROM {} WHERE {} = aduan_aduan.id)"
# Names beside the report, and whether there is anything to be asked for. As joins, planning alone cost the database
# more than all the rest of the page.
_SQL = {
    "nama_kategori": "SELECT nama FROM aduan_kategoriaduan WHERE id = aduan_aduan.kategori_id",
    "nama_kelurahan": "SELECT nama FROM instansi_wilayah WHERE kode = aduan_aduan.kelurahan_id",
    "nama_instansi": "SELECT nama FROM instansi_instansi WHERE id = aduan_aduan.instansi_id",
    "nama_disebut": "SELECT nama FROM instansi_instansi WHERE id = aduan_aduan.instansi_disebut_id",
    "nama_petugas": f"{_NAMA_AKUN}petugas_id",
    "nama_pencatat": f"{_NAMA_AKUN}dicatat_oleh_id",
    "nomor_induk": "SELECT a.nomor FROM aduan_aduan a WHERE a.id = aduan_aduan.induk_id",
    "berpesan": _ADA.format("aduan_tanggapan", "aduan_id"),
    "berlampiran": _ADA.format("aduan_lampiranaduan", "aduan_id"),
    "berjeda": _ADA.format("aduan_jedaaduan", "aduan_id"),
    "bergabungan": _ADA.format("aduan_aduan a", "a.induk_id"),
    "tersegel": _ADA.format("aduan_identitaspelapor", "aduan_id"),
    "disunting": _ADA.format("aduan_naskahtersegel", "aduan_id"),
    "diminta": _ADA.format("aduan_bukasegel", "aduan_id"),
}
_SAMPING = {nama: RawSQL(sql, []) for nama, sql in _SQL.items()}  # noqa: S611 - constants of this file


def beserta_samping(baris: QuerySet[Aduan]) -> QuerySet[Aduan]:
    """Rows with what stands beside them on their page."""
    return baris.defer("pencarian").annotate(**_SAMPING)


def rincian_petugas(aduan: Aduan, pengguna: Any) -> dict[str, Any]:
    """Messages, events, files, the clock with its sources, and what looks alike. `aduan` is of `beserta_samping`."""
    samping: Any = aduan
    jam = jam_penerimaan(aduan.kota)
    lampiran = list(aduan.lampiran.select_related("berkas")) if samping.berlampiran else []
    return {
        "pesan": _pesan(aduan, lampiran) if samping.berpesan else [],
        "peristiwa": [{"butir": p, "kata": KATA.get(p.kode, p.kode)} for p in _peristiwa(aduan)],
        "bukti": [satu for satu in lampiran if satu.tanggapan_id is None],
        "warna": str(aduan.warna(jam.hari_ini)),
        "sisa": (aduan.tenggat - jam.hari_ini).days if aduan.tenggat else None,
        "menunggu": LABEL_LANGKAH[Langkah(aduan.tunggu)] if aduan.tunggu else "",
        "tenggat": _tenggat(aduan, jam),
        "jeda": aduan.jeda.all() if samping.berjeda else [],
        "gabungan": _gabungan(aduan, pengguna) if samping.bergabungan else [],
        "serupa": aduan_serupa(aduan, pengguna, IZIN_VERIFIKASI) if pengguna.has_perm(IZIN_VERIFIKASI) else [],
        "segel": BukaSegel.objects.filter(aduan=aduan).select_related("pemohon") if samping.diminta else [],
    }


def _pesan(aduan: Aduan, lampiran: list[LampiranAduan]) -> list[dict[str, Any]]:
    baca = ("aduan", "jenis", "isi", "pada", "oleh__nama", "oleh__username")
    pesan = aduan.tanggapan.select_related("oleh").only(*baca)
    return [{"butir": p, "lampiran": [b for b in lampiran if b.tanggapan_id == p.pk]} for p in pesan]


def _peristiwa(aduan: Aduan) -> QuerySet[Peristiwa]:
    baca = ("aduan", "kode", "pelaku", "teks", "pada", "oleh__nama", "oleh__username")
    return aduan.peristiwa.select_related("oleh").only(*baca)


def _gabungan(aduan: Aduan, pengguna: Any) -> QuerySet[Aduan]:
    return Aduan.objects.terlihat_oleh(pengguna, IZIN_LIHAT).filter(induk=aduan.pk).only("nomor")


def _tenggat(aduan: Aduan, jam: Jam) -> list[dict[str, Any]]:
    """Each deadline with the figure behind it and its source."""
    baris: list[tuple[Langkah, Any, Any]] = [(Langkah.VERIFIKASI, aduan.tenggat_verifikasi, aduan.diverifikasi_pada)]
    if aduan.tenggat_jawab:
        baris.append((Langkah.JAWAB, aduan.tenggat_jawab, aduan.dijawab_pada))
    baris.append((langkah_kelas(aduan.kelas), aduan.tenggat_selesai, aduan.ditindaklanjuti_tanggal))
    hasil = []
    for langkah, tenggat, terpenuhi in baris:
        batas, sumber = jam.ketentuan(langkah, aduan.lengkap_tanggal)
        hari = jam.tanggal(terpenuhi) if hasattr(terpenuhi, "hour") else terpenuhi
        hasil.append(
            {
                "label": LABEL_LANGKAH[langkah],
                "batas": str(batas),
                "sumber": sumber,
                "tenggat": tenggat,
                "terpenuhi": hari,
                "tepat": hari <= tenggat if hari else jam.hari_ini <= tenggat,
            }
        )
    return hasil
