// Tick all boxes of one name at once. Without this the link asks the server for the page with all of them ticked.
// Bound by data-kinerja-pilih-semua="<name of the boxes>" on a link inside the form.
(() => {
  document.addEventListener("click", (peristiwa) => {
    const tautan = peristiwa.target.closest("[data-kinerja-pilih-semua]");
    if (!tautan) return;
    peristiwa.preventDefault();
    const nama = tautan.dataset.kinerjaPilihSemua;
    tautan.closest("form").querySelectorAll(`input[type="checkbox"][name="${nama}"]`).forEach((kotak) => {
      kotak.checked = true;
    });
  });
})();
