// What a shop can say on the script tag: <script src=".../widget.js" async data-name="Kettle &
// Leaf">.

export interface Config {
  /** Where the service lives, e.g. "https://chat.example.com". */
  origin: string;
  site: string;
  /** The heading of the chat. */
  name: string;
  locale: string;
  theme: 'auto' | 'light' | 'dark';
  /** The shop's colour, as #rrggbb. */
  color: string;
  side: 'right' | 'left';
  identity: string | null;
  /** What the shop knows of this visitor, for proactive messages: "gold returning". */
  segments: string;
}

export function configOf(script: HTMLScriptElement | null): Config {
  const fallback: Config = {
    origin: new URL(script?.src || location.href).origin,
    site: 'default',
    name: '',
    locale: '',
    theme: 'auto',
    color: '',
    side: 'right',
    identity: null,
    segments: '',
  };
  return { ...fallback, ...script?.dataset };
}

/** Dark or white, whichever reads better on a hex colour; null if it is no hex colour. */
export function inkOn(color: string): string | null {
  if (!/^#[\da-f]{6}$/i.test(color)) return null;
  const light = (at: number) => parseInt(color.slice(at, at + 2), 16) ** 2.2;
  return 0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5) > 35_000 ? '#111' : '#fff';
}
