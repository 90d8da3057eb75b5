import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Actions } from '../../api/types';
import { useDocument } from '../../api/useDocument';
import { toast } from '../../parts/toasts';
import { addressOf } from '../../shell/screens';
import css from './AddToPlan.module.css';
import { newAction } from './newAction';

/** A finding becomes an action, once. */
export function AddToPlan({ centre, code, sentence }: { centre: string; code: string | null; sentence: string }) {
  const { t } = useTranslation();
  const plan = useDocument<Actions>(centre, 'actions');
  if (plan.content === null) {
    return null;
  }
  // Two findings may have one code: the sentence tells them apart.
  const planned = plan.content.items.some((item) => (item.finding ?? null) === (code ?? null) && item.note.includes(sentence));
  if (planned) {
    return <Link href={addressOf(centre, 'actions')} className={css.planned}>{t('actions.planned')}</Link>;
  }
  const add = () => {
    const action = { ...newAction(sentence.length > 120 ? `${sentence.slice(0, 117).trimEnd()}…` : sentence), finding: code ?? null, note: sentence };
    plan.editor.edit((content) => ({ ...content, items: [...content.items, action] }));
    toast({ text: 'actions.added', tone: 'good', undo: () => plan.editor.edit((content) => ({ ...content, items: content.items.filter((item) => item.id !== action.id) })) });
  };
  return <button type="button" className={css.add} onClick={add} aria-label={t('actions.addNamed', { sentence })}>{t('actions.addFinding')}</button>;
}
