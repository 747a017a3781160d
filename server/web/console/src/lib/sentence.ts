// A condition as a sentence: "priority is high and (tags contains late or tier is gold)". Pure.
import type { Condition, Leaf } from './rule';

export interface Voice {
  leaf: (leaf: Leaf) => string;
  always: string;
  and: string;
  or: string;
  /** "not: {inner}" */
  none: (inner: string) => string;
}

export function sentence(condition: Condition | undefined, voice: Voice): string {
  if (!condition || Object.keys(condition).length === 0) return voice.always;
  return spoken(condition, voice, false);
}

function spoken(condition: Condition, voice: Voice, inside: boolean): string {
  if ('field' in condition) return voice.leaf(condition as Leaf);
  const [join, parts] = Object.entries(condition)[0] as [string, Condition[]];
  if (join === 'none') return voice.none(joined(parts, voice, ` ${voice.or} `));
  const words = joined(parts, voice, ` ${join === 'any' ? voice.or : voice.and} `);
  return inside && parts.length > 1 ? `(${words})` : words;
}

function joined(parts: Condition[], voice: Voice, between: string): string {
  return parts.map((part) => spoken(part, voice, parts.length > 1)).join(between);
}
