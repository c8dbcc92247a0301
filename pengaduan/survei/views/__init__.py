"""Pages of officers (kampanye, tindakan, kupon, layanan, tindak, banding) and of citizens (publik, isi)."""
