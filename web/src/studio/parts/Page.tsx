import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';
import css from './Page.module.css';

interface Props {
  title: string;
  /** One sentence: what this view is for. */
  purpose: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** True once somebody went from one view to another: the new title takes the focus, so that readers hear it. The first view leaves the focus where it is. */
export const Moved = createContext(false);

export function Page({ title, purpose, actions, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useContext(Moved);
  useEffect(() => {
    if (moved) {
      heading.current?.focus({ preventScroll: true });
    }
    // Once for each view.
  }, []);
  useEffect(() => {
    document.title = `${title} – Plateau`;
  }, [title]);
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1 ref={heading} tabIndex={-1}>{title}</h1>
          <p className={css.purpose}>{purpose}</p>
        </div>
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
