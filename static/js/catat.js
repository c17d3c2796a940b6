// One line, one Enter: keep the proposal that is shown for what stands in the line. When it is not shown yet, the
// Enter asks for it instead, so that nothing is kept unseen; on a late day it leads to the reason. Without this the first Enter asks, the second keeps.
// Bound by data-kinerja-catat-cepat on the form with the line; data-kinerja-isi on the button that writes the hours of a
// gap into the line, data-kinerja-tambah on the one that adds words to it; data-kinerja-usulan-kata hears the proposal aloud.
(() => {
  const HANYA_JAM = /^[\d.:\s–-]*$/;
  const baris = () => document.getElementById("baris");
  const usulan = () => document.getElementById("usulan");

  const tulis = (teks) => {
    const isian = baris();
    isian.value = teks;
    isian.focus();
    isian.setSelectionRange(teks.length, teks.length);
    isian.dispatchEvent(new Event("input", { bubbles: true }));
  };

  document.addEventListener("submit", (peristiwa) => {
    if (!peristiwa.target.matches("[data-kinerja-catat-cepat]")) return;
    if (usulan().dataset.kinerjaUsulanDari !== baris().value.trim()) return;
    peristiwa.preventDefault();
    peristiwa.stopPropagation();
    const alasan = usulan().querySelector('[name="alasan_terlambat"]');
    if (alasan && !alasan.value.trim()) alasan.focus();
    else document.getElementById("catat").requestSubmit(document.getElementById("simpan"));
  }, true);

  document.addEventListener("click", (peristiwa) => {
    const sela = peristiwa.target.closest("[data-kinerja-isi]");
    const saran = peristiwa.target.closest("[data-kinerja-tambah]");
    if (!baris() || (!sela && !saran)) return;
    peristiwa.preventDefault();
    const semula = baris().value.trim();
    if (sela) tulis(sela.dataset.kinerjaIsi + (HANYA_JAM.test(semula) ? "" : semula));
    else tulis([HANYA_JAM.test(semula) ? semula : "", saran.dataset.kinerjaTambah].filter(Boolean).join(" "));
  });

  document.addEventListener("htmx:afterSettle", (peristiwa) => {
    const kata = document.querySelector("[data-kinerja-usulan-kata]");
    if (kata && peristiwa.target.id === "usulan") kata.textContent = usulan().querySelector("dl")?.innerText ?? "";
  });
})();
