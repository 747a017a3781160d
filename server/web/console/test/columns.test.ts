import { describe, expect, it } from 'vitest';
import { ariaSort, nextSort, shownOf, sortsBy, toggledIn } from '../src/lib/columns';

describe('the columns of the table', () => {
  it('are the usual ones until somebody chooses', () => {
    expect(shownOf([])).toContain('customer');
    expect(shownOf(['queue', 'gone-since'])).toEqual(['subject', 'queue']);
  });

  it('come and go, but the subject stays', () => {
    expect(toggledIn(['subject', 'due'], 'queue')).toEqual(['subject', 'queue', 'due']);
    expect(toggledIn(['subject', 'due'], 'due')).toEqual(['subject']);
    expect(toggledIn(['subject'], 'subject')).toEqual(['subject']);
  });

  it('sort only where the service does, both ways where it can', () => {
    expect(sortsBy('tags')).toBe(false);
    expect(nextSort('tags', 'due')).toBeUndefined();
    expect(nextSort('created', 'due')).toBe('-created_at');
    expect(nextSort('created', '-created_at')).toBe('created_at');
    expect(nextSort('due', 'due')).toBe('due');
    expect(ariaSort('created', 'created_at')).toBe('ascending');
    expect(ariaSort('due', 'created_at')).toBeUndefined();
  });
});
