"""Words of the demo consultations: one topic per state of life. Invented; no real draft of any city."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pokok:
    """A group of comments: what they say, the decision, the answer, the change and the follow-up that came of it."""

    judul: str
    putusan: str
    tanggapan: str
    masukan: tuple[str, ...]
    butir: int | None = None
    perubahan: tuple[str, str, str] | None = None
    lanjut: str = ""


@dataclass(frozen=True, slots=True)
class Topik:
    """`geser`: days from today to the first day, the last day, and the promised answer."""

    dinas: str
    keadaan: str
    judul: str
    ringkasan: str
    uraian: str
    geser: tuple[int, int, int]
    tahap: str = "rancangan"
    butir: tuple[tuple[str, str], ...] = ()
    pokok: tuple[Pokok, ...] = ()
    ditahan: tuple[tuple[str, str], ...] = ()
    sembunyi: tuple[tuple[str, str], ...] = ()
    pertemuan: str = ""
    alasan: str = ""
    lain: dict[str, bool] = field(default_factory=dict)


TOPIK = (
    Topik(
        "Kependudukan",
        "dibuka",
        "Rancangan Peraturan {ppk} tentang Jam Layanan Loket Kependudukan",
        "Loket KTP, KK, dan akta akan buka sampai malam dua hari seminggu dan pada hari Sabtu.",
        "Banyak warga bekerja pada jam kantor sehingga harus izin untuk mengurus dokumen.\n\n"
        "Kami ingin mendengar: hari dan jam mana yang paling membantu Anda, dan layanan apa yang harus "
        "ada di luar jam kerja?",
        (-9, 12, 33),
        butir=(
            ("Pasal 3 ayat (1)", "Loket buka Senin sampai Jumat pukul 08.00 sampai 15.00."),
            ("Pasal 3 ayat (2)", "Pada hari Selasa dan Kamis loket buka sampai pukul 20.00."),
            ("Pasal 4", "Pada hari Sabtu loket buka pukul 08.00 sampai 11.00 untuk perekaman KTP-el."),
        ),
        pokok=(
            Pokok(
                "Jam Sabtu terlalu pendek",
                "",
                "",
                (
                    "Tiga jam pada hari Sabtu tidak cukup. Antrean perekaman KTP anak sekolah habis pukul 9.",
                    "Mohon Sabtu sampai pukul 13.00, supaya yang pagi masih bekerja sempat datang.",
                    "Setuju buka Sabtu, tetapi layani juga KK dan akta, jangan hanya KTP-el.",
                ),
                butir=2,
            ),
            Pokok(
                "Angkutan pulang malam",
                "",
                "",
                (
                    "Sampai jam 8 malam bagus, tetapi setelah jam 7 tidak ada angkutan dari sana. Bisa bergilir?",
                    "Kalau buka malam, mohon lampu parkir diperbaiki dan ada petugas keamanan.",
                ),
                butir=1,
            ),
            Pokok(
                "Nomor antrean daring",
                "",
                "",
                (
                    "Nomor antrean bisa diambil dari rumah? Ibu saya sudah sepuh dan menunggu dua jam.",
                    "Sediakan kuota khusus lansia dan penyandang disabilitas tanpa harus daftar daring.",
                    "Usul: kirim pengingat lewat pesan sehari sebelum jadwal.",
                ),
            ),
        ),
        ditahan=(
            ("Hubungi saya di 0812-3456-7890 kalau perlu saksi antrean kemarin, saya siap.", "nomor telepon"),
            ("Lihat contoh kota lain di https://contoh.invalid/jam-layanan, jauh lebih lama bukanya.", "tautan"),
        ),
        sembunyi=(("Petugas loket 3 malas dan tidak becus, pecat saja orangnya.", "serangan"),),
        pertemuan="Aula kecamatan, hari kesepuluh, pukul 09.00. Tanpa pendaftaran; ada juru bahasa isyarat.",
    ),
    Topik(
        "Perhubungan",
        "ditutup",
        "Rancangan Peraturan {ppk} tentang Parkir di Tepi Jalan Umum",
        "Ruas parkir diberi warna, dan pembayaran dapat dilakukan tanpa uang tunai.",
        "Parkir liar mempersempit jalan dan membuat warga membayar tanpa tanda terima.\n\n"
        "Kami bertanya: ruas mana yang perlu bebas parkir, dan bagaimana juru parkir sekarang dilibatkan?",
        (-41, -12, 9),
        butir=(
            ("Pasal 5", "Pembayaran parkir dilakukan secara nontunai."),
            ("Pasal 8", "Parkir dilarang pada radius 25 meter dari persimpangan."),
        ),
        pokok=(
            Pokok(
                "Tetap terima tunai",
                "sebagian",
                "Pembayaran tunai tetap dilayani selama masa peralihan enam bulan, dengan tanda terima.",
                (
                    "Tidak semua orang punya dompet digital. Orang tua saya bayar tunai, jangan ditolak.",
                    "Sinyal di pasar sering hilang. Kalau hanya nontunai bagaimana?",
                    "Setuju nontunai supaya uangnya jelas masuk kas daerah.",
                ),
                butir=0,
                perubahan=(
                    "Pasal 5",
                    "Pembayaran parkir dilakukan secara nontunai.",
                    "Pembayaran parkir dilakukan secara nontunai. Selama enam bulan sejak peraturan ini berlaku, "
                    "pembayaran tunai dilayani dengan tanda terima.",
                ),
            ),
            Pokok(
                "Nasib juru parkir",
                "",
                "",
                (
                    "Juru parkir di depan ruko kami warga sini juga. Latih mereka, jangan diganti mesin.",
                    "Beri juru parkir seragam dan nomor, supaya warga tahu yang resmi.",
                ),
            ),
        ),
        sembunyi=(("Beli aplikasi parkir murah di toko kami, diskon minggu ini!", "promosi"),),
    ),
    Topik(
        "Lingkungan",
        "ditanggapi",
        "Rancangan Peraturan {ppk} tentang Pengangkutan Sampah Terjadwal",
        "Sampah diangkut menurut jenis pada hari yang tetap di tiap kelurahan.",
        "Volume sampah naik, sedangkan pemilahan di rumah belum jalan.\n\n"
        "Kami bertanya: jadwal seperti apa yang sanggup diikuti rumah Anda, dan apa yang dibutuhkan untuk memilah?",
        (-112, -82, -61),
        butir=(
            ("Pasal 6 ayat (1)", "Sampah organik diangkut dua kali seminggu."),
            ("Pasal 9", "Rumah tangga yang tidak memilah dikenai teguran tertulis."),
        ),
        pokok=(
            Pokok(
                "Organik perlu diangkut lebih sering",
                "diterima",
                "Masukan diterima. Sampah organik membusuk dalam dua hari; frekuensinya kami naikkan menjadi tiga "
                "kali seminggu, dan armada ditambah mulai anggaran perubahan.",
                (
                    "Dua kali seminggu pasti bau. Minimal tiga kali, apalagi musim hujan.",
                    "Di gang kami truk tidak bisa masuk, pakai gerobak motor supaya bisa lebih sering.",
                    "Kompleks kami sanggup memilah asal jadwalnya benar-benar ditepati.",
                ),
                butir=0,
                perubahan=(
                    "Pasal 6 ayat (1)",
                    "Sampah organik diangkut dua kali seminggu.",
                    "Sampah organik diangkut paling sedikit tiga kali seminggu.",
                ),
                lanjut="Menambah gerobak motor pengangkut untuk kelurahan dengan jalan sempit",
            ),
            Pokok(
                "Teguran diganti pembinaan dahulu",
                "sebagian",
                "Diterima sebagian. Teguran baru dikirim sesudah dua kali pembinaan oleh kader lingkungan; kewajiban "
                "memilah tetap.",
                (
                    "Jangan langsung ditegur. Warga belum tahu caranya, ajari dulu lewat PKK dan RT.",
                    "Teguran tertulis ke rumah kontrakan akan sampai ke siapa? Penghuninya berganti-ganti.",
                ),
                butir=1,
                perubahan=(
                    "Pasal 9",
                    "Rumah tangga yang tidak memilah dikenai teguran tertulis.",
                    "Rumah tangga yang tidak memilah dibina paling sedikit dua kali sebelum dikenai teguran tertulis.",
                ),
                lanjut="Melatih kader lingkungan di setiap kelurahan",
            ),
            Pokok(
                "Iuran digratiskan",
                "tidak",
                "Tidak diterima. Biaya pengangkutan belum dapat seluruhnya ditanggung APBD. Warga tidak mampu tetap "
                "dibebaskan menurut ketentuan yang berlaku.",
                ("Kalau wajib memilah, iuran sampah seharusnya gratis.",),
            ),
        ),
        sembunyi=(("Ketua RT kami makan uang iuran, namanya semua orang tahu.", "tuduhan"),),
    ),
    Topik(
        "Kesehatan",
        "selesai",
        "Evaluasi Antrean Puskesmas",
        "Setahun antrean daring berjalan: apa yang membaik, apa yang belum.",
        "Nomor antrean daring mulai dipakai tahun lalu. Kami ingin tahu bagaimana rasanya di ruang tunggu.",
        (-260, -235, -215),
        tahap="evaluasi",
        pokok=(
            Pokok(
                "Jalur tanpa ponsel",
                "diterima",
                "Masukan diterima. Setiap puskesmas menyediakan meja pendaftaran langsung sepanjang jam layanan.",
                (
                    "Nenek saya tidak punya ponsel, jadi selalu dapat nomor terakhir.",
                    "Petugas menyuruh pulang karena belum daftar daring. Tolong ada meja pendaftaran.",
                ),
                lanjut="Membuka meja pendaftaran langsung di semua puskesmas",
            ),
            Pokok(
                "Perkiraan waktu tunggu",
                "diterima",
                "Masukan diterima. Layar ruang tunggu menampilkan perkiraan waktu panggil.",
                ("Nomor saja tidak cukup, tulis perkiraan jamnya.",),
                lanjut="Memasang perkiraan waktu panggil pada layar ruang tunggu",
            ),
        ),
    ),
    Topik(
        "Pendidikan",
        "diumumkan",
        "Rancangan Peraturan {ppk} tentang Daya Tampung Sekolah Menengah Pertama",
        "Jumlah kursi tiap sekolah diumumkan lebih awal, dan cara menghitungnya terbuka.",
        "Setiap tahun orang tua bertanya dari mana angka daya tampung berasal. Rancangan ini menjelaskannya.\n\n"
        "Kami akan bertanya: informasi apa yang Anda butuhkan sebelum mendaftar?",
        (6, 27, 48),
        butir=(("Pasal 4", "Daya tampung diumumkan paling lambat tiga bulan sebelum pendaftaran."),),
    ),
    Topik(
        "Sosial",
        "draf",
        "Penerapan Bantuan Permakanan Lansia",
        "Bagaimana makanan sampai ke rumah lansia yang tinggal sendiri.",
        "Draf untuk dibahas di dalam sebelum diumumkan.",
        (20, 41, 62),
        tahap="penerapan",
    ),
    Topik(
        "Perhubungan",
        "dibatalkan",
        "Rute Angkutan Pengumpan",
        "Usulan rute baru dari permukiman ke halte utama.",
        "Rute awal disusun dari data perjalanan tahun lalu.",
        (-30, -9, 12),
        pokok=(
            Pokok("", "", "", ("Rute 3 mohon lewat depan rumah sakit.", "Jam pertama jangan setelah pukul 6 pagi.")),
        ),
        alasan="Rutenya dibahas bersama rencana induk transportasi yang baru. Masukan Anda kami bawa ke sana.",
    ),
)
