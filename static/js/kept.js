// What lies on this device until it is delivered: a scribe's entries, a phone's letters with their pictures. Shelves
// of records, each under its `key`; where there is no store (a private window of an old phone), the form is simply sent.
//   const store = await openStore("scribe-482913", ["entries", "spare"]);
//   await store.put("entries", { key, … });   await store.all("entries");
//   await store.replace("entries", record);   only where one of that key still lies there
//   await store.take("spare");                one record, and it is gone: no two pages get the same
// A letter: { key, place (in the queue), url, fields, picture, state, began, code, said }.
const FLAG = "letters-kept"; // so that other pages know without opening the store

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// Answers only once the device has it for good: until then nothing may be said to be kept. An error aborts it.
function done(transaction, answer) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(answer());
    transaction.onabort = () => reject(transaction.error);
  });
}

export async function openStore(name, shelves) {
  const asked = indexedDB.open(name, 1);
  asked.onupgradeneeded = () => {
    for (const shelf of shelves) {
      asked.result.createObjectStore(shelf, { keyPath: "key" });
    }
  };
  const base = await settled(asked);
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
    replace: (shelf, record) =>
      change(shelf, (store) => {
        const asked = store.getKey(record.key);
        asked.onsuccess = () => asked.result !== undefined && store.put(record);
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

let opened;

function own() {
  opened ??= openStore("letters", ["letters", "pictures"]);
  return opened;
}

export function canKeep() {
  return own().then(
    () => true,
    () => false,
  );
}

export async function letters() {
  const found = await (await own()).all("letters");
  return found.sort((one, other) => one.place - other.place);
}

export async function keep(letter) {
  await (await own()).put("letters", letter);
  await raiseFlag();
}

// What became of a letter; one that another page has forgotten meanwhile is not brought back.
export async function settle(letter) {
  await (await own()).replace("letters", letter);
  await raiseFlag();
}

export async function forget(key) {
  await (await own()).remove("letters", key);
  await raiseFlag();
}

async function raiseFlag() {
  const waiting = (await letters()).filter((letter) => letter.state === "kept");
  if (waiting.length) {
    localStorage.setItem(FLAG, String(waiting.length));
  } else {
    localStorage.removeItem(FLAG);
  }
}

export async function pictureOf(page) {
  const found = await (await own()).all("pictures");
  return found.find((one) => one.key === page)?.picture;
}

export async function keepPicture(page, picture) {
  const store = await own();
  await (picture ? store.put("pictures", { key: page, picture }) : store.remove("pictures", page));
}
