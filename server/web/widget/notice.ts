// Draws the eye to a new message: a number in the tab's title.

const mark = /^\(\d+\) /;
let marked = false;

/** Puts "(2) " before the page's title, and takes it away again; what the page itself writes
   stays. */
export function showInTitle(n: number): void {
  if (!n && !marked) return;
  document.title =
    (n ? `(${n}) ` : '') + (marked ? document.title.replace(mark, '') : document.title);
  marked = n > 0;
}
