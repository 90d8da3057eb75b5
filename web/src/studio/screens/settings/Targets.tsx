import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReport } from '../../api/queries';
import { Icon } from '../../parts/Icon';
import { IconButton } from '../../parts/IconButton';
import { CheckedField } from '../../parts/CheckedField';
import css from './Settings.module.css';
import { isTarget } from './target';

interface Props {
  centre: string;
  targets: Record<string, string>;
  /** That of all flows: what a new one begins with. */
  usual: string;
  change: (targets: Record<string, string>) => void;
}

/** A target of its own for a flow. The flows are proposed from the last study. */
export function Targets({ centre, targets, usual, change }: Props) {
  const { t } = useTranslation();
  const [flow, setFlow] = useState('');
  const report = useReport(centre, ['flows']);
  const table = report.data?.sections.flatMap((section) => section.blocks).find((block) => block.kind === 'grid');
  const flows = (table?.kind === 'grid' ? table.table.rows : []).filter((row) => row.strong !== true).map((row) => row.cells[0] ?? '').filter((name) => name !== '' && !(name in targets));
  const add = () => {
    const name = flow.trim();
    if (name !== '' && !(name in targets)) {
      change({ ...targets, [name]: usual });
      setFlow('');
    }
  };
  return (
    <div className={css.targets}>
      {Object.keys(targets).length > 0 && (
        <ul>
          {Object.entries(targets).map(([name, target]) => (
            <li key={name}>
              <span>{name}</span>
              <CheckedField
                aria-label={t('settings.targetOf', { flow: name })}
                value={target}
                problem={(text) => (isTarget(text) ? null : t('settings.targetWrong'))}
                change={(text) => change({ ...targets, [name]: text.trim() })}
              />
              <IconButton icon="trash" label={t('settings.targetRemove', { flow: name })} onClick={() => change(Object.fromEntries(Object.entries(targets).filter(([other]) => other !== name)))} />
            </li>
          ))}
        </ul>
      )}
      <form className={css.add} onSubmit={(event) => { event.preventDefault(); add(); }}>
        <TextInput label={t('settings.targetFlow')} value={flow} list="flows" onChange={(event) => setFlow(event.currentTarget.value)} />
        <datalist id="flows">{flows.map((name) => <option key={name} value={name} />)}</datalist>
        <Button type="submit" variant="default" leftSection={<Icon name="plus" size={16} />} disabled={flow.trim() === ''}>{t('settings.targetAdd')}</Button>
      </form>
    </div>
  );
}
