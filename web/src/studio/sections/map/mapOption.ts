import type { MapParts, MapPlace, MapView, MapWay, Presence } from '../../api/report';
import { leadsOn, weeklyOf, type MapPart } from './mapFilter';

/** Boxes of a column; more of them cannot be read. */
const mostBoxes = 16;
const longestName = 24;
/** A way whose volume nobody knows is drawn as thin as this share of the widest. */
const hairline = 0.012;

export interface MapDrawing {
  /** Of ECharts, with names of colours. Null when no way leads on. */
  option: Record<string, unknown> | null;
  height: number;
  /** Places that are only in the table. */
  left: number;
}

interface Band {
  from: number;
  to: number;
  weekly: number | null;
  presence: Presence;
}

/** The part of a map as a drawing from left to right. */
export function drawingOf(map: MapParts, view: MapView, part: MapPart): MapDrawing {
  const onward = part.ways.map((way) => map.ways[way] as MapWay).filter((way) => leadsOn(map, way));
  const boxes = largest(map, view, onward);
  const bands = bandsOf(view, onward.filter((way) => boxes.has(way.from) && boxes.has(way.to)));
  const drawn = [...new Set(bands.flatMap((band) => [band.from, band.to]))].sort((a, b) => a - b);
  const left = [...part.places].filter((place) => !drawn.includes(place)).length;
  if (bands.length === 0) {
    return { option: null, height: 0, left };
  }
  const depth = columns(map, drawn, bands);
  const widest = Math.max(1, ...bands.map((band) => band.weekly ?? 0));
  const tallest = Math.max(...map.stages.map((stage) => drawn.filter((place) => map.places[place]?.stage === stage.key).length));
  return { option: optionOf(map, view, drawn, bands, depth, widest), height: Math.min(900, Math.max(180, 120 + 34 * tallest)), left };
}

function optionOf(map: MapParts, view: MapView, drawn: readonly number[], bands: readonly Band[], depth: ReadonlyMap<number, number>, widest: number): Record<string, unknown> {
  return {
    animation: false,
    textStyle: { color: '@ink', fontSize: 12 },
    tooltip: { confine: true },
    series: [{
      type: 'sankey', left: 8, right: 170, top: 8, bottom: 8, nodeWidth: 10, nodeGap: 12, nodeAlign: 'left', layoutIterations: 24, draggable: false, emphasis: { focus: 'adjacency' },
      data: drawn.map((place) => box(map, map.places[place] as MapPlace, place, view, depth.get(place) ?? 0)),
      links: bands.map((band) => ({
        source: `b:${band.from}`, target: `b:${band.to}`, value: Math.max(hairline * widest, band.weekly ?? 0),
        lineStyle: { color: colourOf(view, band.presence) ?? '@neutral', opacity: band.weekly === null ? 0.18 : 0.34, curveness: 0.5 },
        tip: `${map.places[band.from]?.name ?? ''} → ${map.places[band.to]?.name ?? ''}\n${textsOf(map, view, band)}`,
      })),
    }],
  };
}

function box(map: MapParts, place: MapPlace, index: number, view: MapView, depth: number) {
  const name = place.name.length > longestName ? `${place.name.slice(0, longestName - 1)}…` : place.name;
  const mark = view !== 'difference' ? '' : place.presence === 'only-first' ? '− ' : place.presence === 'only-second' ? '+ ' : '';
  const stage = map.stages.find((one) => one.key === place.stage)?.name ?? '';
  return {
    name: `b:${index}`,
    depth,
    itemStyle: { color: colourOf(view, place.presence) ?? (place.isLoss ? '@loss' : '@sequence4'), borderWidth: 0 },
    // A label's text is a template for ECharts: braces of a name would be read as one.
    label: { formatter: `${mark}${name}`.replaceAll('{', '(').replaceAll('}', ')'), position: 'right', color: '@ink', fontSize: 12 },
    tip: `${stage}\n${place.name}`,
  };
}

/** What stands on one source alone has its colour, where both are shown; nothing is told by colour alone. */
function colourOf(view: MapView, presence: Presence): string | null {
  return view !== 'difference' ? null : presence === 'only-first' ? '@specialised' : presence === 'only-second' ? '@pooled' : null;
}

function textsOf(map: MapParts, view: MapView, band: Band): string {
  const texts = map.ways.filter((way) => way.from === band.from && way.to === band.to).map((way) => weeklyOf(way, view)).filter((weekly) => weekly != null).map((weekly) => (weekly.value === null ? map.words.unknown : weekly.text));
  return [...new Set(texts)].join(' · ');
}

/** The places with most contacts of each column. */
function largest(map: MapParts, view: MapView, ways: readonly MapWay[]): ReadonlySet<number> {
  const through = new Map<number, number>();
  for (const way of ways) {
    const weekly = weeklyOf(way, view)?.value ?? 0;
    through.set(way.from, (through.get(way.from) ?? 0) + weekly);
    through.set(way.to, (through.get(way.to) ?? 0) + weekly);
  }
  const kept = map.stages.flatMap((stage) => [...through].filter(([place]) => map.places[place]?.stage === stage.key).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostBoxes));
  return new Set(kept.map(([place]) => place));
}

/** Ways between the same two places are one band; a drawing from left to right bears no ring. */
function bandsOf(view: MapView, ways: readonly MapWay[]): Band[] {
  const bands = new Map<string, Band>();
  for (const way of ways) {
    const key = `${way.from}>${way.to}`;
    const weekly = weeklyOf(way, view)?.value ?? null;
    const known = bands.get(key);
    if (known !== undefined) {
      known.weekly = weekly === null ? known.weekly : (known.weekly ?? 0) + weekly;
      known.presence = known.presence === way.presence ? known.presence : 'both';
    } else if (!leads(bands, way.to, way.from)) {
      bands.set(key, { from: way.from, to: way.to, weekly, presence: way.presence });
    }
  }
  return [...bands.values()];
}

function leads(bands: ReadonlyMap<string, Band>, from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const place of seen) {
    for (const band of bands.values()) {
      if (band.from === place) {
        seen.add(band.to);
      }
    }
  }
  return seen.has(to);
}

/** One column for each kind of place that is drawn, and of menus one for each choice after another. */
function columns(map: MapParts, drawn: readonly number[], bands: readonly Band[]): ReadonlyMap<number, number> {
  const depth = new Map<number, number>();
  let next = 0;
  for (const stage of map.stages) {
    const own = drawn.filter((place) => map.places[place]?.stage === stage.key);
    own.forEach((place) => depth.set(place, next));
    const inside = bands.filter((band) => own.includes(band.from) && own.includes(band.to));
    for (let moved = true; moved;) {
      const late = inside.filter((band) => (depth.get(band.to) ?? 0) <= (depth.get(band.from) ?? 0));
      late.forEach((band) => depth.set(band.to, (depth.get(band.from) ?? 0) + 1));
      moved = late.length > 0;
    }
    next = own.length === 0 ? next : Math.max(...own.map((place) => depth.get(place) ?? 0)) + 1;
  }
  return depth;
}
