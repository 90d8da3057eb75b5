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

export interface ChartBlock {
  kind: 'chart';
  key: string;
  title: string;
  option: Parameters<typeof paint>[0];
  sentence: string;
  height: number;
  legend: string;
  table: Table;
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
