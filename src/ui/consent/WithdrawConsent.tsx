import { useState } from 'react';
import { useLocation } from 'wouter';
import { withdraw } from '../../actions/consent/withdraw.ts';
import { CONSENT_SCOPES, type Consent, type ConsentScope, grantsOf, SHOWING_SCOPES } from '../../domain/consent.ts';
import type { Client } from '../../domain/course.ts';
import { toConsent } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Check, CheckGroup } from '../parts/Check.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { SCOPE_NAMES } from '../words/consentNames.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Consent.module.css';

interface WithdrawConsentProps {
  readonly client: Client;
  readonly consents: readonly Consent[];
}

/** Takes consent back in one action: every use beyond the care, unless some are to stay. Nothing where nothing is left. */
export function WithdrawConsent({ client, consents }: WithdrawConsentProps) {
  const given = CONSENT_SCOPES.filter((scope) =>
    grantsOf(consents, scope).some(({ grant }) => grant.withdrawnOn === null),
  );
  const [isAsking, setAsking] = useState(false);
  const [left, setLeft] = useState<readonly ConsentScope[] | null>(null);
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { consent: words, app } = messages;
  const ending = left ?? given.filter((scope) => SHOWING_SCOPES.includes(scope));
  if (given.length === 0) return null;
  const end = () =>
    run(async () => {
      await withdraw(client.id, ending);
      setAsking(false);
      setLeft(null);
      navigate(toConsent(client.id));
    });
  return (
    <>
      <Button kind="danger" onPress={() => setAsking(true)}>
        {words.withdraw}
      </Button>
      <Dialog
        role="alertdialog"
        title={words.withdrawTitle(client.label)}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <p>{words.withdrawBody}</p>
        <CheckGroup label={words.withdrawUses} {...(ending.length === 0 ? { hint: words.withdrawNone } : {})}>
          {given.map((scope) => (
            <Check
              key={scope}
              label={SCOPE_NAMES[scope]}
              isChecked={ending.includes(scope)}
              onChange={(ends) => setLeft(given.filter((one) => (one === scope ? ends : ending.includes(one))))}
            />
          ))}
        </CheckGroup>
        {code && <Notice kind="danger" words={remedyFor(code)} />}
        <div className={styles.actions}>
          <Button onPress={() => setAsking(false)} autoFocus>
            {app.cancel}
          </Button>
          <Button kind="danger" isDisabled={isBusy || ending.length === 0} onPress={end}>
            {words.withdrawConfirm}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
