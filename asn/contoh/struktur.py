"""Units and seats of one city: perangkat daerah from the CSV, their bidang, kecamatan, kelurahan, puskesmas, schools.

Eselon follows PP 18/2016; kelas is the usual one in a city (PermenPANRB 34/2011, perlu verifikasi).
"""

from datetime import date

from asn.contoh import tabel
from asn.contoh.kerangka import J, Kerangka, Kursi
from asn.contoh.profil import ProfilKota
from kepegawaian.instansi.models import Instansi, Kota, Wilayah
from kepegawaian.jabatan.rules.enum import Jenjang

# Without these units the personas and the flaws would have no home, so even the smallest demo has them.
WAJIB = ("Sekretariat Daerah", "Inspektorat", "Kepegawaian", "Dinas Kesehatan", "Dinas Pendidikan", "Kependudukan")
PELAKSANA = (
    ("Penelaah Teknis Kebijakan", 7),
    ("Penata Layanan Operasional", 7),
    ("Pengolah Data dan Informasi", 6),
    ("Pengelola Layanan Operasional", 6),
    ("Pengadministrasi Perkantoran", 5),
    ("Operator Layanan Operasional", 5),
    ("Pengelola Umum Operasional", 3),
)
BOBOT_KEAHLIAN = ((Jenjang.AHLI_PERTAMA, 1.5), (Jenjang.AHLI_MUDA, 1.2), (Jenjang.AHLI_MADYA, 0.5))
BOBOT_KETERAMPILAN = ((Jenjang.TERAMPIL, 1.2), (Jenjang.MAHIR, 0.8), (Jenjang.PENYELIA, 0.4))


def bangun_struktur(kota: Kota, profil: ProfilKota, tanggal: date, ukuran: float = 1) -> Kerangka:
    """The whole organisation in memory; `ukuran` below 1 keeps only part of the units."""
    k = Kerangka(kota, profil, tanggal)
    baris = _pilih_puncak(profil, ukuran)
    wilayah = list(Wilayah.objects.filter(kode__startswith=f"{profil.kode}.").order_by("kode"))
    sekda = _sekretariat_daerah(k, baris[0])
    for b in baris[1:]:
        if b["jenis"] in ("kecamatan", "distrik"):
            _kecamatan(k, b, sekda, wilayah, ukuran)
        elif b["jenis"].endswith("_administrasi"):
            _kota_administrasi(k, b, sekda, wilayah)
        else:
            _perangkat_daerah(k, b, sekda)
    _puskesmas(k, wilayah, ukuran)
    _sekolah(k, wilayah, ukuran)
    _instansi_lama(k, sekda)
    _bagi_bobot(k)
    return k


def _pilih_puncak(profil: ProfilKota, ukuran: float) -> list[dict[str, str]]:
    """Sekretariat Daerah first, then the order of the CSV; kota administrasi precede the kecamatan they hold."""
    semua = tabel.perangkat_daerah(profil.nama_csv)
    inti = [b for b in semua if b["jenis"] not in ("kecamatan", "distrik")]
    camat = [b for b in semua if b["jenis"] in ("kecamatan", "distrik")]
    if ukuran < 1:
        wajib = [b for b in inti if any(w in b["nama"] for w in (*WAJIB, profil.penerus))]
        lain = [b for b in inti if b not in wajib]
        wajib += [b for b in lain if b["jenis"] == "kota_administrasi"][:1]
        inti = wajib + [b for b in lain if b not in wajib][: round(len(lain) * ukuran)]
        awal = 2 if profil.provinsi else 0  # the first two lie in Kepulauan Seribu
        camat = camat[awal : awal + max(2, round(len(camat) * ukuran))]
    inti.sort(key=lambda b: b["nama"] != "Sekretariat Daerah")
    return inti + camat


def _puncak(k: Kerangka, b: dict[str, str], wilayah: Wilayah | None = None) -> Instansi:
    return k.tambah_unit(b["nama"], b["jenis"], wilayah=wilayah, keyakinan=b["keyakinan"], sumber=b["sumber"])


