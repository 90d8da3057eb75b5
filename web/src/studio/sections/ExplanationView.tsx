import type { Explanation } from '../api/report';
import css from './ExplanationView.module.css';

/** Where a figure comes from: definition, formula, inputs, sample, interval, seed. */
export function ExplanationView({ explanation }: { explanation: Explanation }) {
  return (
    <dl className={css.origin}>
      {explanation.lines.map((line) => (
        <div key={line.name}>
          <dt>{line.name}</dt>
          <dd>{line.content}</dd>
        </div>
      ))}
    </dl>
  );
}
