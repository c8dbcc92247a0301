"""Rows of the dated riwayat that follow from a career: pangkat, jabatan, pendidikan, KGB."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from asn.contoh.acuan import Acuan
from asn.contoh.karier import golongan_pada
from asn.contoh.kerangka import Kerangka
from asn.contoh.orang import Orang
from asn.core.legal import selisih_bulan, tambah_bulan

Baris = Iterator[tuple[object, ...]]
UMUM = ("pegawai_id", "nomor_sk", "tanggal_sk", "pejabat_sk", "verifikasi", "sumber")
KOLOM_PANGKAT = (*UMUM, "golongan_id", "tmt", "jenis", "mkg_tahun", "mkg_bulan")
KOLOM_JABATAN = (
    *(*UMUM, "jabatan_id", "instansi_id", "nama_jabatan", "penugasan", "tanggal_pelantikan", "tmt_mulai"),
    "tmt_selesai",
)
KOLOM_PENDIDIKAN = (*UMUM, "tingkat", "jurusan", "lembaga", "tanggal_lulus", "nomor_ijazah")
KOLOM_KGB = (*UMUM, "golongan_id", "tmt", "mkg_tahun", "gaji_pokok")
KGB_DISIMPAN = 6


class PembuatRiwayat:
    """Common part of every row: decision, signer, state of verification."""

    def __init__(self, acak: Random, k: Kerangka, acuan: Acuan) -> None:
        self.acak, self.k, self.acuan, self.tanggal = acak, k, acuan, k.tanggal
        self._urut = 0

    def umum(self, o: Orang, kode: str, tanggal: date, pejabat: str = "") -> tuple[object, ...]:
        self._urut += 1
        nomor = f"{kode}/{self._urut:05}/{tanggal.year}"
        return (o.pk, nomor, tanggal, pejabat or self.k.kota.sebutan_ppk, *self.keadaan())

    def keadaan(self) -> tuple[str, str]:
        """Most rows came verified from SIASN; some wait."""
        r = self.acak.random()
        if r < 0.72:
            return "TERVERIFIKASI", "SIASN"
        return ("TERVERIFIKASI", "IMPOR") if r < 0.97 else ("BELUM", "IMPOR")

    def pangkat(self, orang: list[Orang]) -> Baris:
        for o in orang:
            for p in o.pangkat:
                tahun, bulan = divmod(p.mkg_bulan, 12)
                kode = "813.2" if p.jenis == "CPNS" else "823.3"
                yield (
                    *self.umum(o, kode, p.tmt - timedelta(days=20)),
                    *(self.acuan.golongan[p.golongan], p.tmt, p.jenis, tahun, bulan),
                )

    def jabatan(self, orang: list[Orang]) -> Baris:
        for o in orang:
            for m in o.masa:
                plt = m.penugasan != "DEFINITIF"
                dilantik = None if plt or m.mulai == o.tmt_masuk else m.mulai
                yield (
                    *self.umum(o, "824.4" if plt else "821.2", m.mulai - timedelta(days=3)),
                    *(m.kursi.jabatan.pk, m.kursi.unit.pk, m.kursi.jabatan.nama, m.penugasan, dilantik),
                    *(m.mulai, m.selesai),
                )

    def pendidikan(self, orang: list[Orang]) -> Baris:
        for o in orang:
            for s in o.sekolah:
                nomor = f"DN-{self.acak.randint(10**6, 10**7 - 1)}"
                yield (
                    *(o.pk, "", None, "", *self.keadaan()),
                    *(s.tingkat, s.jurusan, s.lembaga, s.lulus, nomor),
                )

    def kgb(self, orang: list[Orang]) -> Baris:
        """The last raises; amounts by the present pay table, for older years too, whose tables are not held."""
        for o in orang:
            if not o.pangkat:
                continue
            jadwal = self.jadwal_kgb(o)
            if "kgb_terlambat" in o.tanda:
                jadwal = jadwal[:-1]
            for tmt in jadwal[-KGB_DISIMPAN:]:
                p = golongan_pada(o, tmt) or o.pangkat[0]
                mkg = (p.mkg_bulan + selisih_bulan(p.tmt, tmt)) // 12
                yield (
                    *self.umum(o, "822.3", tambah_bulan(tmt, -2)),
                    *(self.acuan.golongan[p.golongan], tmt, mkg, self.acuan.rupiah(p.golongan, mkg)),
                )

    def jadwal_kgb(self, o: Orang) -> list[date]:
        """Every two years since entry (PP 7/1977 ps. 11)."""
        # On the day somebody leaves there is no pay to raise.
        akhir = min(self.tanggal, o.berhenti - timedelta(days=1) if o.berhenti else self.tanggal)
        tmt, hasil = tambah_bulan(o.tmt_masuk, self.acuan.kgb_pertama(o.pangkat[0].golongan)), []
        while tmt <= akhir:
            hasil.append(tmt)
            tmt = tambah_bulan(tmt, 24)
        return hasil
