// Small things done to text: links found, blanks noticed, initials, snippets.

export interface Piece {
  text: string;
  href?: string;
}

const address = /\b(?:https?:\/\/|mailto:)[^\s<>"']+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
const closing = /[.,;:!?)\]}»”’]+$/u;

/** Cuts text at its web and mail addresses, so that a template can make them links. */
export function linkPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const hit of text.matchAll(address)) {
    const found = hit[0].replace(closing, '');
    const href = hrefOf(found);
    if (!href) continue;
    if (hit.index > from) pieces.push({ text: text.slice(from, hit.index) });
    pieces.push({ text: found, href });
    from = hit.index + found.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

function hrefOf(found: string): string | null {
  const whole = /^(https?:|mailto:)/i.test(found) ? found : `mailto:${found}`;
  try {
    return new URL(whole).href;
  } catch {
    return null;
  }
}

/** A link only if it leads to the web or into this site; anything else is no link. */
export function safeHref(url: string | null | undefined): string | undefined {
  if (!url) return undefined;
  return /^(https?:\/\/|\/(?!\/))/i.test(url) ? url : undefined;
}

/** A blank that nobody filled stays readable, so that it is noticed before it is sent. */
export function hasBlank(text: string): boolean {
  return /\{\{\s*[\w.]+\s*\}\}/.test(text);
}

export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s@._-]+/u)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return (
    letters
      .map((w) => (w ? [...w][0] : ''))
      .join('')
      .toLocaleUpperCase() || '?'
  );
}

/** A stable number for a name: the same person always wears the same colour. */
export function hue(name: string, colours: number): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % colours;
}

/** `form_failed` reads as "form failed" where no catalogue knows it. */
export function plain(code: string): string {
  return code.replace(/[_-]+/g, ' ').trim();
}

export function oneLine(text: string, chars: number): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  return flat.length > chars ? `${flat.slice(0, chars - 1).trimEnd()}…` : flat;
}

/** Is everything typed found in this text, in any order? */
export function contains(text: string, typed: string): boolean {
  const hay = text.toLocaleLowerCase();
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
