"""Selections in every stage a visitor wants to see, a decision that waits for its TMT, and a Plt near its end.

Jakarta: one JPT pratama selection in its interviews, one decided with the appointment ahead; Tangerang Selatan: one
that takes applications; Sorong: internal bidding with people who were nominated. Rows that belong to days gone by are
written as they would stand; ranking, choice and decision are made by the same services as real ones.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password

from asn.akun.models import Pengguna, Penugasan
from asn.contoh.orang import Orang
from asn.contoh.promosi_akhir import diangkat_hari_ini, menunggu_pilihan, putuskan
from asn.core.legal import tambah_bulan
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai, RiwayatJabatan
from kepegawaian.pegawai.services import keadaan_segarkan
from kepegawaian.pegawai.services.pencalonan import pencalonan_catat
from kepegawaian.promosi.models import (
    AnggotaPanitia,
    LamaranJabatan,
    Lowongan,
    NilaiSeleksi,
    PengumumanSeleksi,
    SeleksiJabatan,
    TahapSeleksi,
)
from kepegawaian.promosi.rules.sementara import batas_plt
from kepegawaian.promosi.services.kelayakan import kelayakan_banyak, kelayakan_kota
from kepegawaian.promosi.services.lamaran import data_pelamar
from kepegawaian.promosi.services.lowong import lowong_pada, lowong_sejak, pemegang
from kepegawaian.promosi.services.penilaian import hasil_tahap
from kepegawaian.promosi.services.sementara import sementara_tetapkan
from kepegawaian.promosi.services.susun import tahap_baku
from kepegawaian.promosi.services.syarat import beku

PANITIA = (
    ("Prof. Retno Anggraini", "Guru besar administrasi publik", "AHLI"),
    ("Dr. Hendra Saputra", "Pakar manajemen talenta", "AHLI"),
    ("Dr. Laras Widyawati", "Asesor independen", "AHLI"),
    ("Agus Priyono", "Asisten administrasi umum", "INTERNAL"),
    ("Yuliana Rahmawati", "Inspektur", "INTERNAL"),
)
MOTIVASI = "Saya ingin membawa cara kerja yang sudah terbukti di unit saya untuk memperbaiki layanan seluruh dinas."
# Whose holders may aim at a post of the level.
_ASAL = {
    "JPT_PRATAMA": ("ADMINISTRATOR", "JF_KEAHLIAN"),
    "ADMINISTRATOR": ("PENGAWAS", "JF_KEAHLIAN"),
    "PENGAWAS": ("PELAKSANA", "JF_KEAHLIAN"),
}


class PembuatPromosi:
    """One city. Names of the committee are invented; its accounts open by the demo door through the first of them."""

    def __init__(self, kota: Kota, pemain: Mapping[str, Orang], tanggal: date) -> None:
        self.kota, self.tanggal = kota, tanggal
        self.acak = Random(f"asn.contoh.promosi:{kota.kode}")
        self.pemain = {o.pk for o in pemain.values()}
        self.bkd = self._akun("bkd")
        self.ppk = self._akun("ppk")
        self.panitia = self._panitia()
        self.terpakai: set[int] = set()
        self.terpakai_orang: set[int] = set(self.pemain)

    def _akun(self, kunci: str) -> Pengguna:
        return Pengguna.objects.get(email=f"{kunci}.{self.kota.kode}@demo.invalid")

    def _panitia(self) -> list[Pengguna]:
        """The persona, and four more who can be looked at by "lihat sebagai" only."""
        semua = [self._akun("panitia")]
        for i, (nama, _, _) in enumerate(PANITIA[1:], 2):
            akun = Pengguna.objects.get_or_create(
                username=f"demo.panitia{i}.{self.kota.kode}",
                defaults={"nama": nama, "kota": self.kota, "password": make_password(None)},
            )[0]
            mulai = date(self.tanggal.year - 1, 1, 2)
            Penugasan.objects.get_or_create(pengguna=akun, peran="PANITIA", kota=self.kota, defaults={"mulai": mulai})
            semua.append(akun)
        return semua

    def lowong(self, jenis: str, **syarat: Any) -> Jabatan | None:
        """A vacant post of the level, each taken once; posts that lead a unit first."""
        semua = lowong_pada(Jabatan.objects.filter(kota=self.kota, jenis=jenis), self.tanggal).filter(**syarat)
        bebas = semua.filter(seleksi_id=None).exclude(pk__in=self.terpakai).order_by("-memimpin", "pk")
        jabatan = bebas.first()
        if jabatan is not None:
            self.terpakai.add(jabatan.pk)
        return jabatan

    def kosongkan(self, awalan: str, banyak: int, mundur: int) -> None:
        """The holders of some posts without subordinates have moved to a ministry: these posts are vacant since."""
        terakhir = self.tanggal - timedelta(days=mundur)
        jabatan = Jabatan.objects.filter(kota=self.kota, nama__startswith=awalan).order_by("pk")[:banyak]
        dijabat = RiwayatJabatan.objects.filter(jabatan__in=list(jabatan), penugasan="DEFINITIF", tmt_selesai=None)
        ids = list(dijabat.exclude(pegawai__in=self.pemain).sah().values_list("pegawai", flat=True))
        dijabat.filter(pegawai__in=ids).update(tmt_selesai=terakhir)
        besok = terakhir + timedelta(days=1)
        Pegawai.objects.filter(pk__in=ids).update(kedudukan="PINDAH", tanggal_berhenti=besok)
        keadaan_segarkan(kota_id=self.kota.pk, tanggal=self.tanggal, pegawai_ids=ids)

    def saat(self, hari: int, jam: int = 9) -> datetime:
        """A moment that many days ago."""
        zona = ZoneInfo(self.kota.zona_waktu)
        return datetime.combine(self.tanggal - timedelta(days=hari), time(jam), zona)

    def seleksi(self, jabatan: Jabatan, *, mundur: int, keadaan: str, cara: str = "TERBUKA") -> SeleksiJabatan:
        """A selection whose announcement lies `mundur` days back."""
        mulai = self.tanggal - timedelta(days=mundur)
        sebut = "Seleksi terbuka" if cara == "TERBUKA" else "Lelang jabatan internal"
        baris = SeleksiJabatan.objects.create(
            kota=self.kota,
            cara=cara,
            judul=f"{sebut} {jabatan.nama}",
            nomor=f"{len(self.terpakai):03d}/PANSEL/{self.kota.singkatan}/{mulai.year}",
            pendaftaran_mulai=mulai,
            pendaftaran_sampai=mulai + timedelta(days=14),
            rencana_pelantikan=max(self.tanggal, mulai) + timedelta(days=45),
            lembaga_pengawas="Badan Kepegawaian Negara",
            keadaan=keadaan,
            diumumkan_pada=self.saat(mundur, 8),
            dibuat_oleh=self.bkd,
            dibuat_pada=self.saat(mundur + 6),
        )
        self._lengkapi(baris, jabatan, mundur)
        return baris

    def _lengkapi(self, baris: SeleksiJabatan, jabatan: Jabatan, mundur: int) -> None:
        Lowongan.objects.create(
            kota=self.kota,
            seleksi=baris,
            jabatan=jabatan,
            lowong_sejak=lowong_sejak(jabatan, self.tanggal),
            syarat=[{"kode": "HUKDIS", "nilai": 2}],
        )
        TahapSeleksi.objects.bulk_create(tahap_baku(baris))
        AnggotaPanitia.objects.bulk_create(
            AnggotaPanitia(
                kota=self.kota,
                seleksi=baris,
                pengguna=akun,
                nama=nama,
                jabatan=jabatan_anggota,
                unsur=unsur,
                ketua=i == 0,
                pernyataan_pada=self.saat(mundur + 3),
            )
            for i, (akun, (nama, jabatan_anggota, unsur)) in enumerate(zip(self.panitia, PANITIA, strict=True))
        )
        self.umum(baris, "PEMBUKAAN", f"Pembukaan {baris.judul}", mundur, jabatan=[jabatan.nama])

    def umum(self, baris: SeleksiJabatan, jenis: str, judul: str, mundur: int, **isi: Any) -> None:
        PengumumanSeleksi.objects.create(
            kota=self.kota, seleksi=baris, jenis=jenis, judul=judul[:200], isi=isi, terbit_pada=self.saat(mundur, 10)
        )

    def pelamar(self, baris: SeleksiJabatan, banyak: int, keadaan: str, asal: str = "MANDIRI") -> list[LamaranJabatan]:
        """People who meet the requirements, and one who does not."""
        lowongan = baris.lowongan.select_related("jabatan", "seleksi").get()
        layak = kelayakan_kota(jabatan=lowongan.jabatan, tanggal=baris.rencana_pelantikan)
        layak = layak.filter(kedudukan="AKTIF", jabatan__jenis__in=_ASAL[lowongan.jabatan.jenis])
        layak = layak.exclude(pk__in=self.terpakai_orang)
        if lowongan.jabatan.jenis == "PENGAWAS":
            # Nobody climbs down to become head of a section.
            layak = layak.exclude(golongan__kode__startswith="IV")
        ids = [*layak.filter(memenuhi=True).order_by("pk").values_list("pk", flat=True)[:banyak]]
        if keadaan == "diajukan":
            ids += layak.filter(memenuhi=False, jumlah_kurang=1).order_by("pk").values_list("pk", flat=True)[:1]
        self.terpakai_orang |= set(ids)
        return self._lamaran(baris, lowongan, ids, keadaan, asal)

    def _lamaran(
        self, baris: SeleksiJabatan, lowongan: Lowongan, ids: Sequence[int], keadaan: str, asal: str
    ) -> list[LamaranJabatan]:
        tanggal = baris.rencana_pelantikan
        putusan = kelayakan_banyak(jabatan=lowongan.jabatan, pegawai_ids=ids, tanggal=tanggal)
        orang = Pegawai.objects.select_related("jabatan", "instansi", "golongan").in_bulk(ids)
        return LamaranJabatan.objects.bulk_create(
            LamaranJabatan(
                kota=self.kota,
                seleksi=baris,
                lowongan=lowongan,
                pegawai=orang[pk],
                nomor=f"P-{i:03d}",
                asal=asal,
                motivasi=MOTIVASI,
                data=data_pelamar(orang[pk], baris),
                putusan=beku(putusan[pk].hasil),
                memenuhi_sistem=putusan[pk].memenuhi,
                keadaan=keadaan,
                diajukan_pada=datetime.combine(
                    baris.pendaftaran_mulai + timedelta(days=min(i, 12)), time(10), ZoneInfo(self.kota.zona_waktu)
                ),
            )
            for i, pk in enumerate(ids, 1)
        )

    def administrasi(self, baris: SeleksiJabatan, lamaran: Sequence[LamaranJabatan], mundur: int) -> None:
        isi = [{"jabatan": str(lamaran[0].lowongan), "memenuhi": [p.nomor for p in lamaran]}] if lamaran else []
        judul = f"Hasil seleksi administrasi {baris.judul}"
        self.umum(baris, "ADMINISTRASI", judul, mundur, hasil=isi, tidak_memenuhi=[])

    def nilai(self, baris: SeleksiJabatan, lamaran: Sequence[LamaranJabatan], buka: int, mundur: int) -> None:
        """The first `buka` stages are opened; in the next one only the persona still owes scores."""
        anggota = list(baris.panitia.order_by("pk"))
        for i, tahap in enumerate(baris.tahap.order_by("urutan")):
            if i > buka:
                return
            tahap.keadaan = "dinilai"
            tahap.save(update_fields=["keadaan"])
            penuh = i < buka
            NilaiSeleksi.objects.bulk_create(self._skor(tahap, lamaran, anggota if penuh else anggota[1:]))
            if penuh:
                self._buka(tahap, mundur - 6 * i)

    def _skor(
        self, tahap: TahapSeleksi, lamaran: Sequence[LamaranJabatan], anggota: Sequence[AnggotaPanitia]
    ) -> list[NilaiSeleksi]:
        lembaga = tahap.penilai == "LEMBAGA"
        return [
            NilaiSeleksi(kota=self.kota, tahap=tahap, lamaran=p, anggota=a, skor=self._aspek(tahap, ke, lembaga))
            for ke, p in enumerate(lamaran)
            for a in ([None] if lembaga else anggota)
        ]

    def _aspek(self, tahap: TahapSeleksi, ke: int, lembaga: bool) -> dict[str, Any]:
        """Candidates differ by leaning, members by chance."""
        dasar = 4.4 - 0.35 * (ke % 5)
        if lembaga:
            return {tahap.aspek[0]["kode"]: f"{min(98, max(40, 20 * dasar + self.acak.uniform(-5, 5))):.2f}"}
        return {a["kode"]: min(5, max(1, round(dasar + self.acak.uniform(-0.9, 0.7)))) for a in tahap.aspek}

    def _buka(self, tahap: TahapSeleksi, mundur: int) -> None:
        tahap.dibuka_pada = self.saat(mundur)
        tahap.save(update_fields=["dibuka_pada"])
        tahap.keadaan = "terbuka"
        tahap.save(update_fields=["keadaan"])
        self.umum(tahap.seleksi, "TAHAP", f"Hasil {tahap.nama}", mundur, hasil=hasil_tahap(tahap))

    def plt(self) -> None:
        """Somebody acts for a vacant post, ten days before the last day the circular allows."""
        jabatan = self.lowong("ADMINISTRATOR", sementara=False) or self.lowong("PENGAWAS", sementara=False)
        if jabatan is None:
            return
        calon = Pegawai.objects.filter(jabatan__jenis=jabatan.jenis, kedudukan="AKTIF", jenis="PNS", kota=self.kota)
        seunit = calon.filter(instansi__perangkat_daerah=jabatan.instansi.perangkat_daerah_id)
        orang = seunit.exclude(pk__in=self.pemain).select_related("jabatan__instansi").order_by("pk").first()
        mulai = tambah_bulan(self.tanggal + timedelta(days=10), -3)
        if orang is None or pemegang([jabatan.pk], mulai):
            return
        sementara_tetapkan(
            nilai={
                "jenis": "PLT",
                "pegawai": orang,
                "jabatan": jabatan,
                "mulai": mulai,
                "selesai": min(self.tanggal + timedelta(days=9), batas_plt(mulai, 0)),
                "nomor_sk": f"800.1.11.1/{self.acak.randint(100, 400)}/SP/{mulai.year}",
                "tanggal_sk": mulai,
                "alasan": "Jabatan lowong karena pejabat lama pensiun",
            },
            oleh=self.bkd,
        )


def buat_promosi(kota: Kota, pemain: Mapping[str, Orang], tanggal: date) -> None:
    """What the city shows; it must be in scope."""
    p = PembuatPromosi(kota, pemain, tanggal)
    {"31": _jakarta, "36.74": _tangsel, "96.71": _sorong}[kota.kode](p)
    p.plt()


def _jakarta(p: PembuatPromosi) -> None:
    """Interviews under way for one post; another one decided, its appointment waits for the TMT."""
    p.kosongkan("Staf Ahli", 2, mundur=110)
    if jabatan := p.lowong("JPT_PRATAMA"):
        wawancara = p.seleksi(jabatan, mundur=52, keadaan="penilaian")
        lamaran = p.pelamar(wawancara, 6, "memenuhi")
        p.administrasi(wawancara, lamaran, 34)
        p.nilai(wawancara, lamaran, buka=3, mundur=28)
    if jabatan := p.lowong("JPT_PRATAMA"):
        selesai = p.seleksi(jabatan, mundur=80, keadaan="penilaian")
        lamaran = p.pelamar(selesai, 5, "memenuhi")
        p.administrasi(selesai, lamaran, 60)
        p.nilai(selesai, lamaran, buka=4, mundur=50)
        if lamaran:
            putuskan(p, selesai)


def _tangsel(p: PembuatPromosi) -> None:
    """Registration is open: somebody who enters as Pegawai or Atasan sees the own eligibility."""
    if jabatan := p.lowong("JPT_PRATAMA"):
        dibuka = p.seleksi(jabatan, mundur=6, keadaan="diumumkan")
        p.pelamar(dibuka, 4, "diajukan")
    if jabatan := p.lowong("PENGAWAS"):
        lain = p.seleksi(jabatan, mundur=4, keadaan="diumumkan", cara="INTERNAL")
        p.pelamar(lain, 3, "diajukan")
    if jabatan := p.lowong("PENGAWAS"):
        diangkat_hari_ini(p, jabatan)


def _sorong(p: PembuatPromosi) -> None:
    """Internal bidding: three were nominated because nobody had seen them before."""
    if jabatan := p.lowong("ADMINISTRATOR"):
        internal = p.seleksi(jabatan, mundur=20, keadaan="administrasi", cara="INTERNAL")
        for lamaran in p.pelamar(internal, 3, "diajukan", asal="NOMINASI"):
            pencalonan_catat(
                pegawai=lamaran.pegawai,
                jabatan=jabatan,
                alasan="Kinerja tinggi dan belum pernah dicalonkan; diusulkan komite talenta.",
                kunci=f"contoh-promosi:{lamaran.pegawai_id}:{jabatan.pk}",
                oleh=p.bkd,
                tanggal=internal.pendaftaran_mulai - timedelta(days=7),
            )
    if jabatan := p.lowong("PENGAWAS"):
        menunggu_pilihan(p, jabatan)
