import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { PATTERNS } from '../app/routes.ts';
import styles from '../course/CourseFrame.module.css';
import { messages } from '../messages.ts';
import { Crumbs } from '../parts/Crumbs.tsx';
import { Title } from '../parts/Title.tsx';

const SCREENS = ['treatments', 'calibration', 'consent', 'sets', 'backup', 'people', 'log'] as const;
type ClinicScreen = (typeof SCREENS)[number];

interface ClinicFrameProps {
  readonly screen: ClinicScreen;
  readonly children: ReactNode;
}

/** What stands over the screens of the clinic itself, and the way between them. */
export function ClinicFrame({ screen, children }: ClinicFrameProps) {
  const { title, tabs, tabsLabel } = messages.clinicFrame;
  return (
    <>
      <header className={styles.header}>
        <Crumbs href={PATTERNS.start} label={messages.start.clients} />
        <div className={styles.names}>
          <h1>{title}</h1>
        </div>
        <nav aria-label={tabsLabel} className={styles.tabs}>
          {SCREENS.map((name) => (
            <Link
              key={name}
              href={PATTERNS[name === 'consent' ? 'consentTexts' : name]}
              className={styles.tab}
              aria-current={name === screen ? 'page' : undefined}
            >
              {tabs[name]}
            </Link>
          ))}
        </nav>
      </header>
      <Title level={2} className={styles.unseen}>
        {tabs[screen]}
      </Title>
      {children}
    </>
  );
}
