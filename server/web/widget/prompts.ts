// What the shop says first: by page, time on it, hours and segment. Each message once, never while
// somebody talks, and never where the visitor has not agreed to be remembered. Knows no DOM.
import type { Chat } from './chat';
import type { Memory } from './memory';
import { isFor } from './pages';

export interface Prompt {
  id: string;
  text: string;
  /** Paths, with * for anything: "/cart*". None: every page. */
  pages?: string[];
  /** Seconds on the page. */
  after?: number;
  hours?: 'open' | 'closed';
  /** Segments that the page says its visitor is in; any of them. */
  segments?: string[];
}

export const tick_ms = 1_000;

export class Prompter {
  #prompts: Prompt[] = [];
  #since = Date.now();
  #path = location.pathname;
  #timer: ReturnType<typeof setInterval> | undefined;
  #segments: string[] = [];

  constructor(
    readonly chat: Chat,
    readonly memory: Memory,
  ) {}

  add(prompts: Prompt[]): void {
    this.#prompts.push(...prompts);
    this.#timer ??= setInterval(() => this.#try(), tick_ms);
  }

  /** The segments of this page's visitor, as the shop says: "gold returning". */
  know(segments: string): void {
    this.#segments = segments.split(/[\s,]+/);
  }

  /** Another page of a shop that changes pages without loading. */
  look(url?: string): void {
    this.#since = Date.now();
    this.#path = new URL(url ?? '', location.href).pathname;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #try(): void {
    const due = this.#prompts.find((prompt) => this.#fits(prompt));
    if (!due || document.hidden) return;
    const { state } = this.chat;
    if (state.link === 'idle') return this.chat.connect(); // hours and consent are the server's
    if (state.link !== 'online' || state.consent) return;
    if (state.open || state.teaser || state.entries.length || state.pending.length) return;
    if (due.hours && (due.hours === 'open') !== (state.hours?.open !== false)) return;
    this.memory.set(`said:${due.id}`, 1);
    this.chat.tease(due.text);
  }

  #fits({ id, pages, after = 0, segments }: Prompt): boolean {
    return (
      Date.now() - this.#since >= after * 1000 &&
      !this.memory.get(`said:${id}`) &&
      isFor(pages, this.#path) &&
      (!segments || segments.some((one) => this.#segments.includes(one)))
    );
  }
}
