// What the browser remembers between pages, as JSON under one prefix, and tells the other tabs.
// Everything may be refused by the browser; then the widget remembers nothing and still works.

/** The part of localStorage that is used; every call may throw (blocked, full, private mode). */
export type Box = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export class Memory {
  #box: Box | null | undefined;
  #prefix: string;
  /** What waits for the visitor's yes; null: it may be written. */
  #held: Map<string, unknown> | null = null;

  constructor(site: string, box: Box | null | undefined = attempt(() => localStorage)) {
    this.#prefix = `deskbell:${site}:`;
    this.#box = box;
  }

  /** Nothing more reaches the browser's storage until `release`; forgets what waited before. */
  hold(): void {
    this.#held = new Map();
  }

  get held(): boolean {
    return this.#held !== null;
  }

  release(): void {
    const held = this.#held;
    this.#held = null;
    held?.forEach((value, name) => this.set(name, value));
  }

  get<T>(name: string): T | null {
    if (this.#held?.has(name)) return this.#held.get(name) as T;
    return attempt(() => JSON.parse(this.#box!.getItem(this.#prefix + name)!) as T) ?? null;
  }

  /** Null forgets. What cannot be stored is remembered by this page alone. */
  set(name: string, value: unknown): void {
    if (this.#held && value != null) return void this.#held.set(name, value);
    this.#held?.delete(name);
    const key = this.#prefix + name;
    attempt(() =>
      value == null ? this.#box!.removeItem(key) : this.#box!.setItem(key, JSON.stringify(value)),
    );
  }

  /** Every value whose name starts so. */
  all(start: string): unknown[] {
    const whole = this.#prefix + start;
    const keys =
      attempt(() => Object.keys(this.#box!).filter((key) => key.startsWith(whole))) ?? [];
    return keys.map((key) => this.get(key.slice(this.#prefix.length)));
  }

  /** Hears of what another tab has set; the answer stops it. */
  watch(heard: (name: string) => void): () => void {
    const listener = (event: StorageEvent) => {
      if (event.key?.startsWith(this.#prefix)) heard(event.key.slice(this.#prefix.length));
    };
    addEventListener('storage', listener);
    return () => removeEventListener('storage', listener);
  }
}

export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
