// Views that people saved: whose they are, their order, and who can judge what is in them. Pure.
import type { Sort } from './desk';
import type { Filter, User, View } from './types';
import { same } from './types';

const saved = 'view:';

export function isSaved(id: string): boolean {
  return id.startsWith(saved);
}
/** Its number, as addresses of the service have it. */
export function numberOf(id: string): string {
  return id.slice(saved.length);
}

export function mayEdit(view: View | undefined, me: User | null): boolean {
  if (!view || !isSaved(view.id) || !me || me.role === 'viewer') return false;
  return same(view.owner?.id, me.id) || (view.shared === true && me.role === 'admin');
}

const sorts: Record<string, Sort> = {
  '-updated': '-updated_at',
  updated: 'updated_at',
  '-created': '-created_at',
  created: 'created_at',
  priority: '-priority',
  waiting: 'waiting',
  due: 'due',
};

/** The order that was saved, by the name it has here. */
export function sortOf(filter: Filter): Sort | undefined {
  return filter.sort === undefined ? undefined : (sorts[filter.sort] ?? (filter.sort as Sort));
}

/** Only the service knows in which tickets words are found and whether conditions hold. */
export function isJudgedAfar(filter: Filter): boolean {
  return Boolean(filter.q) || Object.keys(filter.when ?? {}).length > 0;
}

/** Words of the view and words that are looked for in it. */
export function wordsOf(filter: Filter, q: string): string {
  return [filter.q, q].filter(Boolean).join(' ');
}
