import { useEffect, type ReactNode } from 'react';
import css from './Page.module.css';

interface Props {
  title: string;
  /** One sentence: what this view is for. */
  purpose: string;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, purpose, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} – Plateau`;
  }, [title]);
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1 id="page-title" tabIndex={-1}>{title}</h1>
          <p className={css.purpose}>{purpose}</p>
        </div>
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
