import type { ReactNode } from 'react';
import type { Roving } from './useRoving.ts';

interface MarkRowProps {
  readonly name: string;
  readonly roving: Roving;
  readonly children: ReactNode;
}

/** A row of marks inside a drawing, with one tab stop. */
export function MarkRow({ name, roving, children }: MarkRowProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no element for a group with a name
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the keys move between its marks; it takes no focus itself
    <g role="group" aria-label={name} onKeyDown={roving.onKeyDown}>
      {children}
    </g>
  );
}
