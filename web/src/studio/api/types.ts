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
  user: { name: string; roles: string[] } | null;
  needsAccount: boolean;
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
  /** Position in the queue; 0 when it runs. */
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

export type DocumentKind = 'settings' | 'sources' | 'actions' | 'whatif' | 'organisation';

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

export type SourceRole = 'log' | 'predict' | 'organisation';

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
  columns: { name: string; field: string | null; fieldName: string | null; sample: string | string[] | null }[];
  fields: { key: string; name: string; needed: boolean }[];
  rows: string[];
  rejected: number;
  problems: Problem[];
  mapping: Mapping | null;
}

export interface Uploaded {
  file: string;
  name: string;
  bytes: number;
  looksLike: 'log' | 'organisation' | 'centre' | 'unknown';
  format: string | null;
  formatName: string | null;
  version: number;
  item: SourceItem;
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
  missing: { sentence: string; why: string; href: string | null }[];
}

export interface CentreChange {
  kind: 'document' | 'study';
  name: string;
  version: number;
}
