"""Plt and Plh: ordered within the limits of the law, prolonged once, ended by themselves or by a definitive holder."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from asn.akun.models import Pengguna
from asn.akun.services.layanan import akun_layanan
from asn.core.legal import Putusan
from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_cabut, riwayat_catat, riwayat_perbaiki
from kepegawaian.promosi.models import PenugasanSementara
from kepegawaian.promosi.rules.sementara import Penugasan, periksa
from kepegawaian.promosi.services.lowong import pemegang
from kepegawaian.promosi.workflows import KELOLA_SEMENTARA, SEMENTARA_WORKFLOW, KeadaanSementara

INGATKAN_HARI = 14
DASAR_TERPENDEK = 20
SEHARI = timedelta(days=1)
SUDAH_DIPERPANJANG = "Penugasan ini sudah diperpanjang."
_KOLOM_RIWAYAT = {
    **{"tmt_mulai": "mulai", "tmt_selesai": "selesai", "jabatan": "jabatan"},
    **{"tanggal_sk": "tanggal_sk", "nomor_sk": "nomor_sk"},
}


def periksa_sementara(
    *, jenis: str, pegawai: Pegawai, jabatan: Jabatan, mulai: date, selesai: date, memperpanjang: Any = None
) -> list[Putusan]:
    """Every condition of the circular with its verdict."""
    asal, ke, pertama = pegawai.jabatan, 0, None
    lama = memperpanjang
    while lama is not None:
        ke, pertama, lama = ke + 1, lama.mulai, lama.memperpanjang
    return periksa(
        Penugasan(
            jenis=jenis,
            mulai=mulai,
            selesai=selesai,
            jenis_jabatan=jabatan.jenis,
            jenis_asal=asal.jenis if asal else "",
            jenjang_asal=asal.jenjang if asal else "",
            seunit=_perangkat(asal) == jabatan.instansi.perangkat_daerah_id,
            ada_definitif=jabatan.pk in pemegang([jabatan.pk], mulai),
            mulai_pertama=pertama,
            perpanjangan_ke=ke,
        )
    )


def _perangkat(jabatan: Jabatan | None) -> int | None:
    return jabatan.instansi.perangkat_daerah_id if jabatan else None


@transaction.atomic
def sementara_tetapkan(
    *, nilai: Mapping[str, Any], oleh: Any, memperpanjang: PenugasanSementara | None = None
) -> PenugasanSementara:
    """Order somebody to act, and write it down. What the circular does not allow is refused unless `dasar_khusus`
    names the ground for it (sources disagree whether six months may be exceeded).

    Raises PermissionDenied, ValidationError by field.
    """
    jabatan: Jabatan = nilai["jabatan"]
    if jabatan.kota_id not in oleh.jangkauan(KELOLA_SEMENTARA).kota_ids:
        raise PermissionDenied(KELOLA_SEMENTARA)
    if nilai["pegawai"].kota_id != jabatan.kota_id:
        raise ValidationError({"pegawai": "Pegawai ini bukan pegawai kota pemilik jabatan."})
    if nilai["selesai"] < nilai["mulai"]:
        raise ValidationError({"selesai": "Hari terakhir tidak boleh mendahului hari pertama."})
    Jabatan.objects.select_for_update(of=("self",), no_key=True).get(pk=jabatan.pk)
    _tolak_melanggar(nilai, memperpanjang)
    penugasan = PenugasanSementara(
        kota_id=jabatan.kota_id, memperpanjang=memperpanjang, dibuat_oleh=oleh, **_kolom(nilai)
    )
    penugasan.full_clean(exclude=["kota", "dibuat_oleh", "memperpanjang", "riwayat"])
    return _rekam(penugasan, oleh)


def _kolom(nilai: Mapping[str, Any]) -> dict[str, Any]:
    kolom = ("jenis", "pegawai", "jabatan", "mulai", "selesai", "nomor_sk", "tanggal_sk", "alasan", "dasar_khusus")
    return {k: nilai[k] for k in kolom if k in nilai}


def _tolak_melanggar(nilai: Mapping[str, Any], memperpanjang: PenugasanSementara | None) -> None:
    putusan = periksa_sementara(
        jenis=nilai["jenis"],
        pegawai=nilai["pegawai"],
        jabatan=nilai["jabatan"],
        mulai=nilai["mulai"],
        selesai=nilai["selesai"],
        memperpanjang=memperpanjang,
    )
    salah = [f"{p.alasan} ({p.dasar})" for p in putusan if not p]
    if salah and len(nilai.get("dasar_khusus", "").strip()) < DASAR_TERPENDEK:
        minta = "Perbaiki, atau tulis dasar khusus yang membolehkannya."
        raise ValidationError({"dasar_khusus": [*salah, minta]})


def _rekam(penugasan: PenugasanSementara, oleh: Any) -> PenugasanSementara:
    try:
        with transaction.atomic():
            penugasan.save()
    except IntegrityError as galat:
        raise TransitionRefused(SUDAH_DIPERPANJANG) from galat
    try:
        penugasan.riwayat = riwayat_catat(
            jenis=JENIS_RIWAYAT["jabatan"],
            pegawai=penugasan.pegawai,
            isi=_isi(penugasan),
            oleh=oleh,
            tautan=penugasan.get_absolute_url(),
        )
    except ValidationError as galat:
        raise ValidationError(_ke_formulir(galat)) from galat
    penugasan.save(update_fields=["riwayat"])
    _kabari(penugasan, f"Anda ditugaskan sebagai {penugasan}", "tugas")
    return penugasan


def _isi(p: PenugasanSementara) -> dict[str, Any]:
    return {
        "jabatan": p.jabatan_id,
        "instansi": p.jabatan.instansi_id,
        "nama_jabatan": p.jabatan.nama,
        "penugasan": p.jenis,
        "tmt_mulai": p.mulai.isoformat(),
        "tmt_selesai": p.selesai.isoformat(),
        "nomor_sk": p.nomor_sk,
        "tanggal_sk": p.tanggal_sk.isoformat(),
    }


def _ke_formulir(galat: ValidationError) -> dict[str, list[str]]:
    """Errors of the register at the fields of this form."""
    hasil: dict[str, list[str]] = {}
    for kolom, pesan in galat.message_dict.items():
        hasil.setdefault(_KOLOM_RIWAYAT.get(kolom, "__all__"), []).extend(pesan)
    return hasil


def sementara_perpanjang(*, penugasan: PenugasanSementara, nilai: Mapping[str, Any], oleh: Any) -> PenugasanSementara:
    """The next assignment, from the day after. Once by the circular; again only on a ground of its own."""
    if penugasan.keadaan == KeadaanSementara.DIAKHIRI:
        raise TransitionRefused("Penugasan yang diakhiri lebih awal tidak diperpanjang.")
    if PenugasanSementara.objects.filter(memperpanjang=penugasan).exists():
        raise TransitionRefused(SUDAH_DIPERPANJANG)
    lanjutan = {
        "jenis": penugasan.jenis,
        "pegawai": penugasan.pegawai,
        "jabatan": penugasan.jabatan,
        "mulai": penugasan.selesai + SEHARI,
    }
    return sementara_tetapkan(nilai={**nilai, **lanjutan}, oleh=oleh, memperpanjang=penugasan)


@transaction.atomic
def sementara_akhiri(*, penugasan: PenugasanSementara, hari: date, oleh: Any, catatan: str) -> PenugasanSementara:
    """End it early: `hari` is the last day. The row in the register is corrected, or withdrawn when none is left."""
    baris = PenugasanSementara.objects.select_for_update(of=("self",)).get(pk=penugasan.pk)
    if not baris.mulai - SEHARI <= hari <= baris.selesai:
        raise ValidationError({"hari": "Hari terakhir harus di dalam masa penugasan."})
    baris = apply_transition(SEMENTARA_WORKFLOW, "akhiri", baris, oleh=oleh, catatan=catatan)
    riwayat = baris.riwayat
    if riwayat is not None and hari < baris.mulai:
        riwayat_cabut(sasaran=riwayat, versi=riwayat.versi, alasan=catatan, oleh=oleh)
    elif riwayat is not None and hari < baris.selesai:
        isi = {"tmt_selesai": hari.isoformat()}
        baris.riwayat = riwayat_perbaiki(sasaran=riwayat, versi=riwayat.versi, isi=isi, oleh=oleh, catatan=catatan)
    baris.diakhiri_pada = hari
    baris.save(update_fields=["diakhiri_pada", "riwayat"])
    return baris


def sementara_akhiri_karena_definitif(*, jabatan_id: int, tmt: date, oleh: Any) -> None:
    """A definitive holder begins: whoever acted until then stops the day before."""
    for satu in PenugasanSementara.objects.filter(jabatan=jabatan_id, selesai__gte=tmt).berlaku():
        hari = max(tmt - SEHARI, satu.mulai - SEHARI)
        catatan = f"Jabatan diisi pejabat definitif sejak {tmt:%d-%m-%Y}."
        sementara_akhiri(penugasan=satu, hari=hari, oleh=oleh, catatan=catatan)


def sementara_malam(*, kota_id: int) -> dict[str, int]:
    """End what is over and warn before the end, in the city's own calendar. Twice a night changes nothing."""
    kota = Kota.objects.get(pk=kota_id)
    hari = kota.hari_ini()
    lewat = list(PenugasanSementara.objects.filter(kota=kota_id).lewat(hari))
    for satu in lewat:
        _akhiri_lewat(satu, kota)
    return {"berakhir": len(lewat), "diingatkan": _ingatkan(kota_id, hari)}


