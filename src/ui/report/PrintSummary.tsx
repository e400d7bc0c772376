import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';

/** Prints the client's page. */
export function PrintSummary() {
  return (
    <Button onPress={() => window.print()}>
      <Icon name="print" />
      {messages.summary.print}
    </Button>
  );
}
