import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { address } from './client';
import { readAgain } from './documentEditor';
import { keys, useStudies } from './queries';
import type { CentreChange, StudySummary } from './types';

/** Time between two questions when the host's events do not arrive, in milliseconds. */
const pollEvery = 2000;

const final = (study: StudySummary) => study.state === 'done' || study.state === 'failed' || study.state === 'cancelled';

/** A browser opens six connections to a host for all its tabs: a hidden tab gives its own back. */
function useVisible(): boolean {
  const [visible, setVisible] = useState(!document.hidden);
  useEffect(() => {
    const look = () => setVisible(!document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return visible;
}

/** Listens to events that name themselves; tells whether they arrive. EventSource connects again by itself until the host refuses. */
function useEvents(url: string | null, name: string, heard: (data: string) => void): boolean {
  const [broken, setBroken] = useState(false);
  const visible = useVisible();
  useEffect(() => {
    if (url === null || !visible || typeof EventSource === 'undefined') {
      setBroken(url !== null && typeof EventSource === 'undefined');
      return undefined;
    }
    const source = new EventSource(url);
    source.addEventListener(name, (event) => heard((event as MessageEvent<string>).data));
    source.onopen = () => setBroken(false);
    source.onerror = () => setBroken(true);
    return () => source.close();
    // The listener only speaks to the query client, which never changes.
  }, [url, name, visible]);
  return !broken;
}

/** What other people do to this centre makes the views fresh. */
export function useCentreEvents(id: string): void {
  const queries = useQueryClient();
  useEvents(address(`/centres/${id}/events`), 'changed', (data) => {
    const change = JSON.parse(data) as CentreChange;
    if (change.kind === 'study') {
      void queries.invalidateQueries({ queryKey: keys.studies(id) });
    } else {
      readAgain(id, change.name);
      void queries.invalidateQueries({ queryKey: keys.centre(id), predicate: (query) => query.queryKey[2] !== 'results' });
    }
  });
}

/** The study under way, as far as it is known. */
export function useRunningStudy(id: string): StudySummary | null {
  return useStudies(id).data?.find((study) => !final(study)) ?? null;
}

/** Follows the study under way, once for all views of a centre (each listener is a connection); its end makes them all fresh. Asked for by polling when events do not arrive. */
export function useStudy(id: string): { running: StudySummary | null; last: StudySummary | null } {
  const queries = useQueryClient();
  const studies = useStudies(id);
  const running = useRunningStudy(id);
  const last = studies.data?.find((study) => study.state === 'done') ?? null;
  const arriving = useEvents(running === null ? null : address(`/centres/${id}/studies/${running.id}/events`), 'progress', (data) => {
    const now = JSON.parse(data) as StudySummary;
    queries.setQueriesData<StudySummary[]>({ queryKey: keys.studies(id) }, (known) => known?.map((study) => (study.id === now.id ? now : study)));
  });
  const { refetch } = studies;
  useEffect(() => {
    if (running === null || arriving) {
      return undefined;
    }
    const timer = setInterval(() => void refetch(), pollEvery);
    return () => clearInterval(timer);
  }, [running, arriving, refetch]);
  const [watched, setWatched] = useState<string | null>(null);
  useEffect(() => {
    if (running !== null) {
      setWatched(running.id);
    } else if (watched !== null) {
      setWatched(null);
      void queries.invalidateQueries({ queryKey: keys.centre(id) });
      void queries.invalidateQueries({ queryKey: keys.centres });
    }
  }, [running, watched, queries, id]);
  return { running, last };
}
