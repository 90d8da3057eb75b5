import { Failure } from './client';
import { clashes, equal, merge } from './merge';
import type { DocumentKind, Versioned } from './types';

export type SaveState = 'loading' | 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed';

export interface Conflict<T> {
  theirs: Versioned<T>;
  mine: T;
  clashes: { path: string; mine: unknown; theirs: unknown }[];
}

export interface EditorView<T> {
  content: T | null;
  version: number;
  at: string | null;
  who: string | null;
  state: SaveState;
  failure: Error | null;
  conflict: Conflict<T> | null;
  canUndo: boolean;
}

export interface Storage<T> {
  read(): Promise<Versioned<T>>;
  write(version: number, content: T): Promise<Versioned<T>>;
}

/** Time from the last key to the save, in milliseconds. */
const saveAfter = 700;
const mostUndos = 100;

/**
 * A document that saves itself as one types, outside of any view: leaving a screen loses nothing. Two people's changes to different fields are put
 * together; where both changed the same, somebody must choose, and until then nothing is written.
 */
export class DocumentEditor<T> {
  private saved: Versioned<T> | null = null;
  private content: T | null = null;
  private state: SaveState = 'loading';
  private failure: Error | null = null;
  private conflict: Conflict<T> | null = null;
  private past: T[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private view: EditorView<T> = this.look();

  constructor(
    private readonly storage: Storage<T>,
    private readonly told: (event: 'saved' | 'merged') => void = () => undefined,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): EditorView<T> => this.view;

  get unsaved(): boolean {
    return this.saved !== null && !equal(this.saved.content, this.content);
  }

  /** Reads what the host has; typed text that is not saved yet stays. */
  async load(): Promise<void> {
    if (this.unsaved || this.state === 'saving' || this.state === 'conflict') {
      return;
    }
    try {
      const now = await this.storage.read();
      if (!this.unsaved) {
        this.take(now);
      }
    } catch (error) {
      if (this.content === null) {
        this.fail(error);
      }
    }
  }

  readonly edit = (change: (content: T) => T): void => {
    if (this.content === null) {
      return;
    }
    const next = change(this.content);
    if (equal(next, this.content)) {
      return;
    }
    this.past = [...this.past.slice(-mostUndos + 1), this.content];
    this.content = next;
    this.later();
  };

  readonly undo = (): void => {
    const before = this.past.pop();
    if (before !== undefined) {
      this.content = before;
      this.later();
    }
  };

  /** Mine over theirs, field by field: what only they changed is kept. */
  readonly keepMine = (): void => {
    if (this.conflict === null || this.saved === null) {
      return;
    }
    const { theirs } = this.conflict;
    this.content = merge(this.saved.content, this.content, theirs.content) as T;
    this.saved = theirs;
    this.conflict = null;
    void this.save();
  };

  readonly takeTheirs = (): void => {
    if (this.conflict === null) {
      return;
    }
    if (this.content !== null) {
      this.past.push(this.content);
    }
    const { theirs } = this.conflict;
    this.conflict = null;
    this.take(theirs);
  };

  /** Something else wrote the document (an upload, a restored version): this is what it is now. */
  readonly take = (now: Versioned<T>): void => {
    this.saved = now;
    this.content = now.content;
    this.state = 'saved';
    this.failure = null;
    this.tell();
  };

  readonly save = async (): Promise<void> => {
    clearTimeout(this.timer);
    if (this.saved === null || this.content === null || this.state === 'saving' || this.conflict !== null) {
      return;
    }
    const sent = this.content;
    if (equal(this.saved.content, sent)) {
      this.state = 'saved';
      this.tell();
      return;
    }
    this.state = 'saving';
    this.tell();
    try {
      this.saved = { ...(await this.storage.write(this.saved.version, sent)), content: sent };
      this.state = 'saved';
      this.failure = null;
      this.told('saved');
    } catch (error) {
      this.refused(error);
    }
    this.tell();
    if (this.state === 'saved' && this.unsaved) {
      this.later();
    }
  };

  private refused(error: unknown): void {
    const theirs = error instanceof Failure && error.status === 409 ? (error.body['currentDocument'] as Versioned<T> | undefined) : undefined;
    if (theirs === undefined || this.saved === null || this.content === null) {
      this.fail(error);
      return;
    }
    const both = clashes(this.saved.content, this.content, theirs.content);
    if (both.length > 0) {
      this.state = 'conflict';
      this.conflict = { theirs, mine: this.content, clashes: both };
      return;
    }
    this.content = merge(this.saved.content, this.content, theirs.content) as T;
    this.saved = theirs;
    this.state = 'saved';
    this.told('merged');
  }

  private fail(error: unknown): void {
    this.state = 'failed';
    this.failure = error instanceof Error ? error : new Error(String(error));
    this.tell();
  }

  private later(): void {
    if (this.state !== 'saving' && this.state !== 'conflict') {
      this.state = 'waiting';
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), saveAfter);
    this.tell();
  }

  private look(): EditorView<T> {
    return {
      content: this.content,
      version: this.saved?.version ?? 0,
      at: this.saved?.at ?? null,
      who: this.saved?.who ?? null,
      state: this.state,
      failure: this.failure,
      conflict: this.conflict,
      canUndo: this.past.length > 0,
    };
  }

  private tell(): void {
    this.view = this.look();
    this.listeners.forEach((listener) => listener());
  }
}

const editors = new Map<string, DocumentEditor<unknown>>();

/** One editor for a document of a centre, however many views show it. */
export function editorOf<T>(centre: string, kind: DocumentKind, make: () => DocumentEditor<T>): DocumentEditor<T> {
  const key = `${centre}/${kind}`;
  const known = editors.get(key);
  if (known !== undefined) {
    return known as DocumentEditor<T>;
  }
  const made = make();
  editors.set(key, made as DocumentEditor<unknown>);
  return made;
}

/** Somebody else wrote the document: read it again, if it is open. */
export function readAgain(centre: string, kind: string): void {
  void editors.get(`${centre}/${kind}`)?.load();
}

export function anyUnsaved(): boolean {
  return [...editors.values()].some((editor) => editor.unsaved);
}
