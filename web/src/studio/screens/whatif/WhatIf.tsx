import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../../api/useDocument';
import { useChoices, type Choices, type WhatIf, type WhatIfs } from '../../api/whatif';
import { Icon } from '../../parts/Icon';
import { Page } from '../../parts/Page';
import { SaveStatus } from '../../parts/SaveStatus';
import { Empty, Failed, Loading } from '../../parts/states';
import { toast } from '../../parts/toasts';
import type { ScreenProps } from '../../shell/screens';
import { NoStudy } from '../results/NoStudy';
import { ChangeCard } from './ChangeCard';
import { Pricing } from './Pricing';
import css from './WhatIf.module.css';

/** Lists of changes that one tries before anybody is asked to make them. */
export default function WhatIfScreen({ id }: ScreenProps) {
  const { t } = useTranslation();
  const lists = useDocument<WhatIfs>(id, 'whatif');
  const choices = useChoices(id);
  const [chosen, setChosen] = useState<string | null>(null);
  const items = lists.content?.items ?? [];
  const shown = items.find((item) => item.id === chosen) ?? items[0];
  const add = () => {
    const list: WhatIf = { id: crypto.randomUUID(), name: t('whatif.untitled', { number: items.length + 1 }), changes: [] };
    lists.editor.edit((content) => ({ items: [...content.items, list] }));
    setChosen(list.id);
  };
  const edit = (list: WhatIf) => lists.editor.edit((content) => ({ items: content.items.map((item) => (item.id === list.id ? list : item)) }));
  const remove = (list: WhatIf) => {
    lists.editor.edit((content) => ({ items: content.items.filter((item) => item.id !== list.id) }));
    toast({ text: 'whatif.removed', tone: 'good', undo: () => lists.editor.edit((content) => ({ items: [...content.items, list] })) });
  };
  return (
    <Page
      title={t('screen.whatif.title')}
      purpose={t('screen.whatif.purpose')}
      actions={<><SaveStatus document={lists} /><Button leftSection={<Icon name="plus" size={16} />} disabled={lists.content === null} onClick={add}>{t('whatif.new')}</Button></>}
    >
      {choices.isPending || lists.content === null ? (lists.state === 'failed' ? <Failed error={lists.failure} retry={() => void lists.editor.load()} /> : <Loading lines={6} />)
        : choices.isError ? <NoStudy centre={id} />
          : shown === undefined ? (
            <Empty icon="whatif" title={t('whatif.emptyTitle')} text={t('whatif.emptyText')}>
              <Button variant="default" onClick={add}>{t('whatif.new')}</Button>
            </Empty>
          ) : (
            <>
              <div className={css.lists}>
                {items.length > 1 && <NativeSelect label={t('whatif.list')} value={shown.id} data={items.map((item) => ({ value: item.id, label: item.name }))} onChange={(event) => setChosen(event.currentTarget.value)} />}
                <TextInput label={t('whatif.name')} value={shown.name} onChange={(event) => edit({ ...shown, name: event.currentTarget.value })} />
                <Button variant="default" leftSection={<Icon name="trash" size={16} />} onClick={() => remove(shown)}>{t('whatif.remove')}</Button>
              </div>
              <List key={shown.id} centre={id} list={shown} choices={choices.data} edit={edit} />
            </>
          )}
    </Page>
  );
}

function List({ centre, list, choices, edit }: { centre: string; list: WhatIf; choices: Choices; edit: (list: WhatIf) => void }) {
  const { t } = useTranslation();
  const add = (code: string) => edit({ ...list, changes: [...list.changes, { code }] });
  return (
    <div className={css.columns}>
      <section aria-labelledby="changes-title" className={css.changes}>
        <h2 id="changes-title">{t('whatif.changes')}</h2>
        <ol>
          {list.changes.map((change, index) => (
            <ChangeCard
              key={index}
              number={index + 1}
              change={change}
              choices={choices}
              edit={(changed) => edit({ ...list, changes: list.changes.map((one, at) => (at === index ? changed : one)) })}
              remove={() => edit({ ...list, changes: list.changes.filter((_, at) => at !== index) })}
            />
          ))}
        </ol>
        <NativeSelect
          label={t('whatif.addChange')}
          value=""
          data={[{ value: '', label: t('whatif.choose') }, ...choices.forms.map((form) => ({ value: form.code, label: form.name }))]}
          onChange={(event) => event.currentTarget.value !== '' && add(event.currentTarget.value)}
        />
      </section>
      <Pricing centre={centre} changes={list.changes} />
    </div>
  );
}
