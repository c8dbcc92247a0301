"""Rows that the officers' pages show; always through `terlihat_oleh`."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, QuerySet

from asn.core.models import RiwayatKeadaan
from asn.core.periode import Periode
from kepegawaian.instansi.models import Instansi
from pengaduan.survei.models import HasilSurvei, Jawaban, Kampanye, Kupon, RencanaTindak
from pengaduan.survei.workflows import IZIN_KELOLA, IZIN_LIHAT, KAMPANYE_WORKFLOW

SARAN_DITAMPILKAN = 100


def unit_dikelola(pengguna: Any) -> QuerySet[Instansi]:
    """Units whose surveys this user runs."""
    hidup = Instansi.objects.terlihat_oleh(pengguna, IZIN_KELOLA).pada(pengguna.hari_ini())
    return hidup.select_related("perangkat_daerah").order_by("jalur")


def unit_berlayanan(pengguna: Any) -> QuerySet[Instansi]:
    """Those of them that have a service to survey, their own or of a unit below."""
    layanan = Instansi.objects.terlihat_oleh(pengguna, IZIN_KELOLA).filter(layanan_publik__aktif=True)
    ids = {int(i) for jalur in layanan.values_list("jalur", flat=True).distinct() for i in jalur.split("/") if i}
    return unit_dikelola(pengguna).filter(pk__in=ids)


def masuk_sejauh_ini(kampanye: Kampanye) -> dict[str, Any]:
    """How many answers so far, per channel and service. No values before the survey is closed: it must not be ended
    when its result pleases."""
    jawaban = Jawaban.objects.filter(kampanye=kampanye)
    kanal = dict(jawaban.order_by().values_list("kanal").annotate(n=Count("pk")))
    layanan = dict(jawaban.terverifikasi().order_by().values_list("layanan").annotate(n=Count("pk")))
    baris = kampanye.baris_layanan.select_related("layanan").order_by("layanan__nama", "pk")
    kupon = Kupon.objects.filter(kampanye=kampanye, dicabut=False)
    dipakai = kupon.exclude(dipakai_tanggal=None).count()
    return {
        "kanal": kanal,
        "n": kanal.get("kupon", 0) + kanal.get("kios", 0),
        "terbuka": kanal.get("terbuka", 0),
        "layanan": [(b.layanan.nama, b.populasi, layanan.get(b.layanan_id, 0)) for b in baris],
        "populasi": sum(b.populasi for b in baris),
        "kupon": kupon.count(),
        "kupon_dipakai": dipakai,
    }


def saran(kampanye: Kampanye) -> QuerySet[Jawaban, str]:
    """Suggestions without anything about who wrote them; in alphabetical order, which says nothing of the time."""
    ada = Jawaban.objects.filter(kampanye=kampanye).exclude(saran="").order_by("saran")
    return ada.values_list("saran", flat=True)[:SARAN_DITAMPILKAN]


def rencana(pengguna: Any, kampanye: Kampanye, izin: str) -> QuerySet[RencanaTindak]:
    return RencanaTindak.objects.terlihat_oleh(pengguna, izin).filter(kampanye=kampanye).for_list()


def riwayat_keadaan(kampanye: Kampanye) -> list[dict[str, Any]]:
    """Who moved this survey from where to where; ask only for a survey fetched through `terlihat_oleh`."""
    baris = RiwayatKeadaan.objects.filter(
        kota_id=kampanye.kota_id,
        objek_jenis=ContentType.objects.get_for_model(Kampanye),
        objek_id=kampanye.pk,
    ).select_related("oleh")
    label = {t.nama: t.label for t in KAMPANYE_WORKFLOW.transisi}
    return [
        {"judul": label.get(b.transisi, b.transisi.capitalize()), "oleh": b.oleh, "pada": b.pada, "catatan": b.catatan}
        for b in baris
    ]


def tren(pengguna: Any, kampanye: Kampanye) -> list[tuple[str, Any]]:
    """The index of the unit over its surveys of the same kind of period, oldest first."""
    lain = Kampanye.objects.terlihat_oleh(pengguna, IZIN_LIHAT).filter(instansi=kampanye.instansi_id)
    ada = lain.filter(hasil_terakhir__ikm__isnull=False).values_list("periode", "hasil_terakhir__ikm")
    jenis = kampanye.periode_objek.jenis
    semua = [(Periode.dari_kode(kode), ikm) for kode, ikm in ada.order_by()]
    sejenis = sorted((p.mulai, p.kode, ikm) for p, ikm in semua if p.jenis == jenis)
    return [(kode, ikm) for _, kode, ikm in sejenis]


def angka_kepala(pengguna: Any) -> dict[str, int]:
    """Figures above the list: what runs, what waits to be published, what is overdue."""
    kampanye = Kampanye.objects.terlihat_oleh(pengguna, IZIN_LIHAT).order_by()
    jumlah = dict(kampanye.values_list("keadaan").annotate(n=Count("pk")))
    hari = pengguna.hari_ini()
    lewat = RencanaTindak.objects.terlihat_oleh(pengguna, "survei.view_rencanatindak").lewat_tenggat(hari)
    return {"berjalan": jumlah.get("berjalan", 0), "ditutup": jumlah.get("ditutup", 0), "lewat": lewat.count()}


def hasil_terlihat(pengguna: Any, kampanye: Kampanye, izin: str) -> QuerySet[HasilSurvei]:
    """Every closing of the survey, newest first."""
    return HasilSurvei.objects.terlihat_oleh(pengguna, izin).filter(kampanye=kampanye).defer("angka")
