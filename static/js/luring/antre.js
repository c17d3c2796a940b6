// A form of the page whose sending fails is not lost: it goes among those that wait, and the next one can be typed.
// Bound by data-kinerja-antre on a form that htmx sends; it bears a `kunci`, so that what arrived nevertheless stays one.
(() => {
  const { simpanan, pengirim } = kinerja;
  const TERTUTUP = [401, 403]; // signed out, or the page stood open too long
  const TETAP = ["csrfmiddlewaretoken", "tanggal"];
  const BUKAN_ISIAN = ["csrfmiddlewaretoken", "kunci", "sidik", "detik", "ajukan", "lampirkan", "titipan"];

  // An empty form for the next entry of the same day; what was proposed for the last one goes too.
  const kosongkan = (formulir) => {
    [...formulir.elements].filter(({ name }) => name && !TETAP.includes(name)).forEach((satu) => {
      if (satu.type !== "submit") satu.value = "";
    });
    formulir.elements.kunci.value = simpanan.kunciBaru();
    const usulan = formulir.closest("#usulan");
    usulan.querySelectorAll("dl, [data-kinerja-belum]").forEach((bagian) => bagian.remove());
    delete usulan.dataset.kinerjaUsulanDari;
    document.getElementById("baris").value = "";
  };

  const titipkan = async (formulir, kiriman, keadaan) => {
    const semua = Object.fromEntries(kiriman);
    const isian = Object.fromEntries(Object.entries(semua).filter(([nama]) => !BUKAN_ISIAN.includes(nama)));
    await simpanan.tambah({
      kunci: semua.kunci,
      pemilik: pengirim.pemilik(),
      isian,
      ajukan: "ajukan" in semua,
      keadaan,
      galat: {},
    });
    kosongkan(formulir);
    formulir.dispatchEvent(new CustomEvent("kinerja:tersimpan", { bubbles: true }));
    if (semua.titipan) document.dispatchEvent(new CustomEvent("kinerja:tercatat", { detail: { kunci: semua.titipan } }));
    navigator.storage?.persist?.();
    await pengirim.kirim();
  };

  // The typed line cannot be proposed now: say so while it is typed; on Enter it waits as it is.
  const titipkanBaris = async (baris) => {
    await simpanan.tambahBaris(pengirim.pemilik(), baris.form.elements.tanggal.value, baris.value.trim());
    baris.value = "";
    baris.form.dispatchEvent(new CustomEvent("kinerja:tersimpan", { bubbles: true }));
    pengirim.kabarkan("luring");
  };

  // Without an answer it may have arrived nevertheless.
  const tangani = ({ detail: { elt, requestConfig, keadaan = "dikirim" } }) => {
    const tertutup = () => pengirim.kabarkan("tertutup"); // the text stays in the form
    if (elt.matches?.("[data-kinerja-antre]")) titipkan(elt, requestConfig.formData, keadaan).catch(tertutup);
    if (elt.matches?.("[data-kinerja-catat-cepat]")) titipkanBaris(elt.elements.baris).catch(tertutup);
    if (elt.matches?.("[data-kinerja-catat-cepat] input") && elt.value.trim()) pengirim.kabarkan("baris");
  };

  document.addEventListener("htmx:sendError", tangani);
  document.addEventListener("htmx:timeout", tangani);
  document.addEventListener("htmx:beforeSwap", (peristiwa) => {
    const { xhr, requestConfig } = peristiwa.detail;
    const { elt } = requestConfig;
    const ditolak = TERTUTUP.includes(xhr.status);
    if (!elt.closest("[data-kinerja-antre], [data-kinerja-catat-cepat]") || (xhr.status < 500 && !ditolak)) return;
    peristiwa.detail.shouldSwap = false; // the page stays, with all that is typed into it
    if (elt.matches("[data-kinerja-antre]")) {
      tangani({ detail: { elt, requestConfig, keadaan: ditolak ? "menunggu" : "dikirim" } });
    } else if (ditolak) pengirim.kabarkan("keluar-usulan"); // a proposal or a hint, asked for while one types
  });
})();
