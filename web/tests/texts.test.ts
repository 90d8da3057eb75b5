// @vitest-environment node
import { describe, expect, test } from 'vitest';
import en from '../src/studio/texts/en.json';
import fr from '../src/studio/texts/fr.json';

type Texts = { [key: string]: string | Texts };

function flat(texts: Texts, path = ''): Map<string, string> {
  return new Map(Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value] as const] : [...flat(value, `${path}${key}.`)])));
}

const french = flat(fr);
const english = flat(en);
const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).sort();

describe('texts', () => {
  test('both languages say the same things', () => {
    expect([...english.keys()]).toEqual([...french.keys()]);
    expect([...french.values(), ...english.values()].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('with the same values in them', () => {
    const different = [...french].filter(([key, text]) => values(text).join() !== values(english.get(key) ?? '').join()).map(([key]) => key);
    expect(different).toEqual([]);
  });

  test('French has a thin no-break space before ; : ! ? % and inside « », and curly apostrophes', () => {
    const wrong = [...french.values()].filter((text) => /[^\u202f][;:!?%»]/.test(text.replaceAll(/\{\{\w+\}\}/g, 'x').replaceAll('80/20', '')) || /«[^\u202f]/.test(text) || text.includes("'") || / [;:!?%»]/.test(text));
    expect(wrong).toEqual([]);
  });

  test('English has no space before signs and no French quotation marks', () => {
    expect([...english.values()].filter((text) => /[\s\u00a0\u202f][;:!?%]/.test(text) || /[«»']/.test(text))).toEqual([]);
  });

  test('each number of things has its singular and its plural', () => {
    const keys = [...french.keys()];
    expect(keys.filter((key) => key.endsWith('_one') && !keys.includes(key.replace(/_one$/, '_other')))).toEqual([]);
  });

  test('every view has a purpose of one sentence', () => {
    const purposes = [...french].filter(([key]) => /^screen\.\w+\.purpose$/.test(key));
    expect(purposes.length).toBeGreaterThan(10);
    expect(purposes.filter(([, text]) => !/^[^.]+\.$/.test(text)).map(([key]) => key)).toEqual([]);
  });
});
