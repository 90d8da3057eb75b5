import './report.css';
import { init, type EChartsType } from '../charts/echarts';
import { paint, type NumberStyle, type Palette } from '../charts/paint';

interface Embedded {
  palette: Palette;
  numbers: NumberStyle;
  words: { table: string; chart: string };
  charts: Record<string, { option: Parameters<typeof paint>[0]; height: number; sentence: string }>;
}

// Width in CSS pixels of the text column on A4 with the margins of report.css.
const paperWidth = 672;

const dark = matchMedia('(prefers-color-scheme: dark)');
const embedded = JSON.parse(document.getElementById('plateau-charts')?.textContent ?? '{}') as Embedded;
const font = getComputedStyle(document.body).fontFamily;
const drawn = new Map<HTMLElement, EChartsType>();
let onPaper = false;

function draw(place: HTMLElement): void {
  const chart = embedded.charts[place.dataset['chart'] ?? ''];
  if (chart === undefined) {
    return;
  }
  drawn.get(place)?.dispose();
  const width = onPaper ? paperWidth : place.clientWidth;
  if (width === 0) {
    return;
  }
  place.style.height = `${chart.height}px`;
  const instance = init(place, null, { renderer: 'svg', width, height: chart.height });
  const colours = dark.matches && !onPaper ? embedded.palette.dark : embedded.palette.light;
  const option = paint(chart.option, colours, embedded.numbers) as { textStyle?: object };
  option.textStyle = { ...option.textStyle, fontFamily: font };
  instance.setOption(option);
  drawn.set(place, instance);
}

function drawAll(): void {
  document.querySelectorAll<HTMLElement>('.plot').forEach(draw);
}

/** A button for each chart: its table instead, and back. */
function addToggle(figure: HTMLElement): void {
  const plot = figure.querySelector<HTMLElement>('.plot');
  const twin = figure.querySelector<HTMLElement>('.twin');
  if (plot === null || twin === null) {
    return;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'toggle';
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', twin.id);
  button.textContent = embedded.words.table;
  button.addEventListener('click', () => {
    const asTable = figure.classList.toggle('as-table');
    button.setAttribute('aria-expanded', String(asTable));
    button.textContent = asTable ? embedded.words.chart : embedded.words.table;
    if (!asTable) {
      draw(plot);
    }
  });
  figure.querySelector('figcaption')?.append(button);
}

function toPaper(paper: boolean): void {
  if (paper !== onPaper) {
    onPaper = paper;
    drawAll();
  }
}

if (embedded.charts !== undefined) {
  document.documentElement.classList.add('scripted');
  document.querySelectorAll<HTMLElement>('figure.chart').forEach(addToggle);
  // Printing as "PDF" without a dialogue announces itself by the media query alone, the dialogue by the event.
  const print = matchMedia('print');
  onPaper = print.matches;
  drawAll();
  print.addEventListener('change', () => toPaper(print.matches));
  addEventListener('beforeprint', () => toPaper(true));
  addEventListener('afterprint', () => toPaper(false));
  dark.addEventListener('change', drawAll);
  let waiting = 0;
  let lastWidth = innerWidth;
  addEventListener('resize', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      if (innerWidth !== lastWidth && !onPaper) {
        lastWidth = innerWidth;
        drawAll();
      }
    }, 120);
  });
}
