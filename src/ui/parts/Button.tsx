import type { ComponentProps } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Link } from 'wouter';
import styles from './Button.module.css';

type Kind = 'primary' | 'quiet' | 'plain' | 'danger';

const classOf = (kind: Kind) => `${styles.button} ${styles[kind]}`;

/** A button of at least 44 px. `primary`: the one thing to do here; `plain`: an icon or a word in a row of others. */
export function Button({
  kind = 'quiet',
  ...props
}: { readonly kind?: Kind } & Omit<ComponentProps<typeof AriaButton>, 'className'>) {
  return <AriaButton {...props} className={classOf(kind)} />;
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({
  kind = 'quiet',
  href,
  children,
}: {
  readonly kind?: Kind;
  readonly href: string;
  readonly children: React.ReactNode;
}) {
  return (
    <Link href={href} className={classOf(kind)}>
      {children}
    </Link>
  );
}
