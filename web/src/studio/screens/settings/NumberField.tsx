import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../texts/format';

interface Props {
  label: string;
  help: string;
  value: number | null;
  /** What is shown is the value times this: 100 for shares. */
  scale?: number;
  unit?: string;
  whole?: boolean;
  /** Of what is shown. */
  least: number;
  most: number;
  change: (value: number | null) => void;
}

/** A number in the writing of the language; half a number that is being typed stays as typed, and is not saved. */
export function NumberField({ label, help, value, scale = 1, unit, whole = false, least, most, change }: Props) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const written = (number: number | null) => (number === null ? '' : String(Number((number * scale).toFixed(6))).replace('.', i18n.language === 'fr' ? ',' : '.'));
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? written(value);
  const number = Number(text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  const wrong = text.trim() !== '' && (!Number.isFinite(number) || number < least || number > most || (whole && !Number.isInteger(number)));
  const type = (next: string) => {
    setTyped(next);
    const read = Number(next.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
    if (next.trim() === '') {
      change(null);
    } else if (Number.isFinite(read) && read >= least && read <= most && (!whole || Number.isInteger(read))) {
      change(read / scale);
    }
  };
  return (
    <TextInput
      label={label}
      description={help}
      inputMode={whole ? 'numeric' : 'decimal'}
      value={text}
      rightSection={unit}
      error={wrong ? t(whole ? 'settings.wholeWrong' : 'settings.numberWrong', { least: format.number(least), most: format.number(most) }) : undefined}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => { if (!wrong) { setTyped(null); } }}
    />
  );
}
