// Which page is shown: follows the address, and the address follows us.
import { address, parse, type Route } from '../lib/route';
import { shell } from './shell.svelte';

class Router {
  route = $state.raw<Route>(parse(location.hash));
  /** The page before this one, for "back" on a phone and on people's pages. */
  lastView = 'waiting';

  constructor() {
    addEventListener('hashchange', () => this.read());
  }

  go(route: Route): void {
    if (address(route) === location.hash) return;
    location.hash = address(route);
    this.read();
  }

  view(view: string): void {
    this.go({ page: 'desk', view, id: null });
  }
  open(id: string | number): void {
    this.go({ page: 'desk', view: this.currentView, id: String(id) });
  }
  /** Closes what is open and gives the focus back to its row in the list. */
  back(): void {
    const id = this.openId;
    this.view(this.currentView);
    requestAnimationFrame(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('a[data-row]')];
      const same = rows.find((row) => row.dataset.row === id);
      // Solved or snoozed, it is gone from here: what came in its place is next.
      (same ?? rows[Math.min(shell.place, rows.length - 1)])?.focus();
    });
  }

  get openId(): string | null {
    return this.route.page === 'desk' ? this.route.id : null;
  }
  get currentView(): string {
    return this.route.page === 'desk' ? this.route.view : this.lastView;
  }

  /** At once, not when the browser gets round to telling: the next key may be for what it shows. */
  follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    const href = (event.target as Element).closest?.('a[href^="#/"]')?.getAttribute('href');
    if (!href) return;
    event.preventDefault();
    this.go(parse(href));
  };

  private read(): void {
    this.route = parse(location.hash);
    if (this.route.page === 'desk') this.lastView = this.route.view;
  }
}

export const router = new Router();
