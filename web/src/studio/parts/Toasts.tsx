import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import css from './Toasts.module.css';
import { dismiss, useToasts } from './toasts';

/** Short messages in the corner: read out, never in the way, gone by themselves. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useToasts();
  return (
    <div className={css.corner} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={css.toast} data-tone={toast.tone}>
          <Icon name={toast.tone === 'good' ? 'check' : 'warning'} />
          <span>{String(t(toast.text, toast.values ?? {}))}</span>
          {toast.undo !== undefined && (
            <button type="button" className={css.undo} onClick={() => { toast.undo?.(); dismiss(toast.id); }}>
              {t('save.undoShort')}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
