// A host that forgets: answers as the contract says, from memory, so that the page can be worked on without the real one.
//   node mock/host.mjs [report-fr.html report-en.html]     then     npm run dev     (or open this address after npm run build)
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { documentOf } from './fromHtml.mjs';

const port = Number(process.env.PLATEAU_MOCK_PORT ?? 5190);
const dist = new URL('../dist/studio/', import.meta.url).pathname;
const [french, english = french] = process.argv.slice(2);
const reports = french === undefined ? {} : { fr: documentOf(french), en: documentOf(english) };
const files = { fr: french, en: english };
const now = () => new Date().toISOString();

const centres = new Map();
const studies = new Map();
const listeners = new Map();
const empty = { settings: { name: '', language: 'fr', zone: 'Europe/Paris', target: '80/20', targets: {}, seed: 1999, replications: 20, shrinkage: null, indifference: 0.02 }, sources: { items: [] }, actions: { items: [] } };

function make(name) {
  const id = randomUUID();
  const documents = Object.fromEntries(Object.entries(empty).map(([kind, content]) => [kind, [{ kind, version: 0, at: null, who: null, note: null, content }]]));
  documents.settings[0].content = { ...empty.settings, name };
  const centre = { id, name, createdAt: now(), documents };
  centres.set(id, centre);
  return centre;
}

function write(centre, kind, content, note = null, who = 'Camille') {
  const versions = centre.documents[kind];
  const next = { kind, version: versions.at(-1).version + 1, at: now(), who, note, content };
  versions.push(next);
  const last = lastStudy(centre);
  if (last !== null && kind !== 'actions') {
    last.stale = true;
  }
  tell(`centre/${centre.id}`, 'changed', { kind: 'document', name: kind, version: next.version });
  return next;
}

const studiesOf = (centre) => [...studies.values()].filter((study) => study.centreId === centre.id).reverse();
const lastStudy = (centre) => studiesOf(centre).find((study) => study.state === 'done') ?? null;
const runningStudy = (centre) => studiesOf(centre).find((study) => study.state === 'running') ?? null;
const summary = (centre) => ({ id: centre.id, name: centre.name, createdAt: centre.createdAt, changedAt: now(), changedBy: 'Camille', sources: centre.documents.sources.at(-1).content.items.length, lastStudy: lastStudy(centre), running: runningStudy(centre) });

