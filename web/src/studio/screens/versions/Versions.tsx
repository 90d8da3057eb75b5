import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { editorOf } from '../../api/documentEditor';
import { keys, restoreVersion, useVersions } from '../../api/queries';
import type { DocumentKind } from '../../api/types';
import { useDocument } from '../../api/useDocument';
import { Confirm } from '../../parts/Confirm';
import { Page } from '../../parts/Page';
import { Empty, Failed, Loading } from '../../parts/states';
import { toast } from '../../parts/toasts';
import type { ScreenProps } from '../../shell/screens';
import { useFormat } from '../../texts/format';
import { Comparison } from './Comparison';
import css from './Versions.module.css';

const kinds: readonly DocumentKind[] = ['settings', 'sources', 'actions', 'whatif'];

/** Who changed what: compare two versions, go back to one. */
export default function Versions({ id }: ScreenProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<DocumentKind>('settings');
  return (
    <Page title={t('screen.versions.title')} purpose={t('screen.versions.purpose')}>
      <div className={css.kinds} role="group" aria-label={t('versions.kind')}>
        {kinds.map((one) => <button key={one} type="button" className={css.kind} aria-pressed={kind === one} onClick={() => setKind(one)}>{t(`versions.of.${one}`)}</button>)}
      </div>
      <History key={kind} centre={id} kind={kind} />
    </Page>
  );
}

function History({ centre, kind }: { centre: string; kind: DocumentKind }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const document = useDocument<unknown>(centre, kind);
  const versions = useVersions(centre, kind);
  const [shown, setShown] = useState<number | null>(null);
  const [asking, setAsking] = useState<number | null>(null);
  if (versions.isPending) {
    return <Loading lines={6} />;
  }
  if (versions.isError) {
    return <Failed error={versions.error} retry={() => void versions.refetch()} />;
  }
  const all = [...versions.data].filter((one) => one.version > 0).sort((one, other) => other.version - one.version);
  const newest = all[0];
  if (newest === undefined) {
    return <Empty icon="versions" title={t('versions.emptyTitle')} text={t('versions.emptyText')} />;
  }
  const restore = async (version: number) => {
    try {
      const now = await restoreVersion<unknown>(centre, kind, version, newest.version);
      editorOf(centre, kind, () => document.editor).take(now);
      await queries.invalidateQueries({ queryKey: keys.centre(centre), predicate: (query) => query.queryKey[2] !== 'results' });
      toast({ text: 'versions.restored', values: { version }, tone: 'good' });
    } catch {
      toast({ text: 'versions.notRestored', tone: 'bad' });
      void versions.refetch();
    }
    setAsking(null);
  };
  return (
    <>
      <ol className={css.list}>
        {all.map((one) => (
          <li key={one.version}>
            <div className={css.head}>
              <span className={css.number}>{t('versions.number', { version: one.version })}</span>
              <span>{one.at === null ? '' : format.moment(one.at)}</span>
              <span className={css.who}>{one.who ?? ''}</span>
              <span className={css.note}>{one.note ?? ''}</span>
              {one === newest ? <span className={css.now}>{t('versions.now')}</span> : <Button size="compact-sm" variant="default" onClick={() => setAsking(one.version)}>{t('versions.restore')}</Button>}
              <button type="button" className={css.look} aria-expanded={shown === one.version} onClick={() => setShown(shown === one.version ? null : one.version)}>{t('versions.changes')}</button>
            </div>
            {shown === one.version && <Comparison centre={centre} kind={kind} version={one.version} versions={all.map((other) => other.version)} content={document.content} />}
          </li>
        ))}
      </ol>
      <Confirm
        opened={asking !== null}
        title={t('versions.restoreTitle', { version: asking ?? 0 })}
        text={t('versions.restoreText')}
        action={t('versions.restore')}
        close={() => setAsking(null)}
        confirm={() => { if (asking !== null) { void restore(asking); } }}
      />
    </>
  );
}
