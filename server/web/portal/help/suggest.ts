// Articles that may answer it already, while the subject of a request is written.
const pause_ms = 300;
const most = 4;
const form = document.querySelector<HTMLFormElement>('form.ask-us');
const subject = form?.querySelector<HTMLInputElement>('[name=subject]');
const maybe = form?.querySelector<HTMLElement>('.maybe');
let timer: ReturnType<typeof setTimeout> | undefined;
let asked: AbortController | undefined;

async function suggest(): Promise<void> {
  const address = new URL(form!.dataset['search']!, location.href);
  address.searchParams.set('q', subject!.value.trim());
  asked?.abort();
  asked = new AbortController();
  const answer = await fetch(address, { signal: asked.signal }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const found = [...page.querySelectorAll('.results a')].slice(0, most);
  maybe!.querySelector('ul')?.remove();
  maybe!.hidden = !found.length;
  const list = document.createElement('ul');
  for (const one of found) {
    const link = document.createElement('a');
    link.href = one.getAttribute('href')!;
    link.target = '_blank';
    link.textContent = one.textContent;
    list.append(document.createElement('li'));
    list.lastElementChild!.append(link);
  }
  maybe!.append(list);
}

subject?.addEventListener('input', () => {
  clearTimeout(timer);
  if (subject.value.trim().length > 2) timer = setTimeout(() => void suggest(), pause_ms);
});
