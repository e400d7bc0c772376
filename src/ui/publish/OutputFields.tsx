import { messages } from '../messages.ts';
import { Check, CheckGroup } from '../parts/Check.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import styles from './Publish.module.css';
import { type Publishing, SIZES_PX, toggled } from './usePublishing.ts';

const { publish: words } = messages;
const KINDS = ['pair', 'filmstrip', 'wipe'] as const;
const FORMATS = (['jpeg', 'png', 'webp'] as const).map((value) => ({ value, label: words.formats[value] }));

interface OutputFieldsProps {
  readonly chosen: Publishing;
  readonly onChange: (part: Partial<Publishing>) => void;
  readonly hasCard: boolean;
}

/** Which files are made, and how large. */
export function OutputFields({ chosen, onChange, hasCard }: OutputFieldsProps) {
  const { output } = chosen;
  const change = (part: Partial<typeof output>) => onChange({ output: { ...output, ...part } });
  return (
    <div className={styles.fields}>
      <CheckGroup label={words.pictures}>
        {KINDS.map((kind) => (
          <Check
            key={kind}
            label={words.pictureKinds[kind]}
            isChecked={output.kinds.includes(kind)}
            onChange={(isIn) => change({ kinds: toggled(KINDS, output.kinds, kind, isIn) })}
          />
        ))}
      </CheckGroup>
      <CheckGroup label={words.sizes}>
        {SIZES_PX.map((px) => (
          <Check
            key={px}
            label={words.size(px)}
            isChecked={output.sizesPx.includes(px)}
            onChange={(isIn) => change({ sizesPx: toggled<number>(SIZES_PX, output.sizesPx, px, isIn) })}
          />
        ))}
      </CheckGroup>
      <Segmented
        label={words.format}
        value={output.format}
        options={FORMATS}
        onChange={(format) => change({ format })}
      />
      {hasCard && (
        <Check label={words.card} isChecked={output.isByCard} onChange={(isByCard) => change({ isByCard })} />
      )}
    </div>
  );
}
