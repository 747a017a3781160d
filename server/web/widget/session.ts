// Which conversation this browser goes on with, and what opens it: tokens that the server gave. Keeps
// them where the visitor has agreed to it, and tells the other tabs.
import type { Memory } from './memory';

export class Session {
  token: string | null;
  /** The conversation to open where it is not the token's own: its id, or "new". */
  wanted = '';
  /** Of the conversation that a new one was begun from, while nothing is said in it. */
  #from: string | null;
  #memories: Memory[];

  /** The first memory keeps; all of them keep still until the visitor has agreed. */
  constructor(...memories: Memory[]) {
    this.#memories = memories;
    this.token = this.#kept.get('session');
    this.#from = this.#kept.get('from');
    if (!this.token) this.hold();
  }

  /** What a greeting says of it. */
  get hello(): object {
    return {
      session: this.token,
      ...(this.wanted && { conversation: this.wanted }),
      ...(this.#from && { from: this.#from }),
    };
  }

  /** Nobody has been here, in this conversation or the one before. */
  get isFirst(): boolean {
    return !this.#from;
  }

  /** Another conversation of the same customer, or a "new" one, at the next greeting. */
  want(conversation: string): void {
    this.wanted = conversation;
    this.#from = conversation === 'new' ? this.token : null;
    this.#kept.set('from', this.#from);
  }

  /** Back to where a new one was begun from; false when it was not. */
  back(): boolean {
    const from = this.#from;
    if (!from) return false;
    this.want('');
    this.remember(from);
    return true;
  }

  remember(token: string | null): void {
    this.token = token;
    this.wanted = '';
    this.#kept.set('session', token);
    if (!token) this.#kept.set('from', (this.#from = null));
  }

  /** What another tab has set; false when it is nothing new. */
  reread(): boolean {
    const token = this.#kept.get<string>('session');
    this.#from = this.#kept.get('from');
    if (token === this.token) return false;
    this.token = token;
    if (this.#kept.held) this.hold(); // what waited was of another conversation
    return true;
  }

  hold(): void {
    for (const memory of this.#memories) memory.hold();
  }

  release(): void {
    for (const memory of this.#memories) memory.release();
  }

  get #kept(): Memory {
    return this.#memories[0]!;
  }
}
