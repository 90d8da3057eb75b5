import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { init } from '../../charts/echarts';
import { paint } from '../../charts/paint';
import type { ChartBlock, ReportDocument } from '../api/report';
import css from './ChartBlockView.module.css';

// Width in CSS pixels of the text column on A4.
const paperWidth = 672;

/** Draws a chart in the colours of the theme, again at each new width, and in light colours at the width of paper for printing. */
export default function Plot({ chart, document: report }: { chart: ChartBlock; document: ReportDocument }) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    const element = place.current;
    if (element === null) {
      return undefined;
    }
    element.style.height = `${chart.height}px`;
    const width = () => Math.max(1, element.clientWidth);
    const instance = init(element, null, { renderer: 'svg', width: width(), height: chart.height });
    const draw = (colours: Record<string, string>) => {
      const option = paint(chart.option, colours, report.numbers) as { textStyle?: object };
      option.textStyle = { ...option.textStyle, fontFamily: getComputedStyle(element).fontFamily };
      instance.setOption(option, true);
    };
    draw(report.palette[scheme]);
    const onScreen = () => { instance.resize({ width: width() }); draw(report.palette[scheme]); };
    const onPaper = () => { instance.resize({ width: Math.min(width(), paperWidth) }); draw(report.palette.light); };
    let last = width();
    const watcher = new ResizeObserver(() => {
      if (width() !== last) {
        last = width();
        instance.resize({ width: last });
      }
    });
    watcher.observe(element);
    window.addEventListener('beforeprint', onPaper);
    window.addEventListener('afterprint', onScreen);
    return () => {
      watcher.disconnect();
      window.removeEventListener('beforeprint', onPaper);
      window.removeEventListener('afterprint', onScreen);
      instance.dispose();
    };
  }, [chart, report, scheme]);
  return <div ref={place} className={css.plot} role="img" aria-label={`${chart.title} ${chart.sentence}`} />;
}
