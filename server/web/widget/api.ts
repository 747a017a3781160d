// The one global: `Deskbell`. A page may call it before the script has come:
//   window.Deskbell = window.Deskbell || [];
//   Deskbell.push(['open', 'Where is my order?']);
//   Deskbell.push(['on', 'message', (detail) => ...]);
// Events: ready, open, close, message {seq, from, text}, unread {count}, owner {owner, ticket},
// identity {name} or {error}, consent {granted}.
import type { Config } from './config';
import { attr, bell, down, h, icon, say, tool, wear } from './dom';
import type { DeskbellWidget } from './element';
import { directionOf, pick } from './names';
import { isFor } from './pages';
import { arrived } from './parts';
import type { Prompt } from './prompts';
import type { Field } from './protocol';

export interface Api {
  /** Opens the chat; a text becomes the customer's draft. */
  open(draft?: string): void;
  close(): void;
  toggle(): void;
  /** Takes the launcher off the page; `show` brings it back. */
  hide(): void;
  show(): void;
  /** A JWT signed by the shop's server says who the customer is; null takes it back. */
  identify(token: string | null): void;
  /** What the customer looks at: `{url, title}`, for shops that change pages without loading. */
  setContext(page: { url?: string; title?: string }): void;
  setLocale(locale: string): void;
  setTheme(theme: Config['theme']): void;
  update(change: Partial<Config>): void;
  /** Begins again after `shutdown`, as somebody else if the change says so. */
  boot(change?: Partial<Config>): void;
  /** Yes or no to what the site asks, for pages with a banner of their own. */
  consent(granted: boolean): void;
  /** Something the customer did, for their timeline; told only with their consent. */
  track(event: string, data?: object): void;
  /** Fields asked of strangers before their first message. */
  form(fields: Field[]): void;
  /** Messages that the shop says first; each is said once. */
  proactive(...prompts: Prompt[]): void;
  /** Listens; the answer stops listening. */
  on(event: string, listener: (detail: unknown) => void): () => void;
  /** Forgets the conversation in this browser (log-out). */
  shutdown(): void;
  /** Takes everything off the page. */
  destroy(): void;
  /** Calls by name, also those queued before the script came. */
  push(...calls: unknown[][]): void;
}

const own = ['open', 'close', 'toggle', 'setContext', 'setLocale', 'update', 'on'] as const;
const asked = ['identify', 'consent', 'form', 'proactive', 'track', 'shutdown'] as const;

/** What the other scripts have in common with this one; it is not in them (see vite.config.ts). */
const kit = { attr, bell, directionOf, down, h, icon, isFor, pick, say, tool, wear };

export function apiOf(widget: DeskbellWidget): Api {
  const api: Record<string, (...args: never[]) => unknown> = {
    hide: () => {
      widget.hidden = true;
    },
    show: () => {
      widget.hidden = false;
    },
    setTheme: (theme: Config['theme']) => widget.update({ theme }),
    boot: (change: Partial<Config> = {}) => {
      widget.hidden = false;
      widget.update(change);
    },
    part: arrived,
    destroy: () => {
      widget.remove();
      delete (window as { Deskbell?: unknown }).Deskbell;
    },
    push: (...calls: unknown[][]) => {
      for (const [name, ...args] of calls) {
        const call = api[String(name)];
        if (call) call(...(args as never[]));
        else console.warn('Deskbell: unknown call', name);
      }
    },
  };
  for (const name of own) api[name] = widget[name].bind(widget);
  for (const name of asked) api[name] = (...args) => widget.ask(name, ...args);
  return Object.assign(api, { kit }) as unknown as Api;
}
