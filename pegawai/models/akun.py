"""The account with which a person signs in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models


class AkunManager(BaseUserManager["Akun"]):
    def create_user(self, nip: str, password: str | None = None, **isian: Any) -> Akun:
        """Create an account; without a password nobody can sign in with it yet."""
        akun = self.model(nip=nip, **isian)
        akun.set_password(password)
        akun.save(using=self._db)
        return akun

    def create_superuser(self, nip: str, password: str | None = None, **isian: Any) -> Akun:
        return self.create_user(nip, password, is_staff=True, is_superuser=True, **isian)


class Akun(AbstractBaseUser, PermissionsMixin):
    """The key with which a person signs in: the NIP, or a name in its place for who has none."""

    nip = models.CharField(
        "NIP",
        max_length=18,
        unique=True,
        help_text="18 angka tanpa spasi; bagi yang tidak mempunyai NIP, nama akunnya, misalnya walikota.",
        error_messages={"unique": "Akun dengan NIP ini sudah ada."},
    )
    is_staff = models.BooleanField("boleh membuka halaman kelola", default=False)
    is_active = models.BooleanField("aktif", default=True)
    tautan_sandi_ke = models.PositiveIntegerField(
        default=0,
        db_default=0,
        editable=False,
        db_comment="which password link is the one that holds: a new one, or a role, ends those before",
    )

    objects = AkunManager()

    USERNAME_FIELD = "nip"

    class Meta:
        verbose_name = "akun"
        verbose_name_plural = "akun"

    def __str__(self) -> str:
        return self.nip
