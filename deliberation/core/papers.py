"""What a move asks of a person: the documents of each step and the facts to state, with their official names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the procedure. `blocks`: the law lets no step that needs it be taken without it."""

    id: str
    nama: str
    legal_basis: str = ""
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """One fact a person states when moving on. `kind` is "tanggal", "teks", or "angka"."""

    name: str
    label: str
    kind: str
    help: str = ""
    required: bool = True


_DOCUMENTS = (
    # usul dan penyusunan
    Document(
        "keterangan_na",
        "Penjelasan atau keterangan dan/atau naskah akademik",
        "UU 12/2011 Pasal 56 ayat (2) dan Pasal 63",
        blocks=True,
    ),
    Document("daftar_pengusul", "Daftar nama dan tanda tangan pengusul"),
    Document(
        "persetujuan_urgensi",
        "Persetujuan bersama Bapemperda dan bagian hukum atas urgensi Raperda",
        "UU 23/2014 Pasal 239 ayat (7) huruf c",
    ),
    Document("hasil_pengkajian", "Hasil pengkajian Bapemperda"),
    Document("paraf_pemrakarsa", "Naskah berparaf perangkat daerah pemrakarsa"),
    Document("paraf_koordinasi", "Naskah berparaf koordinasi bagian hukum"),
    # harmonisasi dan pengajuan
    Document("permohonan_harmonisasi", "Surat permohonan harmonisasi"),
    Document("petikan_propemperda", "Petikan Propemperda atau izin di luar Propemperda"),
    Document(
        "hasil_harmonisasi",
        "Berita acara atau surat selesai harmonisasi",
        "UU 12/2011 Pasal 58 dan Pasal 63",
        blocks=True,
    ),
    Document("bukti_penyebaran", "Bukti penyampaian Raperda kepada semua anggota DPRD"),
    Document("keputusan_usul", "Keputusan DPRD tentang usul Raperda"),
    Document(
        "surat_pimpinan_dprd",
        "Surat pimpinan DPRD kepada kepala daerah",
        "UU 12/2011 Pasal 61 ayat (1)",
        blocks=True,
    ),
    Document(
        "surat_pengantar_kdh",
        "Surat pengantar kepala daerah kepada DPRD",
        "UU 12/2011 Pasal 61 ayat (2)",
        blocks=True,
    ),
    # pembicaraan tingkat I
    Document("naskah_penjelasan", "Naskah penjelasan"),
    Document("naskah_pendapat_kdh", "Naskah pendapat kepala daerah"),
    Document("naskah_jawaban_fraksi", "Naskah tanggapan atau jawaban fraksi"),
    Document("naskah_pandangan_fraksi", "Naskah pemandangan umum fraksi"),
    Document("naskah_jawaban_kdh", "Naskah tanggapan atau jawaban kepala daerah"),
    Document("keputusan_pembahas", "Keputusan DPRD tentang alat kelengkapan yang membahas"),
    Document("laporan_pembahasan", "Laporan pembahasan alat kelengkapan DPRD"),
    Document("risalah", "Risalah rapat pembahasan"),
    Document("pendapat_akhir_fraksi", "Naskah pendapat akhir fraksi"),
    Document("ba_tingkat_1", "Berita acara pembicaraan tingkat I"),
    # fasilitasi
    Document("permohonan_fasilitasi", "Surat permohonan fasilitasi"),
    Document("hasil_fasilitasi", "Surat hasil fasilitasi"),
    Document("matriks_fasilitasi", "Matriks tindak lanjut hasil fasilitasi"),
    # pembicaraan tingkat II
    Document("ba_penundaan", "Berita acara penundaan rapat paripurna"),
    Document("daftar_hadir", "Daftar hadir rapat paripurna"),
    Document("laporan_tk2", "Laporan alat kelengkapan dalam rapat paripurna"),
    Document("naskah_pendapat_akhir_kdh", "Naskah pendapat akhir kepala daerah"),
    Document("ba_persetujuan_bersama", "Berita acara persetujuan bersama"),
    Document("keputusan_persetujuan", "Keputusan DPRD tentang persetujuan Raperda"),
    Document("keputusan_penolakan", "Keputusan DPRD atau berita acara tidak disetujui"),
    # evaluasi, noreg, penetapan
    Document("surat_penyampaian", "Surat pengantar pimpinan DPRD kepada kepala daerah dan naskah akhir"),
    Document("permohonan_evaluasi", "Surat permohonan evaluasi dan lampirannya"),
    Document("hasil_evaluasi", "Keputusan hasil evaluasi"),
    Document("tindak_lanjut_evaluasi", "Bukti tindak lanjut hasil evaluasi"),
    Document("permohonan_noreg", "Surat permohonan nomor register"),
    Document("surat_noreg", "Surat pemberian nomor register"),
    Document("naskah_bertanda_tangan", "Naskah Peraturan Daerah yang ditandatangani kepala daerah"),
    Document(
        "kalimat_pengesahan",
        'Halaman terakhir dengan kalimat "Peraturan Daerah ini dinyatakan sah"',
        "UU 23/2014 Pasal 242 ayat (8) dan ayat (9)",
        blocks=True,
    ),
    # pengundangan
    Document("lembaran_daerah", "Lembaran Daerah dan Tambahan Lembaran Daerah"),
    Document("salinan", "Salinan yang diautentifikasi"),
    Document("surat_pascapenetapan", "Surat penyampaian Peraturan Daerah kepada Menteri atau gubernur"),
    Document("abstrak_jdih", "Metadata dan abstrak JDIH"),
    # akhir
    Document("keputusan_penarikan", "Keputusan pimpinan DPRD atau surat kepala daerah tentang penarikan"),
    Document(
        "persetujuan_penarikan",
        "Persetujuan bersama DPRD dan kepala daerah untuk menarik Raperda",
        "UU 12/2011 Pasal 76 ayat (2)",
        blocks=True,
    ),
    Document("perkada", "Peraturan kepala daerah pengganti", "UU 23/2014 Pasal 313 dan Pasal 323"),
    Document("putusan_ma", "Putusan Mahkamah Agung", "UUD 1945 Pasal 24A"),
    # jalur khusus
    Document("kesepakatan_kua_ppas", "Nota kesepakatan KUA dan PPAS", "UU 23/2014 Pasal 310; PP 12/2019"),
    Document("laporan_keuangan", "Laporan keuangan yang telah diperiksa BPK", "UU 23/2014 Pasal 320"),
    Document("ikhtisar_bumd", "Ikhtisar laporan keuangan BUMD", "PP 12/2019 Pasal 191"),
    Document("raperkada_penjabaran", "Rancangan peraturan kepala daerah tentang penjabaran", "UU 23/2014 Pasal 314"),
    Document("perubahan_rkpd", "Perubahan RKPD", "UU 23/2014 Penjelasan Pasal 245"),
    Document(
        "keputusan_pimpinan", "Keputusan pimpinan DPRD tentang hasil penyempurnaan", "PP 12/2019 Pasal 115", blocks=True
    ),
    Document("rancangan_perkada", "Rancangan peraturan kepala daerah", "UU 23/2014 Pasal 313 dan Pasal 323"),
    Document("pengesahan_perkada", "Pengesahan rancangan peraturan kepala daerah", "UU 23/2014 Pasal 313"),
    Document(
        "perda_pertanggungjawaban",
        "Perda pertanggungjawaban pelaksanaan APBD tahun sebelumnya",
        "PP 12/2019 Pasal 179",
    ),
    Document("bukti_luar_biasa", "Bukti keadaan luar biasa", "UU 23/2014 Pasal 316 ayat (3)"),
    Document("kesepakatan_substansi", "Kesepakatan substansi RTRW dengan DPRD", "PP 21/2021"),
    Document("ba_lintas_sektor", "Berita acara pembahasan lintas sektor", "PP 21/2021"),
    Document("persetujuan_substansi", "Surat persetujuan substansi", "PP 21/2021", blocks=True),
    Document(
        "bukti_penerima_pajak",
        "Bukti penyampaian kepada Menteri Dalam Negeri dan Menteri Keuangan, serta gubernur bagi kabupaten atau kota",
        "UU 1/2022 Pasal 98",
    ),
    Document("rekomendasi_menkeu", "Rekomendasi perubahan dari Menteri Keuangan", "UU 1/2022 Pasal 99"),
)

