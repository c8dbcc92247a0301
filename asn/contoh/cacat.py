"""Deliberate flaws worth finding (list and numbers: README). Made in memory, before anything is written."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from asn.contoh.karier import PLAFON
from asn.contoh.kerangka import Kerangka
from asn.contoh.orang import Orang, Pangkat, PembuatIdentitas
from asn.core.legal import tambah_bulan
from kepegawaian.pegawai.rules.golongan import setingkat_di_atas

PORSI = {"nip_beda_lahir": 0.004, "kgb_terlambat": 0.012, "tanpa_evaluasi": 0.025, "kontrak_segera": 0.015}
PASANGAN_KEMBAR, DI_ATAS_PLAFON, TANPA_ATASAN = 3, 4, 6


def terapkan(acak: Random, k: Kerangka, orang: list[Orang], identitas: PembuatIdentitas) -> None:
    """Mark or bend a few people and positions; one person carries one flaw at most."""
    aktif = [o for o in orang if not o.berhenti and o.kedudukan == "AKTIF" and not o.kursi.tunggal]
    acak.shuffle(aktif)
    jumlah = {nama: max(3, round(len(aktif) * porsi)) for nama, porsi in PORSI.items()}
    _tandai(aktif, "di_atas_plafon", DI_ATAS_PLAFON, lambda o: _naik_melampaui_plafon(k, o))
    _tandai(aktif, "kontrak_segera", jumlah["kontrak_segera"], lambda o: _kontrak_habis(acak, k, o))
    _tandai(aktif, "kgb_terlambat", jumlah["kgb_terlambat"], lambda o: o.jenis == "PNS")
    _tandai(aktif, "nip_beda_lahir", jumlah["nip_beda_lahir"], lambda o: _nip_keliru(identitas, o))
    _tandai(aktif, "tanpa_evaluasi", jumlah["tanpa_evaluasi"], lambda o: o.jenis != "CPNS")
    _kembarkan([o for o in aktif if not o.tanda and o.jenis == "PNS"], identitas)
    _cabut_atasan(acak, k)


def _tandai(aktif: list[Orang], tanda: str, jumlah: int, bengkokkan: Callable[[Orang], bool]) -> None:
    """Bend the first people it fits."""
    for o in aktif:
        if jumlah and not o.tanda and bengkokkan(o):
            o.tanda.add(tanda)
            jumlah -= 1


def _naik_melampaui_plafon(k: Kerangka, o: Orang) -> bool:
    """One reguler promotion too many for the degree (PP 99/2000 ps. 8)."""
    p = o.pangkat[-1] if o.pangkat else None
    if not o.pns or o.kursi.jabatan.jenjang or p is None or p.golongan != PLAFON[o.tingkat]:
        return False
    tmt = tambah_bulan(p.tmt, 48)
    if tmt > k.tanggal:
        return False
    o.pangkat.append(Pangkat(setingkat_di_atas(p.golongan) or p.golongan, tmt, "REGULER", p.mkg_bulan + 48))
    return True


def _kontrak_habis(acak: Random, k: Kerangka, o: Orang) -> bool:
    awal = k.tanggal.replace(day=1)
    if o.jenis != "PPPK" or o.tmt_masuk > tambah_bulan(awal, -12):
        return False
    o.kontrak_sampai = tambah_bulan(awal, acak.randint(2, 5)) - timedelta(days=1)
    return True


def _nip_keliru(identitas: PembuatIdentitas, o: Orang) -> bool:
    """The NIP was issued with another day of birth than the record and the NIK hold."""
    if not o.pns or o.lahir.day > 27:
        return False
    benar, o.lahir = o.lahir, o.lahir + timedelta(days=1)
    o.nip = identitas.nomor_induk(o)
    o.lahir = benar
    return True


def _kembarkan(calon: list[Orang], identitas: PembuatIdentitas) -> None:
    """Two people who look like one: same name and sex, born a day apart."""
    dibuat = 0
    for satu in calon:
        dua = next((o for o in calon if o is not satu and not o.tanda and _sebaya(o, satu)), None)
        if satu.tanda or dua is None:
            continue
        dua.nama, dua.suku, dua.tempat, dua.lahir = satu.nama, satu.suku, satu.tempat, satu.lahir + timedelta(days=1)
        dua.nip, dua.nik = identitas.nomor_induk(dua), identitas.nik(dua)
        satu.tanda.add("nama_kembar")
        dua.tanda.add("nama_kembar")
        dibuat += 1
        if dibuat == PASANGAN_KEMBAR:
            return


def _sebaya(o: Orang, lain: Orang) -> bool:
    return o.pria == lain.pria and o.jenis == lain.jenis and abs((o.lahir - lain.lahir).days) < 200


def _cabut_atasan(acak: Random, k: Kerangka) -> None:
    calon = [x for x in k.kursi if x.isi and not x.tunggal and x.unit.berlaku_sampai is None]
    for kursi in acak.sample(calon, TANPA_ATASAN):
        kursi.atasan = kursi.jabatan.atasan = None
