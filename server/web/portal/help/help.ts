// Search as you type, and "was this helpful" without leaving the page. Both work without this
// script:
// the form asks the server for a page, and what comes is the same page that is swapped in here.
import '../shop/shop';
import './requests';
import './suggest';

const pause_ms = 180;
const form = document.querySelector<HTMLFormElement>('form.search');
const field = form?.querySelector<HTMLInputElement>('input[name=q]');
const spoken = document.createElement('p');
spoken.className = 'over';
spoken.setAttribute('role', 'status');
document.body.append(spoken);

let timer: ReturnType<typeof setTimeout> | undefined;
let asked: AbortController | undefined;

async function search(): Promise<void> {
  const address = new URL(form!.action);
  const question = field!.value.trim();
  if (question) address.searchParams.set('q', question);
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(address, { signal: asked.signal, headers: { accept: 'text/html' } });
    if (answer.ok) show(await answer.text(), address);
  } catch {
    // overtaken by the next letter, or no network: the button still asks for the page
  }
}

/** Takes over the main part of our own server's page. */
function show(html: string, address: URL): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const found = page.querySelector('main');
  const main = document.querySelector('main');
  if (!found || !main) return;
  main.replaceChildren(...[...found.childNodes].map((node) => document.importNode(node, true)));
  document.title = page.title;
  history.replaceState(null, '', address);
  spoken.textContent = main.querySelector('.count, .nothing')?.textContent ?? '';
}

field?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => void search(), pause_ms);
});
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(timer);
  void search();
});

const opinion = document.querySelector<HTMLFormElement>('form.helpful');
opinion?.addEventListener('submit', (event) => {
  const thanks = opinion.dataset['thanks'];
  if (!thanks) return;
  event.preventDefault();
  const data = new FormData(opinion);
  const pressed = event.submitter as HTMLButtonElement | null;
  if (pressed) data.set(pressed.name, pressed.value);
  void fetch(opinion.action, { method: 'POST', body: new URLSearchParams(data as never) });
  const said = document.createElement('p');
  said.textContent = thanks;
  said.tabIndex = -1;
  opinion.replaceChildren(said);
  said.focus();
});
