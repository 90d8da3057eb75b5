import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure, upload } from '../../api/client';
import { keys } from '../../api/queries';
import type { Uploaded } from '../../api/types';

export interface Upload {
  id: string;
  name: string;
  bytes: number;
  /** 0 to 1. */
  sent: number;
  failure: Failure | null;
  stop: () => void;
}

/** Files on their way, one after the other: the host reads each as it comes. */
export function useUploads(centre: string, arrived: () => void) {
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = (id: string, fields: Partial<Upload>) => setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...fields } : one)));
  const dismiss = (id: string) => setUploads((all) => all.filter((one) => one.id !== id));

  const send = (files: readonly File[]) => {
    const begun = files.map((file) => {
      const stopper = new AbortController();
      return { file, stopper, upload: { id: crypto.randomUUID(), name: file.name, bytes: file.size, sent: 0, failure: null, stop: () => stopper.abort() } satisfies Upload };
    });
    setUploads((all) => [...all, ...begun.map((one) => one.upload)]);
    void (async () => {
      for (const { file, stopper, upload: { id } } of begun) {
        try {
          if (stopper.signal.aborted) {
            throw new Failure(0, 'aborted', '');
          }
          await upload<Uploaded>(`/centres/${centre}/files`, file, (sent) => change(id, { sent }), stopper.signal);
          dismiss(id);
          arrived();
          void queries.invalidateQueries({ queryKey: keys.centre(centre), predicate: (query) => query.queryKey[2] !== 'results' });
        } catch (error) {
          if (error instanceof Failure && error.code === 'aborted') {
            dismiss(id);
          } else {
            change(id, { failure: error instanceof Failure ? error : new Failure(0, 'unreachable', '') });
          }
        }
      }
    })();
  };
  return { uploads, send, dismiss };
}
