import { FileTrigger } from 'react-aria-components';
import { Button } from '../parts/Button.tsx';

interface FileButtonProps {
  readonly label: string;
  readonly kind?: 'primary' | 'quiet';
  readonly isDisabled?: boolean;
  readonly onChoose: (file: File) => void;
}

/** Asks for one file. Any kind may be chosen: a wrong one is told as such. */
export function FileButton({ label, kind = 'quiet', isDisabled = false, onChoose }: FileButtonProps) {
  return (
    <FileTrigger
      onSelect={(files) => {
        const file = files?.[0];
        if (file) onChoose(file);
      }}
    >
      <Button kind={kind} isDisabled={isDisabled}>
        {label}
      </Button>
    </FileTrigger>
  );
}
