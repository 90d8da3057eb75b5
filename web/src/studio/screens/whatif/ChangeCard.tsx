import { MultiSelect, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Change, ChangeField, Choices, FieldValue } from '../../api/whatif';
import { IconButton } from '../../parts/IconButton';
import css from './WhatIf.module.css';

interface Props {
  number: number;
  change: Change;
  choices: Choices;
  edit: (change: Change) => void;
  remove: () => void;
}

/** One change: its fields as its form says, whatever change it is. */
export function ChangeCard({ number, change, choices, edit, remove }: Props) {
  const { t } = useTranslation();
  const form = choices.forms.find((one) => one.code === change.code);
  return (
    <li className={css.change}>
      <div className={css.changeHead}>
        <h3>{number}. {form?.name ?? change.code}</h3>
        <IconButton icon="trash" label={t('whatif.removeChange', { number })} onClick={remove} />
      </div>
      <div className={css.fields}>
        {form?.fields.map((field) => <Field key={field.key} field={field} value={change[field.key] ?? null} choices={choices} set={(value) => edit({ ...change, [field.key]: value })} />)}
      </div>
    </li>
  );
}

function Field({ field, value, choices, set }: { field: ChangeField; value: FieldValue; choices: Choices; set: (value: FieldValue) => void }) {
  const { t } = useTranslation();
  const flows = choices.flows.map((flow) => ({ value: flow.id, label: flow.name }));
  const groups = choices.groups.map((group) => ({ value: group.id, label: group.agents > 0 ? t('whatif.group', { name: group.name, count: group.agents }) : group.name }));
  const texts = Array.isArray(value) ? value : [];
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'flows':
    case 'groups':
      return <MultiSelect className={css.wide} label={field.name} data={field.kind === 'flows' ? flows : groups} value={texts} onChange={set} searchable />;
    case 'flow':
    case 'group':
    case 'skill': {
      const options = field.kind === 'flow' ? flows : field.kind === 'group' ? groups : choices.skills.map((skill) => ({ value: skill, label: skill }));
      return <NativeSelect label={field.name} value={text} data={[{ value: '', label: t('whatif.choose') }, ...options]} onChange={(event) => set(event.currentTarget.value)} />;
    }
    case 'weekday':
      return (
        <NativeSelect
          label={field.name}
          value={typeof value === 'number' ? String(value) : ''}
          data={[{ value: '', label: t('whatif.everyDay') }, ...([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ value: String(day), label: t(`whatif.day.${day}`) }))]}
          onChange={(event) => set(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
        />
      );
    case 'time':
      return <TextInput type="time" label={field.name} value={typeof value === 'number' ? clock(value) : ''} onChange={(event) => set(minutes(event.currentTarget.value))} />;
    case 'seconds':
    case 'agents':
      return <NumberInput label={field.name} value={typeof value === 'number' ? value : ''} min={field.kind === 'seconds' ? 0 : -10_000} onChange={(next) => set(typeof next === 'number' ? next : null)} />;
  }
}

function clock(of: number): string {
  return `${String(Math.floor(of / 60) % 24).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
}

function minutes(text: string): number | null {
  const [hours = NaN, rest = NaN] = text.split(':').map(Number);
  return Number.isFinite(hours * 60 + rest) ? hours * 60 + rest : null;
}
