import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { toast } from '../parts/toasts';
import { DocumentEditor, editorOf, type EditorView } from './documentEditor';
import { keys, readDocument, writeDocument } from './queries';
import type { DocumentKind } from './types';

export interface OpenDocument<T> extends EditorView<T> {
  editor: DocumentEditor<T>;
}

/** A document of a centre that one may type into. */
export function useDocument<T>(centre: string, kind: DocumentKind): OpenDocument<T> {
  const queries = useQueryClient();
  const editor = editorOf<T>(centre, kind, () => new DocumentEditor<T>(
    {
      read: () => readDocument<T>(centre, kind),
      write: (version, content) => writeDocument(centre, kind, version, content),
    },
    (event) => {
      if (event === 'merged') {
        toast({ text: 'save.merged', tone: 'good' });
      }
      void queries.invalidateQueries({ queryKey: keys.centre(centre), predicate: (query) => query.queryKey[2] !== 'results' && query.queryKey[2] !== 'document' });
      void queries.invalidateQueries({ queryKey: [...keys.document(centre, kind), 'versions'] });
    },
  ));
  const view = useSyncExternalStore(editor.subscribe, editor.snapshot);
  useEffect(() => void editor.load(), [editor]);
  return { ...view, editor };
}
