import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionItem, ActionState } from '../../api/types';
import css from './ActionPlan.module.css';
import { Card } from './Card';

const kind = 'text/x-plateau-action';

interface Props {
  state: ActionState;
  items: readonly ActionItem[];
  all: readonly ActionItem[];
  move: (action: ActionItem, state: ActionState) => void;
  open: (id: string) => void;
}

export function Column({ state, items, all, move, open }: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const action = all.find((item) => item.id === event.dataTransfer.getData(kind));
    if (action !== undefined) {
      move(action, state);
    }
  };
  return (
    <section
      className={css.column}
      data-over={over}
      aria-labelledby={`column-${state}`}
      onDragOver={(event) => { if (event.dataTransfer.types.includes(kind)) { event.preventDefault(); setOver(true); } }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 id={`column-${state}`}>{t(`actions.state.${state}`)} <span className={css.count}>{items.length}</span></h2>
      <ul>
        {items.map((action) => (
          <li key={action.id} draggable onDragStart={(event) => event.dataTransfer.setData(kind, action.id)}>
            <Card action={action} move={move} open={() => open(action.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
