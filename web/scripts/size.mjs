// How much a browser fetches, compressed: the first view (the list of centres, or the home of a centre), then its first chart.
//   npm run size        fails above the budget
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** kB, gzip. */
export const budget = 400;

const folder = fileURLToPath(new URL('../dist/studio/', import.meta.url));
export const built = existsSync(join(folder, 'files.json'));

/** @returns {{ entry: number, list: number, home: number, charts: number }} kB, gzip */
export function measure() {
  const files = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8'));
  const weight = (names) => [...names].reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0) / 1000;
  const closure = (keys, seen = new Set(), names = new Set()) => {
    for (const key of keys) {
      if (!seen.has(key)) {
        seen.add(key);
        names.add(files[key].file);
        (files[key].css ?? []).forEach((style) => names.add(style));
        closure(files[key].imports ?? [], seen, names);
      }
    }
    return names;
  };
  const entry = ['index.html', 'texts/fr.json'];
  const home = [...entry, 'screens/home/Home.tsx'];
  return {
    entry: weight(closure(entry)),
    list: weight(closure([...entry, 'screens/centres/Centres.tsx'])),
    home: weight(closure(home)),
    charts: weight(closure([...home, 'sections/Plot.tsx'])) - weight(closure(home)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = measure();
  for (const [name, size] of Object.entries(sizes)) {
    console.log(`${name.padEnd(8)}${size.toFixed(1).padStart(8)} kB`);
  }
  process.exitCode = Math.max(sizes.list, sizes.home + sizes.charts) > budget ? 1 : 0;
}
