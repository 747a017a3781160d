// The time as the screen sees it: moves every ten seconds, so that waiting times grow by themselves.
class Tick {
  now = $state(Date.now());
  constructor() {
    setInterval(() => (this.now = Date.now()), 10000);
  }
}
export const tick = new Tick();
