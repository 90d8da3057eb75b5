import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenDocument } from '../api/useDocument';
import { Failure } from '../api/client';
import { ConflictDialog } from './ConflictDialog';
import { IconButton } from './IconButton';
import css from './SaveStatus.module.css';

/** What the host says is wrong with the content, or why it does not take it now. */
function refusal(failure: Error | null): string | null {
  if (!(failure instanceof Failure) || failure.message === '') {
    return null;
  }
  return failure.problems.length === 0 ? failure.message : failure.problems.map((problem) => problem.sentence).join(' ');
}

/** Saved, saving, not saved and why; one step back; and the choice when two wrote the same. */
export function SaveStatus<T>({ document }: { document: OpenDocument<T> }) {
  const { t } = useTranslation();
  const { editor, state, failure } = document;
  return (
    <div className={css.status}>
      {document.content !== null && (
        <span role="status" className={css.text} data-state={state}>
          {state === 'failed' ? (refusal(failure) ?? t('save.failed')) : t(`save.${state}`)}
        </span>
      )}
      {state === 'failed' && document.content !== null && <Button size="compact-sm" variant="default" onClick={() => void editor.save()}>{t('state.retry')}</Button>}
      <IconButton icon="undo" label={t('save.undo')} disabled={!document.canUndo} onClick={editor.undo} />
      {document.conflict !== null && <ConflictDialog conflict={document.conflict} keepMine={editor.keepMine} takeTheirs={editor.takeTheirs} />}
    </div>
  );
}
