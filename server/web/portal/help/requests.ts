// My requests: the links this browser was given, shown as a list. Without this script each link
// still opens its own page.
const store = 'deskbell:requests';

function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null; // the browser keeps nothing; the link itself is all one needs
  }
}

function known(): string[] {
  const own = attempt(() => JSON.parse(localStorage.getItem(store) ?? '[]') as string[]) ?? [];
  const chats = attempt(() =>
    Object.keys(localStorage)
      .filter((key) => /^deskbell:.+:session$/.test(key))
      .map((key) => JSON.parse(localStorage.getItem(key)!) as string),
  );
  return [...new Set([...own, ...(chats ?? [])])];
}

const made = document.querySelector<HTMLElement>('[data-request]')?.dataset['request'];
if (made)
  attempt(() =>
    localStorage.setItem(store, JSON.stringify([...new Set([made, ...known()])].slice(0, 20))),
  );

for (const link of document.querySelectorAll<HTMLElement>('[data-requests]'))
  link.hidden = known().length === 0;

/** One line of the list: the page's own heading and state. */
async function line(token: string, folder: string): Promise<HTMLElement | null> {
  const address = `${folder}${token}`;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const link = document.createElement('a');
  link.href = address;
  link.textContent = page.querySelector('h1')?.textContent ?? '';
  const state = document.createElement('p');
  state.textContent = page.querySelector('.meta')?.textContent ?? '';
  const item = document.createElement('li');
  item.append(link, state);
  return item;
}

async function list(into: HTMLElement): Promise<void> {
  const lines = await Promise.all(known().map((token) => line(token, into.dataset['requestsAt']!)));
  const found = lines.filter((one) => one !== null);
  if (found.length) into.replaceChildren(...found);
  else into.nextElementSibling?.removeAttribute('hidden');
}

const place = document.querySelector<HTMLElement>('[data-requests-at]');
if (place) void list(place);
