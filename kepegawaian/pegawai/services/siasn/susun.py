"""Make the workbook of a job: every sheet through the reach of its own permission, a portion of people at a time."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from asn.core.ekspor import Pesanan
from asn.core.ekspor_pekerja import potongan
from asn.core.lembar import Lembar, nilai_sel
from asn.core.lingkup import lingkup_kota
from kepegawaian.pegawai.models import Pegawai, RiwayatJabatan, RiwayatPangkat
from kepegawaian.pegawai.models.dasar import HANYA_SAH
from kepegawaian.pegawai.services.siasn.tata import DATA_UTAMA, IZIN, SEMUA, TERTUTUP, Kolom, Tata

PENYUSUN = f"{__name__}.susun"
CATATAN = ("LEMBAR", "KOLOM", "NAMA PADA API SIASN", "KEPASTIAN", "KETERANGAN")
Maju = Callable[[int, str], None]


def lembar_untuk(pengguna: Any) -> list[Tata]:
    """Sheets this user may see anywhere at all; which rows of them is asked row by row."""
    return [t for t in SEMUA if pengguna.has_perm(t.izin)]


def kolom_untuk(pengguna: Any, tata: Tata) -> list[Kolom]:
    """Columns of a sheet without the closed ones this user may not open."""
    if tata is not DATA_UTAMA:
        return list(tata.kolom)
    return [k for k in tata.kolom if k.judul not in TERTUTUP or pengguna.has_perm(TERTUTUP[k.judul])]


def susun(pengguna: Any, pesanan: Pesanan, maju: Maju) -> list[Lembar]:
    """All sheets of the ordered people, and the one that says how sure each heading is."""
    hasil = []
    for tata in lembar_untuk(pengguna):
        kolom = kolom_untuk(pengguna, tata)
        hasil.append(
            Lembar(
                tata.nama,
                [k.judul for k in kolom],
                _baris(pengguna, tata, kolom, pesanan.kunci, maju),
                teks=frozenset(i for i, k in enumerate(kolom) if k.teks),
            )
        )
    return [*hasil, Lembar("Catatan", CATATAN, list(_catatan(pengguna)), lebar=(16, 26, 26, 20, 60))]


def _baris(pengguna: Any, tata: Tata, kolom: list[Kolom], kunci: list[Any], maju: Maju) -> Iterator[list[Any]]:
    for porsi in potongan(kunci):
        with lingkup_kota(pengguna.kota_terjangkau()):
            for objek in _kueri(pengguna, tata, porsi).iterator():
                yield [nilai_sel(k.ambil(objek)) for k in kolom]
        maju(len(porsi), f"Menulis lembar {tata.nama}")


def _kueri(pengguna: Any, tata: Tata, kunci: list[Any]) -> QuerySet[Any]:
    """Rows of these people that count, within the reach of the sheet's permission and of the export itself."""
    boleh = Pegawai.objects.terlihat_oleh(pengguna, IZIN).filter(pk__in=kunci)
    if tata is DATA_UTAMA:
        return _data_utama(pengguna, boleh).select_related(*tata.ikut).order_by("nama", "pk")
    baris = tata.model.objects.terlihat_oleh(pengguna, tata.izin).sah().filter(**dict(tata.saring))
    urutan = [f for f in tata.model._meta.ordering if f != "-pk"]
    terpilih = baris.filter(pegawai__in=boleh.values("pk")).select_related("pegawai", *tata.ikut)
    return terpilih.order_by("pegawai__nama", "pegawai", *urutan, "pk")


def _data_utama(pengguna: Any, orang: QuerySet[Any]) -> QuerySet[Any]:
    hari_ini = pengguna.hari_ini()
    pangkat = RiwayatPangkat.objects.filter(HANYA_SAH, pegawai=OuterRef("pk"), tmt__lte=hari_ini).order_by("-tmt")
    berjalan = Q(tmt_selesai=None) | Q(tmt_selesai__gte=hari_ini)
    jabatan = RiwayatJabatan.objects.filter(
        HANYA_SAH, berjalan, pegawai=OuterRef("pk"), penugasan="DEFINITIF", tmt_mulai__lte=hari_ini
    ).order_by("-tmt_mulai")
    return orang.annotate(
        tmt_golongan=Subquery(pangkat.values("tmt")[:1]), tmt_jabatan=Subquery(jabatan.values("tmt_mulai")[:1])
    )


def _catatan(pengguna: Any) -> Iterator[list[str]]:
    tanggal = timezone.localdate(timezone=pengguna.zona)
    yield [
        "Semua",
        "",
        "",
        "",
        f"Dibuat {tanggal:%d-%m-%Y}. Hanya baris riwayat yang masih dihitung.",
    ]
    yield ["Semua", "", "", "", "NIP, NIK, dan nomor HP ditulis sebagai teks; jangan diubah menjadi bilangan."]
    for tata in lembar_untuk(pengguna):
        for k in kolom_untuk(pengguna, tata):
            yakin = "dikenal" if k.asal else "perlu verifikasi"
            yield [tata.nama, k.judul, k.asal, yakin, k.keterangan]
