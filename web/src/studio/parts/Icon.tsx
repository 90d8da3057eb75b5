const paths = {
  home: 'M3 11 12 4l9 7M6 9.5V20h12V9.5',
  steps: 'M4 6h2M4 12h2M4 18h2M10 6h10M10 12h10M10 18h10',
  map: 'M4 7h4c5 0 3 10 8 10h4M4 17h4c5 0 3-10 8-10h4',
  routing: 'M6 4v6a4 4 0 0 0 4 4h8M15 11l3 3-3 3M6 4v16',
  skills: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z',
  indicators: 'M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6',
  sizing: 'M4 18h4v-6h4V8h4V5h4',
  cursor: 'M4 12h16M14 8v8',
  whatif: 'M4 18h5l6-12h5M16 2l4 4-4 4M4 6h5l2 4M13 14l2 4h5M16 14l4 4-4 4',
  findings: 'M12 4 3 20h18zM12 10v4M12 17v.5',
  actions: 'M5 4h14v16H5zM9 9l1.5 1.5L13 8M9 15h6',
  report: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  versions: 'M12 7v5l3 2M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'm5 12 5 5 9-10',
  warning: 'M12 8v5M12 16.5v.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5',
  moon: 'M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  right: 'm9 6 6 6-6 6',
  down: 'm6 9 6 6 6-6',
  up: 'm6 15 6-6 6 6',
  upload: 'M12 16V5M7 10l5-5 5 5M4 19h16',
  download: 'M12 5v11M7 11l5 5 5-5M4 20h16',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  play: 'M8 5v14l11-7z',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  undo: 'M4 9h10a5 5 0 0 1 0 10H9M4 9l4-4M4 9l4 4',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l5 5',
  grip: 'M9 6v.01M9 12v.01M9 18v.01M15 6v.01M15 12v.01M15 18v.01',
} as const;

export type IconName = keyof typeof paths;

/** Line drawings on a 24-pixel square; always beside a word or inside a named button, hence hidden from readers. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={name === 'grip' ? 2.4 : 1.7} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
