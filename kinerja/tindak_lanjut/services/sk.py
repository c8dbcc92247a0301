"""The decision (SK): one for all approved of one award and period, numbered, frozen, deposited once per person.

Deposit, number and public proof belong to the transaction of the decision; the PDF follows by a job, which may be
delivered twice.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from asn.akun.models import Pengguna
from asn.core.berkas import berkas_simpan
from asn.core.jobs import enqueue
from asn.core.periode import Periode
from asn.core.services import transition_row
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai.models import RiwayatKinerja
from kepegawaian.pegawai.rules.enum import PredikatKinerja
from kepegawaian.pegawai.rules.kepentingan import ALASAN
from kepegawaian.pegawai.rules.orang import orang_akun
from kepegawaian.pegawai.rules.tindak_lanjut import PredikatTahunan
from kepegawaian.pegawai.services.kepentingan import ikatan_menutup
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_catat
from kinerja.tindak_lanjut.models import InsentifPenghargaan, NominasiPenghargaan, SKPenghargaan, SuaraPanitia
from kinerja.tindak_lanjut.rules import penghargaan as aturan
from kinerja.tindak_lanjut.rules.jenis import JenisPenghargaan
from kinerja.tindak_lanjut.services.calon import (
    fakta_triwulan,
    hukdis_tercatat,
    kriteria_aturan,
    kriteria_pada,
)
from kinerja.tindak_lanjut.workflows import NOMINASI_WORKFLOW, TETAPKAN, KeadaanNominasi

LIHAT = "tindak_lanjut.view_skpenghargaan"
PENERIMA_MAKS = 100
PILIH = "Pilih sedikitnya satu calon."
BERUBAH = "Keadaan calon yang dipilih sudah berubah. Muat ulang daftar, lalu pilih lagi."
SATU_JENIS = "Satu keputusan hanya memuat satu penghargaan dan satu periode."
SUDAH_MENIMBANG = "Anda ikut menimbang calon ini, sehingga orang lain yang menetapkannya."
DASAR_BERUBAH = "Dasar nominasinya di buku induk sudah berubah. Gugurkan dahulu nominasi ini."
Cetak = Callable[[SKPenghargaan], bytes]


@transaction.atomic
def sk_tetapkan(*, nominasi: Iterable[int], tanggal: date, oleh: Any) -> SKPenghargaan:
    """Decide on these approved nominations at once: all of them or none.

    Raises ValidationError with one sentence per person who stands in the way: who decides is neither a nominee, nor
    family of one, nor somebody who has weighed one; and the ground must still be what the rule saw.
    """
    ids = sorted(set(nominasi))
    baris = _kunci(ids, oleh)
    if not ids or len(ids) > PENERIMA_MAKS:
        raise ValidationError(PILIH if not ids else f"Satu SK memuat paling banyak {PENERIMA_MAKS} penerima.")
    if len(baris) != len(ids) or any(n.keadaan != KeadaanNominasi.DISETUJUI for n in baris):
        raise ValidationError(BERUBAH)
    if len({(n.jenis, n.periode, n.kota_id) for n in baris}) != 1:
        raise ValidationError(SATU_JENIS)
    if salah := _halangan(baris, oleh):
        raise ValidationError(salah)
    return _terbitkan(baris, tanggal, oleh)


def _kunci(ids: list[int], oleh: Any) -> list[NominasiPenghargaan]:
    """Locked in the order of their ids, so that two decisions queue instead of blocking each other."""
    terlihat = NominasiPenghargaan.objects.terlihat_oleh(oleh, TETAPKAN).filter(pk__in=ids).order_by("pk")
    gabung = ("pegawai__golongan", "pegawai__jabatan", "pegawai__instansi__perangkat_daerah", "pegawai__kota")
    return list(terlihat.select_for_update(of=("self",)).select_related(*gabung))


def halangan_penetap(nominasi: Iterable[NominasiPenghargaan], oleh: Any) -> dict[int, str]:
    """Why this person may not decide on some of these nominations, by id; a fixed number of queries."""
    semua = list(nominasi)
    ikatan = ikatan_menutup(oleh, [n.pegawai for n in semua])
    saya = orang_akun(oleh)
    suara = SuaraPanitia.objects.filter(nominasi__in=[n.pk for n in semua]).select_related("oleh")
    ditimbang = {s.nominasi_id for s in suara if orang_akun(s.oleh).sama(saya)}
    hasil = {n.pk: ALASAN[ikatan[n.pegawai_id]] for n in semua if n.pegawai_id in ikatan}
    return hasil | dict.fromkeys(ditimbang - set(hasil), SUDAH_MENIMBANG)


def _halangan(baris: list[NominasiPenghargaan], oleh: Any) -> list[str]:
    """Everything that stands in the way, by name."""
    halangan = halangan_penetap(baris, oleh)
    kalimat = [(n, halangan.get(n.pk) or ("" if masih_berdasar(n) else DASAR_BERUBAH)) for n in baris]
    return [f"{n.pegawai.nama}: {teks}" for n, teks in kalimat if teks]


def masih_berdasar(n: NominasiPenghargaan) -> bool:
    """Whether the rule still says yes with the register as it is now."""
    periode = Periode.dari_kode(n.periode)
    ids = [pk for jenis, pk in n.bukti if jenis == "RiwayatKinerja"]
    if RiwayatKinerja.objects.filter(kota=n.kota_id, pk__in=ids).sah().count() != len(ids):
        return False
    if n.jenis == JenisPenghargaan.KINERJA_DUA_TAHUN:
        return _dua_tahun(n, periode.tahun, ids)
    kriteria = kriteria_pada(n.kota_id, periode.selesai)
    if kriteria is None:
        return False
    aturan_kota = kriteria_aturan(kriteria)
    fakta = next((f for _, f in fakta_triwulan(n.kota_id, periode, aturan_kota, pegawai=n.pegawai_id)), None)
    return fakta is not None and bool(aturan.triwulan(fakta, aturan_kota, periode=periode))


def _dua_tahun(n: NominasiPenghargaan, tahun: int, ids: list[int]) -> bool:
    baris = RiwayatKinerja.objects.filter(kota=n.kota_id, pk__in=ids).sah().values_list("tahun", "predikat", "pk")
    rekam = [PredikatTahunan(t, PredikatKinerja(p), pk) for t, p, pk in baris]
    hukdis = hukdis_tercatat(n.kota_id, pegawai=n.pegawai_id)
    return bool(aturan.dua_tahun(rekam, tahun=tahun, hukdis=hukdis.get(n.pegawai_id, ())))


def _terbitkan(baris: list[NominasiPenghargaan], tanggal: date, oleh: Any) -> SKPenghargaan:
    pertama = baris[0]
    kota = Kota.objects.select_for_update(no_key=True).get(pk=pertama.kota_id)  # one number after the other
    urut = (SKPenghargaan.objects.filter(kota=kota, tahun=tanggal.year).aggregate(n=Max("urut"))["n"] or 0) + 1
    nomor = settings.SK_PENGHARGAAN_POLA_NOMOR.format(urut=urut, tahun=tanggal.year, singkatan=kota.singkatan)
    sk = SKPenghargaan.objects.create(
        kota=kota,
        jenis=pertama.jenis,
        periode=pertama.periode,
        tentang=f"Pemberian penghargaan {pertama}",
        tahun=tanggal.year,
        urut=urut,
        nomor=nomor,
        tanggal=tanggal,
        ditetapkan_oleh=oleh,
        tanda=tanda_terbitkan(kota_id=kota.pk, judul="Keputusan penghargaan", nomor=nomor, tanggal=tanggal),
    )
    sk.isi = {
        "penanda_tangan": _penanda_tangan(kota, oleh),
        "insentif": insentif_berlaku(kota.pk, pertama.jenis, tanggal),
        "penerima": [_penerima(n) for n in baris],
    }
    sk.save(update_fields=["isi"])
    for n in baris:
        _tetapkan(n, sk, oleh)
    _kabari(baris, sk)
    enqueue("tindak_lanjut.cetak_sk", sk.pk, kota=kota.pk, terjadwal=True)
    return sk


def _tetapkan(n: NominasiPenghargaan, sk: SKPenghargaan, oleh: Any) -> None:
    """The award in the register, exactly once: the nomination is locked and has none yet."""
    n.sk = sk
    n.riwayat = riwayat_catat(
        jenis=JENIS_RIWAYAT["penghargaan"],
        pegawai=n.pegawai,
        isi={
            "jenis": JenisPenghargaan(n.jenis).jenis_riwayat,
            "nama": str(n),
            "tanggal": sk.tanggal.isoformat(),
            "nomor_sk": sk.nomor,
            "tanggal_sk": sk.tanggal.isoformat(),
            "pejabat_sk": sk.isi["penanda_tangan"]["jabatan"],
        },
        oleh=oleh,
        tautan=n.get_absolute_url(),
    )
    n.save(update_fields=["sk", "riwayat"])
    transition_row(NOMINASI_WORKFLOW, "tetapkan", n, oleh=oleh, catatan=sk.nomor)


def _penanda_tangan(kota: Kota, oleh: Any) -> dict[str, str]:
    """The PPK by title; the name only when the account is a person of the register."""
    nama = kota.nama.removeprefix("Kota ").removeprefix("Provinsi ")
    pegawai = oleh.pegawai
    return {
        "jabatan": f"{kota.sebutan_ppk} {nama}",
        "nama": pegawai.nama_lengkap if pegawai else "",
        "nip": pegawai.nip if pegawai else "",
        "pangkat": "",
    }


def insentif_berlaku(kota_id: int, jenis: str, tanggal: date) -> dict[str, Any] | None:
    """The city's own rule in force on the day; None where it has none. Amounts are never made up."""
    baris = InsentifPenghargaan.objects.filter(kota=kota_id, jenis=jenis).pada(tanggal).first()
    return baris.ringkas if baris else None


