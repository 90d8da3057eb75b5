import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Icon } from '../parts/Icon';
import { addressOf, screens, type Screen } from './screens';
import css from './Shell.module.css';

const groups: readonly Screen['group'][] = ['lead', 'understand', 'decide', 'keep'];

interface Props {
  centre: string;
  shown: string | undefined;
  /** On narrow screens the navigation lies over the page while it is open. */
  open: boolean;
  close: () => void;
}

export function Navigation({ centre, shown, open, close }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    const escape = (event: KeyboardEvent) => { if (event.key === 'Escape') { close(); } };
    if (open) {
      document.addEventListener('keydown', escape);
    }
    return () => document.removeEventListener('keydown', escape);
  }, [open, close]);
  return (
    <>
      <nav id="navigation" className={css.side} data-open={open} aria-label={t('shell.navigation')}>
        {groups.map((group) => (
          <div key={group} className={css.group}>
            {group !== 'lead' && <p className={css.groupName}>{t(`shell.group.${group}`)}</p>}
            <ul>
              {screens.filter((screen) => screen.group === group).map((screen) => (
                <li key={screen.key}>
                  <Link href={addressOf(centre, screen.key)} aria-current={shown === screen.key ? 'page' : undefined} onClick={close}>
                    <Icon name={screen.icon} />
                    <span>{t(`screen.${screen.key}.title`)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {open && <div className={css.veil} onClick={close} aria-hidden="true" />}
    </>
  );
}
