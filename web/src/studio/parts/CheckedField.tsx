import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'error'> {
  value: string;
  /** What is wrong with what stands there, as a sentence; null = nothing. */
  problem: (text: string) => string | null;
  change: (text: string) => void;
}

/** A field whose content must be readable: half a word that is being typed stays as typed, and is not saved. */
export function CheckedField({ value, problem, change, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const own = useRef(false);
  const text = typed ?? value;
  const wrong = problem(text);
  const type = (next: string) => {
    setTyped(next);
    if (problem(next) === null) {
      own.current = true;
      change(next);
      // What changes later was changed by somebody else, or by a step back.
      setTimeout(() => { own.current = false; }, 0);
    }
  };
  useEffect(() => {
    if (!own.current) {
      setTyped(null);
    }
  }, [value]);
  return <TextInput {...rest} value={text} error={wrong} onChange={(event) => type(event.currentTarget.value)} onBlur={() => { if (wrong === null) { setTyped(null); } }} />;
}
