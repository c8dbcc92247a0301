"""From a final result into the register: own data, number, decision, and one deposit, whoever asks how often.

PP 11/2017 ps. 30–36; PP 49/2018. The number comes from BKN; the register's rules check it against the person.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from asn.akun.models import Penugasan
from asn.akun.peran import Peran
from asn.akun.services.pengguna import sesi_akhiri_semua
from asn.core.jobs import enqueue
from asn.core.services import transition_row
from asn.core.verifikasi import tanda_terbitkan
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.pegawai.models import Golongan, Pegawai
from kepegawaian.pegawai.rules import nip as aturan_nip
from kepegawaian.pegawai.rules.enum import JenisASN, JenisKelamin, TingkatPendidikan
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_catat
from kepegawaian.rekrutmen.models import HasilPeserta, Lamaran, Pengangkatan, Pengumuman, Seleksi
from kepegawaian.rekrutmen.rules.pengangkatan import periksa_masa
from kepegawaian.rekrutmen.services.hasil.keadaan import lamaran_setel
from kepegawaian.rekrutmen.workflows import DASAR, KELOLA, MELAMAR, SELEKSI_WORKFLOW
from kepegawaian.rekrutmen.workflows import KeadaanLamaran as L

TETAPKAN = "rekrutmen.tetapkan_pengangkatan"
DRH_WAJIB = ("telepon", "alamat", "skck_nomor", "sehat_nomor", "narkoba_nomor")
SUDAH_DIKIRIM = "DRH sudah dikirim dan sedang diperiksa; isinya tidak dapat diubah."
NOMOR_TERPAKAI = "Nomor induk ini sudah dipakai pegawai lain."
_KELAMIN = {"L": JenisKelamin.PRIA, "P": JenisKelamin.WANITA}


@transaction.atomic
def pemberkasan_mulai(*, seleksi: Seleksi, oleh: Any) -> int:
    """Close the last days of the sanggah and open the file of everybody who passed. Returns how many there are."""
    baris = transition_row(SELEKSI_WORKFLOW, "berkaskan", seleksi, oleh=oleh)
    terbit = Pengumuman.objects.filter(seleksi=baris, tahap="akhir", tersegel=True).order_by("-revisi").first()
    if terbit is None:
        raise TransitionRefused("Hasil akhir belum diumumkan.")
    lulus = HasilPeserta.objects.filter(pengumuman=terbit, tempat__isnull=False, lamaran__keadaan=L.LULUS)
    semua = list(lulus.select_related("lamaran", "tempat"))
    if baris.jenis in ("CPNS", "PPPK"):
        Pengangkatan.objects.bulk_create(
            Pengangkatan(kota_id=x.kota_id, seleksi=baris, lamaran=x.lamaran, lowongan=x.tempat, jenis=baris.jenis)
            for x in semua
        )
    lamaran_setel([(x.lamaran, L.PEMBERKASAN) for x in semua], transisi="berkaskan", oleh=oleh, dasar=DASAR)
    return len(semua)


def pengangkatan_kunci(pengangkatan: Pengangkatan, oleh: Any, izin: str) -> Pengangkatan:
    """The fresh, locked row within reach. Raises PermissionDenied when it is not there."""
    terlihat = Pengangkatan.objects.terlihat_oleh(oleh, izin).select_for_update(of=("self",))
    gabung = ("lamaran__pelamar__akun", "lowongan__formasi", "seleksi__kota", "golongan")
    baris = terlihat.select_related(*gabung).filter(pk=pengangkatan.pk).first()
    if baris is None:
        raise PermissionDenied(izin)
    return baris


def _harus(baris: Pengangkatan, *keadaan: str) -> None:
    if baris.lamaran.keadaan not in keadaan:
        raise TransitionRefused(f"Langkah ini tidak dapat dilakukan: keadaannya sekarang “{baris.lamaran.label}”.")


@transaction.atomic
def drh_simpan(*, pengangkatan: Pengangkatan, isi: Mapping[str, Any], oleh: Any, kirim: bool = False) -> Pengangkatan:
    """Own data of who passed; `kirim` hands it in. Raises ValidationError by field when something is missing then."""
    baris = pengangkatan_kunci(pengangkatan, oleh, MELAMAR)
    _harus(baris, L.PEMBERKASAN)
    if baris.drh_dikirim_pada is not None:
        raise TransitionRefused(SUDAH_DIKIRIM)
    baris.drh = dict(isi)
    if kirim:
        if kurang := [k for k in DRH_WAJIB if not baris.drh.get(k)]:
            raise ValidationError(dict.fromkeys(kurang, "Isian ini wajib."))
        baris.drh_dikirim_pada, baris.drh_catatan = timezone.now(), ""
    baris.versi += 1
    baris.save(update_fields=["drh", "drh_dikirim_pada", "drh_catatan", "versi"])
    return baris


@transaction.atomic
def drh_putuskan(*, pengangkatan: Pengangkatan, terima: bool, catatan: str, oleh: Any) -> Pengangkatan:
    """Accept the own data, or give it back with what is to be mended."""
    baris = pengangkatan_kunci(pengangkatan, oleh, KELOLA)
    _harus(baris, L.PEMBERKASAN)
    if baris.drh_dikirim_pada is None or baris.drh_diperiksa_pada is not None:
        raise TransitionRefused("DRH ini tidak sedang menunggu pemeriksaan.")
    if terima:
        baris.drh_diperiksa_pada, baris.drh_diperiksa_oleh = timezone.now(), oleh
    elif len(catatan.strip()) < 10:
        raise ValidationError({"catatan": "Tulis apa yang harus diperbaiki, sedikitnya 10 huruf."})
    else:
        baris.drh_dikirim_pada = None
    baris.drh_catatan = catatan.strip()
    baris.versi += 1
    baris.save()
    judul = "DRH Anda diterima" if terima else "DRH Anda perlu diperbaiki"
    _kabari(baris, judul, kunci=f"drh:{baris.pk}:{baris.versi}", tautan=reverse("hasil_seleksi:saya"))
    return baris


def nomor_periksa(
    *, pengangkatan: Pengangkatan, nomor: str, tmt: date, kontrak_sampai: date | None
) -> dict[str, list[str]]:
    """What the rules of the register find wrong, by field. A new number has no old faults: warnings refuse as well."""
    pelamar = pengangkatan.lamaran.pelamar
    temuan = aturan_nip.periksa(
        nomor,
        jenis=JenisASN(pengangkatan.jenis),
        tanggal_lahir=pelamar.tanggal_lahir,
        jenis_kelamin=_KELAMIN[pelamar.jenis_kelamin],
        tmt=tmt,
    )
    salah = {k: [p] for k, p in periksa_masa(pengangkatan.jenis, tmt, kontrak_sampai).items()}
    if temuan:
        salah["nomor_induk"] = [t.pesan for t in temuan]
    elif Pegawai.objects.filter(nip=nomor).exists():
        salah["nomor_induk"] = [NOMOR_TERPAKAI]
    return salah


@transaction.atomic
def nomor_catat(
    *,
    pengangkatan: Pengangkatan,
    nomor: str,
    golongan: Golongan,
    tmt: date,
    kontrak_sampai: date | None,
    pertek: str,
    oleh: Any,
) -> Pengangkatan:
    """Enter the NIP or NI PPPK from BKN with golongan and TMT. Raises ValidationError by field."""
    baris = pengangkatan_kunci(pengangkatan, oleh, KELOLA)
    _harus(baris, L.PEMBERKASAN, L.NIP_DIUSULKAN)
    if baris.drh_diperiksa_pada is None:
        raise TransitionRefused("Terima dahulu DRH-nya.")
    nomor = aturan_nip.bersihkan(nomor)
    if salah := nomor_periksa(pengangkatan=baris, nomor=nomor, tmt=tmt, kontrak_sampai=kontrak_sampai):
        raise ValidationError(salah)
    baris.nomor_induk, baris.golongan, baris.tmt = nomor, golongan, tmt
    baris.kontrak_sampai, baris.nomor_pertek = kontrak_sampai, pertek.strip()
    baris.versi += 1
    try:
        with transaction.atomic():
            baris.save()
    except IntegrityError as galat:
        raise ValidationError({"nomor_induk": NOMOR_TERPAKAI}) from galat
    lamaran_setel([(baris.lamaran, L.NIP_DIUSULKAN)], transisi="usulkan_nip", oleh=oleh, catatan=nomor, dasar=DASAR)
    return baris


@transaction.atomic
def angkat(*, pengangkatan: Pengangkatan, nomor_sk: str, tanggal_sk: date, oleh: Any) -> Pegawai:
    """Decide on the appointment and write the person into the register, exactly once.

    Called again it returns the same person. Raises PermissionDenied, TransitionRefused, ValidationError; then nothing
    has been written.
    """
    baris = pengangkatan_kunci(pengangkatan, oleh, TETAPKAN)
    if baris.pegawai is not None:
        return baris.pegawai
    _harus(baris, L.NIP_DIUSULKAN)
    baris.nomor_sk, baris.tanggal_sk = nomor_sk.strip(), tanggal_sk
    baris.diangkat_oleh, baris.diangkat_pada = oleh, timezone.now()
    pegawai = baris.pegawai = _pegawai(baris, _tmt_sah(baris))
    _riwayat(baris, pegawai, oleh)
    _sk(baris, pegawai)
    baris.full_clean(exclude=["kota", "drh", "isi_sk"])
    baris.versi += 1
    baris.save()
    lamaran_setel([(baris.lamaran, L.DIANGKAT)], transisi="angkat", oleh=oleh, catatan=baris.nomor_sk, dasar=DASAR)
    _akun(baris, pegawai)
    profil = reverse("pegawai:rincian", args=[pegawai.pk])
    _kabari(baris, f"Anda diangkat sebagai {baris.jenis}", kunci=f"angkat:{baris.pk}", tautan=profil)
    enqueue("rekrutmen.cetak_sk", baris.pk, kota=baris.kota_id, terjadwal=True)
    return pegawai


def _tmt_sah(baris: Pengangkatan) -> date:
    """The TMT, with number and contract still in order: somebody else may have got the number meanwhile."""
    if baris.tmt is None or baris.golongan is None:
        raise TransitionRefused("Catat dahulu nomor induk, golongan, dan TMT-nya.")
    sampai = baris.kontrak_sampai
    if salah := nomor_periksa(pengangkatan=baris, nomor=baris.nomor_induk, tmt=baris.tmt, kontrak_sampai=sampai):
        raise ValidationError([p for daftar in salah.values() for p in daftar])
    return baris.tmt


def _pegawai(baris: Pengangkatan, tmt: date) -> Pegawai:
    """The new person, from what the applicant has proven."""
    pelamar, drh = baris.lamaran.pelamar, baris.drh
    orang = Pegawai(
        kota_id=baris.kota_id,
        nip=baris.nomor_induk,
        jenis=baris.jenis,
        nama=pelamar.nama,
        gelar_depan=drh.get("gelar_depan", ""),
        gelar_belakang=drh.get("gelar_belakang", ""),
        jenis_kelamin=pelamar.jenis_kelamin,
        tempat_lahir=pelamar.tempat_lahir,
        tanggal_lahir=pelamar.tanggal_lahir,
        nik=pelamar.nik,
        nik_sidik=pelamar.sidik_nik,
        telepon=drh.get("telepon") or pelamar.telepon,
        alamat=drh.get("alamat") or pelamar.alamat,
        tmt_masuk=tmt,
        kontrak_sampai=baris.kontrak_sampai,
    )
    orang.full_clean(exclude=["kota"])
    try:
        with transaction.atomic():
            orang.save()
    except IntegrityError as galat:
        # A person of a city behind the wall holds this number or NIK.
        raise ValidationError("Nomor induk atau NIK ini sudah terdaftar atas nama pegawai lain.") from galat
    return orang


def _riwayat(baris: Pengangkatan, pegawai: Pegawai, oleh: Any) -> None:
    """Education, pangkat, position: the first three facts of a career, on the decision just taken."""
    lamaran, lowongan, tmt = baris.lamaran, baris.lowongan, baris.tmt
    sk = {"nomor_sk": baris.nomor_sk, "tanggal_sk": _iso(baris.tanggal_sk), "pejabat_sk": _pejabat(baris)}
    pendidikan = {
        "tingkat": TingkatPendidikan(lamaran.tingkat).peringkat(),
        "jurusan": lamaran.bidang,
        "lembaga": lamaran.lembaga,
        "tanggal_lulus": _iso(lamaran.tanggal_lulus),
        "nomor_ijazah": lamaran.nomor_ijazah,
    }
    pangkat = {
        "golongan": baris.golongan_id,
        "tmt": _iso(tmt),
        "jenis": "CPNS" if baris.jenis == "CPNS" else "KONTRAK",
        "mkg_tahun": 0,
        "mkg_bulan": 0,
    }
    jabatan = {
        "jabatan": lowongan.formasi.jabatan_id,
        "instansi": lowongan.formasi.instansi_id,
        "nama_jabatan": lowongan.nama_jabatan,
        "penugasan": "DEFINITIF",
        "tmt_mulai": _iso(tmt),
    }
    tautan = baris.get_absolute_url()
    for kode, isi in (("pendidikan", pendidikan), ("pangkat", pangkat | sk), ("jabatan", jabatan | sk)):
        riwayat_catat(jenis=JENIS_RIWAYAT[kode], pegawai=pegawai, isi=isi, oleh=oleh, tautan=tautan)


def _sk(baris: Pengangkatan, pegawai: Pegawai) -> None:
    """What the decision says, frozen, with its public proof; the PDF is laid out by a job."""
    lowongan = baris.lowongan
    baris.isi_sk = {
        "nama": pegawai.nama_lengkap,
        "nomor_induk": aturan_nip.tampilkan(baris.nomor_induk),
        "lahir": f"{baris.lamaran.pelamar.tempat_lahir}, {date_format(baris.lamaran.pelamar.tanggal_lahir, 'j F Y')}",
        "pendidikan": f"{baris.lamaran.get_tingkat_display()} {baris.lamaran.bidang}".strip(),
        "golongan": str(baris.golongan),
        "jabatan": lowongan.nama_jabatan,
        "unit": lowongan.nama_unit,
        "pejabat": _pejabat(baris),
        "penanda_nama": str(baris.diangkat_oleh),
        "pengumuman": Pengumuman.objects.filter(seleksi=baris.seleksi, tahap="akhir", tersegel=True)
        .order_by("-revisi")
        .values_list("nomor", flat=True)
        .first()
        or "",
    }
    baris.tanda = tanda_terbitkan(
        kota_id=baris.kota_id,
        judul=f"Keputusan pengangkatan {baris.jenis}",
        nomor=baris.nomor_sk,
        tanggal=baris.tanggal_sk or timezone.localdate(),
    )


def _pejabat(baris: Pengangkatan) -> str:
    kota = baris.seleksi.kota
    return f"{kota.sebutan_ppk} {kota.nama.removeprefix('Kota ').removeprefix('Provinsi ')}"


def _akun(baris: Pengangkatan, pegawai: Pegawai) -> None:
    """The applicant's account becomes that of the pegawai; sessions of the old right end."""
    akun = baris.lamaran.pelamar.akun
    if akun.pegawai_id is None:
        akun.pegawai = pegawai
        akun.save(update_fields=["pegawai"])
    hari_ini = baris.seleksi.kota.hari_ini()
    Penugasan.objects.filter(pengguna=akun, peran=Peran.PELAMAR, kota=baris.kota_id, sampai=None).update(
        sampai=hari_ini
    )
    sesi_akhiri_semua(akun)


