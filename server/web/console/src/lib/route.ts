// The address behind `#` and what it shows: pure both ways.

export type Route =
  { page: 'desk'; view: string; id: string | null } | { page: 'people' } | { page: 'content' };

export const home: Route = { page: 'desk', view: 'waiting', id: null };

export function parse(hash: string): Route {
  const [page, ...rest] = hash.replace(/^#\/?/, '').split('/').map(decode);
  if (page === 'people' || page === 'content') return { page };
  if (page !== 'v' || !rest[0]) return home;
  return { page: 'desk', view: rest[0], id: rest[1] || null };
}

export function address(route: Route): string {
  if (route.page !== 'desk') return `#/${route.page}`;
  const id = route.id === null ? '' : `/${encodeURIComponent(route.id)}`;
  return `#/v/${encodeURIComponent(route.view)}${id}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
