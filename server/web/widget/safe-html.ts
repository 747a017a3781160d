// Turns the server's `html` into nodes: parsed into an inert document, then only the elements
// that the
// server's Markdown makes are made anew. Nothing of the parsed tree itself ever enters the page.

// Any other element goes with everything inside it.
const kept =
  /^(P|BR|STRONG|EM|DEL|CODE|PRE|BLOCKQUOTE|UL|OL|LI|A|H[1-6]|HR|TABLE|THEAD|TBODY|TR|TH|TD)$/;
const depth_max = 20;
const safeScheme = /^(https?|mailto|tel):$/;

/** The nodes of `html`, or of `text` when there is none or the page forbids parsing (Trusted
   Types). */
export function render(html: string | undefined, text: string, base: string): DocumentFragment {
  const into = document.createDocumentFragment();
  if (html) {
    try {
      copy(new DOMParser().parseFromString(html, 'text/html').body, into, base, 0);
      return into;
    } catch {
      into.replaceChildren();
    }
  }
  linked(text, into, base);
  return into;
}

/** An absolute http(s), mailto or tel address, or null. */
export function safeUrl(href: string, base: string): string | null {
  try {
    const url = new URL(href, base);
    return safeScheme.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A link that opens beside the shop and tells the other page nothing. */
export function anchor(href: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
  return link;
}

function copy(from: Node, into: Node, base: string, depth: number): void {
  for (const child of Array.from(from.childNodes)) {
    const words = child.nodeType === Node.TEXT_NODE ? (child.nodeValue ?? '') : '';
    // Line breaks between blocks would show: bubbles keep the white space of plain text.
    if (words && (depth > 0 || words.trim())) into.appendChild(document.createTextNode(words));
    if (!kept.test(child.nodeName) || depth > depth_max) continue;
    const own = made(child as Element, base);
    copy(child, own, base, depth + 1);
    into.appendChild(own);
  }
}

function made(from: Element, base: string): Element {
  if (from.nodeName !== 'A') return document.createElement(from.nodeName);
  const href = safeUrl(from.getAttribute('href') ?? '', base);
  return href ? anchor(href) : document.createElement('span');
}

const address = /\bhttps?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/gi;

function linked(text: string, into: Node, base: string): void {
  let from = 0;
  for (const match of text.matchAll(address)) {
    const href = safeUrl(match[0], base);
    if (!href) continue;
    into.appendChild(document.createTextNode(text.slice(from, match.index)));
    const link = anchor(href);
    link.textContent = match[0];
    into.appendChild(link);
    from = match.index + match[0].length;
  }
  into.appendChild(document.createTextNode(text.slice(from)));
}
