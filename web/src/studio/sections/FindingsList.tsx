import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../api/report';
import css from './FindingsList.module.css';
import { Severity } from './Severity';

interface Props {
  findings: readonly Finding[];
  actions?: ((code: string | null, sentence: string) => ReactNode) | undefined;
}

/** Findings as cards: what is true, how serious and how sure; evidence and proposals folded. */
export function FindingsList({ findings, actions }: Props) {
  const { t } = useTranslation();
  return (
    <ol className={css.list}>
      {findings.map((finding, place) => (
        <li key={`${finding.code ?? ''}-${place}`} className={css.card} data-level={finding.level}>
          <div className={css.head}>
            <Severity level={finding.level} word={finding.severity} />
            <span className={css.rule}>{[finding.rule, finding.confidence].filter((part) => part !== '').join(' · ')}</span>
            {actions !== undefined && <span className={css.action}>{actions(finding.code, finding.sentence)}</span>}
          </div>
          <p className={css.said}>{finding.sentence}</p>
          {finding.proposals.length > 0 && <Fold title={t('section.proposals', { count: finding.proposals.length })} items={finding.proposals} />}
          {finding.evidence.length > 0 && <Fold title={t('section.evidence', { count: finding.evidence.length })} items={finding.evidence} />}
        </li>
      ))}
    </ol>
  );
}

function Fold({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <details className={css.fold}>
      <summary>{title}</summary>
      <ul>{items.map((item, place) => <li key={place}>{item}</li>)}</ul>
    </details>
  );
}
