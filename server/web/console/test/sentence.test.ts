import { expect, it } from 'vitest';
import { sentence, type Voice } from '../src/lib/sentence';

const voice: Voice = {
  leaf: ({ field, value }) => `${field}=${String(value)}`,
  always: 'always',
  and: 'and',
  or: 'or',
  none: (inner) => `not (${inner})`,
};
const leaf = (field: string) => ({ field, op: 'is', value: 1 });

it('a condition is said with brackets only where they are needed', () => {
  const inner = { any: [leaf('b'), leaf('c')] };
  expect(sentence({ all: [leaf('a'), inner] }, voice)).toBe('a=1 and (b=1 or c=1)');
  expect(sentence({ all: [inner] }, voice)).toBe('b=1 or c=1');
  expect(sentence({ all: [leaf('a'), { none: [leaf('b'), leaf('c')] }] }, voice)).toBe(
    'a=1 and not (b=1 or c=1)',
  );
  expect(sentence({}, voice)).toBe('always');
  expect(sentence(undefined, voice)).toBe('always');
});
