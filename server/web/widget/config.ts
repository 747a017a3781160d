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
  const parts = /^#(..)(..)(..)$/
    .exec(color)
    ?.slice(1)
    .map((part) => (parseInt(part, 16) / 255) ** 2.2);
  if (!parts) return null;
  const [r, g, b] = parts as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? '#111' : '#fff';
}
