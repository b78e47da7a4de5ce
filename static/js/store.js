// A small store on this device that outlives the page: named shelves of records, each under its `key`.
//   const store = await openStore("scribe-482913", ["entries", "spare"]);
//   await store.put("entries", { key, … });   await store.all("entries");
//   await store.take("spare");                one record, and it is gone: no two pages get the same
const VERSION = 1;

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// Answers only once the device has it for good: until then nothing may be said to be kept.
function done(transaction, answer) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(answer());
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

function opened(name, shelves) {
  const request = indexedDB.open(name, VERSION);
  request.onupgradeneeded = () => {
    for (const shelf of shelves) {
      request.result.createObjectStore(shelf, { keyPath: "key" });
    }
  };
  return settled(request);
}

export async function openStore(name, shelves) {
  const base = await opened(name, shelves);
  const change = (shelf, work) => {
    const transaction = base.transaction(shelf, "readwrite", { durability: "strict" });
    let result;
    work(transaction.objectStore(shelf), (found) => {
      result = found;
    });
    return done(transaction, () => result);
  };
  return {
    all: (shelf) => settled(base.transaction(shelf).objectStore(shelf).getAll()),
    put: (shelf, ...records) =>
      change(shelf, (store) => {
        for (const record of records) {
          store.put(record);
        }
      }),
    remove: (shelf, key) => change(shelf, (store) => store.delete(key)),
    take: (shelf) =>
      change(shelf, (store, answer) => {
        store.openCursor().onsuccess = ({ target }) => {
          if (target.result) {
            answer(target.result.value);
            target.result.delete();
          }
        };
      }),
  };
}
