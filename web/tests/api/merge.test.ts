// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { changes, clashes, equal, merge } from '../../src/studio/api/merge';

const base = { name: 'Lumen', target: '80/20', targets: { Chat: '80/60' }, items: [{ id: 'a', title: 'one' }, { id: 'b', title: 'two' }] };

describe('merging two edits of one version', () => {
  test('different fields: both are kept, and nothing clashes', () => {
    const mine = { ...base, name: 'Maison Lumen' };
    const theirs = { ...base, targets: { Chat: '90/60', Mail: '80/600' } };
    expect(clashes(base, mine, theirs)).toEqual([]);
    expect(merge(base, mine, theirs)).toEqual({ ...base, name: 'Maison Lumen', targets: { Chat: '90/60', Mail: '80/600' } });
  });

  test('different items of a list: both are kept', () => {
    const mine = { ...base, items: [{ id: 'a', title: 'mine' }, { id: 'b', title: 'two' }] };
    const theirs = { ...base, items: [{ id: 'a', title: 'one' }, { id: 'b', title: 'theirs' }, { id: 'c', title: 'new' }] };
    expect(clashes(base, mine, theirs)).toEqual([]);
    expect((merge(base, mine, theirs) as typeof base).items).toEqual([{ id: 'a', title: 'mine' }, { id: 'b', title: 'theirs' }, { id: 'c', title: 'new' }]);
  });

  test('an item that one removed and the other left alone is removed; one that the other changed clashes', () => {
    const without = { ...base, items: [{ id: 'a', title: 'one' }] };
    expect((merge(base, base, without) as typeof base).items).toHaveLength(1);
    expect((merge(base, without, base) as typeof base).items).toHaveLength(1);
    expect((merge(base, { ...without, name: 'x' }, { ...base, target: '90/10' }) as typeof base).items).toHaveLength(1);
    const changed = { ...base, items: [{ id: 'a', title: 'one' }, { id: 'b', title: 'changed' }] };
    expect(clashes(base, without, changed).map((clash) => clash.path)).toEqual(['items[b]']);
  });

  test('the same field: a clash with both values, and mine stands when I insist', () => {
    const mine = { ...base, target: '90/20' };
    const theirs = { ...base, target: '80/30', name: 'Theirs' };
    expect(clashes(base, mine, theirs)).toEqual([{ path: 'target', mine: '90/20', theirs: '80/30' }]);
    expect(merge(base, mine, theirs)).toEqual({ ...base, target: '90/20', name: 'Theirs' });
  });

  test('the same change by both is no clash', () => {
    const both = { ...base, target: '90/20' };
    expect(clashes(base, both, { ...both })).toEqual([]);
  });

  test('merging with the unchanged version changes nothing, either way round', () => {
    const other = { ...base, name: 'x', items: [{ id: 'b', title: 'two' }, { id: 'd', title: 'new' }] };
    expect(merge(base, other, base)).toEqual(other);
    expect(merge(base, base, other)).toEqual(other);
    expect(changes(base, base)).toEqual([]);
  });

  test('null and absent are both "not stated"', () => {
    expect(equal({ a: null }, {})).toBe(true);
    expect(equal({ a: 0 }, {})).toBe(false);
  });
});
