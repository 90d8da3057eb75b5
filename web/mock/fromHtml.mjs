import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const text = (element) => element?.textContent ?? '';

function table(element) {
  return {
    caption: text(element.querySelector('caption')),
    columns: [...element.querySelectorAll('thead th')].map((head) => ({ header: text(head), numeric: head.classList.contains('number') })),
    rows: [...element.querySelectorAll('tbody tr')].map((row) => ({ cells: [...row.children].map(text), strong: row.classList.contains('strong') })),
  };
}

const explanation = (title, list) => ({
  title,
  lines: [...list.querySelectorAll('dt')].map((name) => ({ name: text(name), content: text(name.nextElementSibling) })),
});

function finding(element) {
  const [confidence, rule] = [...element.querySelector('.level').childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent);
  const lists = [...element.querySelectorAll('ul')];
  const proposals = lists.find((list) => list.classList.contains('proposals'));
  return {
    level: Number(/level-(\d)/.exec(element.className)[1]),
    severity: text(element.querySelector('b')),
    confidence,
    rule,
    code: 'SKILL-01',
    sentence: text(element.querySelector('.said')),
    evidence: [...(lists.find((list) => list !== proposals)?.children ?? [])].map(text),
    proposals: [...(proposals?.children ?? [])].map(text),
  };
}

function block(element, charts) {
  const kind = element.className.split(' ')[0];
  switch (element.tagName) {
    case 'P': return { kind: kind === 'notice' || kind === 'small' ? kind : 'paragraph', text: text(element) };
    case 'H3': return { kind: 'heading', text: text(element) };
    case 'UL': return { kind: 'bullets', items: [...element.children].map(text) };
    case 'OL': return { kind: 'findings', items: [...element.children].map(finding) };
    case 'FIGURE': {
      const key = element.querySelector('.plot').dataset.chart;
      const { option, height, sentence } = charts[key];
      return { kind: 'chart', key, title: text(element.querySelector('.title')), option, height, sentence, legend: text(element.querySelector(':scope > .small')), table: table(element.querySelector('table')) };
    }
    default:
  }
  if (kind === 'figures') {
    return { kind, items: [...element.children].map((figure) => ({
      label: text(figure.querySelector('.label')),
      value: text(figure.querySelector('.value')),
      explanation: figure.querySelector('dl') === null ? null : explanation('', figure.querySelector('dl')),
    })) };
  }
  if (kind === 'methods') {
    return { kind, items: [...element.children].map((method) => explanation(text(method.querySelector('summary')), method.querySelector('dl'))) };
  }
  return { kind: 'grid', table: table(element.querySelector('table')) };
}

/** The document of a study, taken back out of its HTML report. */
export function documentOf(file) {
  const page = new JSDOM(readFileSync(file, 'utf8')).window.document;
  const { charts, ...rest } = JSON.parse(page.getElementById('plateau-charts').textContent);
  return {
    title: text(page.querySelector('h1')),
    centre: page.title.split(' – ').at(-1),
    subtitle: text(page.querySelector('header p')),
    ...rest,
    sections: [...page.querySelectorAll('section')].map((section) => ({
      key: section.id,
      title: text(section.querySelector('.about')),
      headline: text(section.querySelector('h2')),
      blocks: [...section.children].slice(2).map((element) => block(element, charts)),
    })),
  };
}
