import { describe, expect, it } from 'vitest';
import { moved, replaced } from '../src/lib/order';

const at = (id: number, position: number) => ({ id, position, version: 1 });

describe('an order', () => {
  it('changes only the two that swap', () => {
    const order = moved([at(1, 1), at(2, 2), at(3, 3)], 2, -1);
    expect(order.map((one) => one.id)).toEqual([1, 3, 2]);
    expect(replaced(order)).toEqual([at(3, 2), at(2, 3)]);
  });

  it('holds at its ends', () => {
    const all = [at(1, 1), at(2, 2)];
    expect(moved(all, 0, -1)).toBe(all);
    expect(moved(all, 1, 1)).toBe(all);
    expect(replaced(all)).toEqual([]);
  });

  it('parts places that were alike', () => {
    expect(replaced([at(1, 5), at(2, 5), at(3, 6)])).toEqual([at(2, 6), at(3, 7)]);
  });
});
