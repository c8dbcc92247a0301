"""Issuing: number, proof and PDF of the city and of every sheet; the state changes when all of them are stored.

`siklus.evaluasi_terbitkan` checks and reserves the number. A task then makes one PDF per sheet in a transaction of
its own, and in a last one the PDF of the city, the seals, the new state and the replacement of the former revision. It
may be delivered twice or killed: sheets are taken with locks that others skip, and the last step happens once.
"""

from collections.abc import Callable

from asn.core.berkas import berkas_simpan
from asn.core.lingkup import lingkup_kota
from asn.core.models import KeadaanPekerjaan
from asn.core.pekerjaan import pekerjaan_akhiri, pekerjaan_maju
from asn.core.services import apply_transition
from asn.core.tipe import terisi
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from kinerja.evaluasi.services.hitung import alamat_evaluasi
from kinerja.evaluasi.services.permintaan import catatan_permintaan, saat_terbit
from kinerja.evaluasi.workflows import EVALUASI_WORKFLOW, KeadaanEvaluasi

CetakKota = Callable[[EvaluasiBerkala], bytes]
CetakLembar = Callable[[EvaluasiInstansi], bytes]


def terbit_jalankan(*, evaluasi_id: int, kota_id: int, cetak_kota: CetakKota, cetak_lembar: CetakLembar) -> bool:
    """Make what is still missing, then issue; False when another task does, or issuing was not asked for."""
    while terbit_satu_lembar(evaluasi_id=evaluasi_id, kota_id=kota_id, cetak=cetak_lembar):
        pass
    return terbit_sahkan(evaluasi_id=evaluasi_id, kota_id=kota_id, cetak=cetak_kota)


def _diminta(evaluasi_id: int, *, terkunci: bool = False) -> EvaluasiBerkala | None:
    """The reviewed evaluation whose issuing is under way, dressed as it will be once issued."""
    kueri = EvaluasiBerkala.objects.select_related("kota", "pekerjaan__pemilik", "tanda", "menggantikan__tanda")
    if terkunci:
        kueri = kueri.select_for_update(of=("self",))
    evaluasi = kueri.filter(pk=evaluasi_id, keadaan=KeadaanEvaluasi.DITINJAU).first()
    if evaluasi is None or evaluasi.pekerjaan is None or evaluasi.pekerjaan.berakhir or evaluasi.tanda is None:
        return None
    evaluasi.diterbitkan_pada = saat_terbit(terisi(evaluasi.pekerjaan), evaluasi.kota)
    evaluasi.diterbitkan_oleh = evaluasi.pekerjaan.pemilik
    return evaluasi


def terbit_satu_lembar(*, evaluasi_id: int, kota_id: int, cetak: CetakLembar) -> bool:
    """Store the PDF of one sheet that has none; False when no free one is left."""
    with lingkup_kota([kota_id]):
        evaluasi = _diminta(evaluasi_id)
        if evaluasi is None:
            return False
        bebas = EvaluasiInstansi.objects.select_for_update(of=("self",), skip_locked=True)
        belum = bebas.filter(evaluasi_id=evaluasi_id, hasil="selesai", pdf=None)
        lembar = belum.select_related("instansi", "tanda").order_by("instansi__urutan", "pk").first()
        if lembar is None:
            return False
        _cetak_lembar(evaluasi, lembar, cetak)
    return True