def _sekretariat_daerah(k: Kerangka, b: dict[str, str]) -> Kursi:
    unit, provinsi = _puncak(k, b), k.profil.provinsi
    sekda = k.tambah_kursi(
        unit,
        "Sekretaris Daerah",
        J.JPT_MADYA if provinsi else J.JPT_PRATAMA,
        kelas=16 if provinsi else 15,
        eselon="I.b" if provinsi else "II.a",
        atasan=None,
        memimpin=True,
    )
    eselon = "II.a" if provinsi else "II.b"
    asisten = [
        k.tambah_kursi(unit, f"Asisten {nama}", J.JPT_PRATAMA, kelas=14, eselon=eselon, atasan=sekda)
        for nama in ("Pemerintahan dan Kesejahteraan Rakyat", "Perekonomian dan Pembangunan", "Administrasi Umum")
    ]
    for nama in ("Pemerintahan, Hukum, dan Politik", "Ekonomi, Keuangan, dan Pembangunan"):
        k.tambah_kursi(unit, f"Staf Ahli Bidang {nama}", J.JPT_PRATAMA, kelas=13, eselon="II.b", atasan=sekda)
    s = tabel.susunan(b["nama"])
    for i, nama in enumerate(s.bidang):
        _bidang(k, unit, nama, asisten[i % 3], s.fungsional[i % len(s.fungsional)])
    return sekda


def _nama_pimpinan(nama: str, jenis: str) -> str:
    if jenis == "inspektorat":
        return "Inspektur"
    return nama.replace("Sekretariat", "Sekretaris") if jenis == "sekretariat" else f"Kepala {nama}"


def _perangkat_daerah(k: Kerangka, b: dict[str, str], sekda: Kursi) -> None:
    unit = _puncak(k, b)
    eselon = "II.a" if k.profil.provinsi and b["jenis"] != "biro" else "II.b"
    kepala = k.tambah_kursi(
        unit,
        _nama_pimpinan(b["nama"], b["jenis"]),
        J.JPT_PRATAMA,
        kelas=14,
        eselon=eselon,
        atasan=sekda,
        memimpin=True,
    )
    s = tabel.susunan(b["nama"])
    if b["jenis"] not in ("sekretariat", "biro"):
        _sekretariat(k, unit, kepala)
    for i, nama in enumerate(s.bidang[: k.profil.bidang]):
        _bidang(k, unit, nama, kepala, s.fungsional[i % len(s.fungsional)])


def _sekretariat(k: Kerangka, induk: Instansi, kepala: Kursi) -> None:
    unit = k.tambah_unit(f"Sekretariat {induk.nama}", "sekretariat", induk)
    sekretaris = k.tambah_kursi(
        unit,
        f"Sekretaris {induk.nama}",
        J.ADMINISTRATOR,
        kelas=12,
        eselon="III.a",
        atasan=kepala,
        memimpin=True,
    )
    _jf(k, unit, "Perencana", sekretaris, 0.6)
    for nama in ("Subbagian Umum dan Kepegawaian", "Subbagian Keuangan")[: 1 if k.profil.bidang == 2 else 2]:
        sub = k.tambah_unit(nama, "subbagian", unit)
        kasubbag = k.tambah_kursi(
            sub, f"Kepala {nama}", J.PENGAWAS, kelas=9, eselon="IV.a", atasan=sekretaris, memimpin=True
        )
        if "Umum" in nama:
            _jf(k, sub, "Arsiparis*", kasubbag, 0.4)
        _pelaksana(k, sub, kasubbag, (0, 2, 4, 5), 0.9)


def _bidang(k: Kerangka, induk: Instansi, nama: str, kepala: Kursi, jf: str) -> None:
    jenis = "bagian" if nama.startswith("Bagian") else "bidang"
    sebutan = nama if nama.startswith("Inspektur") else f"Kepala {nama}"
    setara_kabag = jenis == "bagian" or sebutan == nama
    unit = k.tambah_unit(nama, jenis, induk)
    kabid = k.tambah_kursi(
        unit,
        sebutan,
        J.ADMINISTRATOR,
        kelas=12 if setara_kabag else 11,
        eselon="III.a" if setara_kabag else "III.b",
        atasan=kepala,
        memimpin=True,
    )
    _jf(k, unit, jf, kabid, 1)
    _pelaksana(k, unit, kabid, (0, 1, 3), 0.9)


