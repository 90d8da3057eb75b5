import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './LanguageSwitch';
import css from './Shell.module.css';
import { ThemeSwitch } from './ThemeSwitch';

interface Props {
  /** Left of the name: the button of the navigation on narrow screens. */
  before?: ReactNode;
  /** The centre's name. */
  centre?: string | undefined;
  /** The study under way. */
  children?: ReactNode;
}

export function Bar({ before, centre, children }: Props) {
  const { t } = useTranslation();
  return (
    <header className={css.bar}>
      {before}
      <Link href="/" className={css.brand} aria-label={t('shell.allCentres')} title={t('shell.allCentres')}>
        <img src="/plateau.svg" alt="" width={28} height={28} />
        <span>Plateau</span>
      </Link>
      {centre !== undefined && <span className={css.centre}>{centre}</span>}
      <div className={css.middle}>{children}</div>
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  );
}
