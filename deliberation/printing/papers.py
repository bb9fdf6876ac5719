"""PAPERS: the papers of a meeting, by the name of their template."""

PAPERS = {
    "undangan": "Undangan",
    "daftar-hadir": "Daftar hadir",
    "penundaan": "Berita acara penundaan",
    "hasil": "Berita acara hasil keputusan",
    "persetujuan-bersama": "Berita acara persetujuan bersama",
    "tingkat-1": "Berita acara Pembicaraan Tingkat I",
    "risalah": "Risalah",
    "notulen": "Notulen (catatan rapat)",
}
