// Registers the worker, and puts on its shelf what this page was made of: the worker came after it.
const SHELF = "tell-1";

async function install() {
  await navigator.serviceWorker.register("/worker.js", { scope: "/m/" });
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  const own = loaded.filter((name) => new URL(name).pathname.startsWith("/static/"));
  const shelf = await caches.open(SHELF);
  await shelf.addAll([...new Set([location.href, ...own])]);
  document.documentElement.dataset.installed = "";
}

install();
