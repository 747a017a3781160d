// An order that people make by moving one thing at a time: what must be told to the service. Pure.
import type { Id } from './types';

export interface Placed {
  id: Id;
  position: number;
  version: number;
}

/** The things as they stand after one was moved; at the ends it stays where it is. */
export function moved<T>(all: T[], from: number, by: -1 | 1): T[] {
  const to = from + by;
  if (to < 0 || to >= all.length) return all;
  const rest = all.filter((_, i) => i !== from);
  return [...rest.slice(0, to), all[from] as T, ...rest.slice(to)];
}

/** The fewest places to change: those in use are dealt out anew, made different where two were alike. */
export function replaced(order: Placed[]): Placed[] {
  const places = order.map((one) => one.position).sort((a, b) => a - b);
  let last = -Infinity;
  const apart = places.map((place) => (last = Math.max(place, last + 1)));
  return order.flatMap((one, i) => {
    const position = apart[i] ?? one.position;
    return position === one.position ? [] : [{ ...one, position }];
  });
}
