import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Failure } from '../api/client';
import { useCentreEvents, useStudy } from '../api/events';
import { useCentre } from '../api/queries';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { Moved } from '../parts/Page';
import { Empty, Failed, Loading } from '../parts/states';
import { Bar } from './Bar';
import { Navigation } from './Navigation';
import { RunningStudy } from './RunningStudy';
import { screens } from './screens';
import css from './Shell.module.css';
import { StaleNotice } from './StaleNotice';

/** One centre: its navigation, the study under way, and the view that was asked for. */
export function CentreShell({ id, screen }: { id: string; screen: string }) {
  const { t } = useTranslation();
  const centre = useCentre(id);
  const study = useStudy(id);
  useCentreEvents(id);
  const [open, setOpen] = useState(false);
  const shown = screens.find((one) => one.key === (screen === '' ? 'home' : screen));
  // A new view begins at its top.
  const first = useRef(screen);
  const moved = useRef(false);
  moved.current ||= first.current !== screen;
  useEffect(() => {
    setOpen(false);
    if (moved.current) {
      window.scrollTo(0, 0);
    }
  }, [screen]);
  const View = shown?.view;
  return (
    <>
      <a className={css.skip} href="#content">{t('shell.skip')}</a>
      <Bar
        centre={centre.data?.name}
        before={<IconButton className={css.burger} icon={open ? 'close' : 'menu'} label={t('shell.menu')} aria-expanded={open} aria-controls="navigation" onClick={() => setOpen(!open)} />}
      >
        {study.running !== null && <RunningStudy centre={id} study={study.running} />}
      </Bar>
      <div className={css.frame}>
        <Navigation centre={id} shown={shown?.key} open={open} close={() => setOpen(false)} />
        <main id="content" className={css.content} tabIndex={-1}>
          {study.last?.stale === true && study.running === null && <StaleNotice centre={id} study={study.last} />}
          {centre.isError ? (
            <div className={css.alone}>
              {centre.error instanceof Failure && centre.error.status === 404 ? (
                <Empty icon="home" title={t('shell.noCentre')} text={t('shell.noCentreText')}><Link href="/">{t('shell.allCentres')}</Link></Empty>
              ) : (
                <Failed error={centre.error} retry={() => void centre.refetch()} />
              )}
            </div>
          ) : View === undefined ? (
            <div className={css.alone}><Empty icon="search" title={t('shell.noPage')} text={t('shell.noPageText')}><Link href={`/centres/${id}`}><Icon name="home" size={16} /> {t('screen.home.title')}</Link></Empty></div>
          ) : (
            <Suspense fallback={<div className={css.alone}><Loading /></div>}>
              <Moved value={moved.current}>
                <View key={shown?.key} id={id} />
              </Moved>
            </Suspense>
          )}
        </main>
      </div>
    </>
  );
}
