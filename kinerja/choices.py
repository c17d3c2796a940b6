from django.db.models import TextChoices


class StatusPekerjaan(TextChoices):
    MENUNGGU = "MENUNGGU", "menunggu giliran"
    BERJALAN = "BERJALAN", "sedang berjalan"
    SELESAI = "SELESAI", "selesai"
    GAGAL = "GAGAL", "gagal"
