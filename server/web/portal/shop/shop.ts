// Turns "ask about it" and "chat with us" into an opened chat; without this script they lead to
// the help centre.
type Call = [string, ...unknown[]];
const page = window as unknown as { Deskbell?: { push: (...calls: Call[]) => void } };

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-ask]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const draft = link.dataset['ask'];
  page.Deskbell ??= [] as never;
  page.Deskbell!.push(draft ? ['open', draft] : ['open']);
});
