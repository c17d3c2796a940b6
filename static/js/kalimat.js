// A ready sentence goes into the text field below, where it can be changed. Without this it is sent beside the text.
// Bound by data-kinerja-kalimat="<name of the field>" on a select inside the form.
(() => {
  document.addEventListener("change", (peristiwa) => {
    const pilihan = peristiwa.target.closest?.("[data-kinerja-kalimat]");
    if (!pilihan || !pilihan.value) return;
    const isian = pilihan.form.elements[pilihan.dataset.kinerjaKalimat];
    isian.value = [isian.value.trim(), pilihan.value].filter(Boolean).join(" ");
    pilihan.value = "";
    isian.focus();
  });
})();