def _cetak_lembar(evaluasi: EvaluasiBerkala, lembar: EvaluasiInstansi, cetak: CetakLembar) -> None:
    lembar.tanda = tanda_terbitkan(
        kota_id=lembar.kota_id,
        judul=f"{evaluasi} – {lembar.instansi.nama}"[:250],
        nomor=f"{evaluasi.nomor}/{_urutan(lembar):02d}",
        tanggal=saat_terbit(terisi(evaluasi.pekerjaan), evaluasi.kota).date(),
    )
    evaluasi.keadaan = KeadaanEvaluasi.DITERBITKAN
    lembar.evaluasi = evaluasi
    lembar.pdf = berkas_simpan(
        isi=cetak(lembar),
        nama=f"evaluasi-{evaluasi.periode}-{lembar.instansi_id}.pdf",
        pemilik=lembar,
        izin="evaluasi.view_evaluasiinstansi",
        oleh=evaluasi.diterbitkan_oleh,
    )
    lembar.save(update_fields=["pdf", "tanda"])
    pekerjaan_maju(terisi(evaluasi.pekerjaan_id), pesan=lembar.instansi.nama)


def _urutan(lembar: EvaluasiInstansi) -> int:
    """Place of the sheet in the report, for its number."""
    terurut = lembar.evaluasi.lembar.filter(hasil="selesai").order_by("instansi__urutan", "instansi__nama", "pk")
    return list(terurut.values_list("pk", flat=True)).index(lembar.pk) + 1


def terbit_sahkan(*, evaluasi_id: int, kota_id: int, cetak: CetakKota) -> bool:
    """Issue, once every sheet has its document; False while one is still missing, or when it was done already."""
    with lingkup_kota([kota_id]):
        evaluasi = _diminta(evaluasi_id, terkunci=True)
        if evaluasi is None or evaluasi.lembar.filter(hasil="selesai", pdf=None).exists():
            return False
        penerbit = terisi(evaluasi.diterbitkan_oleh)
        evaluasi.save(update_fields=["diterbitkan_pada", "diterbitkan_oleh"])
        apply_transition(EVALUASI_WORKFLOW, "terbitkan", evaluasi, oleh=penerbit, catatan=catatan_permintaan(evaluasi))
        evaluasi.keadaan = KeadaanEvaluasi.DITERBITKAN
        evaluasi.pdf = berkas_simpan(
            isi=cetak(evaluasi),
            nama=f"evaluasi-{evaluasi.periode}-kota.pdf",
            pemilik=evaluasi,
            izin="evaluasi.view_evaluasiberkala",
            oleh=penerbit,
        )
        evaluasi.save(update_fields=["pdf"])
        _segel(evaluasi)
        if evaluasi.menggantikan is not None:
            apply_transition(EVALUASI_WORKFLOW, "gantikan", evaluasi.menggantikan, oleh=penerbit)
        pekerjaan_maju(terisi(evaluasi.pekerjaan_id))
        pekerjaan_akhiri(
            terisi(evaluasi.pekerjaan_id), KeadaanPekerjaan.SELESAI, "Diterbitkan.", alamat_evaluasi(evaluasi)
        )
    return True


def _segel(evaluasi: EvaluasiBerkala) -> None:
    """Publish the hash of every document, and let each document of the former revision point to its successor."""
    lama = evaluasi.menggantikan
    tanda_segel(terisi(evaluasi.tanda), sha256=terisi(evaluasi.pdf).sha256, menggantikan=lama.tanda if lama else None)
    dulu = {x.instansi_id: x.tanda for x in lama.lembar.select_related("tanda")} if lama else {}
    for lembar in evaluasi.lembar.filter(pdf__isnull=False).select_related("tanda", "pdf"):
        tanda_segel(terisi(lembar.tanda), sha256=terisi(lembar.pdf).sha256, menggantikan=dulu.get(lembar.instansi_id))


def terbit_gagal(*, evaluasi_id: int, kota_id: int, pesan: str) -> None:
    """End the job visibly; the evaluation stays reviewed and may be issued again."""
    with lingkup_kota([kota_id]):
        evaluasi = EvaluasiBerkala.objects.filter(pk=evaluasi_id).first()
        if evaluasi is not None and evaluasi.pekerjaan_id:
            pekerjaan_akhiri(evaluasi.pekerjaan_id, KeadaanPekerjaan.GAGAL, pesan, alamat_evaluasi(evaluasi))