@transaction.atomic
def _akhiri_lewat(penugasan: PenugasanSementara, kota: Kota) -> None:
    bebas = PenugasanSementara.objects.select_for_update(of=("self",), skip_locked=True).berlaku()
    baris = bebas.filter(pk=penugasan.pk).first()
    if baris is None:
        return
    apply_transition(SEMENTARA_WORKFLOW, "berakhir", baris, oleh=akun_layanan(kota), catatan="Masa penugasan habis.")
    baris.diakhiri_pada = baris.selesai
    baris.save(update_fields=["diakhiri_pada"])
    _kabari(baris, f"Penugasan {baris} berakhir {baris.selesai:%d-%m-%Y}", "berakhir")


def _ingatkan(kota_id: int, hari: date) -> int:
    batas = hari + timedelta(days=INGATKAN_HARI)
    dekat = PenugasanSementara.objects.filter(kota=kota_id, selesai__range=(hari, batas), diingatkan_pada=None)
    baris = list(dekat.berlaku().filter(perpanjangan=None).select_related("jabatan", "pegawai"))
    for satu in baris:
        _kabari(satu, f"Penugasan {satu} berakhir {satu.selesai:%d-%m-%Y}", "ingat")
        satu.diingatkan_pada = hari
        satu.save(update_fields=["diingatkan_pada"])
    return len(baris)


def _kabari(p: PenugasanSementara, judul: str, kunci: str) -> None:
    """The person who acts and the BKD of the city."""
    bkd = Pengguna.objects.filter(is_active=True, penugasan__peran="BKD", penugasan__kota=p.kota_id)
    penerima = [*bkd.distinct(), *Pengguna.objects.filter(pegawai=p.pegawai_id)]
    kabar_kirim(
        kepada=penerima,
        kota_id=p.kota_id,
        jenis="umum",
        judul=judul,
        isi=f"{p.pegawai.nama_lengkap}, {p.mulai:%d-%m-%Y} sampai {p.selesai:%d-%m-%Y}.",
        tautan=p.get_absolute_url(),
        kunci=f"sementara:{p.pk}:{kunci}",
    )


def pertama(penugasan: PenugasanSementara) -> PenugasanSementara:
    """The first assignment of the chain this one belongs to: the limit counts from it."""
    while penugasan.memperpanjang is not None:
        penugasan = penugasan.memperpanjang
    return penugasan
