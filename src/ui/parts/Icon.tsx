const PATHS = {
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  close: 'M6 6l12 12M18 6L6 18',
  next: 'M9 5l7 7-7 7',
  down: 'M6 9l6 6 6-6',
  photo: 'M4 6h16v13H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  caution: 'M12 4l9 16H3zM12 10v4.5M12 17.3v.2',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  remove: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  wipe: 'M4 5h16v14H4zM12 3v18M9 12H7M15 12h2',
  'down-right': 'M6 6l11 11M17 9v8H9',
  'up-right': 'M6 18L17 7M9 7h8v8',
  same: 'M5 9h14M5 15h14',
  pause: 'M9 6v12M15 6v12',
  progress: 'M4 18l5-6 4 3 7-9',
  settling: 'M12 4a8 8 0 1 0 .01 0M12 8v4.5l3 2',
  healing: 'M4.5 14l9.5-9.5 5.5 5.5-9.5 9.5zM9 9.5l5.5 5.5M12 12h.01',
  area: 'M5 17l2-10 9-2 4 8-7 6z',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon of 1.25 em. It is never the only word of a control: the control carries the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg width="1.25em" height="1.25em" viewBox="0 0 24 24" fill="none" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
