"""What citizens read of a city's selections. Everything begins with `terbuka_publik`: drafts do not exist here."""

from collections import Counter
from typing import Any

from django.db.models import Case, Q, QuerySet, Sum, When
from django.http import Http404

from asn.core.ingat import ingat
from kepegawaian.instansi.models import Kota
from kepegawaian.rekrutmen.models import HasilPeserta, Lamaran, Lowongan, Pengumuman, Seleksi
from kepegawaian.rekrutmen.rules import jadwal as rj
from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan
from kepegawaian.rekrutmen.rules.statistik import keketatan, samarkan
from kepegawaian.rekrutmen.workflows import KeadaanSeleksi as K

BERLANGSUNG = frozenset(K) - {K.DISIAPKAN, K.SELESAI, K.DIBATALKAN}


def seleksi_publik(kota: Kota) -> QuerySet[Seleksi]:
    """Selections of the city that were announced, the newest first."""
    return Seleksi.objects.terbuka_publik().filter(kota=kota).select_related("kota")


def satu_seleksi(kota: Kota, pk: int) -> Seleksi:
    """One announced selection; Http404 for anything else."""
    seleksi = seleksi_publik(kota).filter(pk=pk).first()
    if seleksi is None:
        raise Http404
    return seleksi


def satu_lowongan(kota: Kota, pk: int) -> Lowongan:
    semua = Lowongan.objects.terbuka_publik().filter(kota=kota).select_related("seleksi__kota", "formasi")
    lowongan = semua.filter(pk=pk).first()
    if lowongan is None:
        raise Http404
    return lowongan


def lowongan_dibaca(pk: int) -> Lowongan:
    """A vacancy with its selection and required documents, as its public page shows them: remembered for a minute.

    To show, not to decide by: whoever writes reads the row anew. Nobody may change what comes from here.
    """
    semua = Lowongan.objects.select_related("seleksi__kota").prefetch_related("seleksi__dokumen")
    return ingat(("lowongan", pk), lambda: semua.get(pk=pk))


def lowongan_publik(kota: Kota, *, q: str = "", kebutuhan: str = "", tingkat: str = "", seleksi: str = "") -> Any:
    """Vacancies of running selections, those open first; with `seleksi` those of one, also of an ended one."""
    semua = Lowongan.objects.terbuka_publik().filter(kota=kota).select_related("seleksi__kota")
    if seleksi.isdecimal() and len(seleksi) < 10:
        semua = semua.filter(seleksi=int(seleksi))
    else:
        semua = semua.filter(seleksi__keadaan__in=sorted(BERLANGSUNG))
    if q:
        semua = semua.filter(
            Q(nama_jabatan__icontains=q) | Q(nama_unit__icontains=q) | Q(kualifikasi_teks__icontains=q)
        )
    if kebutuhan:
        semua = semua.filter(jenis_kebutuhan=kebutuhan)
    if tingkat:
        semua = semua.filter(tingkat__contains=[tingkat])
    terbuka = Case(When(seleksi__keadaan=K.DIBUKA, then=0), When(seleksi__keadaan=K.DIUMUMKAN, then=1), default=2)
    return semua.order_by(terbuka, "nama_jabatan", "nama_unit", "pk")


def jumlah_pelamar(seleksi: Seleksi) -> Counter[int]:
    """Applications sent, by vacancy."""
    baris = Lamaran.objects.masuk().filter(seleksi=seleksi).values_list("lowongan_id", flat=True)
    return Counter(baris)


def statistik(seleksi: Seleksi) -> dict[str, Any]:
    """Live counts by vacancy and by kind of need; small ones are hidden, so no cell points at a person."""
    lowongan = list(seleksi.lowongan.order_by("nama_jabatan", "nama_unit", "pk"))
    jumlah = jumlah_pelamar(seleksi)
    per = samarkan({w.pk: jumlah[w.pk] for w in lowongan})
    baris = [(w, per[w.pk], keketatan(per[w.pk], w.kuota)) for w in lowongan]
    jenis: Counter[str] = Counter()
    for w in lowongan:
        jenis[w.jenis_kebutuhan] += jumlah[w.pk]
    label = [(JenisKebutuhan(k).label, n) for k, n in samarkan(dict(jenis)).items()]
    return {"per_lowongan": baris, "per_jenis": label, "kursi": sum(w.kuota for w in lowongan), **_total(jumlah)}


def _total(jumlah: Counter[int]) -> dict[str, Any]:
    semua = sum(jumlah.values())
    return {"total": semua if semua == 0 or semua >= 5 else None}


def kalender(seleksi: Seleksi) -> list[dict[str, Any]]:
    """Stages with their dates and whether they are over, running or to come, on the city's calendar."""
    hari_ini = seleksi.kota.hari_ini()
    hasil = []
    for t in rj.baca(seleksi.jadwal):
        kapan = "lalu" if t.selesai < hari_ini else "kini" if t.mulai <= hari_ini else "nanti"
        hasil.append({"label": t.label, "mulai": t.mulai, "selesai": t.selesai, "kapan": kapan})
    return hasil


def pengumuman_terbit(seleksi: Seleksi) -> list[Pengumuman]:
    """The newest announcement of each stage, the latest stage first."""
    semua = Pengumuman.objects.terbit().filter(seleksi=seleksi).terakhir()
    return sorted(semua, key=lambda p: (p.tanggal, p.pk), reverse=True)


def hasil_peserta(seleksi: Seleksi, nomor: str) -> list[HasilPeserta]:
    """What was announced about one exam number."""
    terbit = [p.pk for p in pengumuman_terbit(seleksi)]
    semua = HasilPeserta.objects.filter(pengumuman__in=terbit, nomor__iexact=nomor)
    return list(semua.select_related("pengumuman", "lowongan").order_by("pengumuman__tanggal"))


def kabar_warga(kota: Kota) -> str:
    """One line for the citizens' page of the city."""
    dibuka = seleksi_publik(kota).filter(keadaan=K.DIBUKA)
    kursi = Lowongan.objects.filter(seleksi__in=dibuka).aggregate(n=Sum("kuota"))["n"]
    return f"{kursi} kursi sedang dibuka" if kursi else ""
