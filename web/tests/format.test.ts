// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { formatIn } from '../src/studio/texts/format';

describe('numbers and durations', () => {
  const fr = formatIn('fr');
  const en = formatIn('en');

  test('as each language writes them', () => {
    expect(fr.number(12_345.6, 1)).toBe('12\u202f345,6');
    expect(en.number(12_345.6, 1)).toBe('12,345.6');
    expect(fr.percent(0.235)).toBe('24\u202f%');
    expect(en.percent(0.235)).toBe('24%');
    expect(fr.date('2026-11-22T12:00:00Z')).toBe('22 nov. 2026');
    expect(en.date('2026-11-22T12:00:00Z')).toBe('22 Nov 2026');
  });

  test.each([[0, '0\u00a0s'], [59.4, '59\u00a0s'], [60, '1\u00a0min'], [3599, '1\u00a0h\u00a000\u00a0min'], [3900, '1\u00a0h\u00a005\u00a0min'], [-3, '0\u00a0s']])('%d seconds are %s', (seconds, text) => {
    expect(fr.seconds(seconds)).toBe(text);
  });

  test.each([[0, '0\u00a0o'], [999, '999\u00a0o'], [1000, '1\u00a0ko'], [4_210_000, '4,2\u00a0Mo'], [2e9, '2\u00a0Go'], [5e13, '50\u202f000\u00a0Go']])('%d bytes are %s', (bytes, text) => {
    expect(fr.bytes(bytes)).toBe(text);
  });
});
