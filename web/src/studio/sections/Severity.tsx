import css from './Severity.module.css';

/** How serious: filled dots and a word, so that colour is not needed to read it. */
export function Severity({ level, word }: { level: number; word: string }) {
  return (
    <span className={css.severity} data-level={level}>
      <span aria-hidden="true">{'●'.repeat(level + 1)}{'○'.repeat(Math.max(0, 3 - level))}</span>
      <b>{word}</b>
    </span>
  );
}
