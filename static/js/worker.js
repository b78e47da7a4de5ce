// Lets the form open without a network; only where a page under TLS registered it. The network comes first, so that
// nobody fills in an old form; what was answered last stands in for it. Nothing that anybody wrote passes here.
const SHELF = "tell-1";
const FORM = /^\/m\/\d+\/tell$/;

function isOurs(request) {
  const { origin, pathname } = new URL(request.url);
  const isFile = pathname.startsWith("/static/");
  return request.method === "GET" && origin === location.origin && (isFile || FORM.test(pathname));
}

async function freshOrKept(request) {
  const shelf = await caches.open(SHELF);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await shelf.put(request, answer.clone());
    }
    return answer;
  } catch (error) {
    const kept = await shelf.match(request, {
      ignoreSearch: FORM.test(new URL(request.url).pathname),
    });
    if (kept) {
      return kept;
    }
    throw error;
  }
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (isOurs(event.request)) {
    event.respondWith(freshOrKept(event.request));
  }
});
