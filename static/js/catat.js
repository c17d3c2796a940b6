// One line, one Enter: keep the proposal that is shown for what stands in the line. When it is not shown yet, the
// Enter asks for it instead, so that nothing is kept unseen; on a late day it leads to the reason. Without this the first Enter asks, the second keeps.
// A line that an Enter asked about stands selected, so that one may type on; when other words take the place of a line that
// was shown or asked about, it waits in this browser, and data-kinerja-tersisih says so.
// Bound by data-kinerja-catat-cepat on the form with the line; data-kinerja-isi on the button that writes the hours of a
// gap into the line, data-kinerja-tambah on the one that adds words to it; data-kinerja-usulan-kata hears the proposal aloud,
// and data-kinerja-belum, that it is not kept yet.
(() => {
  const HANYA_JAM = /^[\d.:\s–-]*$/;
  const baris = () => document.getElementById("baris");
  const usulan = () => document.getElementById("usulan");
  const terpilih = ({ value, selectionStart, selectionEnd }) => selectionStart === 0 && selectionEnd === value.length;
  let diminta = ""; // the line whose proposal an Enter asked for

  const sisihkan = async (isian) => {
    const semula = isian.value.trim();
    const { tanggal, titipan } = isian.form.elements;
    const diketahui = [diminta, usulan().dataset.kinerjaUsulanDari].includes(semula);
    if (!semula || !diketahui || titipan.value) return; // what came from those that wait still waits
    try {
      await kinerja.simpanan.tambahBaris(kinerja.pengirim.pemilik(), tanggal.value, semula);
      document.querySelector("[data-kinerja-tersisih]").hidden = false;
    } catch {
      isian.value = `${semula} ${isian.value}`; // this browser keeps nothing: the words stay in the line
      kinerja.pengirim.kabarkan("tertutup");
    }
  };

  const tulis = (teks) => {
    const isian = baris();
    if (!teks.includes(isian.value.trim())) sisihkan(isian);
    isian.value = teks;
    isian.focus();
    isian.setSelectionRange(teks.length, teks.length);
    isian.dispatchEvent(new Event("input", { bubbles: true }));
  };

  document.addEventListener("submit", (peristiwa) => {
    if (!peristiwa.target.matches("[data-kinerja-catat-cepat]")) return;
    if (usulan().dataset.kinerjaUsulanDari !== baris().value.trim()) {
      diminta = baris().value.trim();
      if (document.activeElement === baris()) baris().select();
      return;
    }
    peristiwa.preventDefault();
    peristiwa.stopPropagation();
    const alasan = usulan().querySelector('[name="alasan_terlambat"]');
    if (alasan && !alasan.value.trim()) alasan.focus();
    else document.getElementById("catat").requestSubmit(document.getElementById("simpan"));
  }, true);

  document.addEventListener("beforeinput", ({ target, inputType }) => {
    if (inputType === "insertLineBreak" || !target.matches?.("[data-kinerja-catat-cepat] #baris")) return; // Enter itself
    if (terpilih(target)) sisihkan(target);
  });

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
    if (!kata || peristiwa.target.id !== "usulan") return;
    const isian = baris();
    const belum = usulan().querySelector("[data-kinerja-belum]");
    kata.textContent = [usulan().querySelector("dl"), belum].map((bagian) => bagian?.innerText ?? "").join(" ").trim();
    if (document.activeElement !== isian) return;
    const tombol = diminta === isian.value.trim() ? document.getElementById("simpan") : null; // shown too where there is room
    [tombol, belum, isian].forEach((bagian) => bagian?.scrollIntoView({ block: "nearest", behavior: "instant" }));
    const kurang = usulan().dataset.kinerjaUsulanDari === undefined;
    if (kurang && terpilih(isian)) isian.setSelectionRange(isian.value.length, isian.value.length); // more words are asked for
  });
})();
