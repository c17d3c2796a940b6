// The form that needs no line: it takes new entries, and mends the one that waits under the key behind the # of the
// address. Bound by data-kinerja-isian-luring.
(() => {
  const { simpanan, pengirim } = kinerja;
  const formulir = document.querySelector("[data-kinerja-isian-luring]");
  const baris = document.querySelector("[data-kinerja-baris-luring]");
  const { tanggal, uraian, hasil_kerja: hasil, alasan_terlambat: alasan } = formulir.elements;
  let diperbaiki = null;

  const tampakkan = (nama, tampak) => document.querySelectorAll(`[data-kinerja-saat="${nama}"]`).forEach((satu) => {
    satu.hidden = !tampak;
  });

  const hariIni = () => {
    const kini = new Date();
    return new Date(kini - kini.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  };

  const tawarkanPilihan = () => {
    const { pilihan = [], uraian: lampau = [] } = simpanan.bekal() ?? {};
    hasil.querySelectorAll("optgroup").forEach((satu) => satu.remove());
    pilihan.forEach(([kelompok, isi]) => {
      const grup = document.createElement("optgroup");
      grup.label = kelompok;
      grup.append(...isi.map(([nilai, label]) => new Option(label, nilai)));
      hasil.append(grup);
    });
    document.getElementById(uraian.getAttribute("list"))?.replaceChildren(
      ...lampau.map((satu) => new Option(satu, satu)),
    );
  };

  // A reason is asked for where the day is late, by the days of grace as they stood at the last visit.
  const tanyakanAlasan = () => {
    const batas = simpanan.bekal()?.awal_tepat_waktu;
    const perlu = Boolean(alasan.value || alasan.classList.contains("is-invalid") || (batas && tanggal.value < batas));
    alasan.closest("[id^=div_]").hidden = !perlu;
  };

  const hapusGalat = () => {
    formulir.querySelectorAll(".is-invalid").forEach((satu) => satu.classList.remove("is-invalid"));
    formulir.querySelectorAll("[data-kinerja-galat-isian]").forEach((satu) => satu.remove());
  };

  const tulisGalat = (galat) => Object.entries(galat).forEach(([nama, daftar]) => {
    const isian = formulir.elements[nama];
    const kata = document.createElement("p");
    kata.dataset.kinerjaGalatIsian = "";
    kata.className = isian ? "invalid-feedback d-block" : "pesan pesan--buruk";
    kata.id = `galat_luring_${nama}`;
    kata.textContent = daftar.join(" ");
    if (!isian) return formulir.prepend(kata);
    isian.classList.add("is-invalid");
    isian.setAttribute("aria-describedby", kata.id);
    return isian.after(kata);
  });

  const kosongkan = () => {
    diperbaiki = null;
    formulir.dataset.kinerjaKonsep = "luring";
    formulir.reset();
    hapusGalat();
    tanggal.value ||= hariIni();
    tampakkan("memperbaiki", false);
    tampakkan("baru", true);
    baris.hidden = pengirim.pemilik() === null;
    tanyakanAlasan();
  };

  const selesai = () => {
    history.replaceState(null, "", location.pathname + location.search);
    kosongkan();
  };

  const lepaskan = async (entri) => {
    if (entri?.keadaan === "ditahan") await simpanan.ubah(entri, { keadaan: "menunggu" });
  };

  const tawarkanKonsep = () => formulir.dispatchEvent(new CustomEvent("kinerja:isian", { bubbles: true }));

  // What is being mended is held back, or it would be sent as it was.
  const perbaiki = async () => {
    await lepaskan(diperbaiki);
    kosongkan();
    const semua = pengirim.pemilik() ? await simpanan.milik(pengirim.pemilik()) : [];
    const entri = semua.find(({ kunci, keadaan }) => kunci === location.hash.slice(1) && keadaan !== "dikirim");
    if (!entri) return tawarkanKonsep();
    diperbaiki = entri.keadaan === "menunggu" ? await simpanan.ubah(entri, { keadaan: "ditahan" }) : entri;
    if (!diperbaiki) return tawarkanKonsep(); // just being sent
    tampakkan("memperbaiki", true);
    tampakkan("baru", false);
    baris.hidden = true;
    Object.entries(entri.isian).forEach(([nama, nilai]) => {
      if (formulir.elements[nama]) formulir.elements[nama].value = nilai;
    });
    tulisGalat(entri.galat);
    tanyakanAlasan();
    formulir.dataset.kinerjaKonsep = `antrean-${entri.kunci}`;
    tawarkanKonsep();
    return (formulir.querySelector(".is-invalid") ?? uraian).focus();
  };

  const isi = () => {
    const semua = Object.fromEntries(new FormData(formulir));
    if (alasan.closest("[id^=div_]").hidden) semua.alasan_terlambat = "";
    return semua;
  };

  const simpan = async (ajukan) => {
    const perubahan = { isian: isi(), ajukan, keadaan: "menunggu", galat: {} };
    if (!diperbaiki) {
      const entri = { kunci: simpanan.kunciBaru(), pemilik: pengirim.pemilik(), ...perubahan };
      await simpanan.tambah(entri);
      navigator.storage?.persist?.(); // asks the browser not to clear it away when room is scarce
      return true;
    }
    return simpanan.ubah(diperbaiki, perubahan);
  };

  formulir.addEventListener("submit", async (peristiwa) => {
    peristiwa.preventDefault();
    if (formulir.getAttribute("aria-busy")) return;
    formulir.setAttribute("aria-busy", "true");
    try {
      const tersimpan = await simpan(peristiwa.submitter?.value === "ya");
      tampakkan("berubah", !tersimpan);
      tampakkan("penuh", false);
      if (!tersimpan) diperbaiki = null; // saved again, it is a new entry
      else {
        formulir.dispatchEvent(new CustomEvent("kinerja:tersimpan", { bubbles: true }));
        selesai();
        uraian.focus();
      }
    } catch {
      tampakkan("penuh", true); // the text stays in the form
    } finally {
      formulir.removeAttribute("aria-busy");
    }
    pengirim.kirim();
  });

  baris.addEventListener("submit", async (peristiwa) => {
    peristiwa.preventDefault();
    try {
      await simpanan.tambahBaris(pengirim.pemilik(), hariIni(), baris.elements.baris.value.trim());
      baris.dispatchEvent(new CustomEvent("kinerja:tersimpan", { bubbles: true }));
      baris.reset();
    } catch {
      tampakkan("penuh", true);
    }
  });
  tanggal.addEventListener("change", tanyakanAlasan);
  window.addEventListener("hashchange", perbaiki);
  formulir.querySelector("[data-kinerja-batal]").addEventListener("click", async () => {
    await lepaskan(diperbaiki);
    selesai();
    pengirim.kirim();
  });

  const dikenal = pengirim.pemilik() !== null;
  tampakkan("asing", !dikenal);
  formulir.hidden = !dikenal;
  tampakkan("terputus", location.pathname !== formulir.dataset.kinerjaIsianLuring);
  tawarkanPilihan();
  kosongkan();
  perbaiki().catch(() => {}); // a browser that keeps nothing has nothing to mend
})();
