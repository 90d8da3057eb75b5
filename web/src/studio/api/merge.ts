// Two people wrote from the same version: what each changed, and both together.

export interface Change {
  /** For example targets.Chat, or items[3f2a].owner: list items go by their id. */
  path: string;
  before: unknown;
  after: unknown;
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

function isList(value: unknown): value is { id: string }[] {
  return Array.isArray(value) && value.every((item) => isFields(item) && typeof item['id'] === 'string');
}

/** Lists whose items have ids become fields by id, so that two people may edit two items. */
function opened(value: unknown): unknown {
  return isList(value) ? Object.fromEntries(value.map((item) => [item.id, item])) : value;
}

export function equal(one: unknown, other: unknown): boolean {
  if (one === other || (one ?? null) === (other ?? null)) {
    return true;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, place) => equal(item, other[place]));
  }
  if (isFields(one) && isFields(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => equal(one[key], other[key]));
  }
  return false;
}

export function changes(before: unknown, after: unknown, path = ''): Change[] {
  if (equal(before, after)) {
    return [];
  }
  const one = opened(before);
  const other = opened(after);
  if (isFields(one) && isFields(other)) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    const below = (name: string) => (isList(before) || isList(after) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`);
    return names.flatMap((name) => changes(one[name], other[name], below(name)));
  }
  return [{ path, before, after }];
}

/** What both changed, and not to the same: somebody has to choose. */
export function clashes(base: unknown, mine: unknown, theirs: unknown): { path: string; mine: unknown; theirs: unknown }[] {
  const other = new Map(changes(base, theirs).map((change) => [change.path, change.after]));
  return changes(base, mine).flatMap((change) => {
    const place = [...other.keys()].find((path) => path === change.path || isWithin(path, change.path) || isWithin(change.path, path));
    return place === undefined || equal(other.get(place), change.after) ? [] : [{ path: change.path, mine: change.after, theirs: other.get(place) }];
  });
}

/** True when the first place lies inside the second. */
const isWithin = (inner: string, outer: string) => inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length));

/** Their version with my changes on it: where both changed the same, mine stands. */
export function merge(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (equal(base, mine)) {
    return theirs;
  }
  if (equal(base, theirs)) {
    return mine;
  }
  if (isList(mine) && isList(theirs) && (isList(base) || base === undefined || base === null)) {
    const was = opened(base ?? []) as Fields;
    const others = opened(theirs) as Fields;
    const kept = mine.filter((item) => item.id in others || !(item.id in was) || !equal(was[item.id], item));
    const added = theirs.filter((item) => !mine.some((own) => own.id === item.id) && (!(item.id in was) || !equal(was[item.id], item)));
    return [...kept.map((item) => (item.id in others ? merge(was[item.id], item, others[item.id]) : item)), ...added];
  }
  if (isFields(mine) && isFields(theirs)) {
    const was = isFields(base) ? base : {};
    const result: Fields = {};
    for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
      const value = merge(was[name], mine[name], theirs[name]);
      if (value !== undefined) {
        result[name] = value;
      }
    }
    return result;
  }
  return mine;
}
