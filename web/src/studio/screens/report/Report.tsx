import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { address } from '../../api/client';
import { useReport } from '../../api/queries';
import { Icon } from '../../parts/Icon';
import { Page } from '../../parts/Page';
import { Failed, Loading } from '../../parts/states';
import type { ScreenProps } from '../../shell/screens';
import { NoStudy } from '../results/NoStudy';
import css from './Report.module.css';

const forms = ['html', 'xlsx', 'json'] as const;

/** The report as others will read it, and its files. */
export default function Report({ id }: ScreenProps) {
  const { t } = useTranslation();
  const report = useReport(id, ['answer']);
  const ready = report.data !== undefined && report.data !== null;
  return (
    <Page
      title={t('screen.report.title')}
      purpose={t('screen.report.purpose')}
      actions={ready && forms.map((form) => (
        <Button key={form} component="a" variant="default" href={address(`/centres/${id}/report.${form}`)} download leftSection={<Icon name="download" size={16} />}>
          {t(`report.${form}`)}
        </Button>
      ))}
    >
      {report.isPending ? <Loading lines={12} />
        : report.isError ? <Failed error={report.error} retry={() => void report.refetch()} />
          : report.data === null ? <NoStudy centre={id} />
            : <iframe key={report.data.study.id} className={css.paper} title={t('report.preview')} src={address(`/centres/${id}/report.html`)} sandbox="allow-scripts allow-modals" />}
    </Page>
  );
}
