"""The pages of signing in and of passwords."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import (
    INTERNAL_RESET_SESSION_TOKEN,
    LoginView,
    LogoutView,
    PasswordResetConfirmView,
)
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from pegawai import services
from pegawai.forms import AturSandiForm, GantiSandiForm, MasukForm
from pegawai.http import PermintaanPegawai
from pegawai.models import Akun, Pegawai


masuk = LoginView.as_view(template_name="masuk.html", authentication_form=MasukForm)
keluar = LogoutView.as_view()


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sandi_ganti(request: PermintaanPegawai) -> HttpResponse:
    form = GantiSandiForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.ganti_sandi(
            oleh=request.pegawai, sandi=form.cleaned_data["new_password1"], pada=timezone.now()
        )
        request.user.refresh_from_db()
        update_session_auth_hash(request, request.user)
        messages.success(request, "Kata sandi diganti. Perangkat lain yang masih masuk sudah dikeluarkan.")
        return redirect("dasbor:beranda")
    return render(request, "sandi_ganti.html", {"form": form})


@never_cache
@require_POST
def sandi_tautan(request: PermintaanPegawai, pegawai_id: int) -> HttpResponse:
    """Show the link that lets a person set a password; it is shown this once."""
    pegawai = get_object_or_404(Pegawai.objects.select_related("akun"), pk=pegawai_id)
    token = services.buat_tautan_sandi(pegawai=pegawai, oleh=request.pegawai, pada=timezone.now())
    kunci = urlsafe_base64_encode(force_bytes(pegawai.akun_id))
    tautan = request.build_absolute_uri(reverse("sandi_atur", args=[kunci, token]))
    hari = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
    return render(request, "pegawai/sandi_tautan.html", {"orang": pegawai, "tautan": tautan, "hari": hari})


class SandiAtur(PasswordResetConfirmView):
    """Where that link leads: the one page on which a password is set without the old one."""

    form_class = AturSandiForm
    template_name = "sandi_atur.html"
    token_generator = services.TAUTAN_SANDI

    def form_valid(self, form: SetPasswordForm[Akun]) -> HttpResponse:
        try:
            services.atur_sandi(
                akun_id=form.user.pk,
                token=self.request.session.pop(INTERNAL_RESET_SESSION_TOKEN),
                sandi=form.cleaned_data["new_password1"],
                pada=timezone.now(),
            )
        except services.TautanTidakBerlaku:
            self.validlink = False
            return self.render_to_response(self.get_context_data())
        messages.success(self.request, "Kata sandi tersimpan. Silakan masuk.")
        return redirect("masuk")


sandi_atur = SandiAtur.as_view()
