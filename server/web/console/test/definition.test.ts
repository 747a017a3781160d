import { describe, expect, it } from 'vitest';
import { nameFrom } from '../src/lib/definition';

describe('the name for programs', () => {
  it.each([
    ['Order number (KL)', 'order_number_kl'],
    ['Größe in cm', 'grosse_in_cm'],
    ['  Straße ', 'strasse'],
    ['Crème brûlée?', 'creme_brulee'],
    ['注文番号', ''],
  ])('of “%s” is “%s”', (label, name) => {
    expect(nameFrom(label)).toBe(name);
  });

  it('is never longer than the service takes', () => {
    expect(nameFrom('a'.repeat(100))).toHaveLength(40);
  });
});
