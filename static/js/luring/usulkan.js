// A line that waited comes back into the field it was typed in, and is proposed. Its key stands behind the # of the
// address, where no server reads it. Bound by data-kinerja-catat-cepat on the form with the line.
(() => {
  const { simpanan, pengirim } = kinerja;
  const TANDA = "#usulkan-";
  const formulir = () => document.querySelector("[data-kinerja-catat-cepat]"); // htmx draws it anew

  const yangMenunggu = async (dicari) => {
    const semua = pengirim.pemilik() ? await simpanan.milik(pengirim.pemilik()) : [];
    return semua.find(({ kunci, keadaan }) => kunci === dicari && keadaan === "baris");
  };

  // What stands in the field already waits in its turn.
  const usulkan = async () => {
    if (!formulir() || !location.hash.startsWith(TANDA)) return;
    const entri = await yangMenunggu(location.hash.slice(TANDA.length));
    history.replaceState(null, "", location.pathname + location.search);
    if (!entri) return;
    const { baris, titipan, tanggal } = formulir().elements;
    const semula = baris.value.trim();
    if (semula && semula !== entri.isian.uraian) await simpanan.tambahBaris(pengirim.pemilik(), tanggal.value, semula);
    baris.value = entri.isian.uraian;
    titipan.value = entri.kunci;
    delete document.getElementById("usulan").dataset.kinerjaUsulanDari; // shown before it is kept
    baris.focus();
    formulir().requestSubmit();
  };

  // Other words are another line.
  document.addEventListener("input", ({ target }) => {
    if (target.id === "baris" && target.form === formulir()) target.form.elements.titipan.value = "";
  });
  window.addEventListener("hashchange", usulkan);
  usulkan().catch(() => {}); // a browser that keeps nothing has no line that waits
})();