def _jf(k: Kerangka, unit: Instansi, nama: str, atasan: Kursi, bobot: float, *, keahlian: bool = True) -> None:
    if keahlian:
        for jenjang, b in BOBOT_KEAHLIAN:
            k.kursi_jf(unit, nama.rstrip("*"), jenjang, atasan, b * bobot)
    if nama.endswith("*"):
        for jenjang, b in BOBOT_KETERAMPILAN:
            k.kursi_jf(unit, nama.rstrip("*"), jenjang, atasan, b * bobot)


def _pelaksana(k: Kerangka, unit: Instansi, atasan: Kursi, nomor: tuple[int, ...], bobot: float) -> None:
    for i in nomor:
        nama, kelas = PELAKSANA[i]
        k.tambah_kursi(unit, nama, J.PELAKSANA, kelas=kelas, atasan=atasan, bobot=bobot)


def _kota_administrasi(k: Kerangka, b: dict[str, str], sekda: Kursi, wilayah: list[Wilayah]) -> None:
    unit = _puncak(k, b, next(w for w in wilayah if w.nama == b["nama"]))
    sebutan = b["nama"].replace("Kota Adm", "Wali Kota Adm").replace("Kabupaten", "Bupati")
    kepala = k.tambah_kursi(unit, sebutan, J.JPT_PRATAMA, kelas=14, eselon="II.b", atasan=sekda, memimpin=True)
    _sekretariat(k, unit, kepala)
    s = tabel.susunan(b["nama"])
    for i, nama in enumerate(s.bidang[: k.profil.bidang]):
        _bidang(k, unit, nama, kepala, s.fungsional[i % len(s.fungsional)])


def _kecamatan(k: Kerangka, b: dict[str, str], sekda: Kursi, wilayah: list[Wilayah], ukuran: float) -> None:
    """Kecamatan (in Sorong: distrik) with its kelurahan; in Jakarta below the kota administrasi it lies in."""
    nama = b["nama"].partition(" ")[2]
    w = next(w for w in wilayah if w.jenis == b["jenis"] and w.nama == nama)
    induk = next((u for u in k.unit if u.wilayah_id == w.induk_id), None)
    unit = k.tambah_unit(b["nama"], b["jenis"], induk, w, keyakinan=b["keyakinan"], sumber=b["sumber"])
    sebutan = f"Camat {w.nama}" if b["jenis"] == "kecamatan" else f"Kepala {b['nama']}"
    atasan = k.pimpinan(induk) if induk else sekda
    camat = k.tambah_kursi(unit, sebutan, J.ADMINISTRATOR, kelas=12, eselon="III.a", atasan=atasan, memimpin=True)
    sekcam = k.tambah_kursi(unit, f"Sekretaris {b['nama']}", J.ADMINISTRATOR, kelas=11, eselon="III.b", atasan=camat)
    for nama in ("Pemerintahan dan Pelayanan", "Ekonomi dan Pembangunan")[: k.profil.bidang - 1]:
        k.tambah_kursi(unit, f"Kepala Seksi {nama}", J.PENGAWAS, kelas=9, eselon="IV.a", atasan=camat)
    _pelaksana(k, unit, sekcam, (0, 3, 4, 5), 1.2)
    kelurahan = [x for x in wilayah if x.induk_id == w.kode]
    for x in kelurahan if ukuran >= 1 else kelurahan[:2]:
        _kelurahan(k, unit, x, camat)


def _kelurahan(k: Kerangka, induk: Instansi, w: Wilayah, camat: Kursi) -> None:
    unit = k.tambah_unit(f"Kelurahan {w.nama}", "kelurahan", induk, w, keyakinan="high", sumber=f"wilayah {w.kode}")
    lurah = k.tambah_kursi(unit, f"Lurah {w.nama}", J.PENGAWAS, kelas=9, eselon="IV.a", atasan=camat, memimpin=True)
    if k.profil.sekretaris_kelurahan:
        k.tambah_kursi(unit, f"Sekretaris Kelurahan {w.nama}", J.PENGAWAS, kelas=8, eselon="IV.b", atasan=lurah)
    _pelaksana(k, unit, lurah, (3, 4, 5), 0.8)


