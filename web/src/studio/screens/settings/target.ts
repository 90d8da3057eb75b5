/** A target is written 80/20: per cent answered, in seconds. True when it is stated and cannot be read so. */
export function targetProblem(text: string | null | undefined): boolean {
  if (text === null || text === undefined || text.trim() === '') {
    return false;
  }
  const parts = /^\s*(\d{1,3}(?:[.,]\d+)?)\s*%?\s*\/\s*(\d+)\s*s?\s*$/.exec(text);
  return parts === null || Number((parts[1] ?? '').replace(',', '.')) > 100 || Number((parts[1] ?? '').replace(',', '.')) <= 0;
}
