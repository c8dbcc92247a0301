"""The committee of a selection: who is named, what each declared, and from what each must keep away."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from asn.akun.models import Pengguna
from asn.core.sandi import sidik
from asn.notifikasi.services import kabar_kirim
from kepegawaian.pegawai.models import Keluarga
from kepegawaian.pegawai.rules.kepentingan import rapikan
from kepegawaian.rekrutmen.models import KerabatPanitia, Panitia, Pelamar, PernyataanKepentingan, Seleksi
from kepegawaian.rekrutmen.rules.benturan import Penjaga, Sosok, benturan
from kepegawaian.rekrutmen.services.seleksi import seleksi_kunci


def sidik_nama(nama: str) -> str:
    """Fingerprint of a name without degrees, marks and capitals."""
    return sidik(rapikan(nama))


@transaction.atomic
def panitia_tambah(
    *,
    seleksi: Seleksi,
    pengguna: Any,
    peran: str,
    mulai: date,
    oleh: Any,
    nomor_sk: str = "",
    sampai: date | None = None,
) -> Panitia:
    """Name somebody. Works only after the own declaration, which that person is asked for."""
    baris = seleksi_kunci(seleksi, oleh)
    if not pengguna.is_active or baris.kota_id not in pengguna.jangkauan("rekrutmen.ikut_panitia").kota_ids:
        raise ValidationError({"pengguna": "Akun ini tidak berperan panitia atau BKD di kota ini."})
    panitia = Panitia(
        kota_id=baris.kota_id,
        seleksi=baris,
        pengguna=pengguna,
        peran=peran,
        nomor_sk=nomor_sk.strip(),
        mulai=mulai,
        sampai=sampai,
    )
    panitia.full_clean(exclude=["kota"])
    panitia.save()
    kabar_kirim(
        kepada=pengguna,
        judul=f"Anda ditunjuk sebagai {panitia.get_peran_display().lower()}",
        isi=f"{baris.nama}. Buat dahulu pernyataan kepentingan.",
        kota_id=baris.kota_id,
        tautan=reverse("rekrutmen:tugas"),
    )
    return panitia


@transaction.atomic
def panitia_akhiri(*, panitia: Panitia, tanggal: date, oleh: Any) -> Panitia:
    """End a part; what was decided stays."""
    seleksi_kunci(panitia.seleksi, oleh)
    panitia.sampai = max(tanggal, panitia.mulai)
    panitia.save(update_fields=["sampai"])
    return panitia


@transaction.atomic
def kepentingan_nyatakan(*, panitia: Panitia, kerabat: list[dict[str, str]], catatan: str, oleh: Any) -> Panitia:
    """The declaration of the member, made once by that very person; later findings are added, never taken away."""
    if panitia.pengguna_id != oleh.pk:
        raise PermissionDenied("rekrutmen.ikut_panitia")
    Panitia.objects.select_for_update(of=("self",)).get(pk=panitia.pk)
    PernyataanKepentingan.objects.update_or_create(
        panitia=panitia,
        defaults={
            "kota_id": panitia.kota_id,
            "ada_kepentingan": bool(kerabat) or panitia.kerabat.exists(),
            "catatan": catatan.strip(),
        },
    )
    KerabatPanitia.objects.bulk_create(_kerabat(panitia, k) for k in kerabat)
    return panitia


def _kerabat(panitia: Panitia, isi: dict[str, str]) -> KerabatPanitia:
    return KerabatPanitia(
        kota_id=panitia.kota_id,
        panitia=panitia,
        hubungan=isi["hubungan"],
        nama=isi["nama"].strip(),
        sidik_nama=sidik_nama(isi["nama"]),
        nik=isi.get("nik", ""),
        sidik_nik=sidik(isi.get("nik", "")),
    )


def penjaga(panitia: Panitia) -> Penjaga:
    """What keeps this member away: the own NIK, who was declared, and the family in the register."""
    pegawai = panitia.pengguna.pegawai
    dinyatakan = list(
        KerabatPanitia.objects.filter(panitia__pengguna=panitia.pengguna_id, panitia__kota=panitia.kota_id)
    )
    nama = {k.sidik_nama for k in dinyatakan if not k.sidik_nik}
    if pegawai is not None:
        tercatat = Keluarga.objects.filter(pegawai=pegawai).sah().values_list("nama", flat=True)
        nama |= {sidik_nama(n) for n in tercatat}
    return Penjaga(
        akun=panitia.pengguna_id,
        sidik_nik=pegawai.nik_sidik if pegawai else "",
        kerabat_nik=frozenset(k.sidik_nik for k in dinyatakan if k.sidik_nik),
        kerabat_nama=frozenset(nama),
    )


def sosok(pelamar: Pelamar) -> Sosok:
    return Sosok(pelamar.akun_id, pelamar.sidik_nik, pelamar.sidik_nama)


def terhalang(panitia: Panitia, pelamar: Pelamar) -> str:
    """Why this member must keep away from this applicant; empty when nothing stands against it."""
    return benturan(penjaga(panitia), sosok(pelamar))


def calon_panitia(seleksi: Seleksi) -> Any:
    """Accounts that may serve on a committee of this city, by name."""
    peran = ("PANITIA", "BKD")
    semua = Pengguna.objects.filter(
        is_active=True, penugasan__peran__in=peran, penugasan__kota=seleksi.kota_id, penugasan__instansi=None
    )
    return semua.exclude(username__startswith="layanan.").order_by("nama", "pk").distinct()
