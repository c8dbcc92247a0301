"""Accounts of the demo door: one per persona of `asn.akun.persona`, held by people who show the role well."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from django.contrib.auth.hashers import make_password

from asn.akun.models import Pengguna, Penugasan
from asn.akun.peran import Peran
from asn.akun.persona import PERSONA_KOTA, PERSONA_PUSAT, PUSAT, Persona
from asn.akun.services.layanan import akun_layanan
from asn.contoh.kerangka import J, Kerangka
from asn.contoh.kinerja import PembuatKinerja
from asn.contoh.orang import Orang
from asn.contoh.penempatan import PENGELOLA
from kepegawaian.instansi.models import Instansi, Kota

BAWAHAN_TERSEDIKIT = 5
SIBUK = ("Kependudukan", "Perhubungan", "Sosial", "Dinas")


def ada_contoh(kota: Kota) -> bool:
    """The account of the BKD persona marks a city whose demo is complete: one transaction writes both."""
    return Pengguna.objects.filter(email=PERSONA_KOTA[0].email(kota.kode)).exists()


class PemilihPersona:
    """Finds in one city the people behind the personas; nobody plays two of them."""

    def __init__(self, k: Kerangka, orang: list[Orang], kinerja: PembuatKinerja) -> None:
        self.k, self.kinerja = k, kinerja
        self.orang = [
            o for o in orang if not o.berhenti and o.kedudukan == "AKTIF" and not o.tanda and o.jenis == "PNS"
        ]
        self._bawahan = Counter(id(o.kursi.atasan) for o in orang if not o.berhenti and o.kursi.atasan)
        self._pemain: dict[str, Orang] = {}

    def pilih(self, kunci: str) -> Orang | None:
        cara: dict[str, Callable[[], Iterator[Orang]]] = {
            "bkd": self._bkd,
            "kepala_dinas": self._kepala_dinas,
            "pengelola": self._pengelola,
            "atasan": self._atasan,
            "pegawai": self._pegawai,
            "auditor": self._auditor,
            "tim_penilai": self._tim_penilai,
            "konselor": self._konselor,
            "cemerlang": self._cemerlang,
            "terperiksa": self._terperiksa,
        }
        if kunci not in cara:
            return None
        terpakai = {o.pk for o in self._pemain.values()}
        self._pemain[kunci] = next(o for o in cara[kunci]() if o.pk not in terpakai)
        return self._pemain[kunci]

    def _di(self, kata: str) -> list[Orang]:
        puncak = self.k.puncak(kata).pk
        return [o for o in self.orang if o.kursi.unit.perangkat_daerah_id == puncak]

    def _bkd(self) -> Iterator[Orang]:
        yield from sorted(
            self._di("Kepegawaian"),
            key=lambda o: (o.kursi.manajerial, "Analis Sumber" not in o.kursi.jabatan.nama, o.pk),
        )

    def _kepala_dinas(self) -> Iterator[Orang]:
        kepala = [o for o in self.orang if o.kursi.jabatan.jenis == J.JPT_PRATAMA and o.kursi.jabatan.memimpin]
        for kata in SIBUK:
            yield from (o for o in kepala if kata in o.kursi.unit.nama)

    def _pengelola(self) -> Iterator[Orang]:
        """The personnel clerk of Dinas Kesehatan."""
        yield from sorted(
            self._di("Dinas Kesehatan"),
            key=lambda o: (
                o.kursi.manajerial,
                "Umum dan Kepegawaian" not in o.kursi.unit.nama,
                o.kursi.jabatan.nama != PENGELOLA,
                o.pk,
            ),
        )

    def _atasan(self) -> Iterator[Orang]:
        kabid = [o for o in self.orang if o.kursi.jabatan.nama.startswith("Kepala Bidang")]
        kabid.sort(key=lambda o: (-min(self._bawahan[id(o.kursi)], BAWAHAN_TERSEDIKIT), o.pk))
        yield from kabid

    def _pegawai(self) -> Iterator[Orang]:
        """A JF with every year assessed and predicates that changed over the years, where the pengelola works."""
        jf = [o for o in self.orang if o.kursi.jabatan.jenjang in ("AHLI_MUDA", "MAHIR") and len(o.masa) > 1]

        tahun = sorted({p.tahun for p in self.kinerja.periode if p.jenis == "tahun"})
        kesehatan = self.k.puncak("Dinas Kesehatan").pk
        riwayat = {o.pk: [self.kinerja.tahunan.get((o.pk, t)) for t in tahun] for o in jf}
        yield from sorted(
            jf,
            key=lambda o: (
                o.kursi.unit.perangkat_daerah_id != kesehatan,
                None in riwayat[o.pk],
                -len(set(riwayat[o.pk])),
                len(o.sekolah) < 3,
                o.pk,
            ),
        )

    def _cemerlang(self) -> Iterator[Orang]:
        """Long in the same post, never moved: a JF if it can be."""
        tetap = [o for o in self.orang if len(o.masa) == 1 and (self.k.tanggal - o.tmt_masuk).days > 8 * 366]
        yield from sorted(tetap or self.orang, key=lambda o: (o.kursi.jabatan.jenjang != "AHLI_PERTAMA", o.pk))

    def _terperiksa(self) -> Iterator[Orang]:
        """Somebody whom the persona "atasan" examines and may punish: a PNS of his team, without a post of rank."""
        kursi = self._pemain["atasan"].kursi
        milik = [o for o in self.orang if o.kursi.atasan is kursi]
        yield from sorted(milik, key=lambda o: (o.kursi.jabatan.jenis != J.PELAKSANA, o.pk))

    def _auditor(self) -> Iterator[Orang]:
        yield from sorted(self._di("Inspektorat"), key=lambda o: ("Auditor" not in o.kursi.jabatan.nama, o.pk))

    def _tim_penilai(self) -> Iterator[Orang]:
        """Somebody who leads, at the secretariat if it can be."""
        yield from sorted(
            self.orang, key=lambda o: ("Sekretariat Daerah" not in o.kursi.unit.nama, not o.kursi.manajerial, o.pk)
        )

    def _konselor(self) -> Iterator[Orang]:
        """An officer of the personnel agency, else anybody who does not lead."""
        kepegawaian = self.k.puncak("Kepegawaian").pk
        yield from sorted(
            self.orang,
            key=lambda o: (o.kursi.unit.perangkat_daerah_id != kepegawaian, o.kursi.manajerial, o.pk),
        )


def buat_akun(k: Kerangka, pemilih: PemilihPersona) -> dict[str, Orang]:
    """One account per persona of the city; returns who plays whom."""
    pemain: dict[str, Orang] = {}
    for persona in PERSONA_KOTA:
        o = pemilih.pilih(persona.kunci)
        if o:
            pemain[persona.kunci] = o
        akun = Pengguna.objects.create(
            username=o.nip if o else f"demo.{persona.kunci}.{k.kota.kode}",
            email=persona.email(k.kota.kode),
            nama=o.nama if o else f"{persona.judul} {k.kota.nama_tampilan}",
            kota=k.kota,
            pegawai_id=o.pk if o else None,
            password=make_password(None),
        )
        if persona.peran:
            _tugaskan(akun, persona.peran, k.tanggal, kota=k.kota, instansi=_instansi(k, persona, o))
    # The account of the nights has worked as long as the people have.
    akun_layanan(k.kota).penugasan.update(mulai=_sejak(k.tanggal))
    return pemain


def _instansi(k: Kerangka, persona: Persona, o: Orang | None) -> Instansi | None:
    if persona.peran not in (Peran.KEPALA_INSTANSI, Peran.PENGELOLA_INSTANSI) or o is None:
        return None
    return next(u for u in k.unit if u.pk == o.kursi.unit.perangkat_daerah_id)


def _tugaskan(akun: Pengguna, peran: Peran, tanggal: date, **jangkauan: object) -> None:
    Penugasan.objects.create(pengguna=akun, peran=peran.value, mulai=_sejak(tanggal), **jangkauan)


def _sejak(tanggal: date) -> date:
    return date(tanggal.year - 1, 1, 2)


def buat_admin_pusat(tanggal: date) -> None:
    """The one account that belongs to no city."""
    akun, baru = Pengguna.objects.get_or_create(
        email=PERSONA_PUSAT.email(PUSAT),
        defaults={
            "username": f"demo.{PERSONA_PUSAT.kunci}",
            "nama": PERSONA_PUSAT.judul,
            "password": make_password(None),
        },
    )
    if baru:
        _tugaskan(akun, Peran.ADMIN_PUSAT, tanggal, pusat=True)
