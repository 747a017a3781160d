// Parts of the widget come when they are needed: once, and also over a bad network.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type Module = typeof import('../parts');
let parts: Module;
const scripts = () => [...document.head.querySelectorAll('script')];
const origin = 'https://desk.example';

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  parts = await import('../parts');
});
afterEach(() => {
  scripts().forEach((script) => script.remove());
  vi.useRealTimers();
});

it('fetches a part once for all who wait, from the service, by its version', () => {
  const heard: unknown[] = [];
  parts.useNonce('n0nce');
  parts.part(origin, 'more', (more: unknown) => heard.push(more));
  parts.part(origin, 'more', (more: unknown) => heard.push(more));
  expect(scripts().map((one) => one.src)).toEqual([`${origin}/widget/more.js?v=test`]);
  expect(scripts()[0]!.nonce).toBe('n0nce');
  parts.arrived('more', 'it');
  parts.arrived('more', 'another');
  parts.part(origin, 'more', (more: unknown) => heard.push(more));
  expect(heard).toEqual(['it', 'it', 'it']);
  expect(parts.isHere('more')).toBe(true);
});

it('tries again after growing pauses, and says that there is trouble', () => {
  const trouble = vi.fn();
  parts.troubled.add(trouble);
  parts.part(origin, 'chat', () => {});
  scripts()[0]!.dispatchEvent(new Event('error'));
  expect(trouble).toHaveBeenCalledTimes(1);
  expect(scripts()).toHaveLength(0);
  vi.advanceTimersByTime(parts.retry.first_ms);
  expect(scripts()).toHaveLength(1);
  scripts()[0]!.dispatchEvent(new Event('error'));
  vi.advanceTimersByTime(parts.retry.first_ms);
  expect(scripts()).toHaveLength(0);
  vi.advanceTimersByTime(parts.retry.first_ms);
  expect(scripts()).toHaveLength(1);
  parts.troubled.delete(trouble);
  scripts()[0]!.dispatchEvent(new Event('error'));
  expect(trouble).toHaveBeenCalledTimes(2);
});

it('does not wait when the network is back, and then fetches once', () => {
  const ours = () => scripts().filter((one) => one.src.includes('/more.js'));
  parts.part(origin, 'more', () => {});
  ours()[0]!.dispatchEvent(new Event('error'));
  dispatchEvent(new Event('online'));
  dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(parts.retry.max_ms);
  expect(ours()).toHaveLength(1);
});
