import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../parts/IconButton';

const next: Record<MantineColorScheme, MantineColorScheme> = { auto: 'light', light: 'dark', dark: 'auto' };
const icons = { auto: 'system', light: 'sun', dark: 'moon' } as const;

/** As the system says, light, dark, and round again. */
export function ThemeSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return <IconButton icon={icons[colorScheme]} label={t(`shell.theme.${colorScheme}`)} onClick={() => setColorScheme(next[colorScheme])} />;
}
