import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Finding, ReportDocument } from '../../api/report';
import type { Step } from '../../api/types';
import { Icon } from '../../parts/Icon';
import { Severity } from '../../sections/Severity';
import { addressOf } from '../../shell/screens';
import { hrefOf } from '../diagnosis/hrefOf';
import css from './Home.module.css';

/** What to decide, what to mend first, what to complete: one sentence and one way on each. */
export function WhatMatters({ centre, report, steps }: { centre: string; report: ReportDocument; steps: readonly Step[] }) {
  const { t } = useTranslation();
  const answer = report.sections.find((section) => section.key === 'answer');
  const findings = report.sections.flatMap((section) => section.blocks).flatMap((block) => (block.kind === 'findings' ? block.items : []));
  const worst = findings.reduce<Finding | undefined>((most, finding) => (most === undefined || finding.level > most.level ? finding : most), undefined);
  const serious = findings.filter((finding) => finding.level >= 2).length;
  const missing = steps.flatMap((step) => step.missing);
  const first = missing[0];
  return (
    <ol className={css.three} aria-label={t('home.three')}>
      <Thing title={t('home.decide')} href={addressOf(centre, 'cursor')} way={t('home.toCursor')}>
        <p className={css.answer}>{answer?.headline ?? t('home.noAnswer')}</p>
      </Thing>
      <Thing title={t('home.mend')} href={addressOf(centre, 'findings')} way={t('home.toFindings', { count: findings.length })}>
        {worst === undefined ? <p>{t('home.noFindings')}</p> : (
          <>
            <p>{worst.sentence}</p>
            <p className={css.more}><Severity level={worst.level} word={worst.severity} />{serious > 1 && <span>{t('home.serious', { count: serious - 1 })}</span>}</p>
          </>
        )}
      </Thing>
      <Thing title={t('home.complete')} href={first === undefined ? addressOf(centre, 'actions') : hrefOf(centre, first.href)} way={t(first === undefined ? 'home.toActions' : 'home.toMissing')}>
        {first === undefined ? <p>{t('home.nothingMissing')}</p> : (
          <>
            <p>{first.sentence}</p>
            <p className={css.more}>{first.why}{missing.length > 1 && <> {t('home.moreMissing', { count: missing.length - 1 })}</>}</p>
          </>
        )}
      </Thing>
    </ol>
  );
}

function Thing({ title, href, way, children }: { title: string; href: string; way: string; children: ReactNode }) {
  return (
    <li className={css.thing}>
      <h2>{title}</h2>
      <div className={css.said}>{children}</div>
      <Link href={href} className={css.way}>{way}<Icon name="right" size={16} /></Link>
    </li>
  );
}
