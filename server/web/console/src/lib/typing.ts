// Says that somebody is typing, not at every key, and that they stopped.

const again_ms = 3000;
const ends_ms = 5000;

export class Typing {
  private until = 0;
  private end: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly say: (on: boolean) => void) {}

  typed(now = Date.now()): void {
    if (now > this.until) {
      this.say(true);
      this.until = now + again_ms;
    }
    clearTimeout(this.end);
    this.end = setTimeout(this.stop, ends_ms);
  }

  stop = (): void => {
    clearTimeout(this.end);
    if (this.until) this.say(false);
    this.until = 0;
  };
}
