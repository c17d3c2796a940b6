// What is typed into a form and not yet kept survives a reload, a crash and a lost line: it stands in localStorage, for
// this account alone, until the server (or the queue of what waits) keeps it.
// Bound by data-kinerja-konsep="<name of the draft>" on the form. Inside it: data-kinerja-konsep-kabar, the notice that
// a draft was brought back, with one sentence for what was never sent and one for what was sent without an answer
// (data-kinerja-konsep-saat), each with a <time>; and data-kinerja-konsep-buang, the button that does away with it.
// data-kinerja-konsep-ditolak on the form says that it holds what the server was sent and has not kept;
// data-kinerja-konsep-lewat on a field that it is no part of the draft. Before a draft is brought back the form hears
// "kinerja:konsep" with it, and may make room; when it is thrown away, "kinerja:konsep-dibuang".
(() => {
  const TUNDA = 300; // milliseconds after the last key
  const pemilik = window.kinerja?.pengirim.pemilik();
  if (!pemilik) return;

  let tertunda = null; // the form that was typed into, until its draft is written
  let penunda = null;
  let takTerjaga = null; // the form whose draft this browser does not keep

  const AWALAN = `kinerja-konsep:${pemilik}:`;
  const alamat = (formulir) => AWALAN + formulir.dataset.kinerjaKonsep;
  const kabar = (formulir) => formulir.querySelector("[data-kinerja-konsep-kabar]");
  const formulirDari = (peristiwa) => peristiwa.target.closest?.("[data-kinerja-konsep]");

  const dijaga = (formulir) => [...formulir.elements].filter((satu) => satu.name
    && satu.name !== "csrfmiddlewaretoken" && !("kinerjaKonsepLewat" in satu.dataset)
    && !["file", "password", "submit", "button"].includes(satu.type));
  const bertanda = ({ type }) => ["checkbox", "radio"].includes(type);
  const nilai = (satu) => (bertanda(satu) ? satu.checked : satu.value);
  const semula = (satu) => {
    if (bertanda(satu)) return satu.defaultChecked;
    if (satu.type !== "select-one") return satu.defaultValue;
    return ([...satu.options].find(({ defaultSelected }) => defaultSelected) ?? satu.options[0])?.value;
  };
  const ditolak = (formulir) => "kinerjaKonsepDitolak" in formulir.dataset;
  const disentuh = (satu) => satu.type !== "hidden" && (ditolak(satu.form) || nilai(satu) !== semula(satu));
  const versi = (formulir) => formulir.elements.sidik?.value; // of the entry that the form changes; none when it is new
  const cap = (formulir) => versi(formulir) || formulir.elements.kunci?.value; // by which it is known that it was kept
  const isi = (formulir) => dijaga(formulir).map((satu) => [satu.name, nilai(satu), disentuh(satu)]);

  const baca = (tempat) => {
    try {
      return JSON.parse(localStorage.getItem(tempat));
    } catch {
      return null;
    }
  };

  const hapus = (tempat) => {
    try {
      localStorage.removeItem(tempat);
    } catch {
      // then nothing was kept either
    }
  };

  const simpan = (formulir, terkirim) => {
    const semua = isi(formulir);
    if (!terkirim && !semua.some(([, , tersentuh]) => tersentuh)) {
      hapus(alamat(formulir)); // all as the page drew it: there is nothing to bring back
      return;
    }
    try {
      localStorage.setItem(alamat(formulir), JSON.stringify({ isi: semua, pada: Date.now(), terkirim }));
    } catch {
      takTerjaga = terkirim ? null : formulir;
    }
  };

  const tulis = () => {
    clearTimeout(penunda);
    const formulir = tertunda;
    tertunda = null;
    if (formulir?.isConnected) simpan(formulir);
  };

  const buang = (formulir) => {
    if (tertunda === formulir) tertunda = null;
    if (takTerjaga === formulir) takTerjaga = null;
    hapus(alamat(formulir));
    if (kabar(formulir)) kabar(formulir).hidden = true;
  };

  const beritakan = (formulir, { pada, terkirim }) => {
    const waktu = new Date(pada).toLocaleString("id-ID", { weekday: "long", hour: "2-digit", minute: "2-digit" });
    kabar(formulir).querySelectorAll("[data-kinerja-konsep-saat]").forEach((satu) => {
      satu.hidden = satu.dataset.kinerjaKonsepSaat !== (terkirim ? "terkirim" : "belum");
      satu.querySelector("time").textContent = waktu;
    });
    kabar(formulir).hidden = false;
  };

  // What was sent and has changed its entry is kept. Hidden values follow what one sees, and those of an entry that
  // stands are never brought back: its page knows the version, a draft only an older one.
  const pulihkan = (formulir) => {
    if (ditolak(formulir)) {
      simpan(formulir);
      return;
    }
    const konsep = baca(alamat(formulir));
    if (!konsep) return;
    if (konsep.terkirim && versi(formulir) && konsep.terkirim !== versi(formulir)) {
      buang(formulir);
      return;
    }
    formulir.dispatchEvent(new CustomEvent("kinerja:konsep", { detail: konsep }));
    const tersisa = [...konsep.isi]; // boxes of one name follow each other in the order in which they stood
    const berubah = dijaga(formulir).flatMap((satu) => {
      const tempat = tersisa.findIndex(([nama]) => nama === satu.name);
      const [, tertulis] = tempat < 0 ? [] : tersisa.splice(tempat, 1)[0];
      return tempat < 0 || nilai(satu) === tertulis ? [] : [[satu, tertulis]];
    });
    const tampak = berubah.filter(([{ type }]) => type !== "hidden");
    if (!tampak.length) {
      buang(formulir);
      return;
    }
    (versi(formulir) ? tampak : berubah).forEach(([satu, tertulis]) => {
      if (bertanda(satu)) satu.checked = tertulis;
      else satu.value = tertulis;
      satu.dispatchEvent(new Event("change", { bubbles: true }));
    });
    formulir.querySelectorAll("details").forEach((satu) => { satu.open = true; });
    beritakan(formulir, konsep);
  };

  // What the server kept before it led here needs no draft any more; the address forgets it too.
  const lepaskan = () => {
    const alamatIni = new URL(location);
    const tercatat = alamatIni.searchParams.getAll("tercatat");
    if (!tercatat.length) return;
    Object.keys(localStorage)
      .filter((tempat) => tempat.startsWith(AWALAN) && tercatat.includes(baca(tempat)?.terkirim))
      .forEach(hapus);
    tercatat.forEach((kunci) => document.dispatchEvent(new CustomEvent("kinerja:tercatat", { detail: { kunci } })));
    alamatIni.searchParams.delete("tercatat");
    history.replaceState(history.state, "", alamatIni);
  };

  document.addEventListener("input", (peristiwa) => {
    const formulir = formulirDari(peristiwa);
    if (!formulir) return;
    clearTimeout(penunda);
    tertunda = formulir;
    penunda = setTimeout(tulis, TUNDA);
  });
  window.addEventListener("pagehide", tulis);
  window.addEventListener("beforeunload", (peristiwa) => {
    if (takTerjaga?.isConnected) peristiwa.preventDefault(); // nobody leaves what is kept nowhere by accident
  });

  // A form that is sent plainly: whether it was kept shows on the next page.
  document.addEventListener("submit", (peristiwa) => {
    const formulir = formulirDari(peristiwa);
    if (!formulir || peristiwa.defaultPrevented || !cap(formulir)) return;
    if (tertunda === formulir) tertunda = null;
    takTerjaga = null;
    simpan(formulir, cap(formulir));
  });

  // A hint that cannot be had while one types takes no form away.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const { elt } = detail.requestConfig;
    if (detail.xhr.status >= 400 && !elt.matches("form") && elt.closest("[data-kinerja-konsep]")) detail.shouldSwap = false;
  });

  // Kept: the queue says so, the server leads elsewhere, or it answers without the form that was sent.
  document.addEventListener("kinerja:tersimpan", (peristiwa) => buang(peristiwa.target));
  document.addEventListener("kinerja:isian", (peristiwa) => pulihkan(peristiwa.target));
  document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
    const formulir = detail.elt.closest?.("[data-kinerja-konsep]");
    if (formulir && detail.xhr.getResponseHeader("HX-Redirect")) buang(formulir);
  });
  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (detail.requestConfig?.verb !== "post") return;
    const kunci = detail.requestConfig.formData.get("kunci");
    const bagian = document.getElementById(detail.target.id);
    if (!kunci || !bagian || bagian.querySelector(`[name="kunci"][value="${CSS.escape(kunci)}"]`)) return;
    bagian.querySelectorAll("[data-kinerja-konsep]").forEach(buang);
    const titipan = detail.requestConfig.formData.get("titipan");
    if (titipan) document.dispatchEvent(new CustomEvent("kinerja:tercatat", { detail: { kunci: titipan } }));
  });
  document.addEventListener("click", (peristiwa) => {
    const tombol = peristiwa.target.closest("[data-kinerja-konsep-buang]");
    if (!tombol) return;
    const formulir = formulirDari(peristiwa);
    buang(formulir);
    formulir.reset();
    formulir.dispatchEvent(new CustomEvent("kinerja:konsep-dibuang"));
  });

  try {
    lepaskan();
  } catch {
    // this browser keeps nothing
  }
  document.querySelectorAll("[data-kinerja-konsep]").forEach(pulihkan);
})();
