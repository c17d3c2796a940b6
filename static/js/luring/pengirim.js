// Sends what waits, one entry after the other, each until the server has said what became of it. An entry whose answer
// was lost is sent again unchanged: by its key the server knows it.
kinerja.pengirim = (() => {
  const { simpanan } = kinerja;
  const KEADAAN = "kinerja:pengiriman";
  const SABAR = 20000; // milliseconds until an answer counts as lost
  const ULANGI = 60000; // milliseconds until the next try while something waits
  const SIAP = ["menunggu", "dikirim"];
  const DI_PINTU = { 401: "keluar", 403: "keluar", 409: "lain" }; // refused before anybody read the entry
  const akar = document.querySelector("[data-kinerja-luring]").dataset;
  let pengulangan = null;
  let sedang = null;
  let sekaliLagi = false; // something came to wait while the others were being sent

  // Whose page this is; the page that opens without a line is that of whom this browser served last.
  const pemilik = () => akar.kinerjaPemilik ?? simpanan.bekal()?.pemilik ?? null;

  const kabarkan = (nama, terkirim = 0) => {
    document.dispatchEvent(new CustomEvent(KEADAAN, { detail: { nama, terkirim } }));
  };

  const minta = (alamat, pilihan = {}) => fetch(alamat, {
    ...pilihan,
    credentials: "same-origin",
    cache: "no-store",
    redirect: "manual",
    signal: AbortSignal.timeout?.(SABAR),
  });

  // Who is signed in, with a fresh token; or the word for why it cannot be told.
  const tanyakan = async () => {
    let jawaban;
    try {
      jawaban = await minta(akar.kinerjaBekal);
    } catch {
      return { halangan: "luring" };
    }
    if (jawaban.type === "opaqueredirect") return { halangan: "keluar" };
    const bekal = jawaban.ok ? await jawaban.json().catch(() => null) : null;
    if (!bekal) return { halangan: "gangguan" };
    if (bekal.pemilik !== pemilik()) return { halangan: "lain" };
    const { token, ...dibawa } = bekal;
    simpanan.simpanBekal({ ...dibawa, pada: Date.now() });
    return { token };
  };

  const kirimSatu = async (semula, token) => {
    const entri = await simpanan.ubah(semula, { keadaan: "dikirim" }); // from now on it may be there
    if (!entri) return ""; // mended or sent in another tab
    const isi = new URLSearchParams({
      ...entri.isian, kunci: entri.kunci, pemilik: entri.pemilik, csrfmiddlewaretoken: token,
    });
    if (entri.ajukan) isi.set("ajukan", "ya");
    let jawaban;
    try {
      jawaban = await minta(akar.kinerjaKirim, { method: "POST", body: isi });
    } catch {
      return "luring";
    }
    if (jawaban.ok) {
      await simpanan.hapus(entri);
      return "diterima";
    }
    if (jawaban.status === 422) {
      const { galat } = await jawaban.json();
      await simpanan.ubah(entri, { keadaan: "ditolak", galat });
      return "";
    }
    if (jawaban.status >= 500) return "gangguan";
    if (DI_PINTU[jawaban.status]) await simpanan.ubah(entri, { keadaan: semula.keadaan }); // nobody has read it
    else await simpanan.ubah(entri, { keadaan: "ditolak", galat: {} });
    return DI_PINTU[jawaban.status] ?? "";
  };

  const jalankan = async () => {
    const menunggu = (await simpanan.milik(pemilik())).filter(({ keadaan }) => SIAP.includes(keadaan));
    if (!menunggu.length) return kabarkan("");
    kabarkan("mengirim");
    const { token, halangan } = await tanyakan();
    let terkirim = 0;
    let sebab = halangan ?? "";
    for (const entri of sebab ? [] : menunggu) {
      const hasil = await kirimSatu(entri, token);
      if (hasil === "diterima") terkirim += 1;
      else if (hasil) sebab = hasil;
      if (hasil && hasil !== "diterima" && hasil !== "gangguan") break; // a fault may be this entry's alone
    }
    if (sebab) pengulangan = setTimeout(kirim, ULANGI);
    kabarkan(sebab, terkirim);
  };

  // One tab at a time; where tabs cannot take turns (plain http), the server still keeps one.
  const bergiliran = () => (navigator.locks ? navigator.locks.request("kinerja-antrean", jalankan) : jalankan());

  const kirim = async () => {
    clearTimeout(pengulangan);
    if (!pemilik()) return;
    sekaliLagi = sedang !== null;
    sedang ??= bergiliran().catch(() => kabarkan("tertutup")).finally(() => { sedang = null; });
    await sedang;
    if (sekaliLagi) await kirim();
  };

  window.addEventListener("online", kirim);
  return { KEADAAN, kabarkan, pemilik, tanyakan, kirim };
})();
