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
  /** Where relative links of the server lead. */
  base: string;
}
