import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import fields from '../texts/fields';

type Field = (typeof fields)[number];

const isField = (name: string): name is Field => (fields as readonly string[]).includes(name);

/** Says a place in a document as people call it: "targets.Chat" and "items[3f2a].owner" become "Objectif d’un flux · Chat" and "Former A31 · Responsable". */
export function fieldName(t: TFunction, path: string, ...contents: unknown[]): string {
  const parts = [...path.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)].map((found) => ({ name: found[1] ?? found[2] ?? '', isItem: found[2] !== undefined }));
  const said = parts.flatMap(({ name, isItem }, place) => {
    if (isItem) {
      return [itemName(name, contents) ?? '…'];
    }
    if (place === 0 && parts[1]?.isItem === true) {
      return [];
    }
    return [isField(name) ? t(`field.${name}`) : name];
  });
  return said.join(' · ');
}

function itemName(id: string, contents: unknown[]): string | null {
  for (const content of contents) {
    const items = (content as { items?: { id: string; title?: string; name?: string }[] } | null)?.items;
    const item = items?.find((one) => one.id === id);
    if (item !== undefined) {
      return item.title ?? item.name ?? null;
    }
  }
  return null;
}

export function useFieldName(): (path: string, ...contents: unknown[]) => string {
  const { t } = useTranslation();
  return (path, ...contents) => fieldName(t, path, ...contents);
}
