"""Texts with what a short draft lacks: an amending act, and every level of grouping and list."""

AMENDING = """\
PERATURAN DAERAH KOTA SERANG
NOMOR 3 TAHUN 2020
TENTANG
PERUBAHAN ATAS PERATURAN DAERAH NOMOR 1 TAHUN 2015 TENTANG CONTOH

DENGAN RAHMAT TUHAN YANG MAHA ESA

WALI KOTA SERANG,

Menimbang : bahwa perlu menetapkan Peraturan Daerah tentang Perubahan;

Mengingat : 1. Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;

MEMUTUSKAN:

Menetapkan : PERATURAN DAERAH TENTANG PERUBAHAN.

Pasal I

Beberapa ketentuan dalam Peraturan Daerah Nomor 1 Tahun 2015 diubah sebagai berikut:

1. Ketentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:

    Pasal 5
    (1) Setiap orang wajib:
        a. menjaga; dan
        b. melapor.
    (2) Ketentuan lebih lanjut diatur dengan Peraturan Wali Kota.

2. Di antara Pasal 7 dan Pasal 8 disisipkan 1 (satu) pasal, yakni Pasal 7A sehingga berbunyi sebagai berikut:

    Pasal 7A
    Cukup.

Pasal II

Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
"""
DEEP = """\
BAB I
KETENTUAN UMUM

Bagian Kesatu
Umum

Paragraf 1
Istilah

Pasal 1
Dalam Peraturan Daerah ini yang dimaksud dengan:
1. Daerah adalah Kota Serang.
2. Pajak terdiri atas:
    a. pajak satu:
        1) butir satu; dan
        2) butir dua; dan
    b. pajak dua.

Pasal 1A
(1) Ayat satu.
(3) Ayat tiga:
    a. huruf a:
        1. angka satu:
            a) huruf dalam:
                1) paling dalam; dan
                2) akhir; dan
            b) huruf dua; dan
        2. angka dua; dan
    b. huruf b.

Pasal 2
Setiap orang:
a. satu; dan
b. dua,

dilarang merokok.

Pasal 3
Kalimat pertama.

BAB IA
LAIN-LAIN

Pasal 4
Kalimat lain.
"""
