import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './Crumbs.module.css';

interface CrumbsProps {
  readonly href: string;
  readonly label: string;
  /** A person's name is not for translating. */
  readonly isName?: boolean;
  /** What marks the screen itself, as that it is the example. */
  readonly children?: ReactNode;
}

/** The way back to what a screen belongs to. */
export function Crumbs({ href, label, isName = false, children }: CrumbsProps) {
  return (
    <p className={styles.crumbs}>
      <Link href={href} className={styles.crumb} {...(isName && { translate: 'no' })}>
        {label}
      </Link>
      {children}
    </p>
  );
}
