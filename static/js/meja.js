// The superior's desk by keyboard: keys act only while the focus is on a row of the list, so that they disturb
// neither typing nor a screen reader's own keys. Every key presses a button or link that stands on the page.
// Bound by data-kinerja-meja on the form; rows carry data-kinerja-baris, once decided data-kinerja-diputuskan, and
// data-kinerja-pegawai, what a key presses data-kinerja-kunci, what takes an act back data-kinerja-batalkan, its moment;
// the button that Ctrl+Enter presses in the note data-kinerja-kirim.
(() => {
  const meja = document.querySelector("[data-kinerja-meja]");
  if (!meja) return;
  const LANGKAH = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
  const BARIS = "[data-kinerja-baris]";
  const baris = () => [...meja.querySelectorAll(BARIS)];
  const kabar = meja.querySelector("[data-kinerja-kabar]");
  let tujuan = 0; // where the focus goes after a row was decided
  let batalNanti = false; // "u" was pressed while an answer was awaited

  const siapkan = () => {
    const semua = baris();
    const kini = semua.find((satu) => satu.tabIndex === 0) || semua[0];
    semua.forEach((satu) => { satu.tabIndex = satu === kini ? 0 : -1; });
  };

  const fokus = (satu) => {
    baris().forEach((lain) => { lain.tabIndex = lain === satu ? 0 : -1; });
    satu.focus({ preventScroll: true });
  };

  const pindah = (satu) => {
    if (!satu) return;
    fokus(satu);
    satu.scrollIntoView({ block: "nearest" });
  };

  const tombol = (kunci, dalam) => dalam.querySelector(`[data-kinerja-kunci="${kunci}"]`);
  const tekan = (kunci, dalam) => tombol(kunci, dalam)?.click();

  // The last act that stands: of the moments on the page the latest, in a row before the whole page.
  const batalkan = () => {
    batalNanti = meja.querySelector(".htmx-request, .htmx-settling") !== null;
    if (batalNanti) return;
    const semua = [...document.querySelectorAll("[data-kinerja-batalkan]")];
    const pada = (satu) => satu.dataset.kinerjaBatalkan;
    semua.reduce((lalu, kini) => (lalu && pada(lalu) > pada(kini) ? lalu : kini), null)?.click();
  };

  // How many wait, of all and of whom the row is, as the choice of whose to show tells it.
  const hitung = (hasil) => {
    const selisih = hasil.matches(BARIS) ? 1 : -1;
    document.querySelectorAll('select[name="pegawai"] option').forEach((pilihan) => {
      if (pilihan.value && pilihan.value !== hasil.dataset.kinerjaPegawai) return;
      pilihan.text = pilihan.text.replace(/\d+(?=\)$)/, (jumlah) => Number(jumlah) + selisih);
    });
  };

  const kembalikan = () => {
    const lipatan = tombol("b", meja).closest("details");
    lipatan.open = true;
    lipatan.querySelector("select").focus();
  };

  const lanjut = (hasil) => {
    const kini = document.activeElement;
    const semua = baris();
    if (hasil.matches(BARIS) && (!meja.contains(kini) || kini.matches(BARIS))) pindah(hasil);
    else if (meja.contains(kini)) return;
    else if (semua.length) pindah(semua[Math.min(Math.max(tujuan, 0), semua.length - 1)]);
    else hasil.focus(); // the last one: only taking it back is left to do
  };

  meja.addEventListener("keydown", (peristiwa) => {
    const { key, target } = peristiwa;
    if (peristiwa.altKey || peristiwa.isComposing) return;
    if (peristiwa.ctrlKey || peristiwa.metaKey) {
      if (key === "Enter" && target.matches("textarea")) meja.requestSubmit(meja.querySelector("[data-kinerja-kirim]"));
      return;
    }
    if (!target.matches(`${BARIS}, [data-kinerja-diputuskan]`)) return;
    const semua = baris();
    const ke = semua.indexOf(target);
    if (key in LANGKAH) pindah(semua[ke + LANGKAH[key]]);
    else if (key === "p") tekan(key, target);
    else if ((key === "v" || key === "s") && tombol(key, target)) {
      tekan(key, target);
      pindah(semua[ke + 1] ?? semua[ke - 1]); // at once: who goes fast loses no key while the answer is awaited
    }
    else if (key === "x") target.querySelector('input[type="checkbox"]')?.click();
    else if (key === "b") kembalikan();
    else if (key === "u") batalkan();
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
    hitung(hasil);
    siapkan();
    lanjut(hasil);
    if (batalNanti) batalkan();
  });
  meja.addEventListener("htmx:afterRequest", (peristiwa) => {
    if (peristiwa.detail.failed) batalNanti = false; // what was to be taken back was not done
  });

  meja.querySelector("[data-kinerja-petunjuk]").hidden = false;
  siapkan();
  // After an act on many the page is drawn anew, with its message on top: go on with the first row, without a jump.
  const pesan = document.querySelector(".daftar-pesan");
  if (pesan && document.activeElement === document.body && baris().length) {
    kabar.textContent = pesan.textContent.trim();
    fokus(baris()[0]);
  }
})();