function tell(topic, event, data) {
  for (const response of listeners.get(topic) ?? []) {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}

function study(centre, kind, seconds = 12) {
  const made = { id: randomUUID(), centreId: centre.id, kind, state: 'running', stage: 'cursor', stageName: 'Curseur mutualiser – spécialiser', done: 0, secondsLeft: seconds, place: 0, startedAt: now(), endedAt: null, askedBy: 'Camille', stale: false, problems: [], headline: null };
  studies.set(made.id, made);
  tell(`centre/${centre.id}`, 'changed', { kind: 'study', name: made.id, version: 0 });
  const timer = setInterval(() => {
    if (made.state === 'running') {
      made.done = Math.min(1, made.done + 0.5 / seconds);
      made.secondsLeft = Math.round(seconds * (1 - made.done));
      if (made.done >= 1) {
        Object.assign(made, { state: 'done', endedAt: now(), headline: reports.fr?.sections[0].headline ?? null });
      }
    }
    tell(`study/${made.id}`, 'progress', made);
    if (made.state !== 'running') {
      clearInterval(timer);
      tell(`centre/${centre.id}`, 'changed', { kind: 'study', name: made.id, version: 0 });
    }
  }, 500);
  return made;
}

const step = (key, title, purpose, state, progress, missing = []) => ({ key, title, purpose, state, progress, missing });
function steps(centre) {
  const has = centre.documents.sources.at(-1).content.items.length > 0;
  return [
    step('import', 'Importer', 'Apporter les journaux de contacts et ce que le centre déclare de lui-même.', has ? 'partly' : 'todo', has ? 0.6 : 0, has ? [{ sentence: 'Aucun classeur de l’organisation.', why: 'Sans lui, rien ne dit si ce qui se fait est ce qui est voulu.', href: 'import' }] : []),
    step('flows', 'Flux', 'Nommer les flux et leur objectif.', has ? 'done' : 'waiting', has ? 1 : 0),
    step('routing', 'Entrées et routage', 'Décrire les portes d’entrée et leurs règles.', has ? 'partly' : 'waiting', has ? 0.4 : 0, has ? [{ sentence: 'Deux files n’ont pas d’horaire.', why: 'Un contact arrivé hors horaire compte comme perdu.', href: 'routing' }] : []),
    step('skills', 'Compétences', 'Dire qui sait prendre quoi.', has ? 'done' : 'waiting', has ? 1 : 0),
    step('indicators', 'Indicateurs', 'Donner les définitions et les sources.', 'todo', 0),
    step('decision', 'Décision', 'Poser la question au calcul.', lastStudy(centre) === null ? 'waiting' : 'done', lastStudy(centre) === null ? 0 : 1),
  ];
}

const preview = (item) => ({
  format: 'contact-csv', formatName: 'Contacts, une ligne chacun (CSV)', mapping: { format: 'contact-csv', columns: { arrival: 'Début', flow: 'Motif' } }, rejected: 3,
  columns: [
    { number: 1, name: 'Début', field: 'arrival', sample: '02/01/2026 08:00:12', kind: 'date et heure' },
    { number: 2, name: 'Motif', field: 'flow', sample: 'Commandes', kind: 'texte' },
    { number: 3, name: 'Durée', field: null, sample: '00:03:05', kind: 'durée' },
  ],
  fields: [{ key: 'arrival', name: 'Arrivée' }, { key: 'flow', name: 'Flux' }, { key: 'handle', name: 'Durée de traitement' }, { key: 'agent', name: 'Conseiller' }],
  notes: [],
  rows: ['Commandes, arrivé le 2 janv. 2026 à 08:00:12, pris en 14 s', 'Chat, arrivé le 2 janv. 2026 à 08:00:40, abandonné après 1 min 02 s'],
  problems: [{ place: `${item.name}, ligne 3`, sentence: 'L’heure « 25:10 » n’existe pas.', maybe: 'Peut-être 15:10.' }],
});

class Refusal extends Error {
  constructor(status, code, title, more = {}) {
    super(title);
    this.answer = { status, code, title, problems: [], current: null, ...more };
  }
}

function centreOf(id) {
  const centre = centres.get(id);
  if (centre === undefined) {
    throw new Refusal(404, 'not-found', 'Ce centre n’existe pas.');
  }
  return centre;
}

function put(centre, kind, body) {
  const current = centre.documents[kind].at(-1);
  if (body.version !== current.version) {
    throw new Refusal(409, 'conflict', 'Quelqu’un a écrit entre-temps.', { current: current.version, currentDocument: current });
  }
  return write(centre, kind, body.content, body.note ?? null);
}

function report(centre, query) {
  const last = lastStudy(centre);
  const document = reports[query.get('language')];
  if (last === null || document === undefined) {
    throw new Refusal(404, 'no-study', 'Rien n’a encore été calculé.');
  }
  const wanted = query.get('sections')?.split(',');
  return { study: last, ...document, sections: document.sections.filter((section) => wanted?.includes(section.key) ?? true) };
}

function received(centre, name, bytes) {
  if (bytes === 0) {
    throw new Refusal(400, 'not-valid', 'Ce fichier est vide.', { problems: [{ place: name, sentence: 'Le fichier ne contient rien.', maybe: 'Peut-être l’export a-t-il été coupé.' }] });
  }
  const item = { id: randomUUID(), name, file: 'hash', bytes, role: name.endsWith('.xlsx') ? 'organisation' : 'log', format: 'contact-csv', sheet: null, mapping: null, addedAt: now(), addedBy: 'Camille' };
  const { version } = write(centre, 'sources', { items: [...centre.documents.sources.at(-1).content.items, item] });
  return { looksLike: 'log', format: item.format, formatName: 'Contacts (CSV)', version, item };
}

const differences = (one, other) => [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key])).map((path) => ({ path, before: one[path] ?? null, after: other[path] ?? null }));
const version = (centre, kind, number) => centre.documents[kind].find((one) => one.version === Number(number));

