// When a part of the page could not be fetched, htmx leaves the page as it was: say so, instead of silence.
// Bound by data-kinerja-galat, a hidden element with the words.
(() => {
  const tampilkan = (tampak) => document.querySelectorAll("[data-kinerja-galat]").forEach((satu) => {
    satu.hidden = !tampak;
  });

  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((nama) => {
    document.addEventListener(nama, (peristiwa) => {
      const menunggu = peristiwa.target.closest?.("[data-kinerja-antre], [data-kinerja-catat-cepat]");
      const ditangani = nama !== "htmx:responseError" || menunggu?.matches("[data-kinerja-antre]");
      if (menunggu && ditangani) return; // it waits in the browser, which says so
      tampilkan(true);
    });
  });
  document.addEventListener("htmx:afterOnLoad", (peristiwa) => {
    if (peristiwa.detail.successful) tampilkan(false);
  });
})();
