// On every page of an employee: put the service worker in place, and keep what one takes along up to date. On leaving,
// what was taken along is forgotten; entries that wait stay, bound to the account that wrote them.
// Bound by data-kinerja-luring and, on the form that signs out, data-kinerja-keluar.
(() => {
  const { simpanan, pengirim } = kinerja;
  const SEGAR = 10 * 60000; // milliseconds
  const { kinerjaPekerja: pekerja } = document.querySelector("[data-kinerja-luring]").dataset;

  navigator.serviceWorker?.register(pekerja).catch(() => {}); // without it the page needs a line; nothing else changes

  const bekal = simpanan.bekal();
  const milikLain = bekal?.pemilik !== pengirim.pemilik();
  if (milikLain) simpanan.simpanBekal({ pemilik: pengirim.pemilik() });
  if (milikLain || Date.now() - bekal.pada > SEGAR) pengirim.tanyakan();

  document.addEventListener("submit", (peristiwa) => {
    if (peristiwa.target.matches("[data-kinerja-keluar]")) simpanan.lupakanBekal();
  });
})();
