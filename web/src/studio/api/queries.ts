import { QueryClient, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure, get, send } from './client';
import type { ReportDocument } from './report';
import type { Centre, CentreSummary, Difference, DocumentKind, Preview, Sample, Step, StudyKind, StudySummary, Version, Versioned } from './types';

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: true,
      // What the host refuses stays refused; only a host that was not reached is asked again.
      retry: (count, error) => error instanceof Failure && (error.unreachable || error.status === 503) && count < 2,
    },
  },
});

/** Every query of a centre begins so: one call makes them all fresh again. */
export const keys = {
  centres: ['centres'] as const,
  centre: (id: string) => ['centre', id] as const,
  document: (id: string, kind: DocumentKind) => ['centre', id, 'document', kind] as const,
  studies: (id: string) => ['centre', id, 'studies'] as const,
  results: (id: string) => ['centre', id, 'results'] as const,
};

function useLanguage(): string {
  return useTranslation().i18n.language;
}

export const useSamples = () => {
  const language = useLanguage();
  return useQuery({ queryKey: ['samples', language], queryFn: ({ signal }) => get<Sample[]>('/samples', {}, signal), staleTime: Infinity });
};

export const useCentres = () => {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.centres, language],
    queryFn: ({ signal }) => get<CentreSummary[]>('/centres', {}, signal),
    refetchInterval: (query) => (query.state.data?.some((centre) => centre.running !== null) === true ? 3000 : false),
  });
};

export const useCentre = (id: string) => useQuery({ queryKey: keys.centre(id), queryFn: ({ signal }) => get<Centre>(`/centres/${id}`, {}, signal) });

export const useSteps = (id: string) => {
  const language = useLanguage();
  return useQuery({ queryKey: [...keys.centre(id), 'steps', language], queryFn: ({ signal }) => get<Step[]>(`/centres/${id}/steps`, {}, signal) });
};

export const useStudies = (id: string) => {
  const language = useLanguage();
  return useQuery({ queryKey: [...keys.studies(id), language], queryFn: ({ signal }) => get<StudySummary[]>(`/centres/${id}/studies`, {}, signal) });
};

/** Some sections of the last study that is done; null when there was none yet. */
export function useReport(id: string, sections: readonly string[]): UseQueryResult<ReportDocument | null> {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.results(id), language, ...sections],
    queryFn: async ({ signal }) => {
      try {
        return await get<ReportDocument>(`/centres/${id}/report`, { sections: sections.join(',') }, signal);
      } catch (error) {
        if (error instanceof Failure && error.status === 404 && error.code === 'no-study') {
          return null;
        }
        throw error;
      }
    },
    staleTime: 5 * 60_000,
  });
}

export const usePreview = (id: string, item: string, enabled: boolean, version: number) => {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.centre(id), 'preview', item, version, language],
    queryFn: ({ signal }) => get<Preview>(`/centres/${id}/sources/${item}/preview`, {}, signal),
    enabled,
    placeholderData: (previous) => previous,
  });
};

export const useVersions = (id: string, kind: DocumentKind) =>
  useQuery({ queryKey: [...keys.document(id, kind), 'versions'], queryFn: ({ signal }) => get<Version[]>(`/centres/${id}/documents/${kind}/versions`, {}, signal) });

export const useComparison = (id: string, kind: DocumentKind, from: number, to: number) =>
  useQuery({
    queryKey: [...keys.document(id, kind), 'compare', from, to],
    queryFn: ({ signal }) => get<Difference[]>(`/centres/${id}/documents/${kind}/compare`, { from: String(from), to: String(to) }, signal),
  });

export const readDocument = <T>(id: string, kind: DocumentKind) => get<Versioned<T>>(`/centres/${id}/documents/${kind}`);

export const writeDocument = <T>(id: string, kind: DocumentKind, version: number, content: T, note?: string) =>
  send<Versioned<T>>('PUT', `/centres/${id}/documents/${kind}`, { version, content, note });

export const restoreVersion = <T>(id: string, kind: DocumentKind, version: number, current: number) =>
  send<Versioned<T>>('POST', `/centres/${id}/documents/${kind}/versions/${version}/restore`, { version: current });

export function useCreateCentre() {
  const queries = useQueryClient();
  const language = useLanguage();
  return useMutation({
    mutationFn: (from: { name: string } | { sample: string }) => send<CentreSummary>('POST', '/centres', { ...from, language }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.centres }),
  });
}

export function useDeleteCentre() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send<undefined>('DELETE', `/centres/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.centres }),
  });
}

export function useStartStudy(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (kind: StudyKind) => send<StudySummary>('POST', `/centres/${id}/studies`, { kind }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.studies(id) }),
  });
}

export function useCancelStudy(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (study: string) => send<StudySummary>('POST', `/centres/${id}/studies/${study}/cancel`),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.studies(id) }),
  });
}
