"""Signing in, and passwords: guessing them soon has to pause."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm

from pegawai.http import alamat_pengirim
from pegawai.jatah import Jatah


JEDA_MENIT = 15
# Failures only: a right password gives its try back. They are counted whether the account exists or not.
JATAH_AKUN = Jatah("masuk-akun", paling_banyak=5, detik=JEDA_MENIT * 60)  # one NIP from one address
JATAH_NIP = Jatah("masuk-nip", paling_banyak=50, detik=JEDA_MENIT * 60)  # one NIP from everywhere
JATAH_ALAMAT = Jatah("masuk-alamat", paling_banyak=100, detik=JEDA_MENIT * 60)  # often a whole office
JATAH_SANDI = Jatah("sandi-lama", paling_banyak=5, detik=JEDA_MENIT * 60)


class MasukForm(AuthenticationForm):
    """NIP and password; blanks inside the NIP do not matter, and guessing soon has to pause."""

    error_messages = {
        "invalid_login": "NIP atau kata sandi keliru. Periksa keduanya, lalu coba lagi.",
        "inactive": "Akun ini tidak aktif. Hubungi pengelola kinerja di BKPSDM.",
        "terlalu_sering": (
            f"Sudah terlalu sering dicoba dengan isian yang keliru. Tunggu {JEDA_MENIT} menit, "
            "lalu coba lagi. Bila Anda lupa kata sandi, hubungi pengelola kinerja di BKPSDM."
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nip = self.fields["username"]
        assert isinstance(nip, forms.CharField)
        nip.label = "NIP"
        nip.max_length = 40
        nip.widget.attrs["maxlength"] = 40
        self.fields["password"].label = "Kata sandi"

    def clean_username(self) -> str:
        return "".join(self.cleaned_data["username"].split())

    def clean(self) -> dict[str, Any]:
        nip, sandi = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not (nip and sandi):
            return super().clean()
        alamat = alamat_pengirim(self.request) if self.request else ""
        akun = f"{nip} {alamat}"
        # In this order: hammering at one account counts no further against all who share the address.
        if not (JATAH_AKUN.ambil(akun) and JATAH_NIP.ambil(nip) and JATAH_ALAMAT.ambil(alamat)):
            raise forms.ValidationError(self.error_messages["terlalu_sering"], code="terlalu_sering")
        isi = super().clean()
        JATAH_AKUN.lupakan(akun)
        JATAH_NIP.kembalikan(nip)
        JATAH_ALAMAT.kembalikan(alamat)
        return isi


class MasukKelolaForm(MasukForm, AdminAuthenticationForm):
    """The same guard at the door of the technical clerks' pages."""


class AturSandiForm(SetPasswordForm):
    """A new password, twice; the rules are those of AUTH_PASSWORD_VALIDATORS."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        baru, ulang = self.fields["new_password1"], self.fields["new_password2"]
        baru.label, ulang.label = "Kata sandi baru", "Ulangi kata sandi baru"
        baru.help_text = (
            "Sekurangnya 10 huruf atau angka, tidak hanya angka, dan bukan kata sandi yang umum dipakai."
        )
        ulang.help_text = ""


class GantiSandiForm(AturSandiForm, PasswordChangeForm):
    """The same with the old password first; who sits down at a session left open cannot guess it."""

    error_messages = {
        **PasswordChangeForm.error_messages,
        "password_incorrect": "Kata sandi lama keliru. Ketik sekali lagi.",
        "terlalu_sering": (
            f"Kata sandi lama sudah terlalu sering keliru. Tunggu {JEDA_MENIT} menit, lalu coba lagi."
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Kata sandi lama"

    def clean_old_password(self) -> str:
        if not JATAH_SANDI.ambil(str(self.user.pk)):
            raise forms.ValidationError(self.error_messages["terlalu_sering"], code="terlalu_sering")
        sandi: str = super().clean_old_password()
        JATAH_SANDI.lupakan(str(self.user.pk))
        return sandi
