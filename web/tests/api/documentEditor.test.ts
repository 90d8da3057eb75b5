// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from '../../src/studio/api/client';
import { DocumentEditor } from '../../src/studio/api/documentEditor';
import type { Versioned } from '../../src/studio/api/types';

interface Content { a: string; b: string }

/** A host in a few lines: refuses what was made from an older version. */
class Host {
  now: Versioned<Content> = { kind: 'settings', version: 1, at: null, who: null, note: null, content: { a: '1', b: '1' } };
  reachable = true;
  writes = 0;

  read = () => Promise.resolve(this.now);

  write = (version: number, content: Content): Promise<Versioned<Content>> => {
    if (!this.reachable) {
      return Promise.reject(new Failure(0, 'unreachable', ''));
    }
    if (version !== this.now.version) {
      return Promise.reject(new Failure(409, 'conflict', 'conflict', [], { currentDocument: this.now }));
    }
    this.writes += 1;
    this.now = { ...this.now, version: version + 1, content };
    return Promise.resolve(this.now);
  };

  somebodyWrites(content: Content): void {
    this.now = { ...this.now, version: this.now.version + 1, who: 'Sam', content };
  }
}

let host: Host;
let editor: DocumentEditor<Content>;

beforeEach(async () => {
  vi.useFakeTimers();
  host = new Host();
  editor = new DocumentEditor(host);
  await editor.load();
});

const wait = () => vi.advanceTimersByTimeAsync(5000);
const type = (fields: Partial<Content>) => editor.edit((content) => ({ ...content, ...fields }));

describe('a document that saves itself', () => {
  test('writes once for a burst of keys', async () => {
    type({ a: 'x' });
    type({ a: 'xy' });
    type({ a: 'xyz' });
    expect(editor.snapshot().state).toBe('waiting');
    await wait();
    expect(host.writes).toBe(1);
    expect(host.now.content.a).toBe('xyz');
    expect(editor.snapshot().state).toBe('saved');
  });

  test('undo goes back one edit at a time, and is saved too', async () => {
    type({ a: 'x' });
    type({ a: 'xy' });
    editor.undo();
    expect(editor.snapshot().content?.a).toBe('x');
    editor.undo();
    expect(editor.snapshot().canUndo).toBe(false);
    await wait();
    expect(host.now.content).toEqual({ a: '1', b: '1' });
  });

  test('keeps what was typed when the host is away, and saves it when it is back', async () => {
    host.reachable = false;
    type({ a: 'typed' });
    await wait();
    expect(editor.snapshot().state).toBe('failed');
    expect(editor.snapshot().content?.a).toBe('typed');
    host.reachable = true;
    await editor.save();
    expect(host.now.content.a).toBe('typed');
  });

  test('puts together what two people changed in different fields', async () => {
    host.somebodyWrites({ a: '1', b: 'theirs' });
    type({ a: 'mine' });
    await wait();
    expect(host.now.content).toEqual({ a: 'mine', b: 'theirs' });
    expect(editor.snapshot().state).toBe('saved');
  });

  test('writes nothing while two people disagree, then what was chosen', async () => {
    host.somebodyWrites({ a: 'theirs', b: 'theirs' });
    type({ a: 'mine' });
    await wait();
    expect(editor.snapshot().state).toBe('conflict');
    expect(editor.snapshot().conflict?.clashes).toEqual([{ path: 'a', mine: 'mine', theirs: 'theirs' }]);
    type({ b: 'more' });
    await wait();
    expect(host.now.content).toEqual({ a: 'theirs', b: 'theirs' });
    editor.keepMine();
    await wait();
    expect(host.now.content).toEqual({ a: 'mine', b: 'more' });
    expect(editor.snapshot().conflict).toBeNull();
  });

  test('taking theirs leaves mine one step back', async () => {
    host.somebodyWrites({ a: 'theirs', b: '1' });
    type({ a: 'mine' });
    await wait();
    editor.takeTheirs();
    expect(editor.snapshot().content?.a).toBe('theirs');
    editor.undo();
    expect(editor.snapshot().content?.a).toBe('mine');
  });

  test('what is typed while a save is under way is saved after it', async () => {
    type({ a: 'first' });
    const saving = editor.save();
    type({ a: 'second' });
    await saving;
    await wait();
    expect(host.now.content.a).toBe('second');
    expect(host.writes).toBe(2);
  });

  test('reading again does not touch what is not saved yet', async () => {
    type({ a: 'typed' });
    host.somebodyWrites({ a: '1', b: 'theirs' });
    await editor.load();
    expect(editor.snapshot().content).toEqual({ a: 'typed', b: '1' });
  });
});
