// The address behind `#` and what it shows: pure both ways.

export const pages = [
  'insight',
  'unanswered',
  'content',
  'people',
  'rules',
  'admin',
  'account',
  'customer',
  'customers',
  'care',
] as const;
export type PageName = (typeof pages)[number];

export type Route =
  { page: 'desk'; view: string; id: string | null } | { page: PageName; id: string | null };

export const home: Route = { page: 'desk', view: 'waiting', id: null };

export function parse(hash: string): Route {
  const [page, ...rest] = hash.replace(/^#\/?/, '').split('/').map(decode);
  const name = pages.find((one) => one === page);
  if (name) return { page: name, id: rest[0] || null };
  if (page !== 'v' || !rest[0]) return home;
  return { page: 'desk', view: rest[0], id: rest[1] || null };
}

export function address(route: Route): string {
  const id = route.id === null ? '' : `/${encodeURIComponent(route.id)}`;
  if (route.page !== 'desk') return `#/${route.page}${id}`;
  return `#/v/${encodeURIComponent(route.view)}${id}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
