// What lies on this phone until it is delivered: letters, and the picture of one that is being written. IndexedDB,
// because it holds pictures; where there is none (a private window of an old phone), the form is simply sent.
// A letter: { key, place (in the queue), url, fields, picture, state, began, code, said }.
const FLAG = "letters-kept"; // so that other pages know without opening the database

let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("kept", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("letters", { keyPath: "key" });
      asked.result.createObjectStore("pictures");
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

// One step in one transaction; it is done only when it lies on the disk.
async function step(store, mode, work) {
  const transaction = (await database()).transaction(store, mode);
  const asked = work(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export async function canKeep() {
  try {
    await database();
    return true;
  } catch {
    return false;
  }
}

export async function letters() {
  const found = await step("letters", "readonly", (store) => store.getAll());
  return found.sort((one, other) => one.place - other.place);
}

export async function keep(letter) {
  await step("letters", "readwrite", (store) => store.put(letter));
  await raiseFlag();
}

// What became of a letter; one that another page has forgotten meanwhile is not brought back.
export async function settle(letter) {
  await step("letters", "readwrite", (store) => {
    const asked = store.getKey(letter.key);
    asked.onsuccess = () => asked.result !== undefined && store.put(letter);
    return asked;
  });
  await raiseFlag();
}

export async function forget(key) {
  await step("letters", "readwrite", (store) => store.delete(key));
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

export function pictureOf(page) {
  return step("pictures", "readonly", (store) => store.get(page));
}

export function keepPicture(page, picture) {
  return step("pictures", "readwrite", (store) =>
    picture ? store.put(picture, page) : store.delete(page),
  );
}
