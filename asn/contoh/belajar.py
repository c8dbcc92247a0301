"""E-learning: the shipped courses in use, learners in every state, marked papers, certificates, talk, a new draft."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max
from django.urls import reverse

from asn.akun.models import Pengguna
from asn.akun.persona import PERSONA_KOTA
from asn.akun.services.layanan import akun_layanan
from asn.core.models import TandaTerbit
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.pegawai.models import Pegawai, RiwayatDiklat
from kepegawaian.pegawai.rules.enum import BentukBangkom
from kepegawaian.pegawai.services import keadaan_segarkan
from pelatihan.belajar.models import KemajuanPelajaran, Kepesertaan, Kursus, Percobaan, Pesan
from pelatihan.belajar.rules.soal import Soal, nilai, tarik
from pelatihan.belajar.services.bawaan import KODE, bahan_ambil
from pelatihan.belajar.services.kursus import kursus_terbitkan, versi_baru
from pelatihan.program.models import Sertifikat
from pelatihan.program.services.sertifikat import JUDUL_PUBLIK, nomor_sertifikat

# By course: passed, failed once and going on, in the middle, just begun, stopped.
RENCANA = {"berakhlak": (30, 4, 8, 5, 2), "layanan-digital": (12, 2, 6, 3, 1), "manajemen-proyek": (3, 0, 2, 2, 0)}
KEADAAN = ("lulus", "gagal", "tengah", "baru", "berhenti")
PESAN = (
    ("Apakah perbaikan keterangan di loket boleh langsung ditempel, atau perlu persetujuan?", ""),
    ("Di unit kami ditempel dahulu selama dua minggu sebagai percobaan, lalu dilaporkan.", "balas"),
    ("Soal nomor 3 menurut saya terlalu mudah. Terima kasih, bahannya ringkas.", ""),
    ("Mari belajar bersama. Hubungi saya di 0812-0000-0000.", "lapor"),
)
E = BentukBangkom.E_LEARNING


class PembuatBelajar:
    """Builds e-learning of one city; the city must be in scope and its accounts made."""

    def __init__(self, kota: Kota, tanggal: date) -> None:
        self.kota, self.tanggal = kota, tanggal
        self.zona = ZoneInfo(kota.zona_waktu)
        self.acak = Random(f"asn.contoh.belajar:{kota.kode}")
        self.orang = {p.kunci: Pengguna.objects.filter(email=p.email(kota.kode)).first() for p in PERSONA_KOTA}
        self.bkd: Any = self.orang["bkd"]
        self.ikut: list[tuple[Kepesertaan, str]] = []

    def pada(self, geser: int, jam: int = 9, menit: int = 0) -> datetime:
        return datetime.combine(self.tanggal + timedelta(days=geser), time(jam, menit), self.zona)

    def semua(self) -> int:
        puncak = Instansi.objects.filter(kota=self.kota).perangkat_daerah().pada(self.tanggal)
        instansi = puncak.filter(nama__icontains="kepegawaian").first() or puncak[0]
        for kode in KODE:
            kursus = kursus_terbitkan(
                kursus=bahan_ambil(kode=kode, instansi=instansi, oleh=self.bkd).kursus, oleh=self.bkd
            )
            Kursus.objects.filter(pk=kursus.pk).update(terbit_pada=self.pada(-160), dibuat_pada=self.pada(-170))
            kursus.versi.update(terbit_pada=self.pada(-160), dibuat_pada=self.pada(-170))
            self.ikut += self._peserta(kode, kursus)
        self._lalu_lintas()
        draf = versi_baru(kursus=Kursus.objects.get(kota=self.kota, bawaan="manajemen-proyek"), oleh=self.bkd)
        draf.catatan = "Menambah contoh anggaran"
        draf.save(update_fields=["catatan"])
        self._diskusi(Kursus.objects.get(kota=self.kota, bawaan="layanan-digital"))
        return len(self.ikut)

    def _peserta(self, kode: str, kursus: Kursus) -> list[tuple[Kepesertaan, str]]:
        """Learners by plan; people of the demo door come where they show something."""
        khusus = self._khusus(kode)
        terpakai = {o.pegawai_id for o in self.orang.values() if o}
        calon = self._calon(terpakai)
        hasil = []
        for keadaan, banyak in zip(KEADAAN, RENCANA[kode], strict=True):
            pilihan = [khusus[keadaan]] if keadaan in khusus else []
            pilihan += [calon.pop() for _ in range(min(len(calon), banyak - len(pilihan)))]
            hasil += [(self._satu(kursus, p, keadaan), keadaan) for p in pilihan]
        return hasil

    def _calon(self, bukan: set[Any]) -> list[Pegawai]:
        """PNS of the city in random order; the JP of a PPPK are counted elsewhere."""
        pns = Pegawai.objects.filter(kota=self.kota, jenis="PNS").masih_pegawai().exclude(pk__in=bukan)
        ids = list(pns.order_by("nip").values_list("pk", flat=True))
        terpilih = self.acak.sample(ids, min(len(ids), 60))
        orang = Pegawai.objects.select_related("jabatan", "instansi").in_bulk(terpilih)
        return [orang[pk] for pk in terpilih]

    def _khusus(self, kode: str) -> dict[str, Pegawai]:
        if kode == "berakhlak" and self.orang.get("atasan"):
            return {"lulus": self.orang["atasan"].pegawai}
        if kode == "layanan-digital" and self.orang.get("pegawai"):
            return {"tengah": self.orang["pegawai"].pegawai}
        return {}

    def _satu(self, kursus: Kursus, pegawai: Pegawai, keadaan: str) -> Kepesertaan:
        mulai = -self.acak.randint(20, 150)
        lama = self.acak.randint(0, 9)
        return Kepesertaan(
            kota=self.kota,
            kursus=kursus,
            versi=kursus.versi_terbit,
            pegawai=pegawai,
            keadaan=keadaan if keadaan == "berhenti" else "berjalan",
            mulai_pada=self.pada(mulai, self.acak.randint(7, 20)),
            terakhir_pada=self.pada(min(mulai + lama, -1), self.acak.randint(8, 21)),
            selesai_pada=self.pada(min(mulai + lama, -1), 21) if keadaan == "berhenti" else None,
        )

    def _lalu_lintas(self) -> None:
        """Lessons, papers and certificates in bulk."""
        Kepesertaan.objects.bulk_create([i for i, _ in self.ikut])
        bank: dict[int, list[Soal]] = {}
        pelajaran: dict[int, list[Any]] = {}
        kemajuan: list[KemajuanPelajaran] = []
        percobaan: list[Percobaan] = []
        for ikut, keadaan in self.ikut:
            v = ikut.versi
            if v.pk not in bank:
                bank[v.pk] = [Soal(s.jenis, s.teks, s.isi, s.umpan, s.kelompok) for s in v.soal.all()]
                pelajaran[v.pk] = list(v.pelajaran.all())
            kemajuan += self._kemajuan(ikut, keadaan, pelajaran[v.pk])
            percobaan += self._percobaan(ikut, keadaan, bank[v.pk])
        KemajuanPelajaran.objects.bulk_create(kemajuan)
        Percobaan.objects.bulk_create(percobaan)
        self._luluskan([i for i, k in self.ikut if k == "lulus"])
        kolom = ("nilai_pra", "nilai_akhir", "nilai_akhir_pertama", "terakhir", "keadaan", "selesai_pada", "jp")
        Kepesertaan.objects.bulk_update([i for i, _ in self.ikut], [*kolom, "hari_belajar", "sertifikat"])

    def _kemajuan(self, ikut: Kepesertaan, keadaan: str, pelajaran: list[Any]) -> Iterator[KemajuanPelajaran]:
        batas = {"lulus": 6, "gagal": 6, "tengah": self.acak.choice((2, 3, 4)), "baru": 0, "berhenti": 1}[keadaan]
        for n, p in enumerate(pelajaran[: batas + (keadaan != "lulus")]):
            saat = ikut.mulai_pada + (ikut.terakhir_pada - ikut.mulai_pada) * n / 8
            ikut.terakhir = p
            selesai = saat if n < batas else None
            yield KemajuanPelajaran(
                kota=self.kota, kepesertaan=ikut, pelajaran=p, dibuka_pada=saat, selesai_pada=selesai
            )

    def _percobaan(self, ikut: Kepesertaan, keadaan: str, bank: list[Soal]) -> Iterator[Percobaan]:
        kuis = {k.jenis: k for k in ikut.versi.kuis.all()}
        pra = self._lembar(ikut, kuis["pra"], bank, self.acak.uniform(0.3, 0.65), ikut.mulai_pada)
        ikut.nilai_pra = pra.nilai
        yield pra
        if keadaan in ("lulus", "gagal"):
            mutu = self.acak.uniform(0.86, 1) if keadaan == "lulus" else self.acak.uniform(0.35, 0.5)
            akhir = self._lembar(ikut, kuis["akhir"], bank, mutu, ikut.terakhir_pada - timedelta(minutes=20))
            while keadaan == "lulus" and (akhir.nilai or 0) < kuis["akhir"].nilai_lulus:
                akhir = self._lembar(ikut, kuis["akhir"], bank, 1, ikut.terakhir_pada - timedelta(minutes=20))
            ikut.nilai_akhir = ikut.nilai_akhir_pertama = akhir.nilai
            yield akhir

    def _lembar(self, ikut: Kepesertaan, kuis: Any, bank: list[Soal], mutu: float, saat: datetime) -> Percobaan:
        """A paper answered rightly with probability `mutu` per question."""
        soal = tarik(bank, kuis.jumlah_soal, str(self.acak.random()))
        jawaban = {}
        for n, s in enumerate(soal, 1):
            jawaban[str(n)] = self._jawab(s, benar=self.acak.random() < mutu)
        return Percobaan(
            kota=self.kota,
            kepesertaan=ikut,
            kuis=kuis,
            ke=1,
            keadaan="selesai",
            mulai_pada=saat,
            batas_pada=saat + timedelta(minutes=kuis.menit),
            selesai_pada=saat + timedelta(minutes=self.acak.randint(5, kuis.menit)),
            soal=soal,
            jawaban=jawaban,
            nilai=nilai(soal, jawaban),
        )

    def _jawab(self, soal: dict[str, Any], *, benar: bool) -> Any:
        if soal["jenis"] == "isian":
            return soal["isi"]["jawaban"][0] if benar else "belum tahu"
        if soal["jenis"] == "jodoh":
            kanan, banyak = soal["tampil"]["kanan"], len(soal["tampil"]["kanan"])
            letak = [kanan.index(p["kanan"]) for p in soal["isi"]["pasangan"]]
            return {str(b): (x if benar else (x + 1) % banyak) for b, x in enumerate(letak)}
        letak = [i for i, p in enumerate(soal["isi"]["pilihan"]) if p["benar"] is benar]
        return letak if soal["jenis"] == "jamak" else self.acak.choice(letak)

    def _luluskan(self, semua: list[Kepesertaan]) -> None:
        """Certificates and their facts, as `sertifikat_terbitkan` makes them, but written in bulk."""
        urut: dict[int, int] = {}
        diklat, tanda, sertifikat = [], [], []
        layanan = akun_layanan(self.kota)
        for ikut in sorted(semua, key=lambda i: i.terakhir_pada):
            hari = ikut.terakhir_pada.astimezone(self.zona).date()
            if hari.year not in urut:
                ada = Sertifikat.objects.filter(kota=self.kota, tahun=hari.year).aggregate(n=Max("urut"))["n"]
                urut[hari.year] = ada or 0
            urut[hari.year] += 1
            nomor = nomor_sertifikat(self.kota, urut[hari.year], E, hari)
            ikut.keadaan, ikut.selesai_pada, ikut.jp, ikut.hari_belajar = "lulus", ikut.terakhir_pada, Decimal(2), 2
            diklat.append(self._diklat(ikut, nomor, hari))
            tanda.append(TandaTerbit(kota=self.kota, judul=JUDUL_PUBLIK, nomor=nomor, tanggal=hari))
            sertifikat.append(self._sertifikat(ikut, nomor, hari, urut[hari.year], layanan))
        RiwayatDiklat.objects.bulk_create(diklat)
        TandaTerbit.objects.bulk_create(tanda)
        for s, d, t in zip(sertifikat, diklat, tanda, strict=True):
            s.diklat, s.tanda = d, t
        Sertifikat.objects.bulk_create(sertifikat)
        per_kunci = {s.kunci: s for s in sertifikat}
        for ikut in semua:
            ikut.sertifikat = per_kunci[f"belajar:{ikut.pk}"]
        keadaan_segarkan(kota_id=self.kota.pk, tanggal=self.tanggal, pegawai_ids=[i.pegawai_id for i in semua])

    def _diklat(self, ikut: Kepesertaan, nomor: str, hari: date) -> RiwayatDiklat:
        return RiwayatDiklat(
            kota=self.kota,
            pegawai=ikut.pegawai,
            nama=ikut.kursus.judul,
            jenis_siasn=E.kode_siasn(),
            rumpun="lainnya",
            penyelenggara=ikut.kursus.instansi.nama,
            nomor_sertifikat=nomor,
            tanggal_mulai=hari - timedelta(days=1),
            tanggal_selesai=hari,
            jp=Decimal(2),
            verifikasi="TERVERIFIKASI",
            tautan=reverse("belajar:kursus", args=[ikut.kursus_id]),
        )

    def _sertifikat(self, ikut: Kepesertaan, nomor: str, hari: date, urut: int, layanan: Any) -> Sertifikat:
        p, kota = ikut.pegawai, self.kota
        isi = {
            "nama": p.nama_lengkap,
            "nip": p.nip,
            "jabatan": p.jabatan.nama if p.jabatan else "",
            "instansi": p.instansi.nama if p.instansi else "",
            "penyelenggara": ikut.kursus.instansi.nama,
            "penanda_tangan": f"{kota.sebutan_ppk} {kota.nama.removeprefix('Kota ').removeprefix('Provinsi ')}",
            "alasan_jp": "",
            "nilai": str(ikut.nilai_akhir),
        }
        return Sertifikat(
            kota=kota,
            pegawai=p,
            kunci=f"belajar:{ikut.pk}",
            tahun=hari.year,
            urut=urut,
            nomor=nomor,
            tanggal=hari,
            judul=ikut.kursus.judul,
            bentuk=E.kode_siasn(),
            jp=Decimal(2),
            jp_diakui=Decimal(2),
            mulai=hari - timedelta(days=1),
            selesai=hari,
            sumber="BELAJAR",
            tautan=reverse("belajar:kursus", args=[ikut.kursus_id]),
            isi=isi,
            diterbitkan_oleh=layanan,
        )

    def _diskusi(self, kursus: Kursus) -> None:
        penulis = [o for k, o in self.orang.items() if o and k in ("pegawai", "atasan")] or [self.bkd]
        induk = None
        for n, (isi, cara) in enumerate(PESAN):
            oleh = penulis[n % len(penulis)]
            lapor = {"dilaporkan_oleh": self.bkd, "dilaporkan_pada": self.pada(-2, 10)} if cara == "lapor" else {}
            pesan = Pesan.objects.create(
                kota=self.kota,
                kursus=kursus,
                penulis=oleh,
                isi=isi,
                induk=induk if cara == "balas" else None,
                dibuat_pada=self.pada(-12 + n, 10 + n),
                **lapor,
            )
            induk = induk or pesan


def buat_belajar(kota: Kota, tanggal: date) -> int:
    """Courses, learners and certificates of the city; returns how many learners there are."""
    return PembuatBelajar(kota, tanggal).semua()
