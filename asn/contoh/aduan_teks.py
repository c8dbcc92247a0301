"""What the demo reports are made of: how many, how they end, places, names, channels, answers."""

JUMLAH = {"36.74": 420, "96.71": 240, "31": 700}
JUMLAH_KECIL = 60
HARI = 365
# What became of a report older than a month.
NASIB = ("selesai",) * 15 + ("selesai_puas",) * 4 + ("bukan_wewenang", "diarsipkan", "digabung", "ditindaklanjuti")
JALAN = ("Jl. Merdeka", "Jl. Ahmad Yani", "Jl. Sudirman", "Jl. Melati", "Gang Mawar", "Jl. Kartini", "Jl. Pahlawan")
PATOKAN = ("pasar", "masjid", "gereja", "SD negeri", "lapangan bola", "terminal", "kantor kelurahan", "puskesmas")
NAMA = ("Budi Santoso", "Siti Aminah", "Yohanes Kambu", "Maria Wanma", "Andi Wijaya", "Dewi Lestari", "Hasan Basri")
SALURAN = ("web",) * 14 + ("loket", "loket", "telepon", "surat", "lapor", "media_sosial")
TEMPLAT = (
    (
        "Terima kasih, sedang diperiksa",
        "Terima kasih atas laporan Anda. Petugas kami memeriksa lokasi dan akan menyampaikan hasilnya di halaman ini.",
    ),
    (
        "Sudah dikerjakan",
        "Laporan Anda sudah kami tindak lanjuti. Mohon dilihat hasilnya, dan sampaikan bila masih ada yang kurang.",
    ),
    (
        "Masuk rencana kerja",
        "Usul Anda kami catat dalam rencana kerja. Pelaksanaannya menunggu anggaran tahun "
        "berikutnya; perkembangannya kami sampaikan di sini.",
    ),
)
WBS = (
    "Kepala seksi meminta uang tanda terima kasih setiap kali menandatangani surat keterangan. Saya diminta lima "
    "ratus ribu rupiah dan diberi tahu agar tidak memakai kuitansi.",
    "Mobil dinas dipakai setiap akhir pekan untuk usaha katering keluarga pejabat. Bahan bakarnya dari kas kantor.",
)
