import { useEffect, useRef } from 'react';
import { messages } from '../messages.ts';

let isFirstScreen = true;

interface TitleProps {
  readonly children: string;
  readonly level?: 1 | 2;
  readonly className?: string | undefined;
  /** Names the window where the heading names a person: a window's title goes into the history, and from there to other devices. */
  readonly windowTitle?: string;
}

/** The heading of a screen. It names the window, and takes the focus when one has gone there from another screen. */
export function Title({ children, level = 1, className, windowTitle = children }: TitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${windowTitle} · ${messages.app.name}`;
  }, [windowTitle]);
  useEffect(() => {
    if (!isFirstScreen) heading.current?.focus();
    isFirstScreen = false;
  }, []);
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <Heading ref={heading} tabIndex={-1} className={className}>
      {children}
    </Heading>
  );
}
