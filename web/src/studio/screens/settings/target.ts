/** A target is written 80/20: per cent answered, in seconds (also 0,8/20 and 80%/20s). */
export function isTarget(text: string): boolean {
  const parts = /^\s*(\d+(?:[.,]\d+)?)\s*(%?)\s*\/\s*(\d+(?:[.,]\d+)?)\s*s?\s*$/.exec(text);
  if (parts === null) {
    return false;
  }
  const number = Number((parts[1] ?? '').replace(',', '.'));
  const share = parts[2] === '%' || number >= 1 ? number / 100 : number;
  return share > 0 && share < 1;
}
