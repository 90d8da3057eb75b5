import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure } from '../api/report';
import { ExplanationView } from './ExplanationView';
import css from './FiguresView.module.css';

/** Figures side by side; each opens into its "why" below the row. */
export function FiguresView({ figures }: { figures: readonly Figure[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | null>(null);
  const id = useId();
  const shown = open === null ? undefined : figures[open];
  return (
    <div className={css.block}>
      <div className={css.figures} data-three={figures.length % 4 !== 0 && figures.length % 3 === 0}>
        {figures.map((figure, place) =>
          figure.explanation === null ? (
            <div key={place} className={css.figure}>
              <span className={css.label}>{figure.label}</span>
              <span className={css.value}>{figure.value}</span>
            </div>
          ) : (
            <button key={place} type="button" className={css.figure} aria-expanded={open === place} aria-controls={id} onClick={() => setOpen(open === place ? null : place)}>
              <span className={css.label}>{figure.label}</span>
              <span className={css.value}>{figure.value}</span>
              <span className={css.why}>{t(open === place ? 'section.closeWhy' : 'section.why')}</span>
            </button>
          ))}
      </div>
      <div id={id} className={css.panel} hidden={shown?.explanation == null}>
        {shown?.explanation != null && (
          <>
            <p className={css.title}>{shown.explanation.title === '' ? shown.label : shown.explanation.title}</p>
            <ExplanationView explanation={shown.explanation} />
          </>
        )}
      </div>
    </div>
  );
}
