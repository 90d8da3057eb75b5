import { useTranslation } from 'react-i18next';
import { changeLanguage, languages } from '../texts/i18n';
import css from './Shell.module.css';

const names = { fr: 'Français', en: 'English' };

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <div className={css.languages} role="group" aria-label={t('shell.language')}>
      {languages.map((language) => (
        <button key={language} type="button" lang={language} aria-pressed={i18n.language === language} aria-label={names[language]} title={names[language]} onClick={() => void changeLanguage(language)}>
          {language.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
