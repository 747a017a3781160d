// Letters typed for a composer that is not there yet.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { desk as store } from '../src/state/desk.svelte';
import { keydown, onActions, typedAhead } from '../src/state/keys.svelte';
import { router } from '../src/state/router.svelte';
import { desk } from './given';

const claim = vi.fn();
let end: () => void;

beforeEach(() => {
  store.set(() => desk());
  router.go({ page: 'desk', view: 'all', id: '1042' });
  claim.mockReset();
  end = onActions({ claim });
});
afterEach(() => {
  end();
  typedAhead();
});

function type(keys: string[]): void {
  for (const key of keys) {
    const press = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true });
    document.body.addEventListener('keydown', keydown, { once: true });
    document.body.dispatchEvent(press);
  }
}

describe('before the composer is there', () => {
  it('letters after r wait for it and act on nothing', () => {
    type(['r', ...'can yox', 'Backspace', 'u', 'Enter', '?']);
    expect(claim).not.toHaveBeenCalled();
    expect(typedAhead()).toMatchObject({ kind: 'reply', text: 'can you\n?' });
    expect(typedAhead()).toBeNull();
  });

  it('Escape lets them go', () => {
    type(['n', 'x', 'Escape', 'c']);
    expect(typedAhead()).toBeNull();
    expect(claim).toHaveBeenCalledOnce();
  });

  it('nothing is held for who may only read', () => {
    store.set((d) => ({ ...d, me: { ...d.me!, role: 'viewer' } }));
    type(['r', 'c']);
    expect(typedAhead()).toBeNull();
    expect(claim).toHaveBeenCalledOnce();
  });
});
