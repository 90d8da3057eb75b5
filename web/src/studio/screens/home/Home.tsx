import { useTranslation } from 'react-i18next';
import { useReport, useSteps } from '../../api/queries';
import { Page } from '../../parts/Page';
import { Failed, Loading } from '../../parts/states';
import { FiguresView } from '../../sections/FiguresView';
import sectionCss from '../../sections/SectionView.module.css';
import type { ScreenProps } from '../../shell/screens';
import { useFormat } from '../../texts/format';
import { NoStudy } from '../results/NoStudy';
import css from './Home.module.css';
import { StepsSummary } from './StepsSummary';
import { WhatMatters } from './WhatMatters';

/** The three things that matter now, then the figures behind the answer, then how far the diagnosis is. */
export default function Home({ id }: ScreenProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const report = useReport(id, ['answer', 'findings']);
  const steps = useSteps(id);
  const answer = report.data?.sections.find((section) => section.key === 'answer');
  const figures = answer?.blocks.flatMap((block) => (block.kind === 'figures' ? block.items : [])) ?? [];
  const ended = report.data?.study.endedAt;
  return (
    <Page title={t('screen.home.title')} purpose={t('screen.home.purpose')}>
      {report.isPending ? <Loading lines={6} />
        : report.isError ? <Failed error={report.error} retry={() => void report.refetch()} />
          : report.data === null ? <NoStudy centre={id} />
            : (
              <>
                <WhatMatters centre={id} report={report.data} steps={steps.data ?? []} />
                {figures.length > 0 && (
                  <section className={sectionCss.section} aria-labelledby="figures">
                    <h2 id="figures" className={css.figuresTitle}>{t('home.figures')}</h2>
                    <FiguresView figures={figures} />
                    {typeof ended === 'string' && <p className={sectionCss.small}>{t('home.computed', { when: format.moment(ended) })}{figures.some((figure) => figure.explanation !== null) && <> {t('home.opens')}</>}</p>}
                  </section>
                )}
              </>
            )}
      {steps.isError ? <Failed error={steps.error} retry={() => void steps.refetch()} /> : steps.data === undefined ? <Loading lines={3} /> : <StepsSummary centre={id} steps={steps.data} />}
    </Page>
  );
}
