import { useTranslation } from 'react-i18next';
import type { Settings as Content } from '../../api/types';
import { useDocument } from '../../api/useDocument';
import { Page } from '../../parts/Page';
import { SaveStatus } from '../../parts/SaveStatus';
import { Failed, Loading } from '../../parts/states';
import type { ScreenProps } from '../../shell/screens';
import { SettingsForm } from './SettingsForm';

/** What the studies assume. Saved as one types; one step back at any time. */
export default function Settings({ id }: ScreenProps) {
  const { t } = useTranslation();
  const settings = useDocument<Content>(id, 'settings');
  return (
    <Page title={t('screen.settings.title')} purpose={t('screen.settings.purpose')} actions={<SaveStatus document={settings} />}>
      {settings.content === null
        ? settings.state === 'failed' ? <Failed error={settings.failure} retry={() => void settings.editor.load()} /> : <Loading lines={8} />
        : <SettingsForm content={settings.content} edit={settings.editor.edit} centre={id} />}
    </Page>
  );
}
