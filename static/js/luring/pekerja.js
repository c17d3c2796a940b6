// The service worker. /sw.js names the release, the page that opens without a line, and the files it loads.
// The line comes first, always: what is kept here is asked only when there is no answer. Pages of people are never
// kept, and nothing that is sent passes through here.
(() => {
  const { versi, cangkang, berkas } = self.kinerja;
  const AWALAN = "kinerja-luring-";
  const LACI = AWALAN + versi;
  const DIJAGA = new Set(berkas);

  // Drawn as for nobody: without cookies, so that no reader's page can come in.
  const minta = (alamat) => new Request(alamat, { credentials: "omit", cache: "reload" });

  const siapkan = async () => {
    const laci = await caches.open(LACI);
    await laci.addAll([cangkang, ...berkas].map(minta));
    await self.skipWaiting();
  };

  const ambilAlih = async () => {
    const semua = await caches.keys();
    await Promise.all(
      semua.filter((nama) => nama.startsWith(AWALAN) && nama !== LACI).map((nama) => caches.delete(nama)),
    );
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  };

  const tersimpan = async (alamat) => (await caches.match(alamat, { ignoreVary: true })) ?? Response.error();

  const bukaHalaman = async (peristiwa) => {
    try {
      return (await peristiwa.preloadResponse) ?? (await fetch(peristiwa.request));
    } catch {
      return tersimpan(cangkang);
    }
  };

  const ambilBerkas = async (permintaan) => {
    try {
      return await fetch(permintaan);
    } catch {
      return tersimpan(permintaan.url);
    }
  };

  self.addEventListener("install", (peristiwa) => peristiwa.waitUntil(siapkan()));
  self.addEventListener("activate", (peristiwa) => peristiwa.waitUntil(ambilAlih()));
  self.addEventListener("fetch", (peristiwa) => {
    const { request } = peristiwa;
    if (request.method !== "GET") return;
    if (request.mode === "navigate") peristiwa.respondWith(bukaHalaman(peristiwa));
    else if (DIJAGA.has(new URL(request.url).pathname)) peristiwa.respondWith(ambilBerkas(request));
  });
})();
