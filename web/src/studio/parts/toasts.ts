import type { ParseKeys } from 'i18next';
import { useSyncExternalStore } from 'react';

export interface Toast {
  id: number;
  text: ParseKeys;
  values?: Record<string, string | number>;
  tone: 'good' | 'bad';
  undo?: () => void;
}

let shown: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function show(next: readonly Toast[]): void {
  shown = next;
  listeners.forEach((listener) => listener());
}

export function toast(said: Omit<Toast, 'id'>): void {
  last += 1;
  const id = last;
  show([...shown.filter((one) => one.text !== said.text), { ...said, id }].slice(-3));
  setTimeout(() => dismiss(id), said.undo === undefined ? 4000 : 8000);
}

export function dismiss(id: number): void {
  show(shown.filter((one) => one.id !== id));
}

export const useToasts = () =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => shown);
