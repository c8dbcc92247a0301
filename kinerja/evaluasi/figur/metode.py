"""How every figure is made and on which basis: printed with the report, so that it can be checked by hand."""

from asn.core.legal import pada_tanggal
from asn.core.periode import Periode
from kepegawaian.instansi.rules.skm import BATAS_MUTU
from kepegawaian.pegawai.rules import pola_distribusi
from kinerja.evaluasi.figur.calon import tahun_penilaian
from kinerja.evaluasi.figur.instansi import BATAS_KINERJA, batas_kepuasan
from kinerja.evaluasi.rules import ip_asn, jp
from kinerja.evaluasi.rules.angka import Metode

_PREDIKAT = {
    "triwulan": "Predikat triwulan ini.",
    "semester": "Predikat triwulan terakhir dalam semester ini.",
    "tahun": "Predikat evaluasi kinerja tahunan.",
}


def metode(periode: Periode) -> list[Metode]:
    pada = periode.selesai
    jp_pns, jp_pppk = pada_tanggal(jp.JP_PNS_TERSEDIKIT, pada), pada_tanggal(jp.JP_PPPK_TERBANYAK, pada)
    skor = pada_tanggal(ip_asn.SKOR_KINERJA, pada)
    tahun = tahun_penilaian(periode)
    isi = [
        (
            "Pegawai yang dihitung",
            f"Pegawai dalam dinas pada {pada:%d-%m-%Y}, pada unit jabatan definitif terakhirnya menurut riwayat "
            "jabatan. Riwayat yang ditolak verifikasinya tidak dihitung. Periode terdahulu dihitung dengan cara yang "
            "sama dari buku induk saat ini.",
            "UU 20/2023",
        ),
        (
            "Predikat kinerja",
            f"{_PREDIKAT[periode.jenis]} Persentase Baik ke atas dihitung dari pegawai yang dinilai.",
            "PermenPANRB 6/2022",
        ),
        (
            "Pola distribusi",
            "Sebaran predikat setiap perangkat daerah dibandingkan dengan pola menurut predikat kinerja "
            "organisasinya. Ketidaksesuaian ditampilkan sebagai peringatan untuk dijelaskan dan tidak mengubah "
            f"predikat siapa pun. Diperiksa bila sedikitnya {pola_distribusi.PEGAWAI_TERSEDIKIT} pegawai dinilai; "
            "batas paling banyak dibulatkan ke bawah dan batas paling sedikit ke atas.",
            str(pola_distribusi.DASAR),
        ),
        (
            "Jam pelajaran (JP)",
            f"PNS paling sedikit {jp_pns.nilai} JP setahun, dihitung sebanding dengan bulan kerja sejak awal tahun. "
            f"PPPK paling banyak {jp_pppk.nilai} JP per tahun perjanjian kerja; kelebihan hanya peringatan.",
            f"{jp_pns.kutipan}; {jp_pppk.kutipan}",
        ),
        (
            "Indeks Profesionalitas ASN",
            "Jumlah skor kualifikasi (25), kompetensi (40), kinerja (30), dan disiplin (5) setiap pegawai; indeks "
            "instansi dan kota adalah rata-rata pegawainya. Kinerja memakai predikat tahunan terakhir dari tahun ini "
            "atau tahun lalu, bila tidak ada memakai predikat triwulan terbaru. Yang tidak tercatat bernilai 0.",
            skor.kutipan,
        ),
        (
            "Kepuasan masyarakat dan aduan",
            "Nilai yang dilaporkan perangkat daerah; bila tidak ada, rata-rata unit di bawahnya yang ditimbang "
            "menurut jumlah jawaban. Nilai kota adalah rata-rata perangkat daerah yang ditimbang dengan cara sama.",
            pada_tanggal(BATAS_MUTU, pada).kutipan,
        ),
        (
            "Hukuman disiplin",
            "Hukuman yang berlaku atau dijatuhkan dalam periode ini. Jumlah kecil disamarkan pada dokumen untuk umum.",
            "PP 94/2021; UU 27/2022",
        ),
        (
            "Tindak lanjut yang tercatat",
            "Penghargaan yang ditetapkan dan pembinaan yang berjalan sejak hari pertama periode sampai data diambil, "
            "serta angka kredit dari konversi predikat yang masanya berakhir dalam periode ini.",
            "PP 30/2019; PermenPANRB 1/2023",
        ),
        (
            "Calon penghargaan dan pembinaan",
            f"Penghargaan menurut predikat tahunan {tahun - 1} dan {tahun} serta masa kerja; pembinaan menurut "
            "predikat periode ini, periode sebelumnya, dan pemenuhan JP. Daftar ini usulan; keputusan tetap pada "
            "pejabat yang berwenang. Daftar tingkat kota menyebut calon teratas, daftar lengkap ada pada lembar "
            "perangkat daerah.",
            "PP 30/2019; PermenPANRB 6/2022; PP 35/2010",
        ),
        (
            "Kuadran kinerja dan kepuasan",
            f"Kinerja tinggi bila sedikitnya {BATAS_KINERJA} % pegawai berpredikat Baik ke atas; kepuasan tinggi bila "
            f"IKM sedikitnya {str(batas_kepuasan(periode)).replace('.', ',')} (mutu B). Alat baca, bukan ketentuan.",
            "",
        ),
    ]
    return [Metode(judul=judul, isi=uraian, dasar=dasar) for judul, uraian, dasar in isi]
