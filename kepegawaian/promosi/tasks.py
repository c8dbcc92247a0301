"""Background work: deposits on their TMT, the night of Plt and Plh, decisions to print."""

from celery import shared_task

from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.promosi import dokumen
from kepegawaian.promosi.services import sementara, setor, tetapkan


@shared_task(name="promosi.semua_kota")
def semua_kota() -> None:
    """Sorong's day begins two hours before Jakarta's: every city by its own calendar."""
    for kota_id in Kota.objects.aktif_ids():
        enqueue("promosi.malam_kota", kota_id, kota=kota_id)


@shared_task(name="promosi.malam_kota", per_langkah=True)
def malam_kota(kota_id: int) -> dict[str, int]:
    """Deposit what is due, one batch per transaction, then end and warn of Plt and Plh."""
    with lingkup_kota([kota_id]):
        jatuh_tempo = setor.setor_jatuh_tempo(kota_id)
    disetor = 0
    for paket_id in jatuh_tempo:
        with lingkup_kota([kota_id]):
            disetor += setor.paket_setor(paket_id=paket_id)
    with lingkup_kota([kota_id]):
        return {"disetor": disetor, **sementara.sementara_malam(kota_id=kota_id)}


@shared_task(name="promosi.setor_paket")
def setor_paket(paket_id: int) -> bool:
    return setor.paket_setor(paket_id=paket_id)


@shared_task(name="promosi.cetak_sk")
def cetak_sk(paket_id: int) -> None:
    tetapkan.sk_cetak(paket_id=paket_id, cetak=dokumen.sk_pdf)


@shared_task(name="promosi.cetak_tertinggal", per_langkah=True)
def cetak_tertinggal() -> None:
    """Decisions whose message was lost."""
    for kota_id in Kota.objects.aktif_ids():
        with lingkup_kota([kota_id]):
            tertinggal = tetapkan.sk_belum_tercetak(kota_id)
        for paket_id in tertinggal:
            enqueue("promosi.cetak_sk", paket_id, kota=kota_id)
