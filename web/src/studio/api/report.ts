import type { NumberStyle, Palette, paint } from '../../charts/paint';
import type { StudySummary } from './types';

// The document of a study: what every view of results is made of, and what the HTML report is made of.

export interface Explanation {
  title: string;
  lines: { name: string; content: string }[];
}

export interface Table {
  caption: string;
  columns: { header: string; numeric: boolean }[];
  rows: { cells: string[]; strong?: boolean }[];
}

export interface Figure {
  label: string;
  value: string;
  explanation: Explanation | null;
}

export interface Finding {
  /** 0 note to 3 critical. */
  level: number;
  severity: string;
  confidence: string;
  rule: string;
  code: string | null;
  sentence: string;
  evidence: string[];
  proposals: string[];
}

/** Contacts a week as one of the two sources has them: null where the place or way does not stand there, a value of null where nobody knows. */
export type Weekly = { value: number | null; text: string } | null;

export interface MapPlace {
  stage: string;
  name: string;
  channel: string | null;
  isLoss: boolean;
  declared: Weekly;
  observed: Weekly;
  presence: Presence;
}

export interface MapWay {
  /** Position of the place. */
  from: number;
  to: number;
  how: string;
  declared: Weekly;
  observed: Weekly;
  presence: Presence;
  stands: string;
}

export type Presence = 'both' | 'only-first' | 'only-second' | 'cannot-tell';
export type MapView = 'declared' | 'observed' | 'difference';

/** The places and ways of a map, to be filtered and drawn anew. */
export interface MapParts {
  views: MapView[];
  words: { from: string; to: string; how: string; declared: string; observed: string; stands: string; unknown: string };
  stages: { key: string; name: string }[];
  places: MapPlace[];
  ways: MapWay[];
}

export interface ChartBlock {
  kind: 'chart';
  key: string;
  title: string;
  option: Parameters<typeof paint>[0];
  sentence: string;
  height: number;
  legend: string;
  table: Table;
  /** Of a map alone. */
  map?: MapParts | null;
}

export type Block =
  | { kind: 'paragraph' | 'heading' | 'notice' | 'small'; text: string }
  | { kind: 'bullets'; items: string[] }
  | { kind: 'figures'; items: Figure[] }
  | { kind: 'grid'; table: Table }
  | ChartBlock
  | { kind: 'findings'; items: Finding[] }
  | { kind: 'methods'; items: Explanation[] };

export interface Section {
  key: string;
  title: string;
  headline: string;
  blocks: Block[];
}

export interface ReportDocument {
  study: StudySummary;
  title: string;
  centre: string;
  subtitle: string;
  palette: Palette;
  numbers: NumberStyle;
  words: { table: string; chart: string };
  sections: Section[];
}
