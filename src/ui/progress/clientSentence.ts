import type { Verdict } from '../../domain/verdict.ts';
import { formatAmount } from '../format.ts';
import { messages } from '../messages.ts';

/** What a verdict says to the client: one short sentence, no jargon, no grade, no promise and no cause. */
export function clientSentence({ kind, measure, withheld, changePct }: Verdict): string {
  const { client, clientChanged, clientSame, clientWaits, clientNext, clientUnread } = messages.verdict;
  const { its, less, more } = client[measure];
  if (withheld === 'not-due') return clientWaits(its);
  if (withheld === 'one-visit') return clientNext(its);
  if (kind === 'withheld' || changePct === null) return clientUnread(its);
  if (kind === 'within-error') return clientSame(its);
  return clientChanged(formatAmount(changePct), changePct > 0 ? more : less);
}
