import type { Explanation } from '../api/report';
import { ExplanationView } from './ExplanationView';
import css from './MethodsView.module.css';

/** How things were computed, one fold each. */
export function MethodsView({ methods }: { methods: readonly Explanation[] }) {
  return (
    <div className={css.methods}>
      {methods.map((method, place) => (
        <details key={place}>
          <summary>{method.title}</summary>
          <ExplanationView explanation={method} />
        </details>
      ))}
    </div>
  );
}
