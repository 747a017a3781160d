import { describe, expect, it } from 'vitest';
import {
  chosen,
  conditionOf,
  countRows,
  isGroup,
  isUnfinished,
  keyAt,
  placed,
  treeOf,
  type Group,
  type Row,
} from '../src/lib/condition';
import { deedOf, rowOfDeed } from '../src/lib/deed';
import type { Condition, ConditionField } from '../src/lib/rule';

const field = (name: string, type: string, choices: string[] = []): ConditionField => ({
  name,
  label: name,
  type,
  choices,
  operators: ['is', 'in', 'contains', 'empty', 'older_than'],
});
const fields = [
  field('ticket.priority', 'ordered', ['low', 'normal', 'high']),
  field('ticket.tags', 'list'),
  field('customer.tickets', 'number'),
  field('customer.verified', 'truth'),
  field('ticket.created_at', 'time'),
  field('message.text', 'text'),
];
const nested: Condition = {
  all: [
    { field: 'ticket.priority', op: 'in', value: ['high', 'low'] },
    {
      any: [
        { field: 'customer.tickets', op: 'is', value: 3 },
        { none: [{ field: 'ticket.tags', op: 'contains', value: ['keep'] }] },
      ],
    },
    { field: 'customer.verified', op: 'is', value: false },
    { field: 'message.text', op: 'empty' },
  ],
};
const rowAt = (group: Group, i: number) => group.parts[i] as Row;

describe('a condition in a form', () => {
  it('comes back as it was, however deep', () => {
    expect(conditionOf(treeOf(nested), fields)).toEqual(nested);
    expect(conditionOf(treeOf({}), fields)).toEqual({});
    const deep = [...Array(7)].reduce<Condition>(
      (inner) => ({ any: [inner] }),
      { field: 'ticket.tags', op: 'empty' },
    );
    expect(conditionOf(treeOf(deep), fields)).toEqual(deep);
  });

  it('stands in a group also where it is a single question', () => {
    const leaf = { field: 'message.text', op: 'is', value: 'a, b' };
    expect(conditionOf(treeOf(leaf), fields)).toEqual({ all: [leaf] });
  });

  it('asks nothing through groups that hold nothing', () => {
    const tree = treeOf({ all: [{ any: [] }, { none: [{ all: [] }] }] });
    expect(conditionOf(tree, fields)).toEqual({});
  });

  it('keeps several values with commas inside until the text is changed', () => {
    const leaf = { field: 'message.text', op: 'is', value: ['a, b', 'c'] };
    const tree = treeOf({ all: [leaf] });
    expect(conditionOf(tree, fields)).toEqual({ all: [leaf] });
    rowAt(tree, 0).value = 'x';
    expect(conditionOf(tree, fields)).toEqual({ all: [{ ...leaf, value: 'x' }] });
  });

  it('sends a local time as a moment, and a length of time as it is written', () => {
    const at = { field: 'ticket.created_at', op: 'greater', value: '2026-05-04T10:00' };
    const old = { field: 'ticket.created_at', op: 'older_than', value: '3 days' };
    const sent = conditionOf(treeOf({ all: [at, old] }), fields) as { all: { value: string }[] };
    expect(sent.all[0]?.value).toBe(new Date('2026-05-04T10:00').toISOString());
    expect(sent.all[1]?.value).toBe('3 days');
  });

  it('begins a value anew when another field is chosen', () => {
    const row = rowAt(treeOf(nested), 0);
    expect(chosen(row, fields[3]!)).toMatchObject({ field: 'customer.verified', value: 'true' });
    expect(chosen(row, fields[0]!)).toMatchObject({ op: 'in', value: 'low' });
  });

  it('is unfinished while a row waits for its value', () => {
    const tree = treeOf(nested);
    expect(isUnfinished(tree)).toBe(false);
    rowAt(tree, 0).value = ' ';
    expect(isUnfinished(tree)).toBe(true);
    expect(countRows(tree)).toBe(5);
  });
});

describe('a refusal', () => {
  it('is shown at the row it means, past groups that were not sent', () => {
    const tree = treeOf(nested);
    const inner = tree.parts[1] as Group;
    tree.parts.unshift({ key: 900, join: 'any', parts: [] });
    const deepest = inner.parts[1] as Group;
    expect(keyAt(tree, 'all[1].any[1].none[0]')).toBe((deepest.parts[0] as Row).key);
    expect(keyAt(tree, 'all[1].any[0]')).toBe((inner.parts[0] as Row).key);
    expect(keyAt(tree, 'condition')).toBe(tree.key);
    expect(tree.parts.filter(isGroup)).toHaveLength(2);
  });

  it('is cut where it names its place', () => {
    const said = 'when: all[0].any[1]: priority is never "huge" (one of: low)';
    expect(placed(said)).toEqual({
      path: 'all[0].any[1]',
      words: 'priority is never "huge" (one of: low)',
    });
    expect(placed('actions[1]: there is no action "x"').path).toBe('actions[1]');
    expect(placed('time.after: "x" is no length of time').path).toBe('time.after');
    const loop = 'a loop: “A” → “B” → “A”';
    expect(placed(loop)).toEqual({ path: '', words: loop });
  });
});

describe('what a rule does', () => {
  it.each([
    { do: 'set_status', value: 'solved' },
    { do: 'add_tags', value: ['a', 'b'] },
    { do: 'notify', value: ['assignee', 'look, now'] },
    { do: 'reply', value: 'Hello {{customer.name}},\nwe look.' },
    { do: 'checklist', value: ['Ask for a photo, or two', 'Write back'] },
  ])('comes back as it was: $do', (deed) => {
    expect(deedOf(rowOfDeed(deed))).toEqual(deed);
  });
});
