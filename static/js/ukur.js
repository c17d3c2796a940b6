// Seconds that an act takes while its page is seen, sent with the form that does it: no content, no person.
// data-kinerja-ukur="<act>" marks the part of the page in which the first key, press or tap starts the clock of
// that act; with data-kinerja-ukur-sejak-buka it starts with the page. data-kinerja-detik="<act>" is the hidden
// field that carries the seconds; what the server wrote into it was counted before and is added. Where there is no
// such field, as for who objects, nothing is measured.
(() => {
  const jam = new Map(); // act -> {lalu: milliseconds counted, sejak: when it went on, or null}
  const terlihat = () => document.visibilityState === "visible";

  const mulai = (perbuatan) => {
    if (jam.has(perbuatan) || !document.querySelector(`[data-kinerja-detik="${perbuatan}"]`)) return;
    jam.set(perbuatan, { lalu: 0, sejak: terlihat() ? performance.now() : null });
  };
  const lama = ({ lalu, sejak }) => lalu + (sejak === null ? 0 : performance.now() - sejak);

  const mulaiSejakBuka = () => document.querySelectorAll("[data-kinerja-ukur-sejak-buka]").forEach((bagian) => {
    mulai(bagian.dataset.kinerjaUkur);
  });
  const mulaiDiSini = (peristiwa) => {
    const bagian = peristiwa.target.closest?.("[data-kinerja-ukur]");
    if (bagian) mulai(bagian.dataset.kinerjaUkur);
  };

  // Return the field with its seconds, and let the next act begin anew.
  const catat = (formulir) => {
    const isian = formulir?.querySelector("[data-kinerja-detik]");
    const berjalan = isian && jam.get(isian.dataset.kinerjaDetik);
    if (!berjalan) return null;
    isian.value = String(Number(isian.value || 0) + Math.max(1, Math.round(lama(berjalan) / 1000)));
    jam.delete(isian.dataset.kinerjaDetik);
    mulaiSejakBuka();
    return isian;
  };

  ["keydown", "input", "pointerdown"].forEach((nama) => document.addEventListener(nama, mulaiDiSini, true));
  document.addEventListener("submit", (peristiwa) => {
    if (peristiwa.target.method === "post") catat(peristiwa.target);
  }, true);
  // A button that htmx sends by itself submits no form.
  document.addEventListener("htmx:configRequest", (peristiwa) => {
    if (peristiwa.detail.verb !== "post" || !peristiwa.target.matches("button")) return;
    const isian = catat(peristiwa.target.form ?? peristiwa.target.closest("form"));
    if (!isian) return;
    peristiwa.detail.parameters[isian.name] = isian.value;
    isian.value = "";
  });
  document.addEventListener("visibilitychange", () => jam.forEach((satu) => {
    satu.lalu = lama(satu);
    satu.sejak = terlihat() ? performance.now() : null;
  }));
  mulaiSejakBuka();
})();
