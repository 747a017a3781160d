// Views that people saved: what they filter, as a form shows it and as the service wants it. Pure.
import type { Sort } from './desk';
import type { Filter, Id, Priority, Status, User, View } from './types';
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

export interface Form {
  label: string;
  shared: boolean;
  status: Status[];
  assignee: string;
  queue: string;
  tag: string;
  priority: string;
  q: string;
  sort: Sort;
  when: Record<string, unknown>;
}

export function formOf(view: View | null, q: string): Form {
  const filter = view?.filter ?? {};
  return {
    label: view && isSaved(view.id) ? view.label : '',
    shared: view?.shared ?? false,
    status: [...(filter.status ?? [])],
    assignee: filter.assignee === undefined ? '' : String(filter.assignee),
    queue: filter.queue ?? '',
    tag: filter.tag ?? '',
    priority: filter.priority ?? '',
    q: wordsOf(filter, q),
    sort: sortOf(filter) ?? '-updated_at',
    when: filter.when ?? {},
  };
}

/** Only what was chosen: an empty field asks for nothing. */
export function filterOf(form: Form): Filter {
  const filter: Filter = { sort: form.sort };
  if (form.status.length) filter.status = form.status;
  if (form.assignee) filter.assignee = form.assignee as Id;
  if (form.queue) filter.queue = form.queue;
  if (form.tag.trim()) filter.tag = form.tag.trim().toLocaleLowerCase();
  if (form.priority) filter.priority = form.priority as Priority;
  if (form.q.trim()) filter.q = form.q.trim();
  if (Object.keys(form.when).length) filter.when = form.when;
  return filter;
}