const routes = [
  ['GET', /^\/session$/, () => ({ version: '0.0', language: 'fr', user: 'Camille' })],
  ['GET', /^\/samples$/, () => [{ key: 'maison-lumen', name: 'Maison Lumen', purpose: 'Un commerce inventé : téléphone, mail, chat et réseaux sociaux, 120 conseillers, une organisation déclarée.' }, { key: 'anonymous-bank', name: 'La banque anonyme', purpose: 'Un centre d’appels bancaire réel, janvier et février 1999.' }]],
  ['GET', /^\/centres$/, () => [...centres.values()].map(summary)],
  ['POST', /^\/centres$/, ([], query, body) => {
    const centre = make(body.name ?? 'Maison Lumen');
    if (body.sample !== undefined) {
      received(centre, 'contacts.csv.gz', 4_200_000);
      const made = study(centre, 'study', 1);
      Object.assign(made, { state: 'done', done: 1, endedAt: now(), headline: reports.fr?.sections[0].headline ?? null });
    }
    return summary(centre);
  }],
  ['GET', /^\/centres\/([^/]+)$/, ([id]) => { const { documents, ...centre } = centreOf(id); return { ...centre, documents: Object.values(documents).map((versions) => versions.at(-1)) }; }],
  ['DELETE', /^\/centres\/([^/]+)$/, ([id]) => { centres.delete(id); return undefined; }],
  ['GET', /^\/centres\/([^/]+)\/documents\/(\w+)$/, ([id, kind]) => centreOf(id).documents[kind].at(-1)],
  ['PUT', /^\/centres\/([^/]+)\/documents\/(\w+)$/, ([id, kind], query, body) => put(centreOf(id), kind, body)],
  ['GET', /^\/centres\/([^/]+)\/documents\/(\w+)\/versions$/, ([id, kind]) => centreOf(id).documents[kind]],
  ['POST', /^\/centres\/([^/]+)\/documents\/(\w+)\/versions\/(\d+)\/restore$/, ([id, kind, number], query, body) => put(centreOf(id), kind, { version: body.version, content: version(centreOf(id), kind, number).content })],
  ['GET', /^\/centres\/([^/]+)\/documents\/(\w+)\/compare$/, ([id, kind], query) => differences(version(centreOf(id), kind, query.get('from')).content, version(centreOf(id), kind, query.get('to')).content)],
  ['GET', /^\/centres\/([^/]+)\/sources\/([^/]+)\/preview$/, ([id, item]) => preview(centreOf(id).documents.sources.at(-1).content.items.find((one) => one.id === item))],
  ['GET', /^\/centres\/([^/]+)\/steps$/, ([id]) => steps(centreOf(id))],
  ['GET', /^\/centres\/([^/]+)\/studies$/, ([id]) => studiesOf(centreOf(id))],
  ['POST', /^\/centres\/([^/]+)\/studies$/, ([id], query, body) => study(centreOf(id), body.kind)],
  ['POST', /^\/centres\/[^/]+\/studies\/([^/]+)\/cancel$/, ([id]) => Object.assign(studies.get(id), { state: 'cancelled', endedAt: now() })],
  ['GET', /^\/centres\/([^/]+)\/report$/, ([id], query) => report(centreOf(id), query)],
];

// What the real host says of its page: nothing from elsewhere, nothing inline.
const policy = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };

function page(path, response) {
  const file = join(dist, path);
  const found = path !== '/' && existsSync(file) ? file : join(dist, 'index.html');
  response.writeHead(200, { 'Content-Type': types[extname(found)] ?? 'application/octet-stream', 'Content-Security-Policy': policy });
  response.end(readFileSync(found));
}

async function answer(request, response) {
  const url = new URL(request.url, 'http://host');
  if (!url.pathname.startsWith('/api/')) {
    return page(url.pathname, response);
  }
  const path = url.pathname.slice(4);
  const events = /^\/(?:centres\/[^/]+\/)?(studies|centres)\/([^/]+)\/events$/.exec(path);
  if (events !== null) {
    const topic = `${events[1] === 'studies' ? 'study' : 'centre'}/${events[2]}`;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': open\n\n');
    listeners.set(topic, (listeners.get(topic) ?? new Set()).add(response));
    return request.on('close', () => listeners.get(topic)?.delete(response));
  }
  const pieces = [];
  for await (const piece of request) {
    pieces.push(piece);
  }
  const bytes = Buffer.concat(pieces);
  const upload = /^\/centres\/([^/]+)\/files$/.exec(path);
  if (/^\/centres\/[^/]+\/report\.html$/.test(path)) {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    return response.end(readFileSync(files[url.searchParams.get('language')]));
  }
  try {
    const found = routes.find(([method, route]) => method === request.method && route.test(path));
    const body = upload !== null ? received(centreOf(upload[1]), url.searchParams.get('name'), bytes.length)
      : found === undefined ? (() => { throw new Refusal(404, 'not-found', 'Adresse inconnue.'); })()
        : found[2](found[1].exec(path).slice(1), url.searchParams, bytes.length === 0 ? {} : JSON.parse(bytes));
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(body === undefined ? '' : JSON.stringify(body));
  } catch (error) {
    const refusal = error instanceof Refusal ? error.answer : { status: 500, code: 'failed', title: String(error.stack), problems: [], current: null };
    response.writeHead(refusal.status, { 'Content-Type': 'application/problem+json' });
    response.end(JSON.stringify(refusal));
  }
}

createServer((request, response) => void answer(request, response)).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
