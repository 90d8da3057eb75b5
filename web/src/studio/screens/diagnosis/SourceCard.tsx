import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceItem, SourceRole } from '../../api/types';
import { Icon } from '../../parts/Icon';
import { IconButton } from '../../parts/IconButton';
import { toast } from '../../parts/toasts';
import { useFormat } from '../../texts/format';
import css from './Import.module.css';
import { MappingPreview } from './MappingPreview';

const roles: readonly SourceRole[] = ['log', 'predict', 'organisation', 'aside'];

interface Props {
  centre: string;
  item: SourceItem;
  version: number;
  /** The host knows what is shown: only then is its preview of this mapping. */
  saved: boolean;
  change: (fields: Partial<SourceItem>) => void;
  remove: () => void;
  putBack: () => void;
}

/** One file: what it is, how its columns are understood, and out with it. One that was not recognised shows at once why. */
export function SourceCard({ centre, item, version, saved, change, remove, putBack }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(item.role === 'aside');
  return (
    <li className={css.source}>
      <div className={css.sourceHead}>
        <Icon name="file" />
        <div className={css.sourceName}>
          <b>{item.name}</b>
          <span>{[format.bytes(item.bytes), item.sheet, item.addedAt === null ? null : format.moment(item.addedAt), item.addedBy].filter((part) => part !== null && part !== '').join(' · ')}</span>
        </div>
        <label>
          <span className="visually-hidden">{t('import.roleOf', { name: item.name })}</span>
          <select className={css.choice} value={item.role} onChange={(event) => change({ role: event.currentTarget.value as SourceRole })}>
            {roles.map((role) => <option key={role} value={role}>{t(`import.role.${role}`)}</option>)}
          </select>
        </label>
        <button type="button" className={css.look} aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'import.hidePreview' : 'import.preview')}</button>
        <IconButton icon="trash" label={t('import.remove', { name: item.name })} onClick={() => { remove(); toast({ text: 'import.removed', values: { name: item.name }, tone: 'good', undo: putBack }); }} />
      </div>
      {open && <MappingPreview centre={centre} item={item} version={version} saved={saved} change={(mapping) => change({ mapping })} />}
    </li>
  );
}
