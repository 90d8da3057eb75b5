import type { MapParts, MapView, MapWay, Weekly } from '../../api/report';
import { bare } from '../tableOrder';

export interface MapFilters {
  /** Position of a flow; null = all. */
  flow: number | null;
  /** Position of a team; null = all. */
  team: number | null;
  /** As it is written; null = all. */
  channel: string | null;
  /** Contacts a week; ways whose volume nobody knows stay. */
  least: number | null;
  /** Held by the name of a place, whatever its accents and capitals. */
  words: string;
}

export const noFilters: MapFilters = { flow: null, team: null, channel: null, least: null, words: '' };

/** What is left of a map, as positions. */
export interface MapPart {
  places: ReadonlySet<number>;
  ways: readonly number[];
}

/** What a source, or both, say of something: undefined where it does not stand there. */
export function weeklyOf(one: { declared: Weekly; observed: Weekly }, view: MapView): Weekly | undefined {
  const said = view === 'declared' ? one.declared : view === 'observed' ? one.observed : (one.declared ?? one.observed);
  return said ?? undefined;
}

/** Ways that lead on, from left to right; transfers, help and rules from flow to flow do not. */
export function leadsOn(map: MapParts, way: MapWay): boolean {
  const stage = (place: number) => map.stages.findIndex((one) => one.key === map.places[place]?.stage);
  return stage(way.from) < stage(way.to) || (map.places[way.from]?.stage === 'menu' && map.places[way.to]?.stage === 'menu' && way.from !== way.to);
}

/** The part of a map that a view and its filters leave. A chosen flow, team, channel or word keeps whatever leads to it and whatever it leads to. */
export function partOf(map: MapParts, view: MapView, filters: MapFilters): MapPart {
  const isThere = (place: number) => map.places[place] !== undefined && weeklyOf(map.places[place], view) !== undefined;
  const there = map.ways.map((_, place) => place).filter((place) => {
    const way = map.ways[place] as MapWay;
    const weekly = weeklyOf(way, view);
    return weekly != null && (filters.least === null || weekly.value === null || weekly.value >= filters.least);
  });
  const seeds: ((place: number) => boolean)[] = [];
  const wanted = bare(filters.words);
  if (filters.flow !== null) { seeds.push((place) => place === filters.flow); }
  if (filters.team !== null) { seeds.push((place) => place === filters.team); }
  if (filters.channel !== null) { seeds.push((place) => map.places[place]?.channel === filters.channel); }
  if (wanted !== '') { seeds.push((place) => bare(map.places[place]?.name ?? '').includes(wanted)); }

  const all = map.places.map((_, place) => place).filter(isThere);
  let ways: readonly number[] = there;
  let places: readonly number[] = all;
  for (const isSeed of seeds) {
    const kept = reach(map, there, new Set(all.filter(isSeed)));
    ways = ways.filter((way) => kept.ways.has(way));
    places = places.filter((place) => kept.places.has(place));
  }
  const ends = new Set(ways.flatMap((way) => [map.ways[way]?.from ?? -1, map.ways[way]?.to ?? -1]));
  // Without filters a place without any way is there too; with one, only what has a way left, and what was asked for itself.
  const alone = places.filter((place) => (seeds.length === 0 && filters.least === null) || (seeds.length > 0 && seeds.every((isSeed) => isSeed(place))));
  return { places: new Set([...ends, ...alone]), ways };
}

function reach(map: MapParts, ways: readonly number[], seeds: ReadonlySet<number>) {
  const onward = ways.filter((way) => leadsOn(map, map.ways[way] as MapWay));
  const up = closure(seeds, onward.map((way) => [(map.ways[way] as MapWay).to, (map.ways[way] as MapWay).from]));
  const down = closure(seeds, onward.map((way) => [(map.ways[way] as MapWay).from, (map.ways[way] as MapWay).to]));
  const isOn = new Set(onward);
  const kept = ways.filter((way) => {
    const { from, to } = map.ways[way] as MapWay;
    return isOn.has(way) ? up.has(to) || down.has(from) : seeds.has(from) || seeds.has(to);
  });
  return { ways: new Set(kept), places: new Set([...up, ...down]) };
}

/** All places that the steps lead to from where one begins. */
function closure(begin: ReadonlySet<number>, steps: readonly (readonly [number, number])[]): ReadonlySet<number> {
  const next = new Map<number, number[]>();
  for (const [from, to] of steps) {
    next.set(from, [...(next.get(from) ?? []), to]);
  }
  const seen = new Set(begin);
  const open = [...begin];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    for (const to of next.get(place) ?? []) {
      if (!seen.has(to)) {
        seen.add(to);
        open.push(to);
      }
    }
  }
  return seen;
}
