// What a saved view filters, as a form shows it and as the service wants it. Pure.
import type { Sort } from './desk';
import type { Filter, Id, Priority, Status, View } from './types';
import { isSaved, sortOf, wordsOf } from './view';

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
