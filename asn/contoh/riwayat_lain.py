"""Rows around a career: training, awards, punishments, family, assessments, angka kredit, documents."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from asn.contoh import tabel
from asn.contoh.kerangka import J
from asn.contoh.kinerja import PembuatKinerja
from asn.contoh.nama import buat_nama
from asn.contoh.orang import Orang, acak_hari
from asn.contoh.riwayat import UMUM, Baris, PembuatRiwayat
from asn.core.legal import tambah_bulan
from kepegawaian.jabatan.rules.enum import Jenjang
from kepegawaian.pegawai.rules.angka_kredit import KETENTUAN_JENJANG, angka_kredit
from kepegawaian.pegawai.rules.enum import PredikatKinerja

PENDEK = ("pegawai_id", "verifikasi", "sumber")
KOLOM_DIKLAT = (
    *(*PENDEK, "nama", "jenis_siasn", "rumpun", "penyelenggara", "nomor_sertifikat", "tanggal_mulai"),
    *("tanggal_selesai", "jp"),
)
KOLOM_PENGHARGAAN = (*UMUM, "jenis", "nama", "tanggal")
KOLOM_HUKDIS = (*UMUM, "jenis", "pelanggaran", "tmt_mulai", "tmt_selesai")
KOLOM_KELUARGA = (*PENDEK, "hubungan", "nama", "tanggal_lahir", "tanggungan", "pekerjaan")
KOLOM_KOMPETENSI = (*PENDEK, "kompetensi_id", "level", "tanggal", "penyelenggara")
KOLOM_AK = (*UMUM, "mulai", "selesai", "jenjang", "angka", "jenis")
KOLOM_DOKUMEN = (*PENDEK, "tipe_id", "jenis", "tanggal")

PORSI_HUKDIS = 0.006
PORSI_DOKUMEN = (0.66, 1.04)
# Level required by PermenPANRB 38/2017; where the notes disagree (JPT madya, penyelia, terampil) the lower source.
LEVEL = {
    **{J.JPT_MADYA: 4, J.JPT_PRATAMA: 4, J.ADMINISTRATOR: 3, J.PENGAWAS: 2, J.PELAKSANA: 1},
    **{"AHLI_UTAMA": 5, "AHLI_MADYA": 4, "AHLI_MUDA": 3, "AHLI_PERTAMA": 2},
    **{"PENYELIA": 3, "MAHIR": 2, "TERAMPIL": 2, "PEMULA": 1},
}
PIMPINAN = {
    J.JPT_PRATAMA: "Pelatihan Kepemimpinan Nasional Tingkat II",
    J.ADMINISTRATOR: "Pelatihan Kepemimpinan Administrator",
}
PIMPINAN |= {J.PENGAWAS: "Pelatihan Kepemimpinan Pengawas", J.JPT_MADYA: "Pelatihan Kepemimpinan Nasional Tingkat I"}
JP_LATSAR = 647
PELANGGARAN = {
    "R": "Tidak masuk kerja tanpa alasan yang sah beberapa hari dalam satu tahun.",
    "S": "Tidak masuk kerja tanpa alasan yang sah secara berulang dalam satu tahun.",
    "B": "Menyalahgunakan kewenangan dalam tugas kedinasan.",
}
LAMA_HUKDIS = {"S1": 6, "S2": 9, "S3": 12, "B1": 12, "B2": 12}
SATYALANCANA = ((10, "X"), (20, "XX"), (30, "XXX"))
PEKERJAAN = ("Karyawan swasta", "Wiraswasta", "Guru", "Ibu rumah tangga", "PNS", "Petani", "Perawat")


class PembuatLain(PembuatRiwayat):
    def diklat(self, orang: list[Orang]) -> Baris:
        tahun_awal = self.tanggal.year - 4
        for o in orang:
            yield from self._diklat_wajib(o)
            sasaran = self._sasaran(o)
            for tahun in range(max(tahun_awal, o.tmt_masuk.year), self.tanggal.year + 1):
                yield from self._diklat_setahun(o, tahun, sasaran)

    def _sasaran(self, o: Orang) -> str:
        if o.kursi.manajerial:
            return "manajerial"
        nama, jenis = o.kursi.jabatan.nama, o.kursi.unit.jenis
        if jenis == "sekolah" and ("Guru" in nama or "Kepala" in nama):
            return "guru"
        return "kesehatan" if jenis == "puskesmas" and o.kursi.jabatan.jenjang else "kantor"

    def _diklat_setahun(self, o: Orang, tahun: int, sasaran: str) -> Baris:
        """Some learn much, some little; part of the year's hours come only in its last months."""
        mulai, selesai = date(tahun, 1, 20), min(date(tahun, 12, 10), self.tanggal, o.berhenti or self.tanggal)
        mulai = max(mulai, o.tmt_masuk)
        if selesai <= mulai:
            return
        if o.pns:
            target = self.acak.gauss(17.5 + 6 * o.rajin, 6)
        else:
            target = self.acak.gauss(14 + 3 * o.rajin, 4) if self.acak.random() > 0.08 else 30
        target *= min(1.0, (selesai - mulai).days / 300)
        jumlah, pilihan = 0, tabel.pilihan_diklat(sasaran)
        while jumlah < target - 2:
            d = self.acak.choice(pilihan)
            jp = self.acak.choice(d.jp)
            if not o.pns and jumlah + jp > 24 and target < 30:
                return
            jumlah += jp
            hari = acak_hari(self.acak, mulai, max(selesai - timedelta(days=jp // 8), mulai))
            yield self._satu_diklat(o, d.nama, d.jenis_siasn, d.rumpun, d.penyelenggara, hari, jp)

    def _diklat_wajib(self, o: Orang) -> Baris:
        """Latsar for recent PNS, leadership training of managers, functional training of JF."""
        if o.jenis == "PNS" and o.tmt_masuk.year >= 2021:
            hari = o.tmt_masuk + timedelta(days=self.acak.randint(90, 250))
            yield self._satu_diklat(
                o, "Pelatihan Dasar CPNS", 13, "lainnya", "Lembaga Administrasi Negara", hari, JP_LATSAR
            )
        for m in o.masa:
            nama = PIMPINAN.get(J(m.kursi.jabatan.jenis)) if m.penugasan == "DEFINITIF" else None
            hari = m.mulai + timedelta(days=self.acak.randint(60, 420))
            if nama and self.acak.random() < 0.76 and hari < self.tanggal:
                # Its number of JP is not in the sources, so none is claimed.
                yield self._satu_diklat(o, nama, 1, "struktural", "Lembaga Administrasi Negara", hari, 0)
        if o.pns and o.kursi.jabatan.jenjang and self.acak.random() < 0.7:
            hari = o.masa[-1].mulai + timedelta(days=self.acak.randint(30, 500))
            jabatan = o.kursi.jabatan.nama.removesuffix(o.kursi.jabatan.jenjang.replace("_", " ").title()).strip()
            if hari < self.tanggal:
                jp = self.acak.choice((40, 60, 80))
                yield self._satu_diklat(
                    o, f"Pelatihan Fungsional {jabatan}", 2, "fungsional", "Instansi pembina", hari, jp
                )

    def _satu_diklat(
        self, o: Orang, nama: str, jenis: int, rumpun: str, penyelenggara: str, mulai: date, jp: int
    ) -> tuple[object, ...]:
        self._urut += 1
        lama = timedelta(days=min(jp // 8, 90))
        selesai = min(mulai + lama, max(self.tanggal, mulai))
        nomor = f"893.3/{self._urut:06}/{selesai.year}"
        return (o.pk, *self.keadaan(), nama, jenis, rumpun, penyelenggara, nomor, mulai, selesai, jp)

    def penghargaan(self, orang: list[Orang]) -> Baris:
        for o in orang:
            for tahun, romawi in SATYALANCANA if o.pns else ():
                pada = date(o.tmt_masuk.year + tahun + 1, 8, 17)
                if pada < min(self.tanggal, o.berhenti or self.tanggal) and self.acak.random() < 0.7:
                    nama = f"Satyalancana Karya Satya {romawi} Tahun"
                    yield (
                        *self.umum(o, "861.1", pada, "Presiden Republik Indonesia"),
                        f"SATYALANCANA_{tahun}",
                        nama,
                        pada,
                    )
            if o.kemampuan > 1.4 and self.acak.random() < 0.15:
                pada = acak_hari(self.acak, max(o.tmt_masuk, tambah_bulan(self.tanggal, -48)), self.tanggal)
                jenis, nama = self.acak.choice(
                    (("PEGAWAI_TELADAN", "ASN teladan tingkat kota"), ("INOVASI", "Inovator pelayanan publik"))
                )
                yield (*self.umum(o, "861.2", pada), jenis, nama, pada)

    def hukdis(self, orang: list[Orang]) -> Baris:
        for o in self.acak.sample([o for o in orang if o.pns], round(len(orang) * PORSI_HUKDIS)):
            jenis = self.acak.choices(
                ("R1", "R2", "R3", "S1", "S2", "S3", "B1", "B2"), (20, 18, 12, 14, 10, 8, 10, 8)
            )[0]
            mulai = acak_hari(self.acak, max(tambah_bulan(self.tanggal, -60), o.tmt_masuk), self.tanggal)
            selesai = tambah_bulan(mulai, LAMA_HUKDIS.get(jenis, 0))
            yield (*self.umum(o, "862.1", mulai - timedelta(days=14)), jenis, PELANGGARAN[jenis[0]], mulai, selesai)

    def keluarga(self, orang: list[Orang]) -> Baris:
        for o in orang:
            usia = (self.tanggal - o.lahir).days / 365.25
            if usia < 25 or self.acak.random() < 0.2:
                continue
            lahir = o.lahir + timedelta(days=self.acak.randint(-1800, 1800))
            hubungan = "ISTRI" if o.pria else "SUAMI"
            pekerjaan = self.acak.choice(PEKERJAAN if o.pria else PEKERJAAN[:3])
            nama = buat_nama(self.acak, o.suku, not o.pria)
            yield (o.pk, *self.keadaan(), hubungan, nama, lahir, pekerjaan != "PNS", pekerjaan)
            for ke in range(self.acak.choice((0, 1, 2, 2, 3))):
                lahir = o.lahir + timedelta(days=int(365.25 * (25 + 3 * ke + self.acak.random() * 3)))
                if lahir < self.tanggal:
                    muda = (self.tanggal - lahir).days < 21 * 365
                    nama = buat_nama(self.acak, o.suku, self.acak.random() < 0.5)
                    yield (o.pk, *self.keadaan(), "ANAK", nama, lahir, muda and ke < 2, "Pelajar" if muda else "")

    def kompetensi(self, orang: list[Orang]) -> Baris:
        """One assessment of all nine competencies; some are older than the three years they are valid."""
        for o in orang:
            jabatan = o.kursi.jabatan
            porsi = 0.85 if o.kursi.manajerial else 0.5 if jabatan.jenjang and o.jenis == "PNS" else 0
            pada = tambah_bulan(self.tanggal, -self.acak.randint(2, 50)) - timedelta(days=self.acak.randint(0, 27))
            if self.acak.random() >= porsi or pada < o.tmt_masuk or (o.berhenti and pada > o.berhenti):
                continue
            perlu = LEVEL[jabatan.jenjang or J(jabatan.jenis)]
            for kompetensi in self.acuan.kompetensi:
                level = min(max(perlu + round(self.acak.gauss(0.2 * o.kemampuan - 0.1, 0.55)), 1), 5)
                yield o.pk, "TERVERIFIKASI", "IMPOR", kompetensi, level, pada, "Pusat Penilaian Kompetensi ASN"

    def angka_kredit(self, orang: list[Orang], kinerja: PembuatKinerja) -> Baris:
        """Integration of the old scheme on 30 June 2023, then one conversion per closed year (PermenPANRB 1/2023)."""
        for o in orang:
            if o.jenis != "PNS" or not o.kursi.jabatan.jenjang:
                continue
            yield from self._integrasi(o)
            for tahun in range(2023, self.tanggal.year):
                predikat, akhir = kinerja.tahunan.get((o.pk, tahun)), date(tahun, 12, 31)
                kursi = o.kursi_pada(akhir)
                if predikat is None or kursi is None or not kursi.jabatan.jenjang:
                    continue
                mulai, bulan = (date(2023, 7, 1), 6) if tahun == 2023 else (date(tahun, 1, 1), 12)
                angka = _konversi(kursi.jabatan.jenjang, predikat, bulan)
                yield (
                    *self.umum(o, "823.5", akhir + timedelta(days=40)),
                    mulai,
                    akhir,
                    kursi.jabatan.jenjang,
                    angka,
                    "KONVERSI",
                )

    def _integrasi(self, o: Orang) -> Iterator[tuple[object, ...]]:
        batas = date(2023, 6, 30)
        kursi = o.kursi_pada(batas)
        if kursi is None or not kursi.jabatan.jenjang:
            return
        jenjang = Jenjang(kursi.jabatan.jenjang)
        angka = (
            Decimal(round(KETENTUAN_JENJANG[-1].nilai[jenjang].untuk_pangkat * self.acak.uniform(0.1, 0.95) * 1000))
            / 1000
        )
        mulai = next(m.mulai for m in o.masa if m.kursi is kursi)
        yield (*self.umum(o, "823.5", batas), min(mulai, batas), batas, jenjang.value, angka, "INTEGRASI")

    def dokumen(self, orang: list[Orang]) -> Baris:
        """Papers in the archive, between six in ten and all of what is asked; scans are rare (`bukti`)."""
        for o in orang:
            if o.berhenti:
                continue
            porsi = self.acak.uniform(*PORSI_DOKUMEN)
            for d in self.acuan.dokumen:
                if o.jenis in d.asn and (d.syarat != "MANAJERIAL" or o.kursi.manajerial):
                    for ke in range(d.jumlah):
                        if self.acak.random() < porsi:
                            yield o.pk, *self.keadaan(), d.pk, d.nama, self._tanggal_dokumen(o, d.kode, ke)

    def _tanggal_dokumen(self, o: Orang, kode: str, ke: int) -> date:
        if kode == "skp":
            return max(date(self.tanggal.year - 1 - ke, 12, 31), o.tmt_masuk)
        if kode in ("sk-cpns", "spmt", "perjanjian-kerja"):
            return o.tmt_masuk
        if kode == "ijazah":
            return max(s.lulus for s in o.sekolah)
        return acak_hari(self.acak, o.tmt_masuk, self.tanggal)


@cache
def _konversi(jenjang: str, predikat: PredikatKinerja, bulan: int) -> Decimal:
    return round(angka_kredit(Jenjang(jenjang), predikat, bulan, pada=date(2023, 12, 31)), 3)
