import type { Problem } from '../api/types';
import css from './Problems.module.css';

/** Every problem at once: where, what, and what it may be. */
export function Problems({ items }: { items: readonly Problem[] }) {
  return (
    <ul className={css.list}>
      {items.map((problem, place) => (
        <li key={place}>
          {problem.place !== '' && <span className={css.place}>{problem.place}</span>}
          <span>{problem.sentence}</span>
          {problem.maybe !== null && problem.maybe !== '' && <span className={css.maybe}>{problem.maybe}</span>}
        </li>
      ))}
    </ul>
  );
}
