// How the launcher, which is always on the page, and the chat, which is fetched, know each other.
import type { Config } from './config';
import type { Launcher } from './launcher';
import type { Parts } from './parts';
import type { Prompt } from './prompts';
import type { Field } from './protocol';

/** What the page gives the chat: <deskbell-widget>. */
export interface Host extends HTMLElement {
  readonly config: Config;
  readonly root: ShadowRoot;
  readonly launcher: Launcher;
  /** What the customer looks at, in the shop's words. */
  readonly page: { url?: string; title?: string };
  /** Languages to try, the dearest first. */
  wishes(): string[];
  emit(event: string, detail?: unknown): void;
  /** `then` gets what another script brings: the seldom used views, or a language's sentences. */
  need<K extends keyof Parts>(name: K, then: (part: Parts[K]) => void): void;
  has(name: string): boolean;
}

/** What deskbell.yaml says of the chat on every page of a site, and what the launcher is called and
   why it cannot open, in the visitor's language. */
export interface Site {
  open?: string;
  offline?: string;
  form?: Field[];
  proactive?: Prompt[];
}

/** What the page can ask of the chat. */
export interface Face {
  open(draft?: string): void;
  close(): void;
  toggle(): void;
  identify(token: string | null): void;
  /** The configuration has changed. */
  update(change: Partial<Config>): void;
  /** The customer looks at something else. */
  setContext(page: { url?: string; title?: string }): void;
  setLocale(): void;
  /** Yes or no to what the site asks, where the page has a banner of its own. */
  consent(granted: boolean): void;
  /** Asked of strangers before their first message. */
  form(fields: Field[]): void;
  /** What the shop says first, on the pages and at the times it names. */
  proactive(...prompts: Prompt[]): void;
  track(event: string, data?: object): void;
  /** Ends the session in this browser, as when a customer logs out. */
  shutdown(): void;
  stop(): void;
}
