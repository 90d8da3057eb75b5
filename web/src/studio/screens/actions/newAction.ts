import type { ActionItem } from '../../api/types';

export function newAction(title: string): ActionItem {
  return { id: crypto.randomUUID(), title, owner: '', due: null, state: 'todo', expected: '', measured: null, finding: null, note: '' };
}
