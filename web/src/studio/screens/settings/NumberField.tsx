import { useTranslation } from 'react-i18next';
import { CheckedField } from '../../parts/CheckedField';
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

/** A number in the writing of the language; empty is "not stated". */
export function NumberField({ label, help, value, scale = 1, unit, whole = false, least, most, change }: Props) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const written = value === null ? '' : String(Number((value * scale).toFixed(6))).replace('.', i18n.language === 'fr' ? ',' : '.');
  const sentence = t(whole ? 'settings.wholeWrong' : 'settings.numberWrong', { least: format.number(least), most: format.number(most) });
  const problem = (text: string) => {
    const number = read(text);
    return number === null || (Number.isFinite(number) && number >= least && number <= most && (!whole || Number.isInteger(number))) ? null : sentence;
  };
  return (
    <CheckedField
      label={label}
      description={help}
      inputMode={whole ? 'numeric' : 'decimal'}
      value={written}
      rightSection={unit}
      problem={problem}
      change={(text) => {
        const number = read(text);
        change(number === null ? null : number / scale);
      }}
    />
  );
}

/** Null when nothing stands there, NaN when it is no number. */
function read(text: string): number | null {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return plain === '' ? null : /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}
