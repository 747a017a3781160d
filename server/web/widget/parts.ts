// What the widget fetches when it is needed: the chat itself, what is seldom used, the sentences of
// a language. Each is a small script beside widget.js that calls Deskbell.push(['part', name, it]).
// A script, not a fetch: it needs no CORS and no wider content policy than widget.js itself.
import { attempt } from './memory';
import type { Face, Host } from './host';
import type { More } from './more';
import type { Texts } from './texts/en';

/** What the scripts bring; by any other name it is the sentences of a language. */
export interface Parts {
  chat: (host: Host) => Face;
  more: More;
  [language: string]: ((host: Host) => Face) | More | Texts;
}

export const retry = { first_ms: 1_000, max_ms: 30_000 };

const here = new Map<string, unknown>();
const waiting = new Map<string, ((part: never) => void)[]>();
/** They hear of a part that did not come at the first try. */
export const troubled = new Set<() => void>();
let nonce = '';

export function useNonce(value: string): void {
  nonce = value;
}

/** `then` gets the part, at once if it is here; it is fetched once, and again until it comes. */
export function part(
  origin: string,
  name: string,
  then: (part: never) => void,
  asked: Record<string, string> = { v: VERSION },
): void {
  if (here.has(name)) return then(here.get(name) as never);
  const others = waiting.get(name) ?? [];
  waiting.set(name, others);
  if (others.push(then) > 1) return;
  fetchScript(`${origin}/widget/${name}.js?${new URLSearchParams(asked)}`, retry.first_ms);
}

export function isHere(name: string): boolean {
  return here.has(name);
}

/** Called by a part's script: Deskbell.push(['part', 'de', {...}]). */
export function arrived(name: string, value: unknown): void {
  if (here.has(name)) return;
  here.set(name, value);
  for (const then of waiting.get(name) ?? []) then(value as never);
  waiting.delete(name);
}

/** Where a page demands Trusted Types, it must allow the policy "deskbell". */
const policy = attempt(() =>
  (window as Page).trustedTypes?.createPolicy('deskbell', { createScriptURL: (src) => src }),
);
const trusted = (src: string) => policy?.createScriptURL(src) ?? src;

interface Page {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL: (src: string) => string },
    ): { createScriptURL: (src: string) => string };
  };
}

/** Tries again after growing pauses, and as soon as the network is back. */
function fetchScript(src: string, pause: number): void {
  const script = document.createElement('script');
  script.src = trusted(src);
  script.nonce = nonce;
  script.onload = () => script.remove();
  script.onerror = () => {
    script.remove();
    for (const heard of troubled) heard();
    const life = new AbortController();
    const again = () => {
      life.abort();
      clearTimeout(timer);
      fetchScript(src, Math.min(pause * 2, retry.max_ms));
    };
    const timer = setTimeout(again, pause);
    addEventListener('online', again, { signal: life.signal });
  };
  document.head.append(script);
}

/** Of the parts' bytes, so that a browser keeps them until they change. */
declare const VERSION: string;
