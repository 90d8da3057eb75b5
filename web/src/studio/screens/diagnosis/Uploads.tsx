import { useTranslation } from 'react-i18next';
import { IconButton } from '../../parts/IconButton';
import { Problems } from '../../parts/Problems';
import { ProgressBar } from '../../parts/ProgressBar';
import { useFormat } from '../../texts/format';
import css from './Import.module.css';
import type { Upload } from './useUploads';

/** Files on their way, and those that the host refused, with all it says about them. */
export function Uploads({ uploads, dismiss }: { uploads: readonly Upload[]; dismiss: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (uploads.length === 0) {
    return null;
  }
  return (
    <ul className={css.uploads} aria-live="polite">
      {uploads.map((upload) => (
        <li key={upload.id} className={css.upload} data-failed={upload.failure !== null}>
          <div className={css.uploadHead}>
            <b>{upload.name}</b>
            <span>{upload.failure === null ? (upload.sent >= 1 ? t('import.reading') : t('import.sending', { share: format.percent(upload.sent), size: format.bytes(upload.bytes) })) : t('import.refused')}</span>
            <IconButton icon="close" label={t(upload.failure === null ? 'import.stop' : 'import.dismiss', { name: upload.name })} onClick={() => (upload.failure === null ? upload.stop() : dismiss(upload.id))} />
          </div>
          {upload.failure === null ? <ProgressBar share={upload.sent} label={upload.name} /> : (
            <div role="alert">
              <p>{upload.failure.unreachable ? t('state.unreachable') : upload.failure.message === '' ? t('state.failed') : upload.failure.message}</p>
              {upload.failure.problems.length > 0 && <Problems items={upload.failure.problems} />}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
