import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useLocation, useParams } from 'wouter';
import { showToClient } from '../../actions/clientView/clientScreen.ts';
import { readClient } from '../../actions/readClients.ts';
import { useStored } from '../../actions/useStored.ts';
import { useVault } from '../../actions/vault/state.ts';
import type { ClientId } from '../../domain/ids.ts';
import { NotFound } from '../app/NotFound.tsx';
import { PATTERNS } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { ClientTaskFrame } from './ClientTaskFrame.tsx';

const PIN = /^\d{4,8}$/;

/** Hands the screen to a client, with a PIN to take it back. */
export function ShowClientPage() {
  const { clientId } = useParams() as { clientId: ClientId };
  const view = useStored(readClient(clientId), [clientId]);
  const vault = useVault();
  const [, navigate] = useLocation();
  const [pin, setPin] = useState('');
  const { isBusy, code, run } = useAction();
  const { clientView: words, app } = messages;
  if (view === undefined) return <p role="status">{app.loading}</p>;
  if (view === null) return <NotFound />;
  const isSound = pin === '' || PIN.test(pin);
  const start = async () => {
    await showToClient(clientId, pin);
    navigate(PATTERNS.start);
  };
  return (
    <ClientTaskFrame client={view.client} title={words.title} lead={words.lead}>
      {vault.kind === 'open' ? (
        <Form
          className={panels.panel!}
          onSubmit={(event) => {
            event.preventDefault();
            if (isSound) run(start);
          }}
        >
          <TextField
            label={words.pin}
            hint={words.pinHint}
            error={words.pinWrong}
            isInvalid={!isSound && pin.length > 3}
            type="password"
            inputMode="numeric"
            value={pin}
            onChange={setPin}
          />
          {code && <Notice kind="danger" words={remedyFor(code)} />}
          <div>
            <Button type="submit" kind="primary" isDisabled={isBusy || !isSound}>
              {words.start}
            </Button>
          </div>
        </Form>
      ) : (
        <section className={panels.panel} aria-label={words.title}>
          <p>{words.needsVault}</p>
          <div>
            <ButtonLink kind="primary" href={PATTERNS.setUp}>
              {words.setUp}
            </ButtonLink>
          </div>
        </section>
      )}
    </ClientTaskFrame>
  );
}
