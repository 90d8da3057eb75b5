import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenDocument } from '../api/useDocument';
import { Failure } from '../api/client';
import { ConflictDialog } from './ConflictDialog';
import { IconButton } from './IconButton';
import css from './SaveStatus.module.css';

/** Saved, saving, not saved and why; one step back; and the choice when two wrote the same. */
export function SaveStatus<T>({ document }: { document: OpenDocument<T> }) {
  const { t } = useTranslation();
  const { editor, state, failure } = document;
  return (
    <div className={css.status}>
      {document.content !== null && (
        <span role="status" className={css.text} data-state={state}>
          {state === 'failed' ? (failure instanceof Failure && failure.message !== '' ? failure.message : t('save.failed')) : t(`save.${state}`)}
        </span>
      )}
      {state === 'failed' && document.content !== null && <Button size="compact-sm" variant="default" onClick={() => void editor.save()}>{t('state.retry')}</Button>}
      <IconButton icon="undo" label={t('save.undo')} disabled={!document.canUndo} onClick={editor.undo} />
      {document.conflict !== null && <ConflictDialog conflict={document.conflict} keepMine={editor.keepMine} takeTheirs={editor.takeTheirs} />}
    </div>
  );
}
