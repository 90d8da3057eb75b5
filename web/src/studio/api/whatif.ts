import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { address, Failure, failureOf, get } from './client';
import { keys } from './queries';

export type FieldKind = 'flow' | 'flows' | 'group' | 'groups' | 'skill' | 'weekday' | 'time' | 'seconds' | 'agents';

export interface ChangeField {
  key: string;
  name: string;
  kind: FieldKind;
  optional: boolean;
}

export interface ChangeForm {
  code: string;
  name: string;
  fields: ChangeField[];
}

/** What changes can be about. */
export interface Choices {
  flows: { id: string; name: string }[];
  groups: { id: string; name: string; agents: number; skills: string[] }[];
  skills: string[];
  forms: ChangeForm[];
}

export type FieldValue = string | number | string[] | null;

/** A change as people wrote it; what is missing is told when it is priced. */
export type Change = { code: string } & Record<string, FieldValue>;

export interface WhatIf {
  id: string;
  name: string;
  changes: Change[];
}

export interface WhatIfs {
  items: WhatIf[];
}

/** With its 95 % interval; null = not known. */
export interface Estimate {
  value: number | null;
  low: number | null;
  high: number | null;
}

export interface BeforeAfter {
  before: Estimate;
  after: Estimate;
  gain: Estimate;
}

export interface PriceLine {
  flow: string | null;
  name: string | null;
  within: BeforeAfter;
  abandonment: BeforeAfter;
  waitSeconds: BeforeAfter;
}

export interface Price {
  replications: number;
  wanted: number;
  lines: PriceLine[];
  hoursBefore: number;
  hoursAfter: number;
}

export const useChoices = (id: string) => {
  const { i18n } = useTranslation();
  return useQuery({ queryKey: [...keys.centre(id), 'choices', i18n.language], queryFn: ({ signal }) => get<Choices>(`/centres/${id}/whatif/choices`, {}, signal), staleTime: 5 * 60_000, retry: false });
};

/** Simulates the centre with and without the changes; tells what is known again and again, sharper each time. */
export async function price(id: string, changes: readonly Change[], tell: (price: Price) => void, signal: AbortSignal): Promise<void> {
  let response: Response;
  try {
    response = await fetch(address(`/centres/${id}/whatif/price`), {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'X-Plateau': '1', 'Content-Type': 'application/json' },
      body: JSON.stringify({ changes, replications: null }),
      signal,
    });
  } catch (error) {
    throw signal.aborted ? error : new Failure(0, 'unreachable', '');
  }
  if (!response.ok || response.body === null) {
    throw failureOf(response.status, await response.text());
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ''; ;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach((line) => tell(JSON.parse(line) as Price));
  }
}
