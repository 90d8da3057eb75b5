import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { useStudy } from '../../src/studio/api/events';
import type { StudySummary } from '../../src/studio/api/types';
import { study } from '../fixture';
import { answer } from '../host';
import { show } from '../show';

/** The browser's events without a network. */
class Events extends EventTarget {
  static open: Events[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
    Events.open.push(this);
  }

  say(now: StudySummary): void {
    this.dispatchEvent(new MessageEvent('progress', { data: JSON.stringify(now) }));
  }

  close(): void {
    Events.open = Events.open.filter((one) => one !== this);
  }
}

function Shown() {
  const { running, last } = useStudy('c1');
  return <p>{running === null ? `fini ${last?.id ?? '–'}` : `${Math.round(running.done * 100)}`}</p>;
}

const running: StudySummary = { ...study, state: 'running', done: 0.25, endedAt: null };
let now = running;
let asked: ReturnType<typeof vi.fn>;

beforeEach(() => {
  now = running;
  Events.open = [];
  vi.stubGlobal('EventSource', Events);
  asked = answer({ 'GET /centres/c1/studies': () => [now] });
});

describe('a study under way', () => {
  test('goes on with the events of the host, and its end is seen', async () => {
    await show(<Shown />);
    expect(await screen.findByText('25')).toBeTruthy();
    expect(Events.open[0]?.url).toContain('/api/centres/c1/studies/s1/events');
    act(() => Events.open[0]?.say({ ...running, done: 0.75 }));
    expect(await screen.findByText('75')).toBeTruthy();
    expect(asked).toHaveBeenCalledTimes(1);
    now = study;
    act(() => Events.open[0]?.say(study));
    expect(await screen.findByText('fini s1')).toBeTruthy();
    // The end makes the views of the centre fresh, and nothing listens any more.
    await waitFor(() => expect(Events.open).toHaveLength(0));
    expect(asked.mock.calls.length).toBeGreaterThan(1);
  });

  test('is asked for again and again where events do not arrive', async () => {
    await show(<Shown />);
    await screen.findByText('25');
    act(() => Events.open[0]?.onerror?.());
    now = { ...running, done: 0.5 };
    expect(await screen.findByText('50', undefined, { timeout: 15_000 })).toBeTruthy();
  });

  test('a hidden tab gives its connection back, and takes it again', async () => {
    await show(<Shown />);
    await screen.findByText('25');
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    act(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(Events.open).toHaveLength(0);
    hidden.mockReturnValue(false);
    act(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(Events.open).toHaveLength(1);
  });
});
