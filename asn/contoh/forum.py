"""Public consultations in every state of life: comments, moderation, answers, follow-ups; nothing is mailed."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from asn.akun.models import Pengguna
from asn.akun.persona import PERSONA_KOTA
from asn.contoh.bukti import pdf_kecil
from asn.contoh.forum_isi import TOPIK, Pokok, Topik
from asn.contoh.langkah import tulis_jejak
from asn.core.berkas import berkas_simpan
from asn.core.sandi import sidik
from asn.core.verifikasi import tanda_terbitkan
from kepegawaian.instansi.models import Instansi, Kota
from pengaduan.forum.models import (
    Butir,
    DokumenKonsultasi,
    Dukungan,
    KeberatanModerasi,
    Klaster,
    Komentar,
    Konsultasi,
    Moderasi,
    Partisipan,
    Perubahan,
    TindakLanjut,
)
from pengaduan.forum.models.komentar import UNSUR
from pengaduan.forum.rules.moderasi import sama
from pengaduan.forum.services.terbit import penanda_tangan, susun_isi
from pengaduan.forum.workflows import KONSULTASI_WORKFLOW

PARTISIPAN = 40
NAMA = (
    "",
    "",
    "Warga RW 05",
    "Ibu Lestari",
    "Pak Anton",
    "Forum Difabel",
    "Karang Taruna",
    "Ratna",
    "Yohanes",
    "Dewi",
)
JALAN = {
    "draf": (),
    "diumumkan": ("umumkan",),
    "dibuka": ("umumkan", "buka"),
    "ditutup": ("umumkan", "buka", "tutup"),
    "ditanggapi": ("umumkan", "buka", "tutup", "terbitkan"),
    "selesai": ("umumkan", "buka", "tutup", "terbitkan", "selesaikan"),
    "dibatalkan": ("umumkan", "buka", "batalkan"),
}
TERBIT = ("ditanggapi", "selesai")
KEBERATAN = (
    "Kata-kata saya keras, tetapi itu yang terjadi: dua hari berturut-turut loket 3 kosong sampai siang. Saya tidak "
    "menyebut nama siapa pun. Mohon ditinjau lagi, pokoknya soal jam jaga loket."
)


class PembuatForum:
    """Builds the consultations of one city; the city must be in scope and its accounts made."""

    def __init__(self, kota: Kota, tanggal: date) -> None:
        self.kota, self.tanggal = kota, tanggal
        self.zona = ZoneInfo(kota.zona_waktu)
        self.acak = Random(f"asn.contoh.forum:{kota.kode}")
        self.bkd = Pengguna.objects.get(email=PERSONA_KOTA[0].email(kota.kode))
        koordinator = next(p for p in PERSONA_KOTA if p.kunci == "koordinator_aduan")
        self.koordinator = Pengguna.objects.get(email=koordinator.email(kota.kode))
        self.orang = Partisipan.objects.bulk_create([self._partisipan(n) for n in range(PARTISIPAN)])
        self.urut = 0

    def _partisipan(self, n: int) -> Partisipan:
        surel = f"warga{n}@{self.kota.singkatan.lower()}.invalid"
        saat = self.pada(-300)
        return Partisipan(kota=self.kota, surel=surel, sidik=sidik(surel), terverifikasi_pada=saat, dibuat_pada=saat)

    def pada(self, geser: int, jam: int = 9, menit: int = 0) -> datetime:
        return datetime.combine(self.tanggal + timedelta(days=geser), time(jam, menit), self.zona)

    def unit(self, kata: str) -> Instansi:
        """The perangkat daerah whose name has the word; another one where this city calls it differently."""
        puncak = Instansi.objects.filter(kota=self.kota).perangkat_daerah().pada(self.tanggal)
        return puncak.filter(nama__icontains=kata).first() or puncak.filter(jenis="dinas").first() or puncak[0]

    def semua(self) -> int:
        for topik in TOPIK:
            self.satu(topik)
        return len(TOPIK)

    def satu(self, topik: Topik) -> Konsultasi:
        konsultasi = self._konsultasi(topik)
        butir = Butir.objects.bulk_create(
            [
                Butir(kota=self.kota, konsultasi=konsultasi, urutan=n, label=label, isi=isi)
                for n, (label, isi) in enumerate(topik.butir, 1)
            ]
        )
        self._dokumen(konsultasi)
        self._masukan(topik, konsultasi, butir)
        self._riwayat(topik, konsultasi)
        if topik.keadaan in TERBIT:
            self._terbit(topik, konsultasi)
        return konsultasi

    def _konsultasi(self, topik: Topik) -> Konsultasi:
        mulai, selesai, tanggapan = (self.tanggal + timedelta(days=g) for g in topik.geser)
        diumumkan = topik.keadaan != "draf"
        return Konsultasi.objects.create(
            kota=self.kota,
            instansi=self.unit(topik.dinas),
            judul=topik.judul.format(ppk=self.kota.sebutan_ppk),
            ringkasan=topik.ringkasan,
            uraian=topik.uraian,
            tahap=topik.tahap,
            pertemuan=topik.pertemuan,
            mulai=mulai,
            selesai=selesai,
            tanggapan_paling_lambat=tanggapan,
            keadaan="ditutup" if topik.keadaan in TERBIT else topik.keadaan,
            dibuat_oleh=self.bkd,
            dibuat_pada=self.pada(topik.geser[0] - 20),
            diumumkan_oleh=self.bkd if diumumkan else None,
            diumumkan_pada=self.pada(topik.geser[0] - 10) if diumumkan else None,
            ditutup_pada=self.pada(topik.geser[1] + 1, 0) if "tutup" in JALAN[topik.keadaan] else None,
            alasan=topik.alasan,
        )

    def _dokumen(self, konsultasi: Konsultasi) -> None:
        dokumen = DokumenKonsultasi.objects.create(
            kota=self.kota,
            konsultasi=konsultasi,
            judul="Naskah rancangan dan penjelasannya",
            ditambahkan_pada=konsultasi.dibuat_pada,
        )
        isi = pdf_kecil([self.kota.nama, konsultasi.judul[:60], "Naskah contoh, bukan rancangan sebenarnya."])
        dokumen.berkas = berkas_simpan(
            isi=isi, nama="naskah-rancangan.pdf", pemilik=dokumen, izin="forum.view_konsultasi", oleh=self.bkd
        )
        dokumen.save(update_fields=["berkas"])

    def _masukan(self, topik: Topik, konsultasi: Konsultasi, butir: list[Butir]) -> None:
        baris: list[tuple[str, Pokok | None, str, str]] = []
        for pokok in topik.pokok:
            baris += [(teks, pokok, "tayang", "") for teks in pokok.masukan]
        self.acak.shuffle(baris)
        baris += [(teks, None, "ditahan", sebab) for teks, sebab in topik.ditahan]
        baris += [(teks, None, "disembunyikan", alasan) for teks, alasan in topik.sembunyi]
        klaster = {p: self._klaster(konsultasi, p) for p in topik.pokok if p.judul and "tutup" in JALAN[topik.keadaan]}
        orang = self.acak.sample(self.orang, len(baris) + 1)
        lama = max(1, min(topik.geser[1], -1) - topik.geser[0])
        komentar = []
        for n, (teks, pokok, keadaan, sebab) in enumerate(baris, 1):
            hari = topik.geser[0] + (n * lama) // (len(baris) + 1)
            saat = self.pada(hari, self.acak.randint(7, 21), self.acak.randint(0, 59))
            letak = butir[pokok.butir] if pokok and pokok.butir is not None else None
            komentar.append(self._komentar(konsultasi, n, teks, orang[n - 1], saat, keadaan, letak))
            komentar[-1].klaster = klaster.get(pokok) if pokok and keadaan == "tayang" else None
            komentar[-1].dugaan = sebab if keadaan == "ditahan" else ""
        Komentar.objects.bulk_create(komentar)
        self._moderasi(komentar, [sebab for *_, sebab in baris])
        self._balasan(konsultasi, komentar, orang[-1])
        self._dukungan([k for k in komentar if k.keadaan == "tayang"])

    def _komentar(
        self,
        konsultasi: Konsultasi,
        nomor: int,
        teks: str,
        orang: Partisipan,
        saat: datetime,
        keadaan: str,
        butir: Butir | None,
    ) -> Komentar:
        tatap_muka = nomor % 6 == 5 and keadaan == "tayang"
        return Komentar(
            kota=self.kota,
            konsultasi=konsultasi,
            butir=butir,
            partisipan=None if tatap_muka else orang,
            dicatat_oleh=self.bkd if tatap_muka else None,
            saluran="tatap_muka" if tatap_muka else "daring",
            mau_kabar=not tatap_muka,
            nomor=nomor,
            nama=self.acak.choice(NAMA),
            unsur=self.acak.choice(UNSUR[:4])[0] if self.acak.random() < 0.4 else "pengguna",
            isi="" if keadaan == "disembunyikan" else teks,
            isi_asli=teks if keadaan == "disembunyikan" else "",
            sidik_isi=sidik(sama(teks)),
            keadaan=keadaan,
            dibuat_pada=saat,
            tayang_pada=saat,
        )

    def _moderasi(self, komentar: list[Komentar], sebab: list[str]) -> None:
        putusan = Moderasi.objects.bulk_create(
            [
                Moderasi(
                    kota=self.kota,
                    komentar=k,
                    tindakan="sembunyikan",
                    alasan=alasan,
                    catatan="Sampaikan lagi tanpa bagian itu; pokok masukannya tetap kami tunggu.",
                    oleh=self.koordinator,
                    pada=k.dibuat_pada + timedelta(hours=5),
                )
                for k, alasan in zip(komentar, sebab, strict=True)
                if k.keadaan == "disembunyikan"
            ]
        )
        if putusan and komentar[0].konsultasi.keadaan == "dibuka":
            self._keberatan(putusan[0])

    def _keberatan(self, putusan: Moderasi) -> None:
        """An objection that waits: the coordinator has hidden it, so BKD looks at it."""
        KeberatanModerasi.objects.create(
            kota=self.kota,
            komentar=putusan.komentar,
            putusan=putusan,
            isi=KEBERATAN,
            diajukan_pada=putusan.pada + timedelta(hours=20),
        )

    def _balasan(self, konsultasi: Konsultasi, komentar: list[Komentar], orang: Partisipan) -> None:
        induk = next((k for k in komentar if k.keadaan == "tayang"), None)
        if induk is None:
            return
        saat = induk.dibuat_pada + timedelta(hours=7)
        teks = "Sama di tempat kami. Mohon dipertimbangkan juga untuk kelurahan yang jauh dari pusat kota."
        balasan = self._komentar(konsultasi, len(komentar) + 1, teks, orang, saat, "tayang", induk.butir)
        balasan.induk, balasan.klaster = induk, induk.klaster
        balasan.partisipan, balasan.dicatat_oleh, balasan.saluran = orang, None, "daring"
        balasan.save()

    def _dukungan(self, tayang: list[Komentar]) -> None:
        Dukungan.objects.bulk_create(
            [
                Dukungan(kota=self.kota, komentar=k, partisipan=p, pada=k.dibuat_pada + timedelta(hours=9))
                for k in tayang
                for p in self.acak.sample(self.orang, self.acak.choice((0, 1, 3, 6, 11)))
                if p != k.partisipan
            ]
        )

    def _klaster(self, konsultasi: Konsultasi, pokok: Pokok) -> Klaster:
        return Klaster.objects.create(
            kota=self.kota,
            konsultasi=konsultasi,
            urutan=konsultasi.klaster.count() + 1,
            judul=pokok.judul,
            putusan=pokok.putusan,
            tanggapan=pokok.tanggapan,
        )

    def _riwayat(self, topik: Topik, konsultasi: Konsultasi) -> None:
        langkah = [(nama, self.bkd, saat) for nama, saat in self._saat(topik)]
        tulis_jejak(KONSULTASI_WORKFLOW, [(konsultasi, langkah)])

    def _saat(self, topik: Topik) -> Iterator[tuple[str, datetime]]:
        geser = {
            "umumkan": topik.geser[0] - 10,
            "buka": topik.geser[0],
            "tutup": topik.geser[1] + 1,
            "batalkan": topik.geser[0] + 8,
            "terbitkan": topik.geser[2] - 2,
            "selesaikan": topik.geser[2] + 90,
        }
        for nama in JALAN[topik.keadaan]:
            yield nama, self.pada(geser[nama])

    def _terbit(self, topik: Topik, konsultasi: Konsultasi) -> None:
        for pokok, klaster in zip(topik.pokok, konsultasi.klaster.all(), strict=True):
            self._akibat(topik, konsultasi, pokok, klaster)
        saat = self.pada(topik.geser[2] - 2)
        self.urut += 1
        nomor = f"{self.urut:03d}/FKP/{self.kota.singkatan}/{saat.year}"
        isi: dict[str, Any] = susun_isi(konsultasi)
        konsultasi.isi_beku = isi | {
            "tanggal": saat.date().isoformat(),
            "penanda_tangan": penanda_tangan(konsultasi, self.kota),
        }
        konsultasi.tahun, konsultasi.urut, konsultasi.nomor = saat.year, self.urut, nomor
        judul = f"Berita acara konsultasi publik: {konsultasi.judul}"[:250]
        konsultasi.tanda = tanda_terbitkan(kota_id=self.kota.pk, judul=judul, nomor=nomor, tanggal=saat.date())
        konsultasi.ditanggapi_pada, konsultasi.ditanggapi_oleh = saat, self.bkd
        konsultasi.keadaan = topik.keadaan
        if topik.keadaan == "selesai":
            konsultasi.diselesaikan_pada = self.pada(topik.geser[2] + 90)
        konsultasi.save()

    def _akibat(self, topik: Topik, konsultasi: Konsultasi, pokok: Pokok, klaster: Klaster) -> None:
        tetap = {"kota": self.kota, "konsultasi": konsultasi, "klaster": klaster}
        if pokok.perubahan:
            sebutan, sebelum, sesudah = pokok.perubahan
            Perubahan.objects.create(sebutan=sebutan, sebelum=sebelum, sesudah=sesudah, **tetap)
        if pokok.lanjut:
            ke = konsultasi.tindak_lanjut.count()
            selesai = topik.keadaan == "selesai" or ke == 0
            tenggat = self.tanggal + timedelta(days=-20 if selesai else 40)
            TindakLanjut.objects.create(
                uraian=pokok.lanjut,
                pelaksana=konsultasi.instansi,
                tenggat=tenggat,
                keadaan="selesai" if selesai else "berjalan",
                selesai_pada=tenggat - timedelta(days=4) if selesai else None,
                keterangan="Sudah berjalan di semua kelurahan." if selesai else "Separuh kelurahan sudah terlaksana.",
                **tetap,
            )


def buat_forum(kota: Kota, tanggal: date) -> int:
    """Returns how many consultations there are."""
    return PembuatForum(kota, tanggal).semua()
