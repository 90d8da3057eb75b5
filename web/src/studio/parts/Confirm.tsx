import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './Confirm.module.css';

interface Props {
  opened: boolean;
  title: string;
  text: string;
  /** What the button does, as a verb: never "OK". */
  action: string;
  working?: boolean;
  close: () => void;
  confirm: () => void;
}

/** Asks before something that cannot be undone. */
export function Confirm({ opened, title, text, action, working = false, close, confirm }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('state.close') }} classNames={{ title: css.title }}>
      <p className={css.text}>{text}</p>
      <div className={css.buttons}>
        <Button variant="default" onClick={close} data-autofocus>{t('state.cancel')}</Button>
        <Button className={css.danger} loading={working} onClick={confirm}>{action}</Button>
      </div>
    </Modal>
  );
}
