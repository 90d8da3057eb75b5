import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useCreateCentre, useSamples } from '../../api/queries';
import { toast } from '../../parts/toasts';
import css from './Centres.module.css';

/** Ready samples: a whole centre to look around in before bringing one's own data. */
export function Samples() {
  const { t } = useTranslation();
  const samples = useSamples();
  const create = useCreateCentre();
  const [, go] = useLocation();
  if (samples.data === undefined || samples.data.length === 0) {
    return null;
  }
  const open = (key: string) => create.mutate({ sample: key }, { onSuccess: (made) => go(`/centres/${made.id}`), onError: () => toast({ text: 'state.failed', tone: 'bad' }) });
  return (
    <section className={css.samples} aria-labelledby="samples">
      <h2 id="samples">{t('centres.samplesTitle')}</h2>
      <p className={css.samplesPurpose}>{t('centres.samplesText')}</p>
      <ul className={css.cards}>
        {samples.data.map((sample) => (
          <li key={sample.key} className={css.sample}>
            <h3>{sample.name}</h3>
            <p>{sample.purpose}</p>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('centres.openSampleNamed', { name: sample.name })}
              loading={create.isPending && 'sample' in create.variables && create.variables.sample === sample.key}
              onClick={() => open(sample.key)}
            >
              {t('centres.openSample')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
