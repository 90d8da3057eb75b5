import type { MapParts, MapPlace, MapWay, Presence, Weekly } from '../../../src/studio/api/report';

const weekly = (value: number | null): Weekly => ({ value, text: value === null ? '–' : String(value) });

function place(stage: string, name: string, declared: number | null | undefined, observed: number | null | undefined, channel: string | null = null): MapPlace {
  const presence: Presence = declared === undefined ? 'only-second' : observed === undefined ? 'only-first' : 'both';
  return { stage, name, channel, isLoss: name === 'abandonné', declared: declared === undefined ? null : weekly(declared), observed: observed === undefined ? null : weekly(observed), presence };
}

function way(from: number, to: number, declared: number | null | undefined, observed: number | null | undefined, how = 'traité par'): MapWay {
  const { declared: said, observed: seen, presence } = place('', '', declared, observed);
  return { from, to, how, declared: said, observed: seen, presence, stands: presence };
}

/** Two entry points, a menu behind a menu, three flows, two teams, two ends: declared, with a log that knows flows, teams and ends alone. */
export const map: MapParts = {
  views: ['declared', 'observed', 'difference'],
  words: { from: 'De', to: 'Vers', how: 'Comment', declared: 'Déclaré, par semaine', observed: 'Observé, par semaine', stands: 'Où', unknown: 'volume inconnu' },
  stages: ['entry-point', 'menu', 'flow', 'team', 'end'].map((key) => ({ key, name: key })),
  places: [
    place('entry-point', '09 70', 900, undefined, 'téléphone'), place('entry-point', 'contact@', 300, undefined, 'courriel'), place('menu', 'Accueil', null, undefined), place('menu', 'Après-vente', null, undefined),
    place('flow', 'Livraison', 500, 450, 'téléphone'), place('flow', 'Retours', 300, 200, 'téléphone'), place('flow', 'Courriel', 300, 310, 'courriel'),
    place('team', 'Équipe Nord', 700, 600), place('team', 'Équipe Sud', 400, 360), place('end', 'abandonné', undefined, 40), place('flow', 'Inconnu {du} plan', undefined, 25),
  ],
  ways: [
    way(0, 2, 900, undefined, 'mène à'), way(2, 3, null, undefined, 'mène à'), way(2, 4, 500, undefined, 'mène à'), way(3, 5, 300, undefined, 'mène à'), way(3, 2, null, undefined, 'revient à'),
    way(1, 6, 300, undefined, 'mène à'), way(4, 7, 500, 440), way(5, 7, 200, 160), way(5, 8, 100, undefined), way(6, 8, 300, 310), way(7, 8, null, 30, 'transfère à'), way(4, 9, undefined, 10, 'finit'), way(10, 8, undefined, 25),
  ],
};
