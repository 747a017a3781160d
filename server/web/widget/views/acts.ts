// What a customer can do; views call these and know nothing else of the chat.
import type { More } from '../more';

/** Who asks, for plain requests beside the socket. */
export interface Who {
  session: string | null;
  identity: string | null;
  site: string;
}

export interface Acts {
  press: (seq: number, button: string, label: string) => void;
  rate: (seq: number, helpful: boolean) => void;
  survey: (seq: number, score: number, comment: string) => void;
  say: (text: string) => boolean;
  typing: (on: boolean) => void;
  handoff: () => void;
  retry: (id: string) => void;
  discard: (id: string) => void;
  sound: () => boolean;
  open: () => void;
  close: () => void;
  /** Yes or no to what the site asks, and whether it was a yes before. */
  consent: (granted: boolean) => void;
  agreed: () => boolean;
  /** Neither yes nor no: the chat closes, or goes back to the conversation before. */
  leave: () => void;
  /** The form before the first message. */
  details: (fields: Record<string, string>) => void;
  /** Takes back what the shop said first. */
  hush: () => void;
  /** Opens another conversation, or a new one; false while something is still to be sent. */
  begin: (conversation: string) => boolean;
  /** Forgets all and greets as a newcomer. */
  renew: () => void;
  who: () => Who;
  /** `then` gets what is seldom needed. */
  later: (then: (more: More) => void) => void;
  /** Where relative links of the server lead. */
  base: string;
}
