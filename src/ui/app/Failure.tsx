import { Component, type ReactNode } from 'react';
import { AppError } from '../../domain/errors.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { remedyFor } from '../words/faults.ts';
import styles from './Failure.module.css';

interface FailureState {
  readonly error: unknown;
}

/** Catches what a screen throws, and says what to do. Records are written before they are drawn, so nothing is lost here. */
export class Failure extends Component<{ readonly children: ReactNode }, FailureState> {
  override state: FailureState = { error: null };

  static getDerivedStateFromError(error: unknown): FailureState {
    return { error: error ?? new AppError('unexpected') };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const { what, remedy } = remedyFor(error instanceof AppError ? error.code : 'unexpected');
    return (
      <section className={styles.failure} role="alert">
        <h1>{what}</h1>
        <p>{remedy}</p>
        <Button kind="primary" onPress={() => location.reload()}>
          {messages.app.reload}
        </Button>
        <a href="#/">{messages.app.back}</a>
      </section>
    );
  }
}
