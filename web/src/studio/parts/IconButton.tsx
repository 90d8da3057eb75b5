import type { ButtonHTMLAttributes } from 'react';
import { Icon, type IconName } from './Icon';
import css from './IconButton.module.css';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'aria-label'> {
  icon: IconName;
  label: string;
}

/** A button that is a drawing: its name is read out and shown as one rests on it. */
export function IconButton({ icon, label, className, ...rest }: Props) {
  return (
    <button type="button" className={`${css.button} ${className ?? ''}`} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
