// A week's sheet behaves like a spreadsheet: arrow keys and Enter move between cells, a table that is pasted
// spreads over rows, and rows are added without asking the server. Without this the page has a button for rows.
// Bound by data-kinerja-pekan on the form, data-kinerja-baris on a row, data-kinerja-baris-baru on the template. Its draft
// is kept by konsep.js, which comes after this: here rows are made for what is brought back.
(() => {
  const lembar = document.querySelector("[data-kinerja-pekan]");
  if (!lembar) return;
  const KOLOM = ["tanggal", "jam_mulai", "jam_selesai", "uraian", "hasil_kerja", "volume"];
  const HARI = ["min", "sen", "sel", "rab", "kam", "jum", "sab"];
  const wadah = lembar.querySelector("[data-kinerja-baris-baris]");
  const contoh = lembar.querySelector("[data-kinerja-baris-baru]");
  const jumlah = lembar.querySelector("[name$='-TOTAL_FORMS']");
  const terbanyak = Number(lembar.querySelector("[name$='-MAX_NUM_FORMS']").value);
  const kabar = lembar.querySelector("[data-kinerja-kabar]");

  const daftarBaris = () => [...wadah.querySelectorAll("[data-kinerja-baris]")];
  const sel = (baris, kolom) => baris.querySelector(`[name$='-${kolom}']`);
  const kolomDari = (isian) => KOLOM.find((kolom) => isian.name.endsWith(`-${kolom}`));
  const bersih = (teks) => teks.trim().toLowerCase().replace(/\s+/g, " ");

  const tambah = () => {
    const nomor = Number(jumlah.value);
    if (nomor >= terbanyak) {
      kabar.textContent = `Satu lembar memuat paling banyak ${terbanyak} baris. Simpan dahulu, lalu lanjutkan.`;
      return null;
    }
    const terakhir = daftarBaris().at(-1);
    wadah.insertAdjacentHTML(
      "beforeend",
      contoh.innerHTML.replaceAll("__prefix__", nomor).replaceAll("__nomor__", nomor + 1),
    );
    jumlah.value = nomor + 1;
    const baru = daftarBaris().at(-1);
    if (terakhir) sel(baru, "tanggal").value = sel(terakhir, "tanggal").value;
    return baru;
  };

  const masuki = (baris, kolom) => {
    const tujuan = baris && sel(baris, kolom);
    if (!tujuan) return;
    tujuan.focus();
    if (tujuan.select) tujuan.select();
  };

  const pindahBaris = (isian, langkah) => {
    const semua = daftarBaris();
    const tujuan = semua[semua.indexOf(isian.closest("[data-kinerja-baris]")) + langkah];
    masuki(tujuan, kolomDari(isian));
    return Boolean(tujuan);
  };

  const pindahKolom = (isian, langkah) => {
    const kolom = KOLOM[KOLOM.indexOf(kolomDari(isian)) + langkah];
    if (kolom) masuki(isian.closest("[data-kinerja-baris]"), kolom);
    return Boolean(kolom);
  };

  const diUjung = (isian, langkah) => {
    if (isian.tagName === "SELECT") return true;
    if (isian.selectionStart !== isian.selectionEnd) return isian.selectionEnd - isian.selectionStart === isian.value.length;
    return isian.selectionStart === (langkah < 0 ? 0 : isian.value.length);
  };

  const turun = (isian) => {
    if (!pindahBaris(isian, 1)) masuki(tambah(), "tanggal");
  };

  const TOMBOL = {
    Enter: (isian, peristiwa) => (peristiwa.shiftKey ? pindahBaris(isian, -1) : turun(isian), true),
    ArrowUp: (isian) => isian.tagName !== "SELECT" && pindahBaris(isian, -1),
    ArrowDown: (isian) => isian.tagName !== "SELECT" && pindahBaris(isian, 1),
    ArrowLeft: (isian) => diUjung(isian, -1) && pindahKolom(isian, -1),
    ArrowRight: (isian) => diUjung(isian, 1) && pindahKolom(isian, 1),
  };

  lembar.addEventListener("keydown", (peristiwa) => {
    if (peristiwa.altKey || peristiwa.isComposing) return;
    if (peristiwa.key === "Enter" && (peristiwa.ctrlKey || peristiwa.metaKey)) {
      peristiwa.preventDefault();
      lembar.requestSubmit(lembar.querySelector("[data-kinerja-simpan]"));
      return;
    }
    const isian = peristiwa.target;
    if (!isian.closest("[data-kinerja-baris]") || !kolomDari(isian) || peristiwa.ctrlKey || peristiwa.metaKey) return;
    if (TOMBOL[peristiwa.key]?.(isian, peristiwa)) peristiwa.preventDefault();
  });

  // Cells as a spreadsheet copies them: tabs and line ends between, quotes around a cell that holds such itself.
  const uraikan = (teks) => {
    const tabel = [[""]];
    let dalamKutip = false;
    for (const potong of teks.replace(/\r\n?/g, "\n").match(/""|"|\t|\n|[^"\t\n]+/g) ?? []) {
      const baris = tabel.at(-1);
      if (potong === '"' && (dalamKutip || baris.at(-1) === "")) dalamKutip = !dalamKutip;
      else if (dalamKutip) baris[baris.length - 1] += potong === '""' ? '"' : potong.replace(/[\t\n]+/g, " ");
      else if (potong === "\t") baris.push("");
      else if (potong === "\n") tabel.push([""]);
      else baris[baris.length - 1] += potong;
    }
    return tabel.filter((baris) => baris.some((isi) => isi.trim()));
  };

  const sebagaiTanggal = (teks, pilihan) => {
    const iso = teks.match(/^(\d{4})-(\d{1,2})-(\d{1,2})/);
    const lokal = teks.match(/^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?/);
    const [hari, bulan] = iso ? [iso[3], iso[2]] : lokal ? [lokal[1], lokal[2]] : [];
    if (hari) return pilihan.find((satu) => Number(satu.value.slice(8)) === Number(hari) && Number(satu.value.slice(5, 7)) === Number(bulan));
    const ke = HARI.indexOf(bersih(teks).slice(0, 3));
    return ke < 0 ? undefined : pilihan.find((satu) => new Date(`${satu.value}T00:00`).getDay() === ke);
  };

  const pilih = (isian, teks) => {
    const pilihan = [...isian.options];
    const dicari = bersih(teks);
    const cocok = dicari === "" ? pilihan.find((satu) => satu.value === "")
      : kolomDari(isian) === "tanggal" ? sebagaiTanggal(teks.trim(), pilihan)
        : pilihan.find((satu) => bersih(satu.text) === dicari) ?? pilihan.find((satu) => bersih(satu.text).startsWith(dicari.slice(0, 40)));
    if (cocok) isian.value = cocok.value;
    return Boolean(cocok) || dicari === "";
  };

  const isi = (isian, teks) => {
    if (isian.tagName === "SELECT") return pilih(isian, teks);
    isian.value = kolomDari(isian).startsWith("jam_") ? teks.trim().replace(/^(\d{1,2})[.:](\d{2})[.:]\d{2}$/, "$1.$2") : teks.trim().replace(/\s+/g, " ");
    return true;
  };

  lembar.addEventListener("paste", (peristiwa) => {
    const awal = peristiwa.target;
    const teks = peristiwa.clipboardData.getData("text/plain");
    if (!awal.closest("[data-kinerja-baris]") || !kolomDari(awal) || !/[\t\n]/.test(teks.trim())) return;
    peristiwa.preventDefault();
    const dari = daftarBaris().indexOf(awal.closest("[data-kinerja-baris]"));
    const kolomAwal = KOLOM.indexOf(kolomDari(awal));
    const asing = [];
    let terisi = 0;
    for (const [ke, nilai] of uraikan(teks).entries()) {
      const baris = daftarBaris()[dari + ke] ?? tambah();
      if (!baris) break;
      terisi += 1;
      nilai.slice(0, KOLOM.length - kolomAwal).forEach((satu, geser) => {
        if (!isi(sel(baris, KOLOM[kolomAwal + geser]), satu)) asing.push(`“${satu.trim()}” pada baris ${dari + ke + 1}`);
      });
    }
    const cukup = Number(jumlah.value) < terbanyak || !kabar.textContent;
    const catatan = asing.length ? ` Tidak dikenal dan dibiarkan: ${asing.join(", ")}.` : "";
    if (cukup) kabar.textContent = `${terisi} baris ditempel dan belum disimpan.${catatan}`;
    awal.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // A draft brings the whole sheet back as it was written, each row with the version it was written on, so that the
  // server tells what changed since. An entry that was not touched is shown as it stands now.
  const segarkan = (isi) => {
    const kini = new Map(daftarBaris().map((baris) => [sel(baris, "kegiatan").value, baris]));
    for (const [nama, nomor] of isi.filter(([satu, nilai]) => satu.endsWith("-kegiatan") && kini.has(nilai) && nilai)) {
      const awalan = nama.slice(0, -"kegiatan".length);
      const sebaris = isi.filter(([satu]) => satu.startsWith(awalan));
      if (sebaris.some(([, , disentuh]) => disentuh)) continue;
      sebaris.forEach((satu) => {
        const isian = sel(kini.get(nomor), satu[0].slice(awalan.length));
        satu[1] = isian.type === "checkbox" ? isian.checked : isian.value;
      });
    }
  };

  lembar.addEventListener("kinerja:konsep", ({ detail: { isi } }) => {
    const banyak = Number(isi.find(([nama]) => nama === jumlah.name)?.[1] ?? 0);
    segarkan(isi);
    daftarBaris().slice(banyak).forEach((baris) => baris.remove());
    jumlah.value = Math.min(jumlah.value, banyak);
    while (Number(jumlah.value) < banyak && tambah());
  });
  lembar.addEventListener("kinerja:konsep-dibuang", () => location.replace(lembar.action));

  lembar.querySelector("[data-kinerja-tambah-baris]").addEventListener("click", (peristiwa) => {
    peristiwa.preventDefault();
    masuki(tambah(), "tanggal");
  });
})();
