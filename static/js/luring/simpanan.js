// What this browser keeps for the one who works with it: entries that wait to be sent (IndexedDB), and what one takes
// along to write them without a line (localStorage). Every entry bears the account that wrote it.
window.kinerja = window.kinerja ?? {};

kinerja.simpanan = (() => {
  const LACI = "antrean";
  const BEKAL = "kinerja-bekal";
  const BERUBAH = "kinerja:antrean";
  const saluran = "BroadcastChannel" in window ? new BroadcastChannel(BERUBAH) : null;
  let pembukaan = null;
  let ditutup = false;

  const kabarkan = () => document.dispatchEvent(new CustomEvent(BERUBAH));
  saluran?.addEventListener("message", kabarkan); // another tab changed something

  const buka = () => {
    pembukaan ??= new Promise((jadi, gagal) => {
      const permintaan = indexedDB.open("kinerja", 1);
      permintaan.onupgradeneeded = () => {
        permintaan.result.createObjectStore(LACI, { keyPath: "kunci" }).createIndex("pemilik", "pemilik");
      };
      permintaan.onsuccess = () => jadi(permintaan.result);
      permintaan.onerror = () => gagal(permintaan.error);
    }).catch((galat) => {
      pembukaan = null; // asked again next time
      throw galat;
    });
    return pembukaan;
  };

  const lakukan = async (ragam, kerja) => {
    const basis = await buka();
    return new Promise((jadi, gagal) => {
      const transaksi = basis.transaction(LACI, ragam);
      let hasil;
      transaksi.oncomplete = () => jadi(hasil);
      transaksi.onabort = () => gagal(transaksi.error);
      kerja(transaksi.objectStore(LACI), (nilai) => { hasil = nilai; });
    });
  };

  const tulis = async (kerja) => {
    const hasil = await lakukan("readwrite", kerja);
    kabarkan();
    saluran?.postMessage("");
    return hasil;
  };

  // Do something with an entry only while it is as it was read: another tab may have sent or mended it meanwhile.
  const selagiSama = (entri, perbuatan) => tulis((laci, jawab) => {
    const permintaan = laci.get(entri.kunci);
    permintaan.onsuccess = () => {
      const sama = permintaan.result?.versi === entri.versi;
      if (sama) perbuatan(laci);
      jawab(sama);
    };
  });

  const tambah = (entri) => tulis((laci) => laci.put({ ...entri, versi: 1, dibuat: new Date().toISOString() }));

  // One typed line: it waits as it was written and is never sent, since only its writer says what it means.
  const tambahBaris = (pemilik, tanggal, uraian) => tambah({
    kunci: kunciBaru(), pemilik, isian: { tanggal, uraian }, ajukan: false, keadaan: "baris", galat: {},
  });

  // The entry as it is from now on; null when it changed meanwhile.
  const ubah = async (entri, perubahan) => {
    const baru = { ...entri, ...perubahan, versi: entri.versi + 1 };
    return (await selagiSama(entri, (laci) => laci.put(baru))) ? baru : null;
  };

  const hapus = (entri) => selagiSama(entri, (laci) => laci.delete(entri.kunci));

  const milik = async (pemilik) => {
    const semua = await lakukan("readonly", (laci, jawab) => {
      const permintaan = laci.index("pemilik").getAll(pemilik);
      permintaan.onsuccess = () => jawab(permintaan.result);
    });
    return semua.sort((satu, lain) => satu.dibuat.localeCompare(lain.dibuat));
  };

  const bekal = () => {
    try {
      return JSON.parse(localStorage.getItem(BEKAL));
    } catch {
      return null;
    }
  };

  const simpanBekal = (isi) => {
    if (ditutup) return;
    try {
      localStorage.setItem(BEKAL, JSON.stringify(isi));
    } catch {
      // without it the results cannot be chosen while there is no line; everything else works
    }
  };

  const lupakanBekal = () => {
    ditutup = true; // an answer under way brings nothing back
    try {
      localStorage.removeItem(BEKAL);
    } catch {
      // then there was nothing either
    }
  };

  // crypto.randomUUID is not there on plain http.
  const kunciBaru = () => {
    const bita = crypto.getRandomValues(new Uint8Array(16));
    bita[6] = (bita[6] & 0x0f) | 0x40;
    bita[8] = (bita[8] & 0x3f) | 0x80;
    const heks = [...bita].map((satu) => satu.toString(16).padStart(2, "0")).join("");
    return heks.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  return { BERUBAH, tambah, tambahBaris, ubah, hapus, milik, bekal, simpanBekal, lupakanBekal, kunciBaru };
})();