@transaction.atomic
def undurkan_diri(*, lamaran: Lamaran, alasan: str, oleh: Any) -> Lamaran:
    """The applicant gives up a place; the trace keeps the reason."""
    baris = Lamaran.objects.terlihat_oleh(oleh, MELAMAR).select_for_update(of=("self",)).filter(pk=lamaran.pk).first()
    if baris is None:
        raise PermissionDenied(MELAMAR)
    if baris.keadaan not in (L.MS, L.LANJUT, L.LULUS, L.PEMBERKASAN):
        raise TransitionRefused(f"Pengunduran diri tidak dapat dilakukan: keadaannya sekarang “{baris.label}”.")
    tujuan = [(baris, L.MENGUNDURKAN_DIRI)]
    lamaran_setel(tujuan, transisi="undurkan_diri", oleh=oleh, catatan=alasan.strip(), dasar=DASAR)
    return baris


def _iso(hari: date | None) -> str:
    return hari.isoformat() if hari else ""


def _kabari(baris: Pengangkatan, judul: str, *, kunci: str, tautan: str) -> None:
    kabar_kirim(
        kepada=baris.lamaran.pelamar.akun,
        kota_id=baris.kota_id,
        judul=judul,
        isi=f"{baris.seleksi.nama}, nomor peserta {baris.lamaran.nomor}.",
        kunci=kunci,
        tautan=tautan,
    )
