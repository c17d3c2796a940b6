// A form is sent once: a second press while the first is under way is ignored, and the button turns pale.
// Bound by data-kinerja-sekali on the form or on any element around it.
(() => {
  const TANDA = "kinerjaTerkirim";
  const BATAS_MILIDETIK = 10000; // an answer that is a download leaves the page as it is: give the button back

  const lepaskan = (formulir) => {
    delete formulir.dataset[TANDA];
    formulir.removeAttribute("aria-busy");
  };

  document.addEventListener("submit", (peristiwa) => {
    const formulir = peristiwa.target;
    if (formulir.method !== "post" || !formulir.closest("[data-kinerja-sekali]")) return;
    if (formulir.dataset[TANDA]) {
      peristiwa.preventDefault();
      return;
    }
    formulir.dataset[TANDA] = "ya";
    formulir.setAttribute("aria-busy", "true");
    setTimeout(lepaskan, BATAS_MILIDETIK, formulir);
  });

  // A page that comes back from the browser's memory, or a form that htmx sent, may be sent again.
  window.addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach(lepaskan));
  document.addEventListener("htmx:afterRequest", (peristiwa) => {
    const formulir = peristiwa.target.closest?.("form[aria-busy]");
    if (formulir) lepaskan(formulir);
  });
})();
