"""The figures of the whole city, out of the finished sheets and the indicators of their units."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from asn.core.periode import Periode
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai.rules.enum import JenisASN, PredikatKinerja
from kinerja.evaluasi.figur import calon, indikator, lanjutan, mutu, ringkasan
from kinerja.evaluasi.figur.cakupan import Cakupan, periode_sebelum
from kinerja.evaluasi.figur.indikator import Indikator, Ukuran
from kinerja.evaluasi.figur.instansi import ADUAN, letak, satu_tren, tren_berisi
from kinerja.evaluasi.figur.metode import metode
from kinerja.evaluasi.models import EvaluasiInstansi
from kinerja.evaluasi.rules import angka
from kinerja.evaluasi.rules.ip_asn import KategoriIPASN


def hitung(
    *, kota: Kota, periode: Periode, lembar: Sequence[EvaluasiInstansi], tanggal_data: datetime
) -> angka.AngkaKota:
    """Sum what can be summed, average by head-count, never average an average. `lembar` come with their instansi."""
    selesai = [x.angka for x in lembar if x.hasil == "selesai"]
    akar = [a["instansi"]["id"] for a in selesai]
    c = Cakupan(kota.pk, 0, (), periode)
    tercatat = indikator.baca(kota_id=kota.pk, akar_ids=akar, periode=periode)
    ikm, aduan = _gabung(tercatat, akar, "IKM", periode), _gabung(tercatat, akar, ADUAN, periode)
    lalu = periode.sebelumnya()
    predikat = _jumlah_sebaran([a["predikat"] for a in selesai])
    predikat_lalu = [a["predikat_sebelumnya"] for a in selesai if a["predikat_sebelumnya"]]
    sebelumnya = _jumlah_sebaran(predikat_lalu) if predikat_lalu else None
    penghargaan = calon.urutkan((o for a in selesai for o in a["penghargaan"]), calon.URUTAN_PENGHARGAAN)
    pembinaan = calon.urutkan((o for a in selesai for o in a["pembinaan"]), calon.URUTAN_PEMBINAAN)
    sebaran_ip = _tambah(KategoriIPASN, [a["ip_asn"]["sebaran"] for a in selesai])
    return angka.AngkaKota(
        versi=angka.VERSI,
        periode=periode.kode,
        tanggal_data=tanggal_data.isoformat(timespec="seconds"),
        instansi=angka.Instansi(id=kota.pk, nama=kota.nama, jenis="kota"),
        pegawai=_pegawai(selesai),
        predikat=predikat,
        predikat_sebelumnya=sebelumnya,
        persen_baik=ringkasan.persen_baik(predikat),
        persen_baik_sebelumnya=ringkasan.persen_baik(sebelumnya),
        pola=_pola(selesai),
        jp=ringkasan.angka_jp(c, _jp(selesai)),
        ip_asn=ringkasan.angka_ip_asn(c, sebaran_ip, _jumlah_ip(selesai)),
        ikm=indikator.angka_ikm(ikm, _gabung(tercatat, akar, "IKM", lalu), periode),
        aduan=indikator.angka_aduan(aduan, _gabung(tercatat, akar, ADUAN, lalu)),
        hukdis=ringkasan.jumlahkan_hukdis(a["hukdis"] for a in selesai),
        lanjutan=lanjutan.jumlahkan(selesai),
        penghargaan=penghargaan[: angka.CALON_DISEBUT_KOTA],
        pembinaan=pembinaan[: angka.CALON_DISEBUT_KOTA],
        usulan=angka.JumlahUsulan(
            penghargaan=calon.jumlah_usulan(penghargaan, calon.URUTAN_PENGHARGAAN),
            pembinaan=calon.jumlah_usulan(pembinaan, calon.URUTAN_PEMBINAAN),
        ),
        mutu_data=mutu.gabungkan(
            [*(a["mutu_data"] for a in selesai), mutu.tanpa_unit(c, [x.instansi_id for x in lembar])]
        ),
        tren=_tren(selesai, tercatat, akar, periode),
        kuadran=letak(ringkasan.persen_baik(predikat), ikm, periode),
        jumlahan=_jumlahan(selesai),
        liga=liga(selesai),
        gagal=[
            angka.LembarGagal(instansi_id=x.instansi_id, nama=x.instansi.nama, galat=x.galat)
            for x in lembar
            if x.hasil == "gagal"
        ],
        metode=metode(periode),
    )


def liga(selesai: Sequence[Mapping[str, Any]]) -> list[angka.BarisLiga]:
    """Units by share of Baik or better, then IP ASN; equals share a rank, units without a predikat have none."""
    urut = sorted(selesai, key=lambda a: (*_kunci_liga(a), a["instansi"]["nama"]))
    hasil: list[angka.BarisLiga] = []
    for posisi, a in enumerate(urut, start=1):
        sama = bool(hasil) and _kunci_liga(a) == _kunci_liga(urut[posisi - 2])
        peringkat = None if a["persen_baik"] is None else hasil[-1]["peringkat"] if sama else posisi
        hasil.append(
            angka.BarisLiga(
                instansi_id=a["instansi"]["id"],
                nama=a["instansi"]["nama"],
                jumlah=a["pegawai"]["jumlah"],
                persen_baik=a["persen_baik"],
                ip_asn=_ip(a),
                jp_persen=a["jp"]["pns"]["persen"],
                ikm=a["ikm"]["nilai"] if a["ikm"] else None,
                aduan=a["aduan"]["persen"] if a["aduan"] else None,
                pelanggaran=len(a["pola"]["pelanggaran"]),
                peringkat=peringkat,
            )
        )
    return hasil


def _ip(a: Mapping[str, Any]) -> str | None:
    return a["ip_asn"]["rata"]["total"] if a["ip_asn"]["rata"] else None


def _kunci_liga(a: Mapping[str, Any]) -> tuple[bool, Decimal, Decimal]:
    return a["persen_baik"] is None, -Decimal(a["persen_baik"] or 0), -Decimal(_ip(a) or 0)


def _tambah(kode: Iterable[str], bagian: Sequence[Mapping[str, int]]) -> angka.Sebaran:
    return {str(k): sum(b[k] for b in bagian) for k in kode}


def _jumlah_sebaran(bagian: Sequence[Mapping[str, int]]) -> angka.Sebaran:
    return _tambah(PredikatKinerja, bagian)


def _pegawai(selesai: Sequence[Mapping[str, Any]]) -> angka.Pegawai:
    bagian = [a["pegawai"] for a in selesai]
    return angka.Pegawai(
        jumlah=sum(b["jumlah"] for b in bagian),
        per_jenis=_tambah(JenisASN, [b["per_jenis"] for b in bagian]),
        dinilai=sum(b["dinilai"] for b in bagian),
        belum_dinilai=sum(b["belum_dinilai"] for b in bagian),
    )


def _pola(selesai: Sequence[Mapping[str, Any]]) -> angka.Pola:
    """The pattern belongs to an organisation, so a city only says how many units depart from theirs."""
    menyimpang = sum(1 for a in selesai if a["pola"]["pelanggaran"])
    diperiksa = sum(1 for a in selesai if not a["pola"]["catatan"])
    catatan = f"Pola distribusi diperiksa per perangkat daerah: {menyimpang} dari {diperiksa} tidak sesuai pola."
    return angka.Pola(predikat_organisasi=None, pelanggaran=[], catatan=catatan)


def _jp(selesai: Sequence[Mapping[str, Any]]) -> ringkasan.JPDihitung:
    return ringkasan.JPDihitung(
        pns=sum(a["jp"]["pns"]["jumlah"] for a in selesai),
        terpenuhi=sum(a["jp"]["pns"]["terpenuhi"] for a in selesai),
        jumlah_pns=_desimal(selesai, "jp_pns"),
        pppk=sum(a["jp"]["pppk"]["jumlah"] for a in selesai),
        melebihi=sum(a["jp"]["pppk"]["melebihi_batas"] for a in selesai),
        jumlah_pppk=_desimal(selesai, "jp_pppk"),
    )


def _desimal(selesai: Sequence[Mapping[str, Any]], kunci: str) -> Decimal:
    return sum((Decimal(a["jumlahan"][kunci]) for a in selesai), Decimal(0))


def _jumlah_ip(selesai: Sequence[Mapping[str, Any]]) -> dict[str, Decimal]:
    return {d: sum((Decimal(a["jumlahan"]["ip_asn"][d]) for a in selesai), Decimal(0)) for d in ringkasan.DIMENSI}


def _jumlahan(selesai: Sequence[Mapping[str, Any]]) -> angka.Jumlahan:
    return angka.Jumlahan(
        jp_pns=str(_desimal(selesai, "jp_pns")),
        jp_pppk=str(_desimal(selesai, "jp_pppk")),
        ip_asn=ringkasan.per_dimensi(_jumlah_ip(selesai)),
    )


def _gabung(tercatat: Indikator, akar: Sequence[int], jenis: str, periode: Periode) -> Ukuran | None:
    return indikator.gabung(tercatat.ukuran(a, jenis, periode) for a in akar)


def _tren(
    selesai: Sequence[Mapping[str, Any]], tercatat: Indikator, akar: Sequence[int], periode: Periode
) -> list[angka.Tren]:
    hasil = []
    for p in periode_sebelum(periode):
        bagian = [t["predikat"] for a in selesai for t in a["tren"] if t["periode"] == p.kode]
        predikat = _jumlah_sebaran(bagian)
        ikm, aduan = _gabung(tercatat, akar, "IKM", p), _gabung(tercatat, akar, ADUAN, p)
        hasil.append(satu_tren(p, predikat if any(predikat.values()) else None, ikm, aduan))
    return tren_berisi(hasil)
