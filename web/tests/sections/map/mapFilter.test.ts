// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { MapView } from '../../../src/studio/api/report';
import { leadsOn, noFilters, partOf, weeklyOf } from '../../../src/studio/sections/map/mapFilter';
import { drawingOf } from '../../../src/studio/sections/map/mapOption';
import { map } from './fixture';

const views: MapView[] = ['declared', 'observed', 'difference'];

/** Every walk onward that takes no way twice, listed one by one: slow and plain. */
function walks(view: MapView): number[][] {
  const found: number[][] = [];
  const go = (place: number, taken: number[]) => {
    map.ways.forEach((way, index) => {
      if (way.from === place && !taken.includes(index) && weeklyOf(way, view) !== undefined && leadsOn(map, way)) {
        found.push([...taken, index]);
        go(way.to, [...taken, index]);
      }
    });
  };
  map.places.forEach((_, place) => go(place, []));
  return found;
}

describe('the map', () => {
  for (const view of views) {
    test(`of one place, ${view}, keeps the ways of all walks through it`, () => {
      map.places.forEach((place, index) => {
        if (place.stage !== 'flow' && place.stage !== 'team') {
          return;
        }
        const touches = (way: number) => map.ways[way]?.from === index || map.ways[way]?.to === index;
        const expected = new Set(walks(view).filter((walk) => walk.some(touches)).flat());
        const part = partOf(map, view, { ...noFilters, [place.stage]: index });
        const onward = part.ways.filter((way) => leadsOn(map, map.ways[way]!));
        expect(new Set(onward), place.name).toEqual(expected);
        expect(part.ways.filter((way) => !onward.includes(way)).every(touches), place.name).toBe(true);
      });
    });
  }

  test('each view shows what its source says, and the difference shows both', () => {
    const [declared, observed, both] = views.map((view) => partOf(map, view, noFilters));
    expect(declared!.places.size + [...observed!.places].filter((place) => !declared!.places.has(place)).length).toBe(map.places.length);
    expect(both!.ways).toHaveLength(map.ways.length);
    expect([...observed!.places].every((place) => map.places[place]!.observed !== null)).toBe(true);
  });

  test('filters narrow each other, whatever their order, and none of them adds', () => {
    const north = 7;
    const one = partOf(map, 'declared', { ...noFilters, team: north });
    const two = partOf(map, 'declared', { ...noFilters, channel: 'téléphone' });
    const both = partOf(map, 'declared', { ...noFilters, team: north, channel: 'téléphone' });
    expect(both.ways).toEqual(one.ways.filter((way) => two.ways.includes(way)));
  });

  test('a least volume takes the small away, more of it never less; what nobody knows stays', () => {
    const counts = [0, 50, 250, 400, 1000].map((least) => partOf(map, 'declared', { ...noFilters, least }).ways);
    counts.slice(1).forEach((ways, at) => expect(counts[at]).toEqual(expect.arrayContaining([...ways])));
    expect(counts.at(-1)!.every((way) => map.ways[way]!.declared!.value === null)).toBe(true);
    expect(counts.at(-1)!.length).toBeGreaterThan(0);
  });

  test('words are found whatever their accents and capitals', () => {
    expect(partOf(map, 'difference', { ...noFilters, words: ' equipe NORD ' }).ways).toEqual(partOf(map, 'difference', { ...noFilters, team: 7 }).ways);
    expect(partOf(map, 'difference', { ...noFilters, words: 'zzz' })).toEqual({ places: new Set(), ways: [] });
  });
});

describe('its drawing', () => {
  type Series = { data: { name: string; depth: number; label: { formatter: string } }[]; links: { source: string; target: string; value: number }[] };
  const seriesOf = (view: MapView, filters = noFilters) => (drawingOf(map, view, partOf(map, view, filters)).option?.['series'] as [Series])[0];

  for (const view of views) {
    test(`${view}, goes from left to right without a ring`, () => {
      const { data, links } = seriesOf(view);
      const depth = new Map(data.map((box) => [box.name, box.depth]));
      expect(links.length).toBeGreaterThan(0);
      links.forEach((link) => expect(depth.get(link.target)!).toBeGreaterThan(depth.get(link.source)!));
      expect(links.every((link) => link.value > 0)).toBe(true);
    });
  }

  test('tells by a sign what one source alone has, and no name is a template', () => {
    const labels = seriesOf('difference').data.map((box) => box.label.formatter);
    expect(labels).toContain('+ Inconnu (du) plan');
    expect(labels).toContain('− 09 70');
    expect(seriesOf('observed').data.map((box) => box.label.formatter)).toContain('Inconnu (du) plan');
  });

  test('of many places draws the largest and says how many are left', () => {
    const many = {
      ...map,
      places: [...map.places.slice(0, 1), ...Array.from({ length: 40 }, (_, at) => ({ ...map.places[4]!, name: `F${at}` }))],
      ways: Array.from({ length: 40 }, (_, at) => ({ ...map.ways[0]!, to: at + 1, declared: { value: at, text: String(at) } })),
    };
    const drawing = drawingOf(many, 'declared', partOf(many, 'declared', noFilters));
    const { data } = (drawing.option?.['series'] as [Series])[0];
    expect(drawing.left).toBe(40 - (data.length - 1));
    expect(data.map((box) => box.label.formatter)).toContain('F39');
    expect(data.map((box) => box.label.formatter)).not.toContain('F0');
  });
});
