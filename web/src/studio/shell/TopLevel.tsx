import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar } from './Bar';
import css from './Shell.module.css';

/** The list of centres has no navigation beside it. */
export function TopLevel({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <a className={css.skip} href="#content">{t('shell.skip')}</a>
      <Bar />
      <main id="content" className={css.alone} tabIndex={-1}>{children}</main>
    </>
  );
}
