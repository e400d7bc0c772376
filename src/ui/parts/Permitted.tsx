import type { ReactNode } from 'react';
import { useRight } from '../../actions/vault/rights.ts';
import type { Right } from '../../domain/roles.ts';
import { messages } from '../messages.ts';
import styles from './Permitted.module.css';

interface PermittedProps {
  readonly right: Right;
  /** The others are told why it isn't there; otherwise it is left out. */
  readonly isTold?: boolean;
  readonly children: ReactNode;
}

/** What only some may do; the actions behind it refuse all the same. */
export function Permitted({ right, isTold = false, children }: PermittedProps) {
  const isPermitted = useRight(right);
  if (isPermitted) return children;
  return isTold ? <p className={styles.told}>{messages.people.notYours(right)}</p> : null;
}
