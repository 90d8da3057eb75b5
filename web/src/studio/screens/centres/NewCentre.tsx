import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Failure } from '../../api/client';
import { useCreateCentre } from '../../api/queries';
import confirmCss from '../../parts/Confirm.module.css';

/** A name is all that is needed to begin. */
export function NewCentre({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const create = useCreateCentre();
  const [, go] = useLocation();
  const submit = () => {
    if (name.trim() !== '') {
      create.mutate({ name: name.trim() }, { onSuccess: (made) => { setName(''); close(); go(`/centres/${made.id}/diagnosis`); } });
    }
  };
  const refused = create.error instanceof Failure && create.error.message !== '' ? create.error.message : t('state.failed');
  return (
    <Modal opened={opened} onClose={close} title={t('centres.newTitle')} closeButtonProps={{ 'aria-label': t('state.close') }} classNames={{ title: confirmCss.title ?? '' }}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <TextInput
          label={t('centres.name')}
          description={t('centres.nameHelp')}
          value={name}
          maxLength={120}
          data-autofocus
          error={create.isError ? refused : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={confirmCss.buttons}>
          <Button variant="default" onClick={close}>{t('state.cancel')}</Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>{t('centres.create')}</Button>
        </div>
      </form>
    </Modal>
  );
}
