// Why a ticket waits although there are people: what keeps each of them from it, and what would
// mend it. Pure.
import type { Would } from './giving';

/** What can keep a person, or a whole queue, from a ticket: the service's word where it has one. */
export const hindrances = [
  'closed',
  'closing',
  'queue_full',
  'by_hand',
  'at_capacity',
  'silent',
  'shift_ends',
  'off_shift',
  'lacks_language',
  'lacks_skill',
  'no_team',
  'offline',
  'none',
] as const;
export type Hindrance = (typeof hindrances)[number];
export interface Lack {
  what: Hindrance;
  who: string[];
}

/** Said in words only: of people who are not even asked, and of queues that stand still. */
const told: [RegExp, Hindrance][] = [
  [/^outside of the hours/, 'closed'],
  [/^the hours end/, 'closing'],
  [/^the queue has all/, 'queue_full'],
  [/: off shift$/, 'off_shift'],
  [/: the shift ends/, 'shift_ends'],
  [/: is in no team/, 'no_team'],
  [/: was silent$/, 'silent'],
];

/** Everything in the way, the nearest to being mended first; empty: somebody would get it. */
export function lacksOf(would: Would): Lack[] {
  if (would.agent) return [];
  const found = new Map<Hindrance, string[]>();
  const add = (what: Hindrance, who: string) =>
    found.set(what, [...(found.get(what) ?? []), who].filter(Boolean));
  for (const words of would.reason.split('; ')) {
    const what = told.find(([pattern]) => pattern.test(words))?.[1];
    if (what) add(what, words.includes(': ') ? words.slice(0, words.indexOf(': ')) : '');
  }
  // Whoever would have been chosen had the queue given anything away is in nobody's way.
  for (const { verdict, agent } of would.verdicts) {
    const what = hindrances.find((one) => one === verdict);
    if (what) add(what, agent?.name ?? '');
  }
  if (found.size === 0 && would.verdicts.length === 0) add('none', '');
  const stops = (what: Hindrance) => ['closed', 'closing', 'queue_full'].includes(what);
  const all = hindrances.flatMap((what) => {
    const who = found.get(what);
    return who ? [{ what, who }] : [];
  });
  // Where the queue itself stands still, nothing that is said of people matters.
  return all.some(({ what }) => stops(what)) ? all.filter(({ what }) => stops(what)) : all;
}

/** What would mend it: of the nearest two; who is not here and who comes later are one matter. */
export function mendsOf(lacks: Lack[]): Hindrance[] {
  const same: Partial<Record<Hindrance, Hindrance>> = {
    off_shift: 'offline',
    shift_ends: 'offline',
    silent: 'offline',
    no_team: 'none',
  };
  return [...new Set(lacks.map(({ what }) => same[what] ?? what))].slice(0, 2);
}

/** Two names, and how many there are besides. */
export function fewOf(names: string[]): { shown: string[]; more: number } {
  const shown = names.length > 3 ? names.slice(0, 2) : names;
  return { shown, more: names.length - shown.length };
}
