import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCentres } from '../../api/queries';
import { Icon } from '../../parts/Icon';
import { Failed, Loading } from '../../parts/states';
import { CentreCard } from './CentreCard';
import css from './Centres.module.css';
import { NewCentre } from './NewCentre';
import { Samples } from './Samples';

/** The centres of this studio, and the ways to have one more. */
export default function Centres() {
  const { t } = useTranslation();
  const centres = useCentres();
  const [making, setMaking] = useState(false);
  const title = t('centres.title');
  useEffect(() => {
    document.title = `${title} – Plateau`;
  }, [title]);
  const none = centres.data?.length === 0;
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{title}</h1>
          <p>{t('centres.purpose')}</p>
        </div>
        {centres.data !== undefined && !none && <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setMaking(true)}>{t('centres.new')}</Button>}
      </header>
      {centres.isPending ? <Loading lines={3} />
        : centres.isError ? <Failed error={centres.error} retry={() => void centres.refetch()} />
          : none ? (
            <section className={css.welcome}>
              <h2>{t('centres.emptyTitle')}</h2>
              <p>{t('centres.emptyText')}</p>
              <Button size="compact-lg" leftSection={<Icon name="plus" size={18} />} onClick={() => setMaking(true)}>{t('centres.new')}</Button>
            </section>
          ) : (
            <ul className={css.cards}>
              {centres.data.map((centre) => <li key={centre.id}><CentreCard centre={centre} /></li>)}
            </ul>
          )}
      <Samples />
      <NewCentre opened={making} close={() => setMaking(false)} />
    </div>
  );
}
