// A chart's option arrives as data: colours are names of the palette, and formatters are names too. Here they become what ECharts wants.

export interface Palette {
  light: Record<string, string>;
  dark: Record<string, string>;
}

export interface NumberStyle {
  decimal: string;
  group: string;
  percent: string;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export function number(value: number, style: NumberStyle): string {
  const rounded = Math.abs(value) >= 1000 ? Math.round(value) : Math.round(value * 100) / 100;
  const [whole = '0', fraction] = String(Math.abs(rounded)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, style.group);
  return (rounded < 0 ? '−' : '') + grouped + (fraction === undefined ? '' : style.decimal + fraction);
}

function formatter(name: string, style: NumberStyle, names: Record<string, string> | undefined) {
  const unit = name === '@percent' ? style.percent : name === '@hours' ? ' h' : '';
  return (value: number) => names?.[String(value)] ?? number(value, style) + unit;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

interface Shown {
  data?: { tip?: string };
}

/** The text of a tooltip was made with the chart: nothing is computed here. */
function tip(shown: Shown | Shown[]): string {
  const texts = (Array.isArray(shown) ? shown : [shown]).map((one) => one.data?.tip).filter((text) => text !== undefined && text !== '');
  return [...new Set(texts)].map((text) => escape(text as string).replaceAll('\n', '<br>')).join('<br>');
}

export function paint(option: Json, colours: Record<string, string>, style: NumberStyle): object {
  const visit = (value: Json): unknown => {
    if (typeof value === 'string') {
      return value.startsWith('@') ? (colours[value.slice(1)] ?? value) : value;
    }
    if (Array.isArray(value)) {
      return value.map(visit);
    }
    if (value === null || typeof value !== 'object') {
      return value;
    }
    const painted: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value)) {
      painted[key] = key === 'formatter' && typeof inner === 'string' && /^@(percent|number|hours)$/.test(inner)
        ? formatter(inner, style, value['names'] as Record<string, string> | undefined)
        : visit(inner);
    }
    return painted;
  };
  const painted = visit(option) as Record<string, unknown>;
  painted['tooltip'] = {
    ...(painted['tooltip'] as object),
    formatter: tip,
    backgroundColor: colours['surface'],
    borderColor: colours['line'],
    textStyle: { color: colours['ink'], fontSize: 13 },
    extraCssText: 'box-shadow: 0 2px 8px rgb(0 0 0 / 0.16); white-space: normal; max-width: 320px;',
  };
  return painted;
}
