// The superior's desk by keyboard: keys act only while the focus is on a row of the list, so that they disturb
// neither typing nor a screen reader's own keys. Every key presses a button or link that stands on the page.
// Bound by data-kinerja-meja on the form; rows carry data-kinerja-baris, what a key presses data-kinerja-kunci.
(() => {
  const meja = document.querySelector("[data-kinerja-meja]");
  if (!meja) return;
  const LANGKAH = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
  const baris = () => [...meja.querySelectorAll("[data-kinerja-baris]")];
  const kabar = meja.querySelector("[data-kinerja-kabar]");
  let tujuan = 0; // where the focus goes after a row was decided

  const siapkan = () => {
    const semua = baris();
    const kini = semua.find((satu) => satu.tabIndex === 0) || semua[0];
    semua.forEach((satu) => { satu.tabIndex = satu === kini ? 0 : -1; });
  };

  const pindah = (satu) => {
    if (!satu) return;
    baris().forEach((lain) => { lain.tabIndex = lain === satu ? 0 : -1; });
    satu.focus();
    satu.scrollIntoView({ block: "nearest" });
  };

  const tombol = (kunci, dalam) => dalam.querySelector(`[data-kinerja-kunci="${kunci}"]`);
  const tekan = (kunci, dalam) => tombol(kunci, dalam)?.click();

  const kembalikan = () => {
    const lipatan = tombol("b", meja).closest("details");
    lipatan.open = true;
    lipatan.querySelector("select").focus();
  };

  meja.addEventListener("keydown", (peristiwa) => {
    const { key, target } = peristiwa;
    if (!target.matches("[data-kinerja-baris]") || peristiwa.ctrlKey || peristiwa.altKey || peristiwa.metaKey) return;
    const semua = baris();
    const ke = semua.indexOf(target);
    if (key in LANGKAH) pindah(semua[ke + LANGKAH[key]]);
    else if (key === "p") tekan(key, target);
    else if ((key === "v" || key === "s") && tombol(key, target)) {
      tekan(key, target);
      pindah(semua[ke + 1] ?? semua[ke - 1]); // at once: who goes fast loses no key while the answer is awaited
    }
    else if (key === "x") target.querySelector('input[type="checkbox"]').click();
    else if (key === "b") kembalikan();
    else if (key === "u") tekan(key, document);
    else return;
    peristiwa.preventDefault();
  });

  // The pressed button goes with its row: remember its place, and go on with the row that takes it.
  meja.addEventListener("htmx:beforeSwap", (peristiwa) => {
    tujuan = baris().indexOf(peristiwa.detail.target);
  });
  meja.addEventListener("htmx:afterSettle", (peristiwa) => {
    const hasil = peristiwa.detail.elt;
    const isi = (pemilih) => hasil.querySelector(pemilih)?.textContent ?? "";
    kabar.textContent = `${isi("[data-kinerja-uraian]")}: ${isi(".lencana")} ${isi("[role=alert]")}`;
    siapkan();
    if (meja.contains(document.activeElement)) return;
    const semua = baris();
    pindah(hasil.matches("[data-kinerja-baris]") ? hasil : semua[Math.min(Math.max(tujuan, 0), semua.length - 1)]);
  });

  meja.querySelector("[data-kinerja-petunjuk]").hidden = false;
  siapkan();
})();
