import { useState } from 'react';
import { recordReview } from '../../actions/publish/recordReview.ts';
import type { RenderedSet } from '../../actions/publish/renderSet.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Check } from '../parts/Check.tsx';
import { TextField } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { GATE_WORDS } from '../words/publish.ts';
import styles from './Publish.module.css';

const { publish: words } = messages;

interface ReviewFieldsProps {
  readonly rendered: RenderedSet;
  /** Which of its items. */
  readonly item: number;
  /** Whose. */
  readonly client: string;
  readonly onReviewed: (rendered: RenderedSet) => void;
}

/** Where a client wants to see the pictures first: who looked at exactly these, and agreed. */
export function ReviewFields({ rendered, item, client, onReviewed }: ReviewFieldsProps) {
  const [agreedBy, setAgreedBy] = useState('');
  const [agrees, setAgrees] = useState(false);
  const { isBusy, code, run } = useAction();
  const review = rendered.made[item]?.review;
  if (review)
    return (
      <p className={styles.good} role="status">
        {words.reviewed(review.agreedBy, formatDay(review.on))}
      </p>
    );
  const record = () => run(async () => onReviewed(await recordReview(rendered, item, agreedBy)));
  return (
    <fieldset className={styles.fields}>
      <legend>
        <strong>{words.review(client)}</strong>
      </legend>
      <p>{GATE_WORDS['not-reviewed']}</p>
      <TextField label={words.reviewer} hint={words.reviewerHint} value={agreedBy} onChange={setAgreedBy} />
      <Check label={words.agrees} isChecked={agrees} onChange={setAgrees} />
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      <div>
        <Button isDisabled={isBusy || !agrees || agreedBy.trim() === ''} onPress={record}>
          {words.recordReview}
        </Button>
      </div>
    </fieldset>
  );
}
