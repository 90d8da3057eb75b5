import type { Block, ReportDocument, Section } from '../src/studio/api/report';
import type { StudySummary } from '../src/studio/api/types';

export const study: StudySummary = {
  id: 's1', centreId: 'c1', kind: 'study', state: 'done', stage: null, stageName: null, done: 1, secondsLeft: null, place: 0,
  startedAt: '2026-01-05T08:00:00Z', endedAt: '2026-01-05T08:02:00Z', askedBy: null, stale: false, problems: [], headline: null,
};

const table = {
  caption: 'Heures par flux',
  columns: [{ header: 'Flux', numeric: false }, { header: 'Heures', numeric: true }],
  rows: [{ cells: ['Chat', '20'] }, { cells: ['Mail', '3'] }, { cells: ['Téléphone', '1\u202f000'] }, { cells: ['Total', '1\u202f023'], strong: true }],
};

/** One block of each kind. */
export const blocks: Block[] = [
  { kind: 'paragraph', text: 'Un paragraphe.' },
  { kind: 'heading', text: 'Un intertitre' },
  { kind: 'notice', text: 'Une réserve.' },
  { kind: 'small', text: 'Une note.' },
  { kind: 'bullets', items: ['Un point', 'Deux points'] },
  {
    kind: 'figures',
    items: [
      { label: 'Service', value: '90 % ± 4', explanation: { title: 'Part décrochée dans le délai', lines: [{ name: 'Formule', content: 'pris ÷ présentés' }] } },
      { label: 'Abandons', value: '4 %', explanation: null },
    ],
  },
  { kind: 'grid', table },
  { kind: 'chart', key: 'cursor', title: 'Le coude est à 80 %.', option: {}, sentence: 'La courbe monte puis plafonne.', height: 200, legend: 'Bande : 95 %.', table: { ...table, caption: 'Points de la courbe' } },
  {
    kind: 'findings',
    items: [
      { level: 3, severity: 'Critique', confidence: 'confiance forte', rule: 'Expertise isolée', code: 'SKILL-01', sentence: 'Une seule personne sait faire.', evidence: ['Preuve une', 'Preuve deux'], proposals: ['Former A31'] },
      { level: 1, severity: 'Modéré', confidence: 'confiance moyenne', rule: 'Données trouées', code: 'DATA-01', sentence: 'Un jour manque.', evidence: [], proposals: [] },
    ],
  },
  { kind: 'methods', items: [{ title: 'Décroché', lines: [{ name: 'Définition', content: 'Pris par un conseiller.' }] }] },
];

export const section: Section = { key: 'cursor', title: 'Le curseur', headline: 'Mutualiser suffit.', blocks };

export const report: ReportDocument = {
  study, title: 'Étude', centre: 'Lumen', subtitle: '', words: { table: 'Tableau', chart: 'Graphique' },
  palette: { light: { ink: '#000000' }, dark: { ink: '#ffffff' } },
  numbers: { decimal: ',', group: '\u202f', percent: '\u202f%' },
  sections: [section],
};
