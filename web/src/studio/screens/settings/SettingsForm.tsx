import { NativeSelect } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Settings } from '../../api/types';
import { CheckedField } from '../../parts/CheckedField';
import { NumberField } from './NumberField';
import css from './Settings.module.css';
import { Targets } from './Targets';
import { isTarget } from './target';

interface Props {
  centre: string;
  content: Settings;
  edit: (change: (content: Settings) => Settings) => void;
}

const zones = Intl.supportedValuesOf('timeZone');

/** Some four hundred: drawn once. */
const Zones = memo(() => <datalist id="zones">{zones.map((one) => <option key={one} value={one} />)}</datalist>);

/** Fields that are empty are "not stated": the study says what it assumed instead. */
export function SettingsForm({ centre, content, edit }: Props) {
  const { t } = useTranslation();
  const change = (fields: Partial<Settings>) => edit((before) => ({ ...before, ...fields }));
  const stated = (text: string) => (text.trim() === '' ? null : text.trim());
  return (
    <>
      <section className={css.card} aria-labelledby="settings-centre">
        <h2 id="settings-centre">{t('settings.centre')}</h2>
        <div className={css.fields}>
          <CheckedField label={t('settings.name')} value={content.name ?? ''} maxLength={120} problem={(text) => (text.trim() === '' ? t('settings.nameWrong') : null)} change={(name) => change({ name })} />
          <NativeSelect
            label={t('settings.language')}
            value={content.language ?? 'fr'}
            data={[{ value: 'fr', label: 'Français' }, { value: 'en', label: 'English' }]}
            onChange={(event) => change({ language: event.currentTarget.value as Language })}
          />
          <CheckedField
            label={t('settings.zone')}
            description={t('settings.zoneHelp')}
            value={content.zone ?? ''}
            list="zones"
            problem={(text) => (text.trim() === '' || text.trim() === 'UTC' || zones.includes(text.trim()) ? null : t('settings.zoneUnknown'))}
            change={(zone) => change({ zone: stated(zone) })}
          />
          <Zones />
        </div>
      </section>
      <section className={css.card} aria-labelledby="settings-targets">
        <h2 id="settings-targets">{t('settings.targets')}</h2>
        <p className={css.help}>{t('settings.targetsHelp')}</p>
        <div className={css.fields}>
          <CheckedField
            label={t('settings.target')}
            placeholder="80/20"
            value={content.target ?? ''}
            problem={(text) => (text.trim() === '' || isTarget(text) ? null : t('settings.targetWrong'))}
            change={(target) => change({ target: stated(target) })}
          />
        </div>
        <Targets centre={centre} targets={content.targets ?? {}} usual={content.target ?? '80/20'} change={(targets) => change({ targets })} />
      </section>
      <section className={css.card} aria-labelledby="settings-study">
        <h2 id="settings-study">{t('settings.study')}</h2>
        <div className={css.fields}>
          <NumberField label={t('settings.shrinkage')} help={t('settings.shrinkageHelp')} value={content.shrinkage ?? null} scale={100} unit="%" least={0} most={90} change={(shrinkage) => change({ shrinkage })} />
          <NumberField label={t('settings.indifference')} help={t('settings.indifferenceHelp')} value={content.indifference ?? null} scale={100} unit="%" least={0} most={100} change={(indifference) => change({ indifference })} />
          <NumberField label={t('settings.replications')} help={t('settings.replicationsHelp')} value={content.replications ?? null} whole least={1} most={1000} change={(replications) => change({ replications })} />
          <NumberField label={t('settings.seed')} help={t('settings.seedHelp')} value={content.seed ?? null} whole least={0} most={Number.MAX_SAFE_INTEGER} change={(seed) => change({ seed })} />
        </div>
      </section>
    </>
  );
}
