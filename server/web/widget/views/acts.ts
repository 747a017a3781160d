// What a customer can do; views call these, and the chat itself for what concerns no view.
import type { Chat } from '../chat';
import type { More } from '../more';

export interface Acts {
  readonly chat: Chat;
  readonly site: string;
  /** Where relative links of the server lead. */
  readonly base: string;
  open(): void;
  close(): void;
  press(seq: number, button: string, label: string): void;
  /** Takes back what could not be sent; its words are a draft again. */
  discard(id: string): void;
  /** On or off; how it is now. */
  sound(): boolean;
  /** Opens another conversation, or a new one; false while something is still to be sent. */
  begin(conversation: string): boolean;
  /** `then` gets what is seldom needed. */
  later(then: (more: More) => void): void;
}
