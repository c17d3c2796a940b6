// Shows what waits: how many in the bar of every page, each with its text where the page has room for the list.
// Bound by data-kinerja-luring (the count) and data-kinerja-antrean (the list); the words stand in the page.
(() => {
  const { simpanan, pengirim } = kinerja;
  const hitungan = document.querySelector("[data-kinerja-luring]");
  const antrean = document.querySelector("[data-kinerja-antrean]");
  const kabar = document.querySelectorAll("[data-kinerja-kabar]");

  const tulisJumlah = (dalam, jumlah) => {
    dalam.querySelector("[data-kinerja-jumlah]").textContent = jumlah;
    dalam.hidden = jumlah === 0;
  };

  const namaHasil = (nilai) => (simpanan.bekal()?.pilihan ?? [])
    .flatMap(([, pilihan]) => pilihan)
    .find(([satu]) => satu === nilai)?.[1] ?? "";

  const tanggalPanjang = (tanggal) => {
    const hari = new Date(`${tanggal}T00:00`);
    if (Number.isNaN(hari.valueOf())) return tanggal;
    return hari.toLocaleDateString("id-ID", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  };

  const ringkasan = ({ tanggal, jam_mulai: mulai, jam_selesai: selesai, hasil_kerja: hasil }) => [
    tanggalPanjang(tanggal),
    mulai && selesai ? `${mulai.replace(":", ".")}–${selesai.replace(":", ".")}` : "",
    namaHasil(hasil),
  ].filter(Boolean).join(" · ");

  const alasan = (galat) => Object.values(galat).flat().map((kata) => {
    const butir = document.createElement("li");
    butir.textContent = kata;
    return butir;
  });

  const gambar = (entri) => {
    const butir = document.importNode(antrean.querySelector("template").content.firstElementChild, true);
    const bagian = (nama) => butir.querySelector(`[data-kinerja-bagian="${nama}"]`);
    butir.dataset.kunci = entri.kunci;
    butir.dataset.versi = entri.versi;
    bagian("uraian").textContent = entri.isian.uraian;
    bagian("ringkasan").textContent = ringkasan(entri.isian);
    butir.querySelectorAll("[data-kinerja-hanya]").forEach((satu) => {
      satu.hidden = !satu.dataset.kinerjaHanya.split(" ").includes(entri.keadaan);
    });
    if (Object.keys(entri.galat).length) bagian("galat").replaceChildren(...alasan(entri.galat));
    bagian("usulkan").href += `?${new URLSearchParams({ tanggal: entri.isian.tanggal })}#usulkan-${entri.kunci}`;
    bagian("perbaiki").hash = entri.kunci;
    bagian("salin").addEventListener("click", async (peristiwa) => {
      await navigator.clipboard.writeText(`${ringkasan(entri.isian)}\n${entri.isian.uraian}`);
      peristiwa.target.textContent = peristiwa.target.dataset.kinerjaTersalin;
    });
    bagian("salin").hidden = !navigator.clipboard; // plain http: the text can still be marked and copied
    bagian("hapus").addEventListener("click", () => simpanan.hapus(entri));
    return butir;
  };

  // What has not changed stays as it is, so that nobody loses the button under the finger.
  const tampilkan = (semua) => {
    const daftar = antrean.querySelector("[data-kinerja-daftar]");
    const lama = new Map([...daftar.children].map((butir) => [`${butir.dataset.kunci} ${butir.dataset.versi}`, butir]));
    daftar.replaceChildren(...semua.map((entri) => lama.get(`${entri.kunci} ${entri.versi}`) ?? gambar(entri)));
    tulisJumlah(antrean, semua.length);
  };

  const muat = async () => {
    const pemilik = pengirim.pemilik();
    const semua = pemilik ? await simpanan.milik(pemilik) : [];
    tulisJumlah(hitungan, semua.length);
    if (antrean) tampilkan(semua);
  };

  document.addEventListener(simpanan.BERUBAH, muat);
  // A line that waited was made into an entry, and kept: here, or before the server led to this page.
  document.addEventListener("kinerja:tercatat", async ({ detail }) => {
    const semua = await simpanan.milik(pengirim.pemilik());
    const entri = semua.find(({ kunci, keadaan }) => kunci === detail.kunci && keadaan === "baris");
    if (entri) await simpanan.hapus(entri);
  });
  document.addEventListener(pengirim.KEADAAN, ({ detail: { nama, terkirim } }) => {
    kabar.forEach((satu) => {
      const ini = satu.dataset.kinerjaKabar;
      if (ini !== "terkirim") satu.hidden = ini !== nama;
      else if (terkirim) {
        tulisJumlah(satu, terkirim);
      }
    });
  });
  antrean?.querySelector("[data-kinerja-kirim-sekarang]").addEventListener("click", async () => {
    const ditahan = (await simpanan.milik(pengirim.pemilik())).filter(({ keadaan }) => keadaan === "ditahan");
    await Promise.all(ditahan.map((entri) => simpanan.ubah(entri, { keadaan: "menunggu" })));
    pengirim.kirim();
  });
  muat().then(() => pengirim.kirim(), () => {}); // a browser that keeps nothing has nothing that waits
})();
