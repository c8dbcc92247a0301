"""The figures of one perangkat daerah."""

from datetime import datetime
from decimal import Decimal

from asn.core.legal import pada_tanggal
from asn.core.periode import Periode
from kepegawaian.instansi.models import Instansi
from kepegawaian.instansi.rules.skm import BATAS_MUTU, MutuPelayanan
from kepegawaian.pegawai.rules import pola_distribusi
from kinerja.evaluasi.figur import calon, fakta, indikator, lanjutan, mutu, ringkasan, tren
from kinerja.evaluasi.figur.cakupan import Cakupan, cakupan_instansi, periode_sebelum, teks, teks_atau_kosong
from kinerja.evaluasi.figur.indikator import Indikator, Ukuran
from kinerja.evaluasi.rules import angka
from kinerja.evaluasi.rules.kuadran import kuadran

# Not a norm: "high" performance means at least this share of Baik or better, in per cent.
BATAS_KINERJA = Decimal(80)


def hitung(*, instansi: Instansi, periode: Periode, tanggal_data: datetime) -> angka.AngkaInstansi:
    """Everything about one top unit. The city must be in scope; runs some fifteen statements whatever its size."""
    c = cakupan_instansi(kota_id=instansi.kota_id, akar_id=instansi.pk, periode=periode)
    fakta.siapkan(c)
    tercatat = indikator.baca(kota_id=c.kota_id, akar_ids=[c.akar_id], periode=periode)
    pegawai, predikat = ringkasan.pegawai_dan_predikat()
    sebelum = tren.predikat_sebelum(c)
    lalu = sebelum.get(periode.sebelumnya().kode)
    jp = ringkasan.jp_dihitung(c)
    sebaran_ip, jumlah_ip = ringkasan.ip_asn_dihitung(c)
    penghargaan, pembinaan = calon.calon_penghargaan(c), calon.calon_pembinaan(c)
    ikm = tercatat.ukuran(c.akar_id, "IKM", periode)
    return angka.AngkaInstansi(
        versi=angka.VERSI,
        periode=periode.kode,
        tanggal_data=tanggal_data.isoformat(timespec="seconds"),
        instansi=angka.Instansi(id=instansi.pk, nama=instansi.nama, jenis=instansi.jenis),
        pegawai=pegawai,
        predikat=predikat,
        predikat_sebelumnya=lalu,
        persen_baik=ringkasan.persen_baik(predikat),
        persen_baik_sebelumnya=ringkasan.persen_baik(lalu),
        pola=_pola(tercatat, c, predikat),
        jp=ringkasan.angka_jp(c, jp),
        ip_asn=ringkasan.angka_ip_asn(c, sebaran_ip, jumlah_ip),
        ikm=indikator.angka_ikm(ikm, tercatat.ukuran(c.akar_id, "IKM", periode.sebelumnya()), periode),
        aduan=indikator.angka_aduan(
            tercatat.ukuran(c.akar_id, ADUAN, periode), tercatat.ukuran(c.akar_id, ADUAN, periode.sebelumnya())
        ),
        hukdis=ringkasan.hukdis(c),
        lanjutan=lanjutan.lanjutan(c, tanggal_data.date()),
        penghargaan=penghargaan,
        pembinaan=pembinaan,
        usulan=angka.JumlahUsulan(
            penghargaan=calon.jumlah_usulan(penghargaan, calon.URUTAN_PENGHARGAAN),
            pembinaan=calon.jumlah_usulan(pembinaan, calon.URUTAN_PEMBINAAN),
        ),
        mutu_data=mutu.mutu_data(),
        tren=_tren(c, sebelum, tercatat),
        kuadran=letak(ringkasan.persen_baik(predikat), ikm, periode),
        jumlahan=angka.Jumlahan(
            jp_pns=teks(jp.jumlah_pns), jp_pppk=teks(jp.jumlah_pppk), ip_asn=ringkasan.per_dimensi(jumlah_ip)
        ),
    )


ADUAN = "ADUAN_TEPAT_WAKTU"


def _pola(tercatat: Indikator, c: Cakupan, predikat: angka.Sebaran) -> angka.Pola:
    organisasi = tercatat.predikat_organisasi(c.akar_id, c.periode)
    if organisasi is None:
        catatan = "Pola distribusi tidak diperiksa: predikat kinerja organisasi periode ini belum tercatat."
        return angka.Pola(predikat_organisasi=None, pelanggaran=[], catatan=catatan)
    temuan = pola_distribusi.periksa(organisasi, predikat)
    pelanggaran = [angka.Pelanggaran(kode=t.kode, pesan=t.pesan, dasar=str(t.dasar)) for t in temuan]
    return angka.Pola(
        predikat_organisasi=str(organisasi), pelanggaran=pelanggaran, catatan=pola_distribusi.catatan(predikat)
    )


def _tren(c: Cakupan, sebelum: dict[str, angka.Sebaran], tercatat: Indikator) -> list[angka.Tren]:
    hasil = []
    for periode in periode_sebelum(c.periode):
        ikm, aduan = (tercatat.ukuran(c.akar_id, jenis, periode) for jenis in ("IKM", ADUAN))
        hasil.append(satu_tren(periode, sebelum.get(periode.kode), ikm, aduan))
    return tren_berisi(hasil)


def satu_tren(
    periode: Periode, predikat: angka.Sebaran | None, ikm: Ukuran | None, aduan: Ukuran | None
) -> angka.Tren:
    return angka.Tren(
        periode=periode.kode,
        predikat=predikat or ringkasan.sebaran_predikat({}),
        persen_baik=ringkasan.persen_baik(predikat),
        ikm=teks_atau_kosong(ikm and ikm.nilai),
        aduan=teks_atau_kosong(aduan and aduan.nilai),
    )


def tren_berisi(tren: list[angka.Tren]) -> list[angka.Tren]:
    """Without the empty periods before the first record."""
    mulai = next((i for i, t in enumerate(tren) if t["persen_baik"] or t["ikm"] or t["aduan"]), len(tren))
    return tren[mulai:]


def batas_kepuasan(periode: Periode) -> Decimal:
    """Satisfaction is high from mutu pelayanan B on."""
    return next(b for b, mutu in pada_tanggal(BATAS_MUTU, periode.selesai).nilai if mutu is MutuPelayanan.B)


def letak(persen_baik: angka.Nilai | None, ikm: Ukuran | None, periode: Periode) -> angka.Kuadran:
    posisi = None
    if persen_baik is not None and ikm is not None:
        posisi = kuadran(
            Decimal(persen_baik), ikm.nilai, batas_kinerja=BATAS_KINERJA, batas_kepuasan=batas_kepuasan(periode)
        )
    kepuasan = teks_atau_kosong(ikm and ikm.nilai)
    return angka.Kuadran(kinerja=persen_baik, kepuasan=kepuasan, posisi=str(posisi) if posisi else None)
