// The contract between host and page, written by hand until it is generated from the host's own description.

export type Language = 'fr' | 'en';

export interface Problem {
  place: string;
  sentence: string;
  maybe: string | null;
}

export interface Session {
  version: string;
  language: Language;
  /** Name of whoever is signed in. */
  user: string;
}

export interface Sample {
  key: string;
  name: string;
  purpose: string;
}

export type StudyKind = 'diagnosis' | 'study';
export type StudyState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface StudySummary {
  id: string;
  centreId: string;
  kind: StudyKind;
  state: StudyState;
  stage: string | null;
  stageName: string | null;
  /** 0 to 1. */
  done: number;
  secondsLeft: number | null;
  /** Studies before it in the queue; 0 when it is its turn. */
  place: number;
  startedAt: string | null;
  endedAt: string | null;
  askedBy: string | null;
  /** Inputs have changed since. */
  stale: boolean;
  problems: Problem[];
  headline: string | null;
}

export interface CentreSummary {
  id: string;
  name: string;
  createdAt: string;
  changedAt: string | null;
  changedBy: string | null;
  sources: number;
  lastStudy: StudySummary | null;
  running: StudySummary | null;
}

export type DocumentKind = 'settings' | 'sources' | 'actions' | 'whatif';

export interface Centre {
  id: string;
  name: string;
  createdAt: string;
  documents: { kind: DocumentKind; version: number; at: string | null; who: string | null }[];
}

export interface Versioned<T> {
  kind: DocumentKind;
  version: number;
  at: string | null;
  who: string | null;
  note: string | null;
  content: T;
}

export interface Version {
  version: number;
  at: string | null;
  who: string | null;
  note: string | null;
}

export interface Difference {
  path: string;
  before: unknown;
  after: unknown;
}

/** Null is "not stated". Fields that the page does not know are kept as they are. */
export interface Settings {
  name?: string | null;
  language?: Language | null;
  zone?: string | null;
  target?: string | null;
  targets?: Record<string, string> | null;
  seed?: number | null;
  replications?: number | null;
  shrinkage?: number | null;
  indifference?: number | null;
  [other: string]: unknown;
}

export type SourceRole = 'log' | 'predict' | 'organisation' | 'aside';

export interface SourceItem {
  id: string;
  name: string;
  file: string;
  bytes: number;
  role: SourceRole;
  format: string | null;
  sheet: string | null;
  mapping: Mapping | null;
  addedAt: string | null;
  addedBy: string | null;
}

export interface Sources {
  items: SourceItem[];
}

/** Which column is which field: columns by field key; the other fields go back as they came. */
export interface Mapping {
  columns?: Record<string, string>;
  [other: string]: unknown;
}

export interface Preview {
  format: string | null;
  formatName: string | null;
  /** Number from 1; kind in words. */
  columns: { number: number; name: string; field: string | null; sample: string; kind: string }[];
  fields: { key: string; name: string }[];
  rows: string[];
  rejected: number;
  problems: Problem[];
  notes: string[];
  mapping: Mapping | null;
}

export interface Uploaded {
  item: SourceItem;
  /** Of the document `sources`. */
  version: number;
  looksLike: SourceRole;
  format: string | null;
  formatName: string | null;
}

export type ActionState = 'todo' | 'doing' | 'done' | 'dropped';

export interface ActionItem {
  id: string;
  title: string;
  owner: string;
  due: string | null;
  state: ActionState;
  expected: string;
  measured: string | null;
  finding: string | null;
  note: string;
}

export interface Actions {
  items: ActionItem[];
}

export type StepState = 'done' | 'partly' | 'todo' | 'waiting';

export interface Step {
  key: string;
  title: string;
  purpose: string;
  state: StepState;
  progress: number;
  /** Href: the key of the view (or step) in which it is given. */
  missing: { sentence: string; why: string; href: string }[];
}

export interface CentreChange {
  kind: 'document' | 'study';
  name: string;
  version: number;
}
