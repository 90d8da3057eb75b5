// @vitest-environment node
import { describe, expect, test } from 'vitest';
// @ts-expect-error a script without types
import { budget, built, measure } from '../scripts/size.mjs';

// The build comes before the tests; at a desk it may be missing.
describe.skipIf(!built)('weight', () => {
  test('the first view, even with its first chart, stays within the budget', () => {
    const sizes = measure() as { list: number; home: number; charts: number };
    expect(sizes.list).toBeLessThan(budget / 2);
    expect(sizes.home + sizes.charts).toBeLessThan(budget as number);
  });
});
