/** A value of a document in one line. */
export function told(value: unknown): string {
  if (value === null || value === undefined || value === '') {
    return '—';
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  const fields = value as Record<string, unknown>;
  const name = fields['title'] ?? fields['name'];
  return typeof name === 'string' && name !== '' ? name : JSON.stringify(value);
}