def _puskesmas(k: Kerangka, wilayah: list[Wilayah], ukuran: float) -> None:
    dinas = k.puncak("Dinas Kesehatan")
    kepala = k.pimpinan(dinas)
    kecamatan = [w for w in wilayah if w.jenis in ("kecamatan", "distrik")]
    for w in kecamatan if ukuran >= 1 else kecamatan[:2]:
        unit = k.tambah_unit(f"Puskesmas {w.nama}", "puskesmas", dinas, w)
        pimpinan = k.tambah_kursi(
            unit, f"Kepala Puskesmas {w.nama}", J.PENGAWAS, kelas=9, eselon="IV.a", atasan=kepala, memimpin=True
        )
        _jf(k, unit, "Dokter", pimpinan, 0.8)
        _jf(k, unit, "Perawat*", pimpinan, 1.3, keahlian=False)
        _jf(k, unit, "Bidan*", pimpinan, 1.3, keahlian=False)
        for jf in ("Perawat", "Apoteker", "Nutrisionis"):
            k.kursi_jf(unit, jf, Jenjang.AHLI_PERTAMA, pimpinan, 0.7)
        k.kursi_jf(unit, "Pranata Laboratorium Kesehatan", Jenjang.TERAMPIL, pimpinan, 0.7)
        _pelaksana(k, unit, pimpinan, (4, 5), 0.5)


def _sekolah(k: Kerangka, wilayah: list[Wilayah], ukuran: float) -> None:
    dinas = k.puncak("Dinas Pendidikan")
    pembina = [x for x in k.kursi if x.unit.induk_id == dinas.pk and x.unit.jenis == "bidang" and x.jabatan.memimpin]
    kelurahan = [w for w in wilayah if w.jenis == "kelurahan"]
    jumlah = max(3, round(k.profil.sekolah * ukuran))
    for i in range(jumlah):
        w = kelurahan[i * len(kelurahan) // jumlah]
        smp = i % 3 == 2
        nama = f"SMP Negeri {i // 3 + 1} {k.kota.nama_tampilan}" if smp else f"SD Negeri {w.nama} 01"
        unit = k.tambah_unit(nama, "sekolah", dinas, w)
        kepala = k.tambah_kursi(
            unit,
            f"Kepala {nama}",
            J.JF_KEAHLIAN,
            kelas=11,
            jenjang=Jenjang.AHLI_MADYA.value,
            atasan=pembina[1 if smp else 0],
            memimpin=True,
        )
        for jenjang, bobot in ((Jenjang.AHLI_PERTAMA, 9), (Jenjang.AHLI_MUDA, 7), (Jenjang.AHLI_MADYA, 4)):
            k.kursi_jf(unit, "Guru", jenjang, kepala, bobot)
        _pelaksana(k, unit, kepala, (4, 6), 0.6)


def _instansi_lama(k: Kerangka, sekda: Kursi) -> None:
    """A dinas dissolved into another one two years ago: its people were moved on the first of January."""
    penerus = k.puncak(k.profil.penerus)
    unit = k.tambah_unit(
        k.profil.instansi_lama,
        "dinas",
        berlaku_sampai=date(k.tanggal.year - 2, 12, 31),
        penerus=penerus,
        keyakinan="rekaan",
        sumber="rekaan data contoh",
    )
    kepala = k.tambah_kursi(
        unit, f"Kepala {unit.nama}", J.JPT_PRATAMA, kelas=14, eselon="II.b", atasan=sekda, memimpin=True
    )
    for jenjang, _ in BOBOT_KEAHLIAN:
        k.kursi_jf(unit, tabel.susunan(penerus.nama).fungsional[0], jenjang, kepala)
    _pelaksana(k, unit, kepala, (0, 1, 2, 3, 4, 5, 6), 0)


def _bagi_bobot(k: Kerangka) -> None:
    """Share the people by `susunan.bobot` (and kelurahan) over units, and inside one by the weight of its seats."""
    puncak = {u.pk: tabel.susunan(u.nama).bobot for u in k.unit if u.induk_id is None}
    for u in k.unit:
        if u.jenis == "kelurahan":
            puncak[u.perangkat_daerah_id] += 0.55
    jumlah = dict.fromkeys(puncak, 0.0)
    for kursi in k.kursi:
        jumlah[kursi.unit.perangkat_daerah_id] += kursi.bobot
    for kursi in k.kursi:
        puncak_id = kursi.unit.perangkat_daerah_id
        kursi.bobot *= puncak[puncak_id] / jumlah[puncak_id] if kursi.bobot else 0
