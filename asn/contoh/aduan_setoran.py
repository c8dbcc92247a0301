"""What stands beside the demo reports: sealed identities, indicators, public statistics."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

from asn.akun.models import Pengguna
from asn.contoh.aduan_teks import NAMA
from asn.core.periode import Periode
from kepegawaian.instansi.models import IndikatorInstansi, Kota
from pengaduan.aduan.models import Aduan, BukaSegel, IdentitasPelapor
from pengaduan.aduan.services.indikator import SUMBER, angka_periode
from pengaduan.aduan.services.segel import segel
from pengaduan.aduan.services.statistik import rekap_segarkan


def segel_identitas(aduan: list[Aduan], acak: Random, koordinator: Pengguna) -> None:
    """Identities under seal, and one request that waits for the second person."""
    bernama = [a for a in aduan if not a.anonim and a.jenis != "wbs"][::3]
    IdentitasPelapor.objects.bulk_create(
        [
            IdentitasPelapor(
                kota_id=a.kota_id,
                aduan=a,
                sandi=segel({"nama": acak.choice(NAMA), "telepon": f"0812{acak.randrange(10**8):08d}"}),
            )
            for a in bernama
        ],
        batch_size=500,
    )
    terbaru = next((a for a in bernama if a.keadaan == "diproses"), None)
    if terbaru:
        alasan = "Pelapor perlu menunjukkan lokasi persisnya; tidak menjawab lewat halaman laporan."
        BukaSegel.objects.create(kota_id=terbaru.kota_id, aduan=terbaru, alasan=alasan, pemohon=koordinator)


def _periode(tanggal: date) -> Iterator[Periode]:
    """Months and quarters of the year of reports, and the running ones."""
    bulan = Periode.pada(tanggal, "bulan")
    for _ in range(12):
        yield bulan
        bulan = bulan.sebelumnya()
    triwulan = Periode.pada(tanggal, "triwulan")
    for _ in range(4):
        yield triwulan
        triwulan = triwulan.sebelumnya()


def setor_indikator(kota: Kota, tanggal: date) -> None:
    """What the nightly job would have deposited, in bulk."""
    baris = Aduan.objects.filter(kota=kota).terhitung()
    setoran: dict[tuple[int, str, str], IndikatorInstansi] = {}
    for periode in _periode(tanggal):
        for a in angka_periode(baris, periode, tanggal, "instansi__perangkat_daerah_id"):
            setoran[a.instansi_id, periode.kode, a.jenis] = IndikatorInstansi(
                kota=kota,
                instansi_id=a.instansi_id,
                periode=periode.kode,
                jenis=a.jenis,
                nilai=a.nilai,
                n=a.n,
                sumber=SUMBER,
                tautan=f"/aduan/angka/?instansi={a.instansi_id}&periode={periode.kode}",
            )
    kolom: Mapping[str, list[str]] = {
        "unique_fields": ["instansi", "periode", "jenis"],
        "update_fields": ["nilai", "n", "sumber", "tautan"],
    }
    IndikatorInstansi.objects.bulk_create(setoran.values(), batch_size=1_000, update_conflicts=True, **kolom)
    rekap_segarkan(kota, tanggal)
