// What a customer can do; views call these and know nothing else of the chat.
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
  close: () => void;
  /** Yes or no to what the site asks. */
  consent: (granted: boolean) => void;
  /** The form before the first message. */
  details: (fields: Record<string, string>) => void;
  /** Sends a file; what went wrong, in words, or nothing. */
  attach: (file: File) => Promise<string>;
  /** Everything of mine as a file, or gone for good; false when it did not work. */
  download: () => Promise<boolean>;
  erase: () => Promise<boolean>;
  /** Where relative links of the server lead. */
  base: string;
}
