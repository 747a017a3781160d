// Which rows of a list are ticked: one, a stretch, all. Pure.

export interface Ticked {
  ids: number[];
  /** Where a stretch begins: the row that was ticked last. */
  from: number | null;
}

export const nothing: Ticked = { ids: [], from: null };

export function toggled({ ids }: Ticked, id: number): Ticked {
  const rest = ids.filter((one) => one !== id);
  return { ids: rest.length < ids.length ? rest : [...ids, id], from: id };
}

/** Everything between the row ticked last and this one, as the list stands. */
export function stretched(ticked: Ticked, id: number, order: number[]): Ticked {
  const [a, b] = [order.indexOf(ticked.from ?? -1), order.indexOf(id)];
  if (a < 0 || b < 0) return toggled(ticked, id);
  const between = order.slice(Math.min(a, b), Math.max(a, b) + 1);
  return { ids: [...new Set([...ticked.ids, ...between])], from: id };
}

/** What left the list meanwhile is not acted upon: nobody sees it any more. */
export function seen({ ids }: Ticked, order: number[]): number[] {
  const there = new Set(order);
  return ids.filter((id) => there.has(id));
}
