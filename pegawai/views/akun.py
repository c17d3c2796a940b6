from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from pegawai import services
from pegawai.forms import MasukForm
from pegawai.http import PermintaanPegawai


masuk = LoginView.as_view(template_name="masuk.html", authentication_form=MasukForm)
keluar = LogoutView.as_view()


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sandi_ganti(request: PermintaanPegawai) -> HttpResponse:
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.ganti_sandi(
            oleh=request.pegawai, sandi=form.cleaned_data["new_password1"], pada=timezone.now()
        )
        request.user.refresh_from_db()
        update_session_auth_hash(request, request.user)
        messages.success(request, "Kata sandi diganti. Perangkat lain yang masih masuk sudah dikeluarkan.")
        return redirect("dasbor:beranda")
    return render(request, "sandi_ganti.html", {"form": form})
