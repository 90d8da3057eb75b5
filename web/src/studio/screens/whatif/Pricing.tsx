import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { price, type Change, type Price } from '../../api/whatif';
import { Icon } from '../../parts/Icon';
import { ProgressBar } from '../../parts/ProgressBar';
import { Failed } from '../../parts/states';
import { PriceView } from './PriceView';
import css from './WhatIf.module.css';

/** What the changes bring: asked for by hand, sharper while one waits, and marked as old when a change is altered. */
export function Pricing({ centre, changes }: { centre: string; changes: readonly Change[] }) {
  const { t } = useTranslation();
  const [known, setKnown] = useState<{ price: Price; of: string } | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const [running, setRunning] = useState(false);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const written = JSON.stringify(changes);
  const start = async () => {
    stop.current?.abort();
    const own = (stop.current = new AbortController());
    setFailure(null);
    setRunning(true);
    try {
      await price(centre, changes, (next) => !own.signal.aborted && setKnown({ price: next, of: written }), own.signal);
    } catch (error) {
      if (!own.signal.aborted) {
        setFailure(error as Error);
      }
    } finally {
      if (stop.current === own) {
        setRunning(false);
      }
    }
  };
  const old = known !== null && known.of !== written;
  return (
    <section aria-labelledby="price-title" className={css.price}>
      <div className={css.priceHead}>
        <h2 id="price-title">{t('whatif.price')}</h2>
        {running
          ? <Button variant="default" onClick={() => stop.current?.abort()}>{t('state.cancel')}</Button>
          : <Button leftSection={<Icon name="play" size={16} />} disabled={changes.length === 0} onClick={() => void start()}>{t('whatif.start')}</Button>}
      </div>
      {failure !== null && <Failed error={failure} />}
      {running && <ProgressBar share={known === null || old ? 0 : known.price.replications / known.price.wanted} label={t('whatif.running')} />}
      {old && <p className={css.old} role="status">{t('whatif.old')}</p>}
      {known === null ? failure === null && <p className={css.hint}>{t('whatif.hint')}</p> : <PriceView price={known.price} />}
    </section>
  );
}
