import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useReport } from '../../api/queries';
import type { ReportDocument, Section } from '../../api/report';
import { Page } from '../../parts/Page';
import { Failed, Loading } from '../../parts/states';
import { FindingsList } from '../../sections/FindingsList';
import { SectionView } from '../../sections/SectionView';
import sectionCss from '../../sections/SectionView.module.css';
import type { ScreenProps } from '../../shell/screens';
import { AddToPlan } from '../actions/AddToPlan';
import { NoStudy } from './NoStudy';
import css from './Results.module.css';

type Results = 'map' | 'routing' | 'skills' | 'indicators' | 'sizing' | 'cursor';

/** Which sections of a study a view shows, and which findings belong to it, by the families of their codes. */
const shows: Record<Results, { sections: readonly string[]; findings: readonly string[] }> = {
  map: { sections: ['organisation-map', 'map'], findings: ['STRUCTURE', 'HELP', 'BLIND'] },
  routing: { sections: ['flows', 'service'], findings: ['ENTRY', 'ROUTING', 'SERVICE'] },
  skills: { sections: ['declared-skills', 'coverage', 'training', 'activities'], findings: ['SKILL', 'ROLES'] },
  indicators: { sections: ['indicators', 'journeys'], findings: ['GOVERNANCE', 'JOURNEY', 'DATA'] },
  sizing: { sections: ['sizing', 'reproduction'], findings: ['LOAD', 'DEMAND'] },
  cursor: { sections: ['cursor', 'verdict', 'organisations'], findings: [] },
};

export function resultsScreen(screen: Results): ComponentType<ScreenProps> {
  return function ResultsScreen({ id }: ScreenProps) {
    const { t } = useTranslation();
    const { sections, findings } = shows[screen];
    const report = useReport(id, findings.length === 0 ? sections : [...sections, 'findings']);
    return (
      <Page title={t(`screen.${screen}.title`)} purpose={t(`screen.${screen}.purpose`)}>
        {report.isPending ? <><Loading lines={8} /><Loading lines={5} /></>
          : report.isError ? <Failed error={report.error} retry={() => void report.refetch()} />
            : report.data === null ? <NoStudy centre={id} />
              : <Content centre={id} report={report.data} sections={sections} families={findings} />}
      </Page>
    );
  };
}

function Content({ centre, report, sections, families }: { centre: string; report: ReportDocument; sections: readonly string[]; families: readonly string[] }) {
  const { t } = useTranslation();
  const shown = sections.flatMap((key) => report.sections.filter((section) => section.key === key));
  const findings = findingsOf(report, families);
  if (shown.length === 0 && findings.length === 0) {
    return <NoStudy centre={centre} partial />;
  }
  return (
    <>
      {shown.length + Number(findings.length > 0) > 1 && <Contents sections={shown} findings={findings.length} />}
      {shown.map((section) => <SectionView key={section.key} section={section} document={report} />)}
      {findings.length > 0 && (
        <section id="findings" className={sectionCss.section} aria-labelledby="findings-title">
          <p className={sectionCss.about}>{t('results.findings')}</p>
          <h2 id="findings-title">{t('results.findingsHeadline', { count: findings.length })}</h2>
          <FindingsList findings={findings} actions={(code, sentence) => <AddToPlan centre={centre} code={code} sentence={sentence} />} />
        </section>
      )}
      {shown.length < sections.length && report.study.kind === 'diagnosis' && <NoStudy centre={centre} partial />}
    </>
  );
}

function findingsOf(report: ReportDocument, families: readonly string[]) {
  return report.sections
    .flatMap((section) => section.blocks)
    .flatMap((block) => (block.kind === 'findings' ? block.items : []))
    .filter((finding) => families.includes((finding.code ?? '').replace(/-\d+$/, '')));
}

/** In a long view: where to jump. */
function Contents({ sections, findings }: { sections: readonly Section[]; findings: number }) {
  const { t } = useTranslation();
  return (
    <nav className={css.contents} aria-label={t('results.contents')}>
      {sections.map((section) => <a key={section.key} href={`#${section.key}`}>{section.title}</a>)}
      {findings > 0 && <a href="#findings">{t('results.findings')} ({findings})</a>}
    </nav>
  );
}
