import { useTranslation } from 'react-i18next';
import { useStudies } from '../../api/queries';
import { Problems } from '../../parts/Problems';
import { useFormat } from '../../texts/format';
import css from './Diagnosis.module.css';

/** The last studies: how each ended. */
export function LastStudies({ centre }: { centre: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const studies = useStudies(centre);
  const ended = (studies.data ?? []).filter((study) => study.state !== 'queued' && study.state !== 'running').slice(0, 5);
  if (ended.length === 0) {
    return null;
  }
  return (
    <section className={css.studies} aria-labelledby="studies">
      <h2 id="studies">{t('diagnosis.studies')}</h2>
      <ul>
        {ended.map((study) => (
          <li key={study.id}>
            <span className={css.studyState} data-state={study.state}>{t(`study.state.${study.state}`)}</span>
            <span>{t(`study.kind.${study.kind}`)}</span>
            <span className={css.when}>{[study.endedAt === null ? null : format.moment(study.endedAt), study.askedBy].filter((part) => part !== null && part !== '').join(' · ')}</span>
            {study.headline !== null && <p>{study.headline}</p>}
            {study.problems.length > 0 && <Problems items={study.problems} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
