import type { ReactNode } from 'react';
import type { Block, ReportDocument, Section } from '../api/report';
import { ChartBlockView } from './ChartBlockView';
import { DataTable } from './DataTable';
import { FiguresView } from './FiguresView';
import { FindingsList } from './FindingsList';
import { FlowMap } from './map/FlowMap';
import { MethodsView } from './MethodsView';
import css from './SectionView.module.css';

interface Props {
  section: Section;
  document: ReportDocument;
  /** Buttons beside a finding, for example "add to the plan". */
  findingActions?: (code: string | null, sentence: string) => ReactNode;
}

/** Any section of a study: what is true first, then the evidence, then the method. */
export function SectionView({ section, document, findingActions }: Props) {
  const title = `section-${section.key}`;
  return (
    <section id={section.key} className={css.section} aria-labelledby={title}>
      <p className={css.about}>{section.title}</p>
      <h2 id={title}>{section.headline}</h2>
      {section.blocks.map((block, place) => (
        <BlockView key={place} block={block} heading={headingOf(section, place)} document={document} findingActions={findingActions} />
      ))}
    </section>
  );
}

/** What a block stands under: the name of a table that has none of its own. */
function headingOf(section: Section, place: number): string {
  const before = section.blocks.slice(0, place).findLast((block) => block.kind === 'heading');
  return before?.kind === 'heading' ? before.text : section.title;
}

function BlockView({ block, heading, document, findingActions }: { block: Block; heading: string; document: ReportDocument; findingActions: Props['findingActions'] }) {
  switch (block.kind) {
    case 'paragraph':
      return <p className={css.paragraph}>{block.text}</p>;
    case 'heading':
      return <h3 className={css.heading}>{block.text}</h3>;
    case 'notice':
      return <p className={css.notice}>{block.text}</p>;
    case 'small':
      return <p className={css.small}>{block.text}</p>;
    case 'bullets':
      return <ul className={css.bullets}>{block.items.map((item, place) => <li key={place}>{item}</li>)}</ul>;
    case 'figures':
      return <FiguresView figures={block.items} />;
    case 'grid':
      return <DataTable table={block.table} numbers={document.numbers} label={heading} />;
    case 'chart':
      return block.map == null ? <ChartBlockView chart={block} document={document} /> : <FlowMap chart={block} map={block.map} document={document} />;
    case 'findings':
      return <FindingsList findings={block.items} actions={findingActions} />;
    case 'methods':
      return <MethodsView methods={block.items} />;
    default:
      // A newer host may know kinds that this page does not: the rest of the section stands.
      return null;
  }
}
