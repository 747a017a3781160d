// What the browser remembers: drafts per ticket, messages not yet sent, preferences.
// A full or forbidden storage never breaks the desk; it only forgets.

export interface Drawer {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface Draft {
  text: string;
  internal: boolean;
  since: number;
}

export interface Unsent {
  id: string;
  ticket: number;
  text: string;
  internal: boolean;
  at: string;
  state: 'sending' | 'failed' | 'crossed';
  error?: string;
  /** The customer's last words that its writer had seen. */
  seen?: number;
  /** Send it although the customer wrote meanwhile. */
  force?: boolean;
  /** When it shall go out, where that is not now. */
  sendAt?: string;
  /** What the customer wrote meanwhile. */
  missed?: string;
}

const prefix = 'deskbell.console.';
const drafts_max = 200;

export class Keep {
  /** `person` parts the drafts of two people at the same machine. */
  constructor(
    private readonly drawer: Drawer | null,
    private readonly person: string,
  ) {}

  drafts(): Record<string, Draft> {
    return this.read<Record<string, Draft>>('drafts', {});
  }

  setDraft(ticket: string, draft: Draft | null): void {
    const { [ticket]: _, ...rest } = this.drafts();
    const kept = Object.entries(rest).slice(-drafts_max + 1);
    if (draft && draft.text.trim()) kept.push([ticket, draft]);
    this.write('drafts', Object.fromEntries(kept));
  }

  unsent(): Unsent[] {
    return this.read<Unsent[]>('unsent', []);
  }
  setUnsent(all: Unsent[]): void {
    this.write('unsent', all);
  }

  presence(): string | null {
    return this.read<string | null>('presence', null);
  }
  setPresence(state: string): void {
    this.write('presence', state);
  }

  private read<T>(name: string, otherwise: T): T {
    try {
      const text = this.drawer?.getItem(this.key(name));
      return text ? (JSON.parse(text) as T) : otherwise;
    } catch {
      return otherwise;
    }
  }

  private write(name: string, value: unknown): void {
    try {
      this.drawer?.setItem(this.key(name), JSON.stringify(value));
    } catch {
      // Private window or full storage: the text is still on the screen.
    }
  }

  private key(name: string): string {
    return `${prefix}${name}.${this.person}`;
  }
}
