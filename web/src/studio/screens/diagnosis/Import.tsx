import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sources } from '../../api/types';
import { useDocument } from '../../api/useDocument';
import { Icon } from '../../parts/Icon';
import { SaveStatus } from '../../parts/SaveStatus';
import { Failed, Loading } from '../../parts/states';
import css from './Import.module.css';
import { SourceCard } from './SourceCard';
import { Uploads } from './Uploads';
import { useUploads } from './useUploads';

/** Files are dropped or chosen; each is read at once and shows how it was understood. */
export function Import({ centre }: { centre: string }) {
  const { t } = useTranslation();
  const sources = useDocument<Sources>(centre, 'sources');
  const { uploads, send, dismiss } = useUploads(centre, () => void sources.editor.load());
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send([...event.dataTransfer.files]);
  };
  return (
    <div className={css.import}>
      <div
        className={css.drop}
        data-over={over}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="upload" size={28} />
        <p>
          <b>{t('import.drop')}</b>{' '}
          <button type="button" className={css.choose} onClick={() => input.current?.click()}>{t('import.choose')}</button>
        </p>
        <p className={css.kinds}>{t('import.kinds')}</p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('import.choose')}
          onChange={(event) => { send([...(event.currentTarget.files ?? [])]); event.currentTarget.value = ''; }}
        />
      </div>
      <Uploads uploads={uploads} dismiss={dismiss} />
      {sources.content === null ? (sources.state === 'failed' ? <Failed error={sources.failure} retry={() => void sources.editor.load()} /> : <Loading card={false} lines={2} />)
        : sources.content.items.length > 0 && (
          <>
            <div className={css.listHead}>
              <h3>{t('import.files', { count: sources.content.items.length })}</h3>
              <SaveStatus document={sources} />
            </div>
            <ul className={css.list}>
              {sources.content.items.map((item) => (
                <SourceCard
                  key={item.id}
                  centre={centre}
                  item={item}
                  version={sources.version}
                  saved={sources.state === 'saved'}
                  change={(fields) => sources.editor.edit((content) => ({ ...content, items: content.items.map((one) => (one.id === item.id ? { ...one, ...fields } : one)) }))}
                  remove={() => sources.editor.edit((content) => ({ ...content, items: content.items.filter((one) => one.id !== item.id) }))}
                  putBack={() => sources.editor.edit((content) => (content.items.some((one) => one.id === item.id) ? content : { ...content, items: [...content.items, item] }))}
                />
              ))}
            </ul>
          </>
        )}
    </div>
  );
}