def _penerima(n: NominasiPenghargaan) -> dict[str, Any]:
    p = n.pegawai
    unit = p.instansi.perangkat_daerah if p.instansi else None
    return {
        "nama": p.nama_lengkap,
        "nip": p.nip,
        "pangkat": str(p.golongan) if p.golongan else "",
        "jabatan": p.jabatan.nama if p.jabatan else "",
        "instansi": unit.nama if unit else "",
        "alasan": n.putusan.get("rincian", [""])[0].split(": ", 1)[-1],
    }


def _kabari(baris: list[NominasiPenghargaan], sk: SKPenghargaan) -> None:
    for akun in Pengguna.objects.filter(pegawai__in=[n.pegawai_id for n in baris]):
        kabar_kirim(
            kepada=akun,
            kota_id=sk.kota_id,
            jenis="penghargaan",
            judul=f"Anda menerima penghargaan: {baris[0]}",
            isi="Pilih apakah nama Anda boleh tampil di laman kehormatan kota.",
            tautan=reverse("tindak_lanjut:penghargaan_saya"),
            kunci=f"sk-penghargaan:{sk.pk}:{akun.pk}",
        )


@transaction.atomic
def sk_cetak(*, sk_id: int, cetak: Cetak) -> bool:
    """Make and seal the PDF of one decision; False when it has one, or another worker is at it."""
    bebas = SKPenghargaan.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=sk_id, berkas=None)
    sk = bebas.select_related("kota", "tanda").first()
    if sk is None:
        return False
    nama = f"sk-penghargaan-{sk.tahun}-{sk.urut:03d}.pdf"
    sk.berkas = berkas_simpan(isi=cetak(sk), nama=nama, pemilik=sk, izin=LIHAT, oleh=None)
    sk.save(update_fields=["berkas"])
    tanda_segel(sk.tanda, sha256=sk.berkas.sha256)
    return True


def sk_belum_tercetak(kota_id: int) -> list[int]:
    """Decisions whose job was lost: the timetable asks for them again."""
    return list(SKPenghargaan.objects.filter(kota=kota_id, berkas=None).order_by("pk").values_list("pk", flat=True))
