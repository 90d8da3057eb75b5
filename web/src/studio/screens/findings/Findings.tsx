import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReport } from '../../api/queries';
import type { Finding, ReportDocument } from '../../api/report';
import { Page } from '../../parts/Page';
import { Failed, Loading } from '../../parts/states';
import { FindingsList } from '../../sections/FindingsList';
import { SectionView } from '../../sections/SectionView';
import sectionCss from '../../sections/SectionView.module.css';
import { bare } from '../../sections/tableOrder';
import type { ScreenProps } from '../../shell/screens';
import { AddToPlan } from '../actions/AddToPlan';
import { NoStudy } from '../results/NoStudy';
import css from './Findings.module.css';

/** All findings, the worst first, and what could not be judged. */
export default function Findings({ id }: ScreenProps) {
  const { t } = useTranslation();
  const report = useReport(id, ['findings', 'limits']);
  return (
    <Page title={t('screen.findings.title')} purpose={t('screen.findings.purpose')}>
      {report.isPending ? <Loading lines={10} />
        : report.isError ? <Failed error={report.error} retry={() => void report.refetch()} />
          : report.data === null ? <NoStudy centre={id} />
            : <Content centre={id} report={report.data} />}
    </Page>
  );
}

const severities = [3, 2, 1, 0] as const;

function Content({ centre, report }: { centre: string; report: ReportDocument }) {
  const { t } = useTranslation();
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [words, setWords] = useState('');
  const section = report.sections.find((one) => one.key === 'findings');
  const others = report.sections.filter((one) => one.key !== 'findings');
  const all = useMemo(() => section?.blocks.flatMap((block) => (block.kind === 'findings' ? block.items : [])) ?? [], [section]);
  const shown = all.filter((finding) => !hidden.has(finding.level) && matches(finding, words));
  const rest = section === undefined ? [] : section.blocks.filter((block) => block.kind !== 'findings');
  const toggle = (level: number) => setHidden(hidden.has(level) ? new Set([...hidden].filter((one) => one !== level)) : new Set([...hidden, level]));
  return (
    <>
      {section !== undefined && (
        <section className={sectionCss.section} aria-labelledby="findings-title">
          <p className={sectionCss.about}>{section.title}</p>
          <h2 id="findings-title">{section.headline}</h2>
          <div className={css.tools}>
            <input type="search" className={css.search} value={words} placeholder={t('findings.search')} aria-label={t('findings.search')} onChange={(event) => setWords(event.currentTarget.value)} />
            <div className={css.levels} role="group" aria-label={t('findings.bySeverity')}>
              {severities.map((level) => {
                const ofLevel = all.filter((finding) => finding.level === level);
                return ofLevel[0] !== undefined && (
                  <button key={level} type="button" className={css.level} aria-pressed={!hidden.has(level)} onClick={() => toggle(level)}>
                    <span aria-hidden="true">{'●'.repeat(level + 1)}</span> {ofLevel[0].severity} <span className={css.count}>{ofLevel.length}</span>
                  </button>
                );
              })}
            </div>
            <span className={css.shown} role="status">{t('findings.shown', { count: shown.length, total: all.length })}</span>
          </div>
          {shown.length === 0 ? <p className={css.none}>{t('findings.none')}</p>
            : <FindingsList findings={shown} actions={(code, sentence) => <AddToPlan centre={centre} code={code} sentence={sentence} />} />}
        </section>
      )}
      {rest.length > 0 && section !== undefined && <SectionView section={{ ...section, key: 'findings-rest', title: t('findings.restTitle'), headline: t('findings.rest'), blocks: rest }} document={report} />}
      {others.map((one) => <SectionView key={one.key} section={one} document={report} />)}
    </>
  );
}

function matches(finding: Finding, words: string): boolean {
  const wanted = bare(words);
  return wanted === '' || [finding.sentence, finding.rule, finding.code ?? '', ...finding.evidence, ...finding.proposals].some((text) => bare(text).includes(wanted));
}
