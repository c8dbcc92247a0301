"""Two talent cycles per city: one fixed after a session of the committee, with appeals, and one in session.

Some people are made to shine on purpose without anybody having noticed (most of them in Sorong): the list of the
unseen finds them by its own rule. The rest is what the rules make of the register.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Concat

from asn.akun.models import Pengguna
from asn.akun.persona import PERSONA_KOTA
from asn.akun.services.layanan import akun_layanan
from asn.contoh.orang import Orang
from asn.core.legal import tambah_bulan
from asn.core.services import transition_row
from asn.notifikasi.models import Kabar
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import StandarKompetensi
from kepegawaian.keberatan.services import keberatan_ajukan, keberatan_periksa, keberatan_putuskan
from kepegawaian.pegawai.models import Pegawai, RiwayatDiklat, RiwayatKinerja, RiwayatKompetensi
from kepegawaian.pegawai.services.kepentingan import ikatan_menutup
from kepegawaian.talenta.models import (
    HasilTalenta,
    KetentuanTalenta,
    SidangTalenta,
    SiklusTalenta,
    TemuanBelumTerlihat,
)
from kepegawaian.talenta.services import calon, hitung, sidang, siklus, terlihat
from kepegawaian.talenta.services.banding import KODE
from kepegawaian.talenta.services.ketentuan import BAWAAN
from kepegawaian.talenta.workflows import SIKLUS_WORKFLOW

# No regulation of the three cities is at hand: each tries another set, and says so.
DASAR = "Keputusan kepala daerah, nomor belum dicatat"
PERANGKAT = {"36": "KEPKA_BKN_411_2025", "96": "PERMENPANRB_3_2020", "31": "SETEMPAT"}
SENGAJA = {"96": 12}
PORSI = 2_000
ALASAN = "Hasil kerja di tim lintas perangkat daerah dan penugasan khusus belum terbaca dalam komponen."
URAIAN = "Penghargaan inovasi tahun lalu dan penugasan sebagai ketua tim belum diperhitungkan dalam penilaian ini."


def siapkan_cemerlang(kota: Kota, pemain: Mapping[str, Orang], tanggal: date) -> None:
    """Three years of Sangat Baik for some who never moved up; their courses of late were seminars only."""
    ids = [pemain["cemerlang"].pk] if "cemerlang" in pemain else []
    lama = tambah_bulan(tanggal, -12 * 9)
    tetap = Pegawai.objects.filter(
        kota=kota, jenis="PNS", kedudukan="AKTIF", tmt_masuk__lt=lama, jabatan__jenis="PELAKSANA"
    )
    ids += tetap.exclude(pk__in=ids).order_by("pk").values_list("pk", flat=True)[: SENGAJA.get(kota.kode[:2], 4)]
    tahunan = RiwayatKinerja.objects.filter(pegawai__in=ids, triwulan=None, tahun__gte=tanggal.year - 3)
    tahunan.update(predikat="SANGAT_BAIK", hasil_kerja="DI_ATAS", perilaku="DI_ATAS")
    _asesmen(ids[:1], tanggal)
    RiwayatDiklat.objects.filter(
        pegawai__in=ids, tanggal_selesai__gte=tambah_bulan(tanggal, -12 * 6), rumpun__in=("teknis", "sosial_kultural")
    ).update(rumpun="lainnya", jenis_siasn=9, nama=Concat(Value("Seminar "), F("nama")))


def _asesmen(ids: list[int], tanggal: date) -> None:
    """The person of the demo door was assessed last year, so that the own page has a box to explain."""
    orang = Pegawai.objects.filter(pk__in=ids).select_related("jabatan").first()
    if orang is None or RiwayatKompetensi.objects.filter(pegawai=orang).exists():
        return
    standar = StandarKompetensi.objects.filter(jabatan=orang.jabatan_id)
    RiwayatKompetensi.objects.bulk_create(
        RiwayatKompetensi(
            kota_id=orang.kota_id,
            pegawai=orang,
            kompetensi_id=s.kompetensi_id,
            level=s.level,
            tanggal=tanggal - timedelta(days=320),
            penyelenggara="Pusat Penilaian Kompetensi ASN",
            verifikasi="TERVERIFIKASI",
        )
        for s in standar
    )


def buat_talenta(kota: Kota, tanggal: date) -> None:
    """Cycles, committee, appeals and nominations of one city, which must be in scope."""
    akun = {p.kunci: Pengguna.objects.get(email=p.email(kota.kode)) for p in PERSONA_KOTA}
    _ketentuan(kota, tanggal)
    anggota = sidang.anggota_komite(kota.pk)
    hari = min(tanggal, kota.hari_ini())
    lalu = _siklus(kota, akun["bkd"], hari - timedelta(days=150), "Siklus talenta I")
    rapat = _sidang(lalu, akun, anggota, hari - timedelta(days=20), 3)
    sidang.sidang_tutup(
        sidang=rapat, risalah="Hasil hitungan diterima dengan perubahan yang dicatat.", oleh=akun["bkd"]
    )
    lalu = siklus.siklus_tetapkan(siklus=lalu, oleh=akun["tim_penilai"])
    _keberatan(lalu, akun)
    kini = _siklus(kota, akun["bkd"], hari - timedelta(days=3), "Siklus talenta II")
    _sidang(kini, akun, anggota, hari - timedelta(days=1), 2)
    terlihat.terlihat_segarkan(kota_id=kota.pk, tanggal=tanggal)
    _calonkan(kota, akun)
    # Nobody gets mail for what never happened.
    Kabar.objects.filter(kota=kota, jenis__in=("talenta", "keberatan", "tugas")).update(surel="tidak")


def _ketentuan(kota: Kota, tanggal: date) -> None:
    isi: dict[str, Any] = BAWAAN | {"dasar": DASAR, "perangkat": PERANGKAT[kota.kode[:2]]}
    KetentuanTalenta.objects.create(kota=kota, berlaku_mulai=date(tanggal.year - 1, 1, 1), **isi)


def _siklus(kota: Kota, oleh: Pengguna, acuan: date, nama: str) -> SiklusTalenta:
    """Counted here as the worker would, portion by portion."""
    baris = siklus.siklus_buat(kota_id=kota.pk, nama=f"{nama} {acuan.year}", acuan=acuan, oleh=oleh)
    ids = list(hitung.peserta(baris).order_by("pk").values_list("pk", flat=True))
    for awal in range(0, len(ids), PORSI):
        hitung.hasil_tulis(baris, ids[awal : awal + PORSI])
    return transition_row(SIKLUS_WORKFLOW, "selesaikan", baris, oleh=akun_layanan(kota))


def _sidang(
    baris: SiklusTalenta, akun: Mapping[str, Pengguna], anggota: list[Pengguna], hari: date, jumlah: int
) -> SidangTalenta:
    """A session that moves a few people of box 5 one box up."""
    rapat = sidang.sidang_buka(
        siklus=baris,
        tanggal=hari,
        tempat="Ruang rapat Sekretariat Daerah",
        ketua=akun["tim_penilai"],
        hadir=anggota,
        oleh=akun["bkd"],
    )
    dibahas = HasilTalenta.objects.filter(siklus=baris, kotak=5).select_related("pegawai")
    semua = list(dibahas.order_by("-skor_potensial", "pk")[:20])
    tertutup = _tertutup(anggota, [h.pegawai for h in semua])
    for hasil in [h for h in semua if h.pegawai_id not in tertutup][:jumlah]:
        sidang.hasil_pindahkan(
            sidang=rapat,
            hasil=hasil,
            dari=5,
            ke=8,
            alasan=ALASAN,
            pernyataan="Tidak ada hubungan keluarga.",
            oleh=akun["tim_penilai"],
        )
    return rapat


def _keberatan(baris: SiklusTalenta, akun: Mapping[str, Pengguna]) -> None:
    """One that waits for the PPK, one accepted with its revision."""
    for kunci, selesai in (("atasan", False), ("pegawai", True)):
        pemohon = akun[kunci]
        hasil = HasilTalenta.objects.filter(siklus=baris, pegawai=pemohon.pegawai_id).first()
        if hasil is None:
            continue
        k = keberatan_ajukan(
            jenis=KODE, sasaran_id=hasil.pk, oleh=pemohon, uraian=URAIAN, tuntutan="Kotak ditinjau kembali."
        )
        if selesai:
            k = keberatan_periksa(keberatan=k, oleh=akun["ppk"])
            keberatan_putuskan(
                keberatan=k,
                oleh=akun["ppk"],
                hasil="dikabulkan",
                pertimbangan="Bukti yang diajukan sah dan belum terbaca saat hasil dihitung.",
                versi=k.versi,
                sidik=k.sidik,
                isi={"kotak": 8 if hasil.kotak != 8 else 9},
            )


def _calonkan(kota: Kota, akun: Mapping[str, Pengguna]) -> None:
    """Two already nominated; people of the demo door are left to the visitor, and nobody nominates oneself."""
    temuan = TemuanBelumTerlihat.objects.filter(kota=kota, pegawai__akun=None).exclude(tujuan="")
    semua = list(temuan.select_related("pegawai").order_by("-sangat_baik", "sejak", "pk")[:10])
    tertutup = _tertutup([akun["bkd"]], [t.pegawai for t in semua])
    for t in [t for t in semua if t.pegawai_id not in tertutup][:2]:
        calon.calonkan(
            pegawai=t.pegawai,
            jenjang=t.tujuan,
            alasan=f"Predikat Sangat Baik {t.sangat_baik} kali, belum pernah dipertimbangkan.",
            oleh=akun["bkd"],
        )


def _tertutup(akun: list[Pengguna], orang: list[Pegawai]) -> set[int]:
    """People one of these accounts may not act on."""
    return {pk for a in akun for pk in ikatan_menutup(a, orang)}
