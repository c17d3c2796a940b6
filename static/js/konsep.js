// What is typed into a form and not yet kept survives a reload, a crash and a lost line: it stands in localStorage, for
// this account alone, until the server (or the queue of what waits) keeps it.
// Bound by data-kinerja-konsep="<name of the draft>" on the form. Inside it: data-kinerja-konsep-kabar, the notice that
// a draft was brought back, with a <time>; and data-kinerja-konsep-buang, the button that does away with it.
// data-kinerja-konsep-ditolak on the form says that it holds what the server has just refused.
(() => {
  const TUNDA = 300; // milliseconds after the last key
  const pemilik = window.kinerja?.pengirim.pemilik();
  if (!pemilik) return;

  let tertunda = null; // the form that was typed into, until its draft is written
  let penunda = null;

  const alamat = (formulir) => `kinerja-konsep:${pemilik}:${formulir.dataset.kinerjaKonsep}`;
  const kabar = (formulir) => formulir.querySelector("[data-kinerja-konsep-kabar]");
  const formulirDari = (peristiwa) => peristiwa.target.closest?.("[data-kinerja-konsep]");

  const dijaga = (formulir) => [...formulir.elements].filter((satu) => satu.name
    && satu.name !== "csrfmiddlewaretoken"
    && !["file", "password", "submit", "button"].includes(satu.type));
  const bertanda = ({ type }) => ["checkbox", "radio"].includes(type);
  const nilai = (satu) => (bertanda(satu) ? satu.checked : satu.value);
  const versi = (formulir) => formulir.elements.sidik?.value; // of the entry that the form changes; none when it is new
  const isi = (formulir) => dijaga(formulir).map((satu) => [satu.name, nilai(satu)]);

  const baca = (formulir) => {
    try {
      return JSON.parse(localStorage.getItem(alamat(formulir)));
    } catch {
      return null;
    }
  };

  const simpan = (formulir, terkirim) => {
    try {
      localStorage.setItem(alamat(formulir), JSON.stringify({ isi: isi(formulir), pada: Date.now(), terkirim }));
    } catch {
      // this browser keeps nothing: the form works as without a script
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
    try {
      localStorage.removeItem(alamat(formulir));
    } catch {
      // then nothing was kept either
    }
    if (kabar(formulir)) kabar(formulir).hidden = true;
  };

  // What was sent and has changed its entry is kept. Hidden values follow what one sees, and those of an entry that
  // stands are never brought back: its page knows the version, a draft only an older one.
  const pulihkan = (formulir) => {
    if ("kinerjaKonsepDitolak" in formulir.dataset) {
      simpan(formulir);
      return;
    }
    const konsep = baca(formulir);
    if (!konsep) return;
    if (konsep.terkirim && konsep.terkirim !== versi(formulir)) {
      buang(formulir);
      return;
    }
    const tersisa = [...konsep.isi]; // boxes of one name follow each other in the order in which they stood
    const berubah = dijaga(formulir).flatMap((satu) => {
      const tempat = tersisa.findIndex(([nama]) => nama === satu.name);
      const [, semula] = tempat < 0 ? [] : tersisa.splice(tempat, 1)[0];
      return tempat < 0 || nilai(satu) === semula ? [] : [[satu, semula]];
    });
    const tampak = berubah.filter(([{ type }]) => type !== "hidden");
    if (!tampak.length) {
      buang(formulir);
      return;
    }
    (versi(formulir) ? tampak : berubah).forEach(([satu, semula]) => {
      if (bertanda(satu)) satu.checked = semula;
      else satu.value = semula;
      satu.dispatchEvent(new Event("change", { bubbles: true }));
    });
    formulir.querySelectorAll("details").forEach((satu) => { satu.open = true; });
    kabar(formulir).hidden = false;
    kabar(formulir).querySelector("time").textContent = new Date(konsep.pada).toLocaleString("id-ID", {
      weekday: "long", hour: "2-digit", minute: "2-digit",
    });
  };

  document.addEventListener("input", (peristiwa) => {
    const formulir = formulirDari(peristiwa);
    if (!formulir) return;
    clearTimeout(penunda);
    tertunda = formulir;
    penunda = setTimeout(tulis, TUNDA);
  });
  window.addEventListener("pagehide", tulis);

  // A form that is sent plainly: whether it was kept shows when its entry is opened again.
  document.addEventListener("submit", (peristiwa) => {
    const formulir = formulirDari(peristiwa);
    if (!formulir || !versi(formulir)) return;
    if (tertunda === formulir) tertunda = null;
    simpan(formulir, versi(formulir));
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
    if (titipan) document.dispatchEvent(new CustomEvent("kinerja:tercatat", { detail: { titipan } }));
  });
  document.addEventListener("click", (peristiwa) => {
    const tombol = peristiwa.target.closest("[data-kinerja-konsep-buang]");
    if (!tombol) return;
    const formulir = formulirDari(peristiwa);
    buang(formulir);
    formulir.reset();
  });

  document.querySelectorAll("[data-kinerja-konsep]").forEach(pulihkan);
})();
