// Which pages of a shop are meant: paths, with * for anything.

/** None named: every page. */
export function isFor(pages: string[] | undefined, path: string): boolean {
  return !pages || pages.some((page) => matches(page, path));
}

function matches(page: string, path: string): boolean {
  const literal = page.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`).test(path);
}
