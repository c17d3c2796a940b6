// The reader's choice of light or dark. Loaded in <head> without defer, so that no page flashes in the wrong one.
// Without a choice (or without JavaScript) the style sheet follows the device.
(() => {
  const KUNCI = "kinerja-tema";
  const PILIHAN = ["otomatis", "terang", "gelap"];
  const BOOTSTRAP = { terang: "light", gelap: "dark" };

  const baca = () => {
    try {
      const tersimpan = localStorage.getItem(KUNCI);
      return PILIHAN.includes(tersimpan) ? tersimpan : "otomatis";
    } catch {
      return "otomatis"; // storage is closed to this page: follow the device
    }
  };

  const simpan = (tema) => {
    try {
      localStorage.setItem(KUNCI, tema);
    } catch {
      // the choice then holds for this page only
    }
  };

  const terapkan = (tema) => {
    if (BOOTSTRAP[tema]) document.documentElement.setAttribute("data-bs-theme", BOOTSTRAP[tema]);
    else document.documentElement.removeAttribute("data-bs-theme");
  };

  let tema = baca();
  terapkan(tema);

  document.addEventListener("DOMContentLoaded", () => {
    const tombol = document.querySelectorAll("[data-kinerja-tema]");
    const tulis = () => tombol.forEach((satu) => {
      satu.hidden = false;
      satu.querySelector("[data-kinerja-tema-kata]").textContent = `Tema ${tema}`;
    });
    tombol.forEach((satu) => satu.addEventListener("click", () => {
      tema = PILIHAN[(PILIHAN.indexOf(tema) + 1) % PILIHAN.length];
      simpan(tema);
      terapkan(tema);
      tulis();
    }));
    tulis();
  });
})();
