import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface Format {
  /** With at most so many decimals, and at least so many. */
  number(value: number, digits?: number, least?: number): string;
  percent(share: number, digits?: number): string;
  date(iso: string): string;
  moment(iso: string): string;
  bytes(count: number): string;
  /** As people say it: 45 s, 3 min, 1 h 05 min. */
  seconds(count: number): string;
}

const thin = '\u202f';
const nbsp = '\u00a0';

export function formatIn(language: string): Format {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const number = (value: number, digits = 0, least = 0) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: least }).format(value);
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const units = language === 'fr' ? ['o', 'ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB'];
  return {
    number,
    percent: (share, digits = 0) => (language === 'fr' ? `${number(share * 100, digits, digits)}${thin}%` : `${number(share * 100, digits, digits)}%`),
    date: (iso) => day.format(new Date(iso)),
    moment: (iso) => `${day.format(new Date(iso))}, ${time.format(new Date(iso))}`,
    bytes: (count) => {
      const power = Math.min(3, count < 1 ? 0 : Math.floor(Math.log10(count) / 3));
      const value = count / 1000 ** power;
      return `${number(value, value < 10 && power > 0 ? 1 : 0)}${nbsp}${units[power]}`;
    },
    seconds: (count) => {
      const whole = Math.max(0, Math.round(count));
      if (whole < 60) {
        return `${whole}${nbsp}s`;
      }
      const minutes = Math.round(whole / 60);
      return minutes < 60 ? `${minutes}${nbsp}min` : `${Math.floor(minutes / 60)}${nbsp}h${nbsp}${String(minutes % 60).padStart(2, '0')}${nbsp}min`;
    },
  };
}

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => formatIn(i18n.language), [i18n.language]);
}
