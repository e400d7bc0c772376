import { messages } from '../messages.ts';
import { TextField } from '../parts/Field.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import styles from './Consent.module.css';
import { SignaturePad } from './SignaturePad.tsx';
import type { DraftProps } from './UseFields.tsx';

/** Who signs, before whom, and the signature. */
export function SignFields({ draft, onChange }: DraftProps) {
  const { consent: words } = messages;
  return (
    <>
      <TextField
        label={words.signer}
        hint={words.signerHint}
        value={draft.signer}
        onChange={(signer) => onChange({ signer })}
      />
      <TextField
        label={words.witness}
        hint={words.witnessHint}
        value={draft.witness}
        onChange={(witness) => onChange({ witness })}
      />
      <Segmented
        label={words.way}
        value={draft.way}
        options={[
          { value: 'drawn', label: words.wayDrawn },
          { value: 'typed', label: words.wayTyped },
        ]}
        onChange={(way) => onChange({ way, strokes: [] })}
      />
      {draft.way === 'drawn' ? (
        <SignaturePad onChange={(strokes) => onChange({ strokes })} />
      ) : (
        <p className={styles.soft}>{words.typedHint}</p>
      )}
    </>
  );
}
