"""Rapat, AgendaItem, Attendance, Adjournment, Decision, Vote: who met about what, who was there, what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from deliberation.models.bodies import Body, Member

USER = settings.AUTH_USER_MODEL


class Rapat(models.Model):
    """One meeting of one body. Its agenda may name several Raperda, and a Raperda has many meetings."""

    class Kind(models.TextChoices):
        PARIPURNA = "paripurna", "Rapat paripurna"
        RAPAT_KERJA = "rapat_kerja", "Rapat kerja"
        RAPAT_BAPEMPERDA = "rapat_bapemperda", "Rapat Bapemperda"
        RAPAT_PANSUS = "rapat_pansus", "Rapat panitia khusus"
        RAPAT_KOMISI = "rapat_komisi", "Rapat komisi"
        RAPAT_BANMUS = "rapat_banmus", "Rapat Badan Musyawarah"
        RAPAT_PIMPINAN = "rapat_pimpinan", "Rapat pimpinan"
        RAPAT_FRAKSI = "rapat_fraksi", "Rapat fraksi"
        RDPU = "rdpu", "Rapat dengar pendapat umum"

    class Status(models.TextChoices):
        DIJADWALKAN = "dijadwalkan", "Dijadwalkan"
        DIBUKA = "dibuka", "Dibuka"
        DITUNDA = "ditunda", "Ditunda"
        SELESAI = "selesai", "Selesai"
        DIBATALKAN = "dibatalkan", "Dibatalkan"

    daerah = models.ForeignKey("documents.Daerah", on_delete=models.PROTECT, related_name="rapat")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="rapat", verbose_name="alat kelengkapan")
    kind = models.CharField("jenis rapat", max_length=20, choices=Kind)
    title = models.CharField("acara", max_length=240)
    date = models.DateField("tanggal")
    time = models.TimeField("waktu", null=True, blank=True)
    place = models.CharField("tempat", max_length=200)
    status = models.CharField("keadaan", max_length=12, choices=Status, default=Status.DIJADWALKAN)
    notes = models.TextField("catatan", blank=True, help_text="Markdown.")
    chair = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pimpinan rapat"
    )
    closed = models.BooleanField("tertutup", default=False, help_text="Tidak tampil di halaman publik.")
    opened_at = models.DateTimeField("dibuka", null=True, blank=True)
    closed_at = models.DateTimeField("ditutup", null=True, blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "rapat"
        verbose_name_plural = "rapat"
        ordering = ["-date", "-time", "-pk"]
        indexes = [models.Index(fields=["daerah", "date"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"


class AgendaItem(models.Model):
    """One item of a meeting's agenda, often about one Raperda in one stage of its road."""

    rapat = models.ForeignKey(Rapat, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField("urutan")
    title = models.CharField("mata acara", max_length=300)
    raperda = models.ForeignKey(
        "documents.Raperda", on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    stage = models.CharField("tahap", max_length=40, blank=True)
    decides = models.CharField(
        "keputusan", max_length=3, blank=True,
        choices=[("b", "Perda dan APBD (2/3)"), ("c", "Keputusan lain (lebih dari 1/2)"), ("akd", "Keputusan AKD")],
    )  # fmt: skip
    minutes = models.TextField("risalah", blank=True, help_text="Markdown.")

    class Meta:
        verbose_name = "mata acara"
        verbose_name_plural = "mata acara"
        ordering = ["rapat", "order"]
        constraints = [
            models.UniqueConstraint(fields=["rapat", "order"], name="agenda_order_once"),
            models.CheckConstraint(condition=Q(stage="") | Q(raperda__isnull=False), name="agenda_stage_of_a_raperda"),
        ]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """One member in one meeting: when they signed, when they sat there, when they left, or why they were not there."""

    class Absence(models.TextChoices):
        IZIN = "izin", "Izin"
        SAKIT = "sakit", "Sakit"
        TUGAS = "tugas", "Tugas kedinasan"
        TANPA = "tanpa", "Tanpa keterangan"

    rapat = models.ForeignKey(Rapat, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="attendance", verbose_name="anggota")
    signed_at = models.DateTimeField("menandatangani", null=True, blank=True)
    present_at = models.DateTimeField("hadir", null=True, blank=True)
    left_at = models.DateTimeField("meninggalkan rapat", null=True, blank=True)
    absence = models.CharField("sebab tidak hadir", max_length=8, choices=Absence, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kehadiran"
        ordering = ["rapat", "member__order", "member__nama"]
        constraints = [
            models.UniqueConstraint(fields=["rapat", "member"], name="attends_once"),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(present_at__isnull=False, left_at__gte=F("present_at")),
                name="left_after_present",
            ),
            models.CheckConstraint(condition=Q(absence="") | Q(present_at__isnull=True), name="present_or_absent"),
        ]

    def __str__(self) -> str:
        return f"{self.member} pada {self.rapat}"


class Adjournment(models.Model):
    """A meeting that stopped for want of quorum: a pause of minutes, or put off to another day."""

    class Kind(models.TextChoices):
        SKORS = "skors", "Skors"
        TUNDA = "tunda", "Tunda"

    rapat = models.ForeignKey(Rapat, on_delete=models.CASCADE, related_name="adjournments")
    kind = models.CharField("jenis", max_length=6, choices=Kind)
    at = models.DateTimeField("mulai")
    minutes = models.PositiveSmallIntegerField("lama (menit)", null=True, blank=True)
    until = models.DateField("ditunda sampai", null=True, blank=True)
    present = models.PositiveSmallIntegerField("hadir")
    members = models.PositiveSmallIntegerField("jumlah anggota")
    note = models.CharField("catatan", max_length=300, blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "skors dan penundaan"
        ordering = ["rapat", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="skors", minutes__gte=1, minutes__lte=60) | Q(kind="tunda", until__isnull=False),
                name="adjournment_is_complete",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.rapat}"


class Decision(models.Model):
    """What a meeting decided on one item, with the numbers it rests on. `quorum` is its kind (core.quorum: a, b, c)."""

    class Method(models.TextChoices):
        MUFAKAT = "mufakat", "Musyawarah mufakat"
        SUARA = "suara", "Suara terbanyak"

    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="decision")
    method = models.CharField("cara", max_length=8, choices=Method)
    quorum = models.CharField("jenis kuorum", max_length=3)
    members = models.PositiveSmallIntegerField("jumlah anggota")
    present = models.PositiveSmallIntegerField("hadir")
    yes = models.PositiveSmallIntegerField("setuju", default=0)
    no = models.PositiveSmallIntegerField("tidak setuju", default=0)
    abstain = models.PositiveSmallIntegerField("abstain", default=0)
    carried = models.BooleanField("disetujui")
    note = models.TextField("bunyi keputusan", blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("dicatat")
    confirmed_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField("dikukuhkan", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "keputusan rapat"
        ordering = ["item"]
        constraints = [
            models.CheckConstraint(condition=Q(present__lte=F("members")), name="no_more_present_than_members"),
            models.CheckConstraint(
                condition=Q(method="mufakat") | Q(present__gte=F("yes") + F("no") + F("abstain")),
                name="no_more_votes_than_present",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {'disetujui' if self.carried else 'tidak disetujui'}"


class Vote(models.Model):
    """One member's vote on one item; a vote of a fraksi is the votes of its members who are there."""

    class Choice(models.TextChoices):
        SETUJU = "setuju", "Setuju"
        TOLAK = "tolak", "Tidak setuju"
        ABSTAIN = "abstain", "Abstain"

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="votes")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="votes")
    fraksi = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    choice = models.CharField("suara", max_length=8, choices=Choice)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("dicatat")

    class Meta:
        verbose_name = verbose_name_plural = "suara"
        ordering = ["item", "member__order", "member__nama"]
        constraints = [models.UniqueConstraint(fields=["item", "member"], name="votes_once")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_choice_display()}"


class Speaker(models.Model):
    """Somebody on the list of speakers of an item, with the time they had."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="speakers")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField("nama", max_length=160, blank=True)
    order = models.PositiveSmallIntegerField("urutan")
    started_at = models.DateTimeField("mulai", null=True, blank=True)
    ended_at = models.DateTimeField("selesai", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pembicara"
        ordering = ["item", "order", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(member__isnull=False) | ~Q(name=""), name="speaker_has_a_name")
        ]

    def __str__(self) -> str:
        return str(self.member or self.name)
