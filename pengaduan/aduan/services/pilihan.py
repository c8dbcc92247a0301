"""Choices offered by the forms: places, units, categories, officers, answers."""

from typing import Any

from django.db.models import Q

from asn.akun.models import Pengguna, Penugasan
from asn.akun.peran import Peran
from kepegawaian.instansi.models import Instansi, Kota, Wilayah
from kepegawaian.pegawai.models import Pegawai
from pengaduan.aduan.models import Aduan, KategoriAduan, TemplatJawaban

Pilihan = list[tuple[str, Any]]


def kelurahan_pilihan(kota: Kota) -> Pilihan:
    """Kelurahan of the city, in groups by kecamatan (distrik)."""
    milik = Wilayah.objects.filter(kode__startswith=f"{kota.kode}.", jenis="kelurahan", berlaku_sampai=None)
    kelompok: dict[str, list[tuple[str, str]]] = {}
    for w in milik.select_related("induk").order_by("induk__nama", "nama"):
        kelompok.setdefault(w.induk.nama if w.induk else "Lainnya", []).append((w.pk, w.nama))
    return list(kelompok.items())


def kelurahan_kota(kota: Kota) -> Any:
    """Rows behind those choices."""
    return Wilayah.objects.filter(kode__startswith=f"{kota.kode}.", jenis="kelurahan", berlaku_sampai=None)


def instansi_kota(kota: Kota) -> Any:
    """Perangkat daerah that exist, as citizens know them."""
    return Instansi.objects.filter(kota=kota, induk=None, berlaku_sampai=None).order_by("nama")


def instansi_semua(kota_id: int) -> Any:
    """Every unit that exists: an officer may hand a report to a puskesmas as well."""
    return Instansi.objects.filter(kota=kota_id, berlaku_sampai=None).order_by("jalur")


def instansi_bertingkat(kota_id: int) -> Pilihan:
    """Units in groups by perangkat daerah: those that lead, and places with a counter of their own."""
    melayani = Q(induk=None) | Q(jenis__in=["kelurahan", "puskesmas", "uptd", "kecamatan", "distrik", "suku_dinas"])
    kelompok: dict[str, list[tuple[str, str]]] = {}
    unit = instansi_semua(kota_id).filter(melayani).select_related("perangkat_daerah")
    for u in unit.order_by("perangkat_daerah__nama", "jalur"):
        kelompok.setdefault(str(u.perangkat_daerah), []).append((str(u.pk), u.nama))
    return [(judul, isi) if len(isi) > 1 else isi[0] for judul, isi in kelompok.items()]


def kategori_kota(kota_id: int) -> Any:
    return KategoriAduan.objects.filter(kota=kota_id, aktif=True)


def templat_kota(kota_id: int, kategori_id: int | None) -> Any:
    """Prepared answers for this category and those for all."""
    return TemplatJawaban.objects.filter(Q(kategori=None) | Q(kategori=kategori_id), kota=kota_id, aktif=True)


def petugas_pilihan(aduan: Aduan, tanggal: Any) -> Any:
    """Accounts with a role for complaints at the handling unit or above; each is asked again at the door."""
    peran = [Peran.PENGELOLA_ADUAN.value, Peran.KEPALA_INSTANSI.value, Peran.INSPEKTORAT.value]
    di_atas = [int(i) for i in aduan.instansi.jalur.split("/") if i] if aduan.instansi else []
    tugas = Penugasan.objects.berlaku(tanggal).filter(
        Q(instansi__in=di_atas) | Q(instansi=None), kota=aduan.kota_id, peran__in=peran
    )
    return Pengguna.objects.filter(pk__in=tugas.values("pengguna"), is_active=True).order_by("nama")


def petugas_sekantor(pengguna: Any) -> Any:
    """Accounts with a role for complaints where this one works: for handing out several at once."""
    peran = [Peran.PENGELOLA_ADUAN.value, Peran.KEPALA_INSTANSI.value, Peran.INSPEKTORAT.value]
    jangkauan = pengguna.jangkauan("aduan.tangani_aduan")
    tugas = Penugasan.objects.berlaku(pengguna.hari_ini()).filter(
        Q(kota__in=jangkauan.kota_ids) | Q(instansi__in=jangkauan.instansi_ids), peran__in=peran
    )
    return Pengguna.objects.filter(pk__in=tugas.values("pengguna"), is_active=True).order_by("nama")


def pegawai_menurut_nip(kota_id: int, nip: str) -> Pegawai | None:
    return Pegawai.objects.filter(kota=kota_id, nip=nip).first()


def aduan_serupa(aduan: Aduan, pengguna: Any, izin: str, terbanyak: int = 5) -> list[Aduan]:
    """Open reports of the same category and kelurahan: candidates for merging."""
    if aduan.kelurahan_id is None or aduan.kategori_id is None:
        return []
    terlihat = Aduan.objects.terlihat_oleh(pengguna, izin).terbuka().filter(kota=aduan.kota_id)
    serupa = terlihat.filter(kelurahan=aduan.kelurahan_id, kategori=aduan.kategori_id).exclude(pk=aduan.pk)
    return list(serupa.order_by("-diterima_pada")[:terbanyak])


def lapor_terpakai(kota_id: int, lapor_id: str, kunci: Any) -> bool:
    """Whether another report already carries this LAPOR! id."""
    lain = Aduan.objects.filter(kota=kota_id, lapor_id=lapor_id).exclude(kunci_kirim=kunci)
    return bool(lapor_id) and lain.exists()