DOCUMENTS: dict[str, Document] = {document.id: document for document in _DOCUMENTS}

_ASKS = (
    Ask("inaugurated_on", "Tanggal pelantikan kepala daerah", "tanggal", "RPJMD ditetapkan 6 bulan sesudahnya."),
    Ask("rpjpd_ends_on", "RPJPD yang berlaku berakhir", "tanggal", "RPJPD baru ditetapkan 6 bulan sesudahnya."),
    Ask(
        "bpk_received_on",
        "Laporan hasil pemeriksaan BPK diterima",
        "tanggal",
        "Kosongkan bila BPK terlambat; Raperda tetap disampaikan (PP 12/2019 Pasal 191 ayat (4)).",
        required=False,
    ),
    Ask(
        "submitted_on",
        "Tanggal Raperda diterima DPRD",
        "tanggal",
        "Jangka waktu keputusan DPRD dihitung dari tanggal ini.",
    ),
    Ask("sanding", "Raperda DPRD yang dibahas", "teks", "Nama Raperda yang dibahas; Raperda ini bahan bandingannya."),
    Ask("substance_on", "Tanggal persetujuan substansi", "tanggal", "RTRW ditetapkan 2 bulan sesudahnya."),
    Ask(
        "perkada_sent_on",
        "Tanggal rancangan dikirim",
        "tanggal",
        "Hari gubernur atau Menteri menerima rancangan peraturan kepala daerah.",
    ),
    Ask("nomor_pokok", "Nomor pokok", "teks", "Nomor yang diberikan Sekretariat DPRD, bila ada.", required=False),
    Ask("letter_number", "Nomor surat", "teks", "Nomor surat atau keputusan yang menjadi dasar.", required=False),
    Ask("letter_on", "Tanggal surat", "tanggal", required=False),
    Ask(
        "review_received_on",
        "Tanggal permohonan diterima",
        "tanggal",
        "Hari permohonan diterima gubernur atau Menteri.",
    ),
    Ask("members", "Jumlah anggota DPRD", "angka", "Anggota yang menjabat pada hari rapat.", required=False),
    Ask("present", "Anggota yang hadir", "angka", "Hadir saat keputusan diambil.", required=False),
    Ask(
        "agreed_on",
        "Tanggal persetujuan bersama",
        "tanggal",
        "Batas waktu penyampaian dan penetapan dihitung dari tanggal ini.",
    ),
    Ask(
        "signature_due",
        "Batas waktu penandatanganan",
        "tanggal",
        "Hari kerja ke-30 sejak persetujuan bersama menurut kalender kerja.",
    ),
    Ask("noreg", "Nomor register", "teks", "Seperti tertulis dalam surat, misalnya 6,34/2022."),
    Ask("noreg_on", "Tanggal nomor register", "tanggal", required=False),
    Ask("nomor", "Nomor Peraturan Daerah", "angka", "Nomor urut dalam tahun penetapan."),
    Ask("tahun", "Tahun Peraturan Daerah", "angka"),
    Ask(
        "enacted_on",
        "Tanggal penetapan",
        "tanggal",
        "Hari kepala daerah menandatangani, atau hari Raperda sah dengan sendirinya.",
    ),
    Ask("promulgated_on", "Tanggal pengundangan", "tanggal"),
    Ask(
        "menkeu_received_on",
        "Perda diterima Menteri Keuangan",
        "tanggal",
        "Jangka waktu rekomendasi dihitung dari tanggal ini.",
    ),
    Ask("menkeu_recommended_on", "Tanggal rekomendasi Menteri Keuangan", "tanggal"),
    Ask("nomor_ld", "Nomor Lembaran Daerah", "angka"),
    Ask("nomor_tld", "Nomor Tambahan Lembaran Daerah", "angka", "Diisi bila ada penjelasan.", required=False),
    Ask(
        "effective_on",
        "Tanggal mulai berlaku",
        "tanggal",
        "Kosongkan bila berlaku pada tanggal diundangkan.",
        required=False,
    ),
)

ASKS: dict[str, Ask] = {ask.name: ask for ask in _ASKS}
# Stated once with a move, and known from then on.
KEPT = (
    "inaugurated_on", "rpjpd_ends_on", "bpk_received_on", "submitted_on", "sanding", "substance_on", "perkada_sent_on",
    "menkeu_received_on", "menkeu_recommended_on",
)  # fmt: skip
