// Menus are <details>: they work without this. Here they also close on Escape, on a click elsewhere, and when
// another one opens. Bound by data-kinerja-menu.
(() => {
  const terbuka = () => document.querySelectorAll("details[data-kinerja-menu][open]");

  document.addEventListener("click", (peristiwa) => {
    terbuka().forEach((menu) => {
      if (!menu.contains(peristiwa.target)) menu.open = false;
    });
  });

  document.addEventListener("keydown", (peristiwa) => {
    if (peristiwa.key !== "Escape") return;
    terbuka().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
})();
