"""What the timetable does for one city: close what is due, remind, print what was lost."""

from datetime import date

from django.db.models import Q

from asn.akun.models import Pengguna
from asn.akun.peran import IZIN, Peran
from asn.akun.services.layanan import akun_layanan
from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.models import Kota
from pengaduan.survei.models import Kampanye
from pengaduan.survei.services import terbit, tindak, tutup
from pengaduan.survei.workflows import IZIN_TERBIT

_PENERBIT = [p.value for p in Peran if IZIN_TERBIT in IZIN[p]]


def kota_jalankan(*, kota_id: int) -> dict[str, int]:
    """Once a day, on the city's own calendar; harmless when it runs twice."""
    kota = Kota.objects.get(pk=kota_id)
    hari = kota.hari_ini()
    with lingkup_kota([kota_id]):
        jatuh_tempo = list(Kampanye.objects.jatuh_tempo(hari).order_by("pk").values_list("pk", flat=True))
    # Each closing commits by itself: one that fails does not hold up the others.
    ditutup = sum(_tutup(pk, kota_id, hari) for pk in jatuh_tempo)
    with lingkup_kota([kota_id]):
        diingatkan = tindak.rencana_ingatkan(hari=hari)
    return {"ditutup": ditutup, "diingatkan": diingatkan}


def _tutup(pk: int, kota_id: int, hari: date) -> bool:
    with lingkup_kota([kota_id]):
        if not tutup.kampanye_tutup_otomatis(kampanye_id=pk):
            return False
        kampanye = Kampanye.objects.select_related("instansi", "kota").get(pk=pk)
        _kabari(kampanye, hari)
    return True


def _kabari(kampanye: Kampanye, hari: date) -> None:
    """Who may publish the result reads that it is there."""
    leluhur = [int(i) for i in kampanye.instansi.jalur.split("/") if i]
    tugas = Q(penugasan__peran__in=_PENERBIT) & Q(penugasan__mulai__lte=hari)
    tugas &= Q(penugasan__sampai=None) | Q(penugasan__sampai__gte=hari)
    tugas &= Q(penugasan__instansi__in=leluhur) | Q(penugasan__kota=kampanye.kota_id, penugasan__instansi=None)
    sistem = akun_layanan(kampanye.kota)
    kabar_kirim(
        kepada=Pengguna.objects.filter(tugas).exclude(pk=sistem.pk).distinct(),
        judul=f"{kampanye} ditutup",
        kota_id=kampanye.kota_id,
        isi="Hasilnya sudah dihitung dan dapat diterbitkan setelah Anda periksa.",
        tautan=kampanye.get_absolute_url(),
        jenis="survei",
        kunci=f"survei:tutup:{kampanye.pk}:{kampanye.revisi}",
    )


def cetak_tertinggal(*, kota_id: int) -> int:
    """Queue reports whose job was lost."""
    with lingkup_kota([kota_id]):
        tertinggal = terbit.laporan_belum_tercetak()
    for pk in tertinggal:
        enqueue("survei.cetak_laporan", pk, kota=kota_id, terjadwal=True)
    return len(tertinggal)
